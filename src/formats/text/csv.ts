import { comparedDigits } from '../../core/esma/comparedDigits.ts';
import { csvField } from '../quoting.ts';
import type { Conjecture } from '../../core/conjecture.ts';
import { measuredSimpleRate, shownGain } from '../../core/gain.ts';
import { isSigned } from '../../core/fractions/fraction.ts';
import { jointPeriod } from '../../core/fractions/canonicalTail.ts';
import { formatRational } from '../../core/numbers/rational.ts';
import { proofOf } from '../../core/theorems/certificates/proofOf.ts';
import { standingOf } from '../../core/theorems/standing.ts';
import { measuredRate } from '../../core/fractions/convergence.ts';
import { latexEquation } from '../latex/latex.ts';
import { formatPolynomial, formatLeftSide } from './plain.ts';
import { relationWord } from './relation.ts';
import { knownPhrase } from './standing.ts';

/** Depth of the nested fraction in the column `latex`. */
const columnDepth = 3;

/** A column of the table: its head, and what stands in it. */
type Column = readonly [head: string, text: (conjecture: Conjecture) => string | number];

const columns: readonly Column[] = [
  ['id', ({ id }) => id],
  ['constant', ({ constant }) => constant.name],
  ['value', formatLeftSide],
  ['numerator', ({ value }) => value.numerator.join(' ')],
  ['denominator', ({ value }) => value.denominator.join(' ')],
  ['signs', ({ fraction }) => (isSigned(fraction) ? fraction.signs.join(' ') : '')],
  ['terms', ({ terms }) => terms.join(' ')],
  [
    'preperiod',
    ({ fraction: { rule } }) => (rule.kind === 'interlaced' ? rule.preperiod : rule.initial).join(' '),
  ],
  [
    'polynomials',
    ({ fraction: { rule } }) =>
      rule.kind === 'interlaced' ? rule.polynomials.map((p) => formatPolynomial(p)).join('; ') : '',
  ],
  [
    'coefficients',
    ({ fraction: { rule } }) =>
      rule.kind === 'interlaced'
        ? rule.polynomials.map((p) => p.map(formatRational).join(' ')).join('; ')
        : '',
  ],
  ['recurrence', ({ fraction: { rule } }) => (rule.kind === 'recurrent' ? rule.recurrence.join(' ') : '')],
  ['order', ({ order }) => order],
  ['period', ({ fraction }) => jointPeriod(fraction)],
  ['family', ({ family }) => family],
  ['digits', digitsText],
  ['enclosure', ({ enclosure }) => enclosure],
  ['digits_per_term', ({ fraction }) => measuredRate(fraction)],
  ['digits_per_term_simple', ({ fraction }) => measuredSimpleRate(fraction)],
  ['gain', (conjecture) => Number(shownGain(conjecture).value.toFixed(4))],
  ['gain_limit', (conjecture) => limitText(conjecture)],
  ['proved', (conjecture) => (proofOf(conjecture) ? 'yes' : 'no')],
  [
    'known_as',
    (conjecture) => {
      const standing = standingOf(conjecture);
      return standing.kind === 'known' ? knownPhrase(standing.result, standing.result.name) : '';
    },
  ],
  ['latex', (conjecture) => latexEquation(conjecture, columnDepth)],
  [
    'numerators',
    ({ fraction }) => (isSigned(fraction) ? '' : fraction.numerators.map((p) => p.join(' ')).join('; ')),
  ],
  ['relation', relationWord],
  ['digits_as_recorded', recordedDigits],
];

/**
 * A table with one conjecture a row, as RFC 4180 has it: a head, commas, lines that end in CRLF, quotes where they are
 * needed. Lists are separated by blanks, with coefficients ascending, and classes of residues by semicolons; `preperiod`
 * holds the initial terms of a recurrence; `signs` is empty where `numerators` has polynomials N_i(j) = b_{mj+i+1};
 * `relation` tells how the fraction stands to those with numerators ±1 (relationKinds.ts).
 */
export function csvTable(conjectures: readonly Conjecture[]): string {
  return csvHead() + conjectures.map(csvRow).join('');
}

/** The first row: the names of the columns. */
export function csvHead(): string {
  return row(columns.map(([head]) => head));
}

/** The row of a conjecture. */
export function csvRow(conjecture: Conjecture): string {
  return row(columns.map(([, text]) => String(text(conjecture))));
}

function row(fields: readonly string[]): string {
  return `${fields.map(csvField).join(',')}\r\n`;
}

/** To how many digits both sides agree, compared anew; "" where they do not, and where the constant's digits are not there. */
function digitsText(conjecture: Conjecture): string | number {
  const { digits, agree, recorded } = comparedDigits(conjecture);
  return agree && !recorded ? digits : '';
}

/** What the record says of its digits, where they cannot be compared. */
function recordedDigits(conjecture: Conjecture): string | number {
  const { digits, recorded } = comparedDigits(conjecture);
  return recorded ? digits : '';
}

/** The limit of the gain; "" where it is not known. */
function limitText(conjecture: Conjecture): string {
  const { limit } = shownGain(conjecture);
  return limit ? formatRational(limit) : '';
}
