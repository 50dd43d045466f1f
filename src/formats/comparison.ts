import type { Conjecture } from '../core/conjecture.ts';
import { correctDigits, rateTerms } from '../core/fractions/convergence.ts';
import { isSigned, numeratorsOf, termsOf } from '../core/fractions/fraction.ts';
import { isSignPattern } from '../core/fractions/numerators.ts';
import { formatRational } from '../core/numbers/rational.ts';
import { shownGain } from '../core/gain.ts';
import { latexIntegerPolynomial, latexLeftSide } from './latex/latex.ts';
import { latexWidth } from './latex/width.ts';
import { displayNumerators, formatTerms, formatLeftSide } from './text/plain.ts';

/** Terms after which a comparison tells the digits. */
const milestones = [10, 40, rateTerms] as const;
/** Digits for which it tells the cost. */
export const askedDigits = 100;
/** Terms that are looked at for that. */
const mostTerms = 1000;
/** Widest value in a cell, in points. */
const widestCell = 120;

/** A fraction beside others. */
export interface Compared {
  readonly conjecture: Conjecture;
  /** The same letter for those with the same value, and for those of one family. */
  readonly value: string;
  readonly family: string;
  /** Correct digits at the milestones. */
  readonly digits: readonly number[];
  /** What the gain over the simple continued fraction tends to; null where that is not known. */
  readonly limit: string | null;
  /** Terms and multiplications for the asked digits; null where more terms than are looked at would be needed. */
  readonly terms: number | null;
  readonly multiplications: number | null;
}

/** Fractions beside each other: what they have in common, and what they cost. */
export function compared(conjectures: readonly Conjecture[]): Compared[] {
  const values = new Map<string, string>();
  const families = new Map<string, string>();
  const letter = (known: Map<string, string>, key: string, first: string) => {
    const found = known.get(key) ?? String.fromCodePoint(first.codePointAt(0)! + known.size);
    known.set(key, found);
    return found;
  };
  return conjectures.map((conjecture) => {
    const { constant, value, fraction, family } = conjecture;
    const numerators = numeratorsOf(fraction);
    const all = correctDigits(termsOf(fraction.rule, mostTerms + 1), numerators);
    const reached = all.findIndex((digits) => digits >= askedDigits);
    const { limit } = shownGain(conjecture);
    return {
      conjecture,
      value: letter(values, `${constant.name} ${value.numerator.join()} ${value.denominator.join()}`, 'A'),
      family: letter(families, family, 'a'),
      digits: milestones.map((terms) => Math.floor(all[terms - 1] ?? 0)),
      limit: limit === null ? null : formatRational(limit),
      terms: reached < 0 ? null : reached + 1,
      // Numerator and denominator of the convergents take one multiplication each by a_n, and by b_n where it is not ±1.
      multiplications: reached < 0 ? null : (reached + 1) * (isSigned(fraction) ? 2 : 4),
    };
  });
}

const head = ['value', 'family', ...milestones.map((terms) => `${terms} terms`), 'gain', 'terms', 'mult.'];

/** A table of fractions in LaTeX, with its caption. @param label the label, where it is to be referred to */
export function comparisonTable(conjectures: readonly Conjecture[], label?: string): string {
  const rows = compared(conjectures).map((row) =>
    [
      equationCell(row.conjecture),
      row.value,
      row.family,
      ...row.digits,
      row.limit === null ? '' : `$${row.limit}$`,
      row.terms ?? `$> ${mostTerms}$`,
      row.multiplications ?? '',
    ].join(' & '),
  );
  return [
    '\\begin{table}[htbp]',
    '\\centering\\footnotesize\\setlength{\\tabcolsep}{4pt}\\renewcommand{\\arraystretch}{1.3}',
    '\\begin{tabular}{lccrrrrrr}',
    `fraction & value & family & ${milestones.join(' & ')} & gain & terms & mult. \\\\`,
    '\\hline',
    ...rows.map((row) => `${row} \\\\`),
    '\\end{tabular}',
    `\\caption{Correct digits after ${milestones.slice(0, -1).join(', ')} and ${milestones.at(-1)} terms; the gain over the simple continued fraction of the same value in the limit; terms and multiplications for ${askedDigits} digits. Fractions with the same letter have the same value, or are of one family.}${label === undefined ? '' : `\\label{${label}}`}`,
    '\\end{table}',
  ].join('\n');
}

/** The value with some terms, and the numerators where they are not all 1. */
function equationCell({ value, constant, terms, fraction }: Conjecture): string {
  const list = `[${terms[0]}; ${terms.slice(1, 5).join(', ')}, \\dots]`;
  const left = latexLeftSide({ value, constant }).replace(/^\\frac/, '\\tfrac');
  const equation = latexWidth(`${left} = ${list}`) <= widestCell ? `$${left} = ${list}$` : `$${list}$`;
  const numerators = numeratorsOf(fraction);
  if (isSignPattern(numerators))
    return numerators.every((sign) => sign > 0)
      ? equation
      : `${equation}, $${numerators.map((sign) => (sign > 0 ? '+' : '-')).join('')}$`;
  return `${equation}, $b_n$: $${numerators.map((p) => latexIntegerPolynomial(p, 'j')).join(';\\, ')}$`;
}

/** The same as Markdown, to be read in the window. */
export function comparisonMarkdown(conjectures: readonly Conjecture[]): string {
  const rows = compared(conjectures).map(
    ({ conjecture, value, family, digits, limit, terms, multiplications }) => {
      const { fraction } = conjecture;
      return [
        `${formatLeftSide(conjecture)} = ${formatTerms(conjecture.terms, 6)} ${displayNumerators(numeratorsOf(fraction))}`,
        value,
        family,
        ...digits,
        limit === null ? '' : `×${limit}`,
        terms ?? `> ${mostTerms}`,
        multiplications ?? '',
      ];
    },
  );
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['fraction', ...head]),
    line(['---', '---', '---', ...Array.from({ length: head.length - 2 }, () => '---:')]),
    ...rows.map(line),
    '',
    `The columns of terms have the correct digits after so many; the gain is how many times as many they are, in the limit, as those of the simple continued fraction of the same value; the last two are for ${askedDigits} digits. Rows with the same letter have the same value, or are of one family.`,
    '',
  ].join('\n');
}
