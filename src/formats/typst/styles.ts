import type { Conjecture } from '../../core/conjecture.ts';
import { numeratorsOf } from '../../core/fractions/fraction.ts';
import { numeratorsKey, numeratorSign, numeratorSize } from '../../core/fractions/numerators.ts';
import type { Piece } from '../latex/styles/formula.ts';
import type { FormulaStyle } from '../latex/styles/styles.ts';
import { typstLeftSide } from './typst.ts';

/** Terms after a_0 beside each other, and those of a fraction with slashes. */
const lineTerms = 6;
const slashedTerms = 3;

/** The right sides that Typst has, by their styles. */
const rightSides = { nested, line, pringsheim } as const;
type TypstStyle = keyof typeof rightSides;

/** The styles that formulas have in Typst; others are nested fractions there. */
export const typstStyles = Object.keys(rightSides) as readonly TypstStyle[];

/** The style that a formula has in Typst, where another one is asked for in general. */
export function typstStyleOf(style: FormulaStyle): TypstStyle {
  return typstStyles.find((name) => name === style) ?? 'nested';
}

/** The value and its fraction, without the dollars. @param depth terms below a_0 in a nested fraction, ≥ 1 */
export function typstFormula(conjecture: Conjecture, style: TypstStyle, depth: number): readonly Piece[] {
  return [{ place: 'value', text: typstLeftSide(conjecture) }, ` = ${rightSides[style](conjecture, depth)}`];
}

/** The fractions below keep the size of a display. */
function nested(conjecture: Conjecture, depth: number): string {
  return inEachOther(conjecture, depth, (numerator, below) => `frac(${numerator}, display(${below}))`);
}

/** The list of the terms; with numerators that are not all 1, fractions with slashes. */
function line(conjecture: Conjecture): string {
  const { terms, fraction } = conjecture;
  if (numeratorsKey(numeratorsOf(fraction)) === '+')
    return `[${terms[0]}; ${terms.slice(1, lineTerms + 1).join(', ')}, dots.h]`;
  return inEachOther(conjecture, slashedTerms, (numerator, below) => `${numerator} \\/ (${below})`);
}

/** a_0 + b_1|/|a_1 + b_2|/|a_2 + … */
function pringsheim({ terms, fraction }: Conjecture): string {
  const numerators = numeratorsOf(fraction);
  const parts = terms.slice(0, lineTerms + 1).map((term, n) => {
    const sign = numeratorSign(numerators, n) > 0 ? '+' : '-';
    const shown =
      n === 0 ? String(term) : `frac(${numeratorSize(numerators, n - 1)} thin bar.v, bar.v thin ${term})`;
    return `${shown} ${sign}`;
  });
  return `${parts.join(' ')} dots.c`;
}

function inEachOther(
  { terms, fraction }: Conjecture,
  depth: number,
  over: (numerator: bigint, below: string) => string,
): string {
  const numerators = numeratorsOf(fraction);
  return terms.slice(0, depth + 1).reduceRight((below, term, n) => {
    const sign = numeratorSign(numerators, n) > 0 ? '+' : '-';
    return `${term} ${sign} ${below === '' ? 'dots.c' : over(numeratorSize(numerators, n), below)}`;
  }, '');
}
