import { termsOf } from '../../core/fractions/fraction.ts';
import type { SignedEquivalence } from '../../core/fractions/signedEquivalent.ts';
import { formatRational } from '../../core/numbers/rational.ts';
import * as Q from '../../core/numbers/rational.ts';
import type { Conjecture } from '../../core/conjecture.ts';
import { relationOf } from '../../core/theorems/relation.ts';
import type { Relation } from '../../core/theorems/relation.ts';
import type { RelationKind } from '../../core/theorems/relationKinds.ts';
import { formatNested } from './plain.ts';
import type { SentenceTemplate } from './standing.ts';

/** What a list calls each kind. */
export const relationNames: Readonly<Record<RelationKind, string>> = {
  signed: 'numerators ±1',
  equivalent: 'equivalent to ±1',
  quadratic: 'quadratic irrational',
  bessel: 'gauge-equivalent to ₀F₁',
  outside: 'outside ₀F₁',
  undecided: 'not classified',
};

/** Terms of the other fraction that a sentence shows. */
const shownTerms = 5;

/** "1 − 1/(3 + 1/(5 − …))", and from which term on. */
function otherFraction({
  from,
  factor,
  fraction,
}: SignedEquivalence): readonly [head: string, nested: string] {
  const nested = formatNested(termsOf(fraction.rule, shownTerms), fraction.signs, shownTerms);
  if (from === 0) return ['', nested];
  const scale = Q.divide(Q.one, factor);
  return [`a_${from}`, Q.equals(scale, Q.one) ? nested : `${formatRational(scale)}·(${nested})`];
}

/** How a fraction stands to those with numerators ±1, as a sentence. */
export function relationSentence(relation: Relation): SentenceTemplate {
  switch (relation.kind) {
    case 'signed':
      return ['Its numerators are ±1.'];
    case 'equivalent': {
      const [head, nested] = otherFraction(relation.equivalence);
      const factors = relation.equivalence.isPeriodic
        ? 'factors r_n that return after a period'
        : 'rational functions r_n of n';
      return head === ''
        ? [
            'Equivalent to a fraction with numerators ±1: with r_n a_n and r_n r_{n−1} b_n, {0}, it becomes {1}, with the same convergents.',
            factors,
            nested,
          ]
        : [
            'Equivalent to a fraction with numerators ±1: with r_n a_n and r_n r_{n−1} b_n, {0}, its tail from {1} on is {2}.',
            factors,
            head,
            nested,
          ];
    }
    case 'quadratic':
      return [
        'Periodic: its value is a quadratic irrational, whose simple continued fraction is periodic, too. No equivalence makes all numerators ±1 and all terms integers.',
      ];
    case 'bessel':
      return [
        'No equivalence makes its numerators ±1, but a matrix of polynomials carries its steps to those of ₀F₁(; c; {0}), which fractions with numerators ±1 have.',
        formatRational(relation.z),
      ];
    case 'outside':
      return [
        relation.by === 'determinant'
          ? 'Outside the class of ₀F₁: no matrix of polynomials carries its steps to those of a fraction of ₀F₁, as its numerators are no square up to shifts of their factors.'
          : 'Outside the class of ₀F₁: it is a sum of Euler’s, whose recurrence has a solution with a rational quotient of neighbours, and that of ₀F₁ has none.',
      ];
    case 'undecided':
      return [
        'Not classified: no equivalence makes its numerators ±1, and whether its steps are those of ₀F₁ is not decided without a proof.',
      ];
  }
}

/** The kind as a word of files, which options take. */
export function relationWord(conjecture: Conjecture): RelationKind {
  return relationOf(conjecture).kind;
}
