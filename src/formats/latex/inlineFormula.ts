import type { Conjecture } from '../../core/conjecture.ts';
import { numeratorsOf } from '../../core/fractions/fraction.ts';
import { numeratorsKey, numeratorSign, numeratorSize } from '../../core/fractions/numerators.ts';
import type { Numerators } from '../../core/fractions/numerators.ts';
import { latexLeftSide } from './latex.ts';
import { fits, lineWidth } from './rows.ts';
import type { Piece } from './styles/formula.ts';

/** Digits of all terms together that a line of text carries, and the fewest and the most terms after a_0. */
const shownDigits = 16;
const fewestTerms = 2;
const mostTerms = 7;

/** Terms after a_0 that stand in a line of text. */
function shownTerms(terms: readonly bigint[], width: number): readonly bigint[] {
  let digits = 0;
  let count = 0;
  // A list cannot be broken: it takes half a line at the most.
  const most = Math.min(shownDigits, Math.floor((shownDigits * width) / lineWidth));
  for (const term of terms.slice(1, mostTerms + 1)) {
    digits += String(term).length;
    if (count >= fewestTerms && digits > most) break;
    count++;
  }
  return terms.slice(1, count + 1);
}

/**
 * A conjecture for a line of text, or for a cell, where nested fractions would be too tall: [a_0; a_1, …] where all
 * numerators are 1, Pringsheim's notation elsewhere. It needs no package.
 * @param width what a line may take, in points at 10 pt
 */
export function inlineFormula(
  { value, constant, terms, fraction }: Conjecture,
  width = lineWidth,
): readonly Piece[] {
  const left = { place: 'value', text: latexLeftSide({ value, constant }) } as const;
  const numerators = numeratorsOf(fraction);
  let shown = shownTerms(terms, width);
  let right = rightSide(terms[0]!, shown, numerators);
  while (shown.length > fewestTerms && !fits(left.text + right, width)) {
    shown = shown.slice(0, -1);
    right = rightSide(terms[0]!, shown, numerators);
  }
  return [left, right];
}

/** Parts between which a line may be broken, and what stands between them on a line. */
export interface InlineParts {
  readonly parts: readonly string[];
  readonly joint: string;
}

/** The fraction of a conjecture as a line of text has it, in parts. @param width what a line may take, in points at 10 pt */
export function fractionInline({ terms, fraction }: Conjecture, width: number): InlineParts {
  return inlineParts(terms[0]!, shownTerms(terms, width), numeratorsOf(fraction));
}

/** The fraction from its sign of equality on. */
function rightSide(first: bigint, shown: readonly bigint[], numerators: Numerators): string {
  const { parts, joint } = inlineParts(first, shown, numerators);
  return ` = ${parts.join(joint)}`;
}

function inlineParts(first: bigint, shown: readonly bigint[], numerators: Numerators): InlineParts {
  if (numeratorsKey(numerators) === '+')
    return { parts: [`[${first}; ${shown[0]!}`, ...shown.slice(1).map(String), '\\dots]'], joint: ', ' };
  const sign = (n: number) => (numeratorSign(numerators, n) > 0 ? '+' : '-');
  const quotients = shown.map(
    (term, n) => `${sign(n)} \\frac{${numeratorSize(numerators, n)}\\,|}{|\\,${term}}`,
  );
  return { parts: [String(first), ...quotients, `${sign(shown.length)} \\cdots`], joint: ' ' };
}
