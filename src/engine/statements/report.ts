import { isItself, parametricStatements } from '../../core/theorems/parametric/statements.ts';
import type { ParametricStatement, Sample } from '../../core/theorems/parametric/statements.ts';
import { readParameters } from '../../core/theorems/parametric/request.ts';
import type { StatementsRequest } from '../../core/theorems/parametric/request.ts';
import { parseTemplate } from '../../core/theorems/parametric/template.ts';
import type { Template } from '../../core/theorems/parametric/template.ts';
import { reportedStatement, statementProofText } from '../../formats/proofs/statementReport.ts';
import type { ProofDialect, ProofText } from '../../formats/proofs/text.ts';
import { statementLine } from '../../formats/proofs/parametric.ts';
import type { NumberReport } from '../../formats/text/numberReport.ts';
import { paritiesWithFormula, sampleAt, statementBounds } from './finding.ts';

/** What is found for a request. */
interface Found {
  readonly template: Template;
  readonly samples: readonly Sample[];
  readonly statements: readonly ParametricStatement[];
}

/** @throws InputError where the template or the range cannot be read */
async function find(
  { template: text, range, parity }: StatementsRequest,
  kernel: Uint8Array,
): Promise<Found> {
  const template = parseTemplate(text);
  const samples: Sample[] = [];
  for (const k of readParameters(range, parity)) {
    const sample = await sampleAt(template, k, statementBounds, kernel);
    if (sample) samples.push(sample);
  }
  return { template, samples, statements: parametricStatements(template, samples) };
}

/**
 * The statements for all k, the constant's own first, as a report of the page of numbers.
 * @throws InputError where the template or the range cannot be read
 */
export async function statementsReport(
  request: StatementsRequest,
  kernel: Uint8Array,
): Promise<NumberReport> {
  const { template, samples, statements } = await find(request, kernel);
  const excepted = new Set(statements.flatMap(({ exceptions }) => exceptions.map(({ k }) => k)));
  const leftOut = samples.flatMap(({ k, fault }) =>
    fault === undefined || excepted.has(k) ? [] : [`k = ${k} is left out: ${fault}.`],
  );
  const own = statements.some(({ last }) => isItself(last));
  return {
    input: request.template,
    names: statements.map((statement) => ({
      ...reportedStatement(template, statement),
      statement: request,
    })),
    isDecimal: false,
    sentences: [...(own ? [] : [sentenceWithout(template, samples)]), ...leftOut],
  };
}

/** What is said where the constant itself has no formula. */
function sentenceWithout(template: Template, samples: readonly Sample[]): string {
  const sentence = `No formula fits the fractions that were found for ${template.text} itself over these k`;
  const parities = paritiesWithFormula(template, samples);
  return parities.length === 0
    ? `${sentence}.`
    : `${sentence}; over the ${parities.join(' ones, and over the ')} ones alone there is one.`;
}

/**
 * A statement of a report with its proof; null where it is not proved.
 * @param line its text in the report
 * @param present names of the foundations that the paper has already
 */
export async function proofOfStatement(
  request: StatementsRequest,
  line: string,
  dialect: ProofDialect,
  present: readonly string[],
  kernel: Uint8Array,
): Promise<ProofText | null> {
  const { template, statements } = await find(request, kernel);
  const statement = statements.find((one) => statementLine(template, one) === line);
  return statement ? statementProofText(template, statement, dialect, present) : null;
}
