import { InputError } from '../../core/errors.ts';
import { fieldRanges } from '../../core/esma/specification.ts';
import { isItself, parametricStatements } from '../../core/theorems/parametric/statements.ts';
import type { Sample } from '../../core/theorems/parametric/statements.ts';
import { readParameters } from '../../core/theorems/parametric/request.ts';
import { parseTemplate } from '../../core/theorems/parametric/template.ts';
import type { Template } from '../../core/theorems/parametric/template.ts';
import { paritiesWithFormula, sampleAt, statementBounds } from '../../engine/statements/finding.ts';
import type { StatementBounds } from '../../engine/statements/finding.ts';
import { formatStatement, latexStatements } from '../../formats/proofs/parametric.ts';
import { command } from '../command.ts';
import { flag, number, text, UsageError } from '../options.ts';
import type { Arguments } from '../options.ts';
import { exitCodes, grouped, ProgressLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

const options = {
  k: text('FIRST..LAST', 'the k that are searched (1..12)'),
  odd: flag('only odd ones'),
  even: flag('only even ones'),
  height: number('H', fieldRanges.height, statementBounds.height, 'largest |coefficient| of P and Q'),
  period: number('B', fieldRanges.period, statementBounds.period, 'longest sign pattern'),
  order: number('L', fieldRanges.order, statementBounds.order, 'largest linear complexity'),
  limit: number('N', [1, 1_000_000_000], Infinity, 'statements to put out'),
  latex: flag('theorems with proofs, as a LaTeX document'),
} as const;

/** One statement for all k from searches at some: fractions of exp(1/k), tan(1/k), … */
export const statements = command({
  name: 'statements',
  otherName: 'families',
  call: '<constant with k>',
  summary: 'one statement for all k, as for exp(1/k)',
  details: `Searches each k, draws formulas for all k from what it finds, and proves them with k as a symbol. The k at which a
formula does not stand are named, with what holds there. "families" is another name of this command.`,
  example: 'statements "exp(2/k)" --k 1..13 --odd',
  options,
  positionals: { least: 1, most: 1, meaning: 'the constant with k in it' },
  run: writeStatements,
});

async function writeStatements(given: Arguments<typeof options>, terminal: Terminal): Promise<number> {
  const template = parseTemplate(given.positionals[0]!);
  const parameters = parametersOf(given);
  const limit = given.number('limit');
  const samples = await searchAll(template, parameters, readBounds(given), terminal);
  const statements = parametricStatements(template, samples).slice(0, limit);
  if (given.flag('latex')) {
    if (statements.length === 0) throw new InputError(`template: ${nothing(template, samples)}`);
    terminal.out(latexStatements(template, statements));
  } else {
    for (const statement of statements) terminal.out(`${formatStatement(template, statement)}\n\n`);
  }
  const proved = statements.filter(({ proof }) => proof.ok).length;
  const found = samples.reduce((sum, { conjectures }) => sum + conjectures.length, 0);
  const report = given.flag('latex') ? terminal.err : terminal.out;
  const named = new Set(statements.flatMap(({ exceptions }) => exceptions.map(({ k }) => k)));
  for (const { k, fault } of samples)
    if (fault !== undefined && !named.has(k)) report(`k = ${k} is left out: ${fault}.\n`);
  const itself = statements.some(({ last }) => isItself(last));
  if (!itself && statements.length > 0) report(`${nothing(template, samples)}\n`);
  report(
    statements.length === 0
      ? `${nothing(template, samples)}\n`
      : `${grouped(found)} conjectures at ${samples.length} values of k, ${statements.length} ${statements.length === 1 ? 'statement' : 'statements'} for all k, ${proved} proved.\n`,
  );
  return terminal.signal.aborted ? exitCodes.interrupted : exitCodes.done;
}

/** What is said where the constant itself has no formula; every second k is proposed where that has one. */
function nothing(template: Template, samples: readonly Sample[]): string {
  const sentence = `No formula fits the fractions that were found for ${template.text} itself over these k`;
  const parities = paritiesWithFormula(template, samples);
  const [odd, even] = [parities.includes('odd'), parities.includes('even')];
  if (!odd && !even) return `${sentence}.`;
  return `${sentence}; ${odd && even ? '--odd and --even show one each' : odd ? '--odd shows one' : '--even shows one'}.`;
}

function readBounds(given: Arguments<typeof options>): StatementBounds {
  return { height: given.number('height'), period: given.number('period'), order: given.number('order') };
}

/** The k that are searched. @throws InputError, UsageError */
function parametersOf(given: Arguments<typeof options>): number[] {
  const [odd, even] = [given.flag('odd'), given.flag('even')];
  if (odd && even) throw new UsageError('--odd and --even exclude each other');
  return readParameters(given.text('k') ?? '1..12', odd ? 'odd' : even ? 'even' : 'all');
}

async function searchAll(
  template: Template,
  parameters: readonly number[],
  bounds: StatementBounds,
  terminal: Terminal,
): Promise<Sample[]> {
  const progress = new ProgressLine(terminal);
  const samples: Sample[] = [];
  const { default: kernel } = await import('#kernel');
  for (const k of parameters) {
    if (terminal.signal.aborted) break;
    const sample = await sampleAt(template, k, bounds, kernel, terminal.signal);
    if (sample) samples.push(sample);
    progress.show(samples.length, parameters.length, `k = ${k}`);
  }
  progress.clear();
  return samples;
}
