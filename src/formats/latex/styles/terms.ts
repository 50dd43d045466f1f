import type { Conjecture } from '../../../core/conjecture.ts';
import { numeratorsOf } from '../../../core/fractions/fraction.ts';
import { fractionInLetters, leftSide, numeratorLines, rangedParts, ruleParts } from '../formulaParts.ts';
import { displayStyle, equation } from './style.ts';
import type { Layout, Measures } from './style.ts';

/** The fraction in letters, with all terms by residue class. */
export const terms = displayStyle({
  name: 'terms',
  title: 'general term',
  description: 'The fraction in letters, with the general term by residue class.',
  dependsOnDepth: false,
  layOut,
});

function layOut(conjecture: Conjecture, { width }: Measures): Layout {
  const { formula: left, definitions } = leftSide(conjecture, width);
  const { rule } = conjecture.fraction;
  const numerators = numeratorsOf(conjecture.fraction);
  return {
    left,
    parts: [
      equation(left, [fractionInLetters(numerators)], width),
      ...definitions,
      ...rangedParts(ruleParts(rule, 'k', 0, width), width),
      ...numeratorLines(numerators, 'k', width),
    ],
  };
}
