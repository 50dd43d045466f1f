import type { Conjecture } from '../../../core/conjecture.ts';
import { fractionInLetters, leftSide, rangedParts, ruleParts, signStatement } from '../formulaParts.ts';
import { displayStyle, equation } from './style.ts';
import type { Layout } from './style.ts';

/** The fraction in letters, with all terms by residue class. */
export const terms = displayStyle({
  name: 'terms',
  title: 'general term',
  description: 'The fraction in letters, with the general term by residue class.',
  dependsOnDepth: false,
  layOut,
});

function layOut(conjecture: Conjecture): Layout {
  const { formula: left, definitions } = leftSide(conjecture);
  const { rule, signs } = conjecture.fraction;
  return {
    left,
    parts: [
      equation(left, [fractionInLetters(signs)]),
      ...definitions,
      ...rangedParts(ruleParts(rule, 'k')),
      ...(signs.length > 1 ? [[signStatement(signs)!]] : []),
    ],
  };
}
