import type { Conjecture } from '../../../core/conjecture.ts';
import type { SignPattern } from '../../../core/fractions/signs.ts';
import {
  leftSide,
  rangedParts,
  ruleParts,
  signStatement,
  singlePolynomial,
  writtenTerms,
} from '../formulaParts.ts';
import { fits } from '../rows.ts';
import { displayStyle, equation } from './style.ts';
import type { Layout } from './style.ts';

/** K_{n=1}^∞ b_n/a_n with the rule of a_n and b_n. */
export const gauss = displayStyle({
  name: 'gauss',
  title: 'Gauss’s K',
  description: 'Gauss’s notation with a large K and the rule of the terms.',
  dependsOnDepth: false,
  layOut,
});

function layOut(conjecture: Conjecture): Layout {
  const { formula: left, definitions } = leftSide(conjecture);
  const { rule, signs } = conjecture.fraction;
  const written = writtenTerms(conjecture, 1);
  const single = singlePolynomial(rule);
  const only = single !== null && fits(single, 120) ? single : null;
  const numerator =
    signs.length === 1 ? String(signs[0]!) : signs.length === 2 ? alternating(signs) : 'b_{n}';
  const fraction = `\\operatorname*{K}_{n=1}^{\\infty} \\frac{${numerator}}{${only ?? 'a_{n}'}}`;
  const first = written.terms[0]!;
  const right = first === '0' ? fraction : `${first} + ${fraction}`;
  return {
    left,
    parts: [
      equation(left, [right]),
      ...definitions,
      ...written.definitions,
      ...(only === null ? rangedParts(ruleParts(rule, 'k', 1)) : []),
      ...(signs.length > 2 ? [[signStatement(signs)!]] : []),
    ],
  };
}

/** b_n of a pattern of two signs. */
function alternating(signs: SignPattern): string {
  return signs[0] === -1 ? '(-1)^{n}' : '(-1)^{n-1}';
}
