import { apparentRational, apparentSentence } from '../../core/constants/apparentRational.ts';
import type { Constant } from '../../core/constants/constant.ts';
import { InputError } from '../../core/errors.ts';
import { evaluateFraction } from '../../core/fractions/evaluate.ts';
import { endsOfEnclosure, expand } from '../../core/fractions/expand.ts';
import { termsOf } from '../../core/fractions/fraction.ts';
import type { InterlacedFraction } from '../../core/fractions/fraction.ts';
import { parseSigns } from '../../core/fractions/signs.ts';
import type { SignPattern } from '../../core/fractions/signs.ts';
import { convergentTable, generalConvergentTable } from '../../core/fractions/toolbox/convergents.ts';
import type { TabledConvergent } from '../../core/fractions/toolbox/convergents.ts';
import type { GeneralFraction } from '../../core/fractions/toolbox/generalFraction.ts';
import { sequenceAt } from '../../core/fractions/toolbox/sequence.ts';
import { scientificNotation } from '../../core/numbers/decimal.ts';
import { formatRational } from '../../core/numbers/rational.ts';
import { latexConvergents } from '../../formats/latex/toolbox.ts';
import { answer } from '../answer.ts';
import type { ToolAnswer } from '../answer.ts';
import { signedOf, wholeGeneral } from '../input.ts';
import { optional, wholeNumber, withDefault } from '../parameter.ts';
import { numberTool } from '../tool.ts';

/** Digits after which a number that decides no further term is given up, and so many more for each convergent. */
const [fewestDigits, digitsOfConvergent] = [1_000, 8];
/** Significant digits of an error. */
const errorDigits = 3;

/** The convergents of a number, with their errors. */
export const convergents = numberTool({
  name: 'convergents',
  title: 'Convergents with errors',
  summary: 'The first ones, the digits of the errors proved.',
  usage: 'its convergents, with their errors',
  keeps: 'Every shown digit of an error is proved from an enclosure of the value.',
  example: 'convergents "2; 3+2k @ -+" --count 8',
  parameters: {
    count: withDefault('12', {
      value: 'N',
      meaning: ['1 to 1000 (12)'],
      read: wholeNumber(1, 1000),
      question: { prompt: 'How many: 1 to 1000', initial: '12' },
    }),
    signs: optional({
      value: 'WORD',
      meaning: ['of a number that is no fraction: the sign pattern of its terms (+)'],
      read: (text) => parseSigns(text),
    }),
  },
  run({ reading }, { count, signs }) {
    if (reading.kind !== 'fraction') {
      const table = tableOfNumber(reading.constant, signs ?? [1], count);
      const given = ofSigned(table);
      const remark = `The ${reading.constant.digitsLimit} digits that are certain give ${table.length} terms and no more.`;
      return table.length < count ? { ...given, remarks: [remark, ...given.remarks] } : given;
    }
    if (signs)
      throw new InputError(
        'signs: a fraction has its own; give signs to a number, or after an @ in the fraction.',
      );
    const { written } = reading;
    return written.kind === 'general'
      ? ofGeneral(wholeGeneral(written), count)
      : ofSigned(tableOfFraction(signedOf(written), count));
  },
});

function tableOfFraction(fraction: InterlacedFraction, count: number): TabledConvergent[] {
  return convergentTable(termsOf(fraction.rule, count), fraction.signs, (digits) =>
    evaluateFraction(fraction, digits),
  );
}

function tableOfNumber(constant: Constant, signs: SignPattern, count: number): TabledConvergent[] {
  if (constant.rationalValue !== null)
    throw new InputError(`constant: ${constant.name} is rational; its continued fraction ends.`);
  const { digitsLimit } = constant;
  const enclose = (digits: number) => constant.enclose(digits);
  const most = Math.min(digitsLimit, fewestDigits + digitsOfConvergent * count);
  for (let digits = Math.min(2 * count + 20, most); ; digits = Math.min(2 * digits, most)) {
    const { terms, state } = expand(endsOfEnclosure(enclose(digits)), signs, count);
    if (state === 'complete') return convergentTable(terms.map(BigInt), signs, enclose, digitsLimit);
    if (digits < most) continue;
    const apparent = apparentRational(constant, most);
    if (apparent)
      throw new InputError(
        `constant: ${apparentSentence(constant.name, apparent)}, so that its convergents are not certain.`,
      );
    if (terms.length > 0) return convergentTable(terms.map(BigInt), signs, enclose, digitsLimit);
    throw new InputError(
      `constant: ${constant.name} has too few digits for a first term; give more of them.`,
    );
  }
}

/** A convergent as texts: index, term, numerator after it, quotient, error. */
type Row = readonly [n: string, term: string, numerator: string, quotient: string, error: string];

function ofSigned(table: readonly TabledConvergent[]): ToolAnswer {
  const rows = table.map(({ n, term, sign, p, q, error }): Row => [
    String(n),
    String(term),
    sign > 0 ? '+' : '−',
    `${p}/${q}`,
    scientificNotation(error, errorDigits) ?? '',
  ]);
  return tabled('sign', rows, [0, 1, 4]);
}

function ofGeneral(fraction: GeneralFraction, count: number): ToolAnswer {
  const rows = generalConvergentTable(fraction, count).map(({ value, error }, n): Row => [
    String(n),
    formatRational(sequenceAt(fraction.terms, n)),
    formatRational(sequenceAt(fraction.numerators, n)),
    value ? formatRational(value) : '∞',
    (error && scientificNotation(error, errorDigits)) ?? '',
  ]);
  return tabled('b_n+1', rows, [0, 1, 2, 4]);
}

function tabled(numerators: string, rows: readonly Row[], numeric: readonly number[]): ToolAnswer {
  return answer({
    latex: latexConvergents(rows.map(([n, , , quotient, error]) => [n, quotient, error])),
    lines: rows.map(([n, , , quotient, error]) => `${n}:  ${quotient}${error === '' ? '' : `   ${error}`}`),
    table: { header: ['n', 'a_n', numerators, 'p_n/q_n', 'x − p_n/q_n'], rows, numeric, widest: 3 },
    remarks: [
      rows.some(([, , , , error]) => error !== '')
        ? 'Errors: proved digits, cut after three.'
        : 'No errors: that the fraction converges, and how fast, is shown by none of the criteria in use (all terms positive; |a_n| ≥ |b_n| + 1).',
    ],
  });
}
