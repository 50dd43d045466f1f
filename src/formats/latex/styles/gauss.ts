import type { Conjecture } from '../../../core/conjecture.ts';
import { numeratorsOf } from '../../../core/fractions/fraction.ts';
import { isSignPattern } from '../../../core/fractions/numerators.ts';
import type { Numerators } from '../../../core/fractions/numerators.ts';
import type { SignPattern } from '../../../core/fractions/signs.ts';
import {
  leftSide,
  rangedParts,
  numeratorLines,
  ruleParts,
  singleNumerator,
  singlePolynomial,
  writtenTerms,
} from '../formulaParts.ts';
import { fits } from '../rows.ts';
import { displayStyle, equation } from './style.ts';
import type { Layout, Measures } from './style.ts';

/** K_{n=1}^∞ b_n/a_n with the rule of a_n and b_n. */
export const gauss = displayStyle({
  name: 'gauss',
  title: 'Gauss’s K',
  description: 'Gauss’s notation with a large K and the rule of the terms.',
  dependsOnDepth: false,
  layOut,
});

function layOut(conjecture: Conjecture, { width }: Measures): Layout {
  const { formula: left, definitions } = leftSide(conjecture, width);
  const { rule } = conjecture.fraction;
  const numerators = numeratorsOf(conjecture.fraction);
  const written = writtenTerms(conjecture, 1, width);
  const single = singlePolynomial(rule);
  const only = single !== null && fits(single, Math.min(120, width / 2)) ? single : null;
  const shown = numeratorInPlace(numerators, width);
  const fraction = `\\operatorname*{K}_{n=1}^{\\infty} \\frac{${shown ?? 'b_{n}'}}{${only ?? 'a_{n}'}}`;
  const first = written.terms[0]!;
  const right = first === '0' ? fraction : `${first} + ${fraction}`;
  return {
    left,
    parts: [
      equation(left, [right], width),
      ...definitions,
      ...written.definitions,
      ...(only === null ? rangedParts(ruleParts(rule, 'k', 1, width), width) : []),
      ...(shown === null ? numeratorLines(numerators, 'k', width) : []),
    ],
  };
}

/** b_n where it is short enough to stand in the formula; null where it is named there. */
function numeratorInPlace(numerators: Numerators, width: number): string | null {
  if (!isSignPattern(numerators)) {
    const single = singleNumerator(numerators);
    return single !== null && fits(single, Math.min(120, width / 2)) ? single : null;
  }
  if (numerators.length === 1) return String(numerators[0]!);
  return numerators.length === 2 ? alternating(numerators) : null;
}

/** b_n of a pattern of two signs. */
function alternating(signs: SignPattern): string {
  return signs[0] === -1 ? '(-1)^{n}' : '(-1)^{n-1}';
}
