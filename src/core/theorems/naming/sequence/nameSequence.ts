import { guessRule } from '../../../fractions/guessRule.ts';
import type { GuessedRule } from '../../../fractions/guessRule.ts';
import type { GeneralFraction } from '../../../fractions/toolbox/generalFraction.ts';
import { evaluatePolynomial, multiplyPolynomials, substituteLinear } from '../../../numbers/polynomial.ts';
import type { Polynomial } from '../../../numbers/polynomial.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { namePolynomialFraction } from '../polynomial/namePolynomial.ts';
import type { PolynomialNaming } from '../polynomial/namePolynomial.ts';
import { linearRecurrence, polynomialRecurrence } from './recurrence.ts';
import type { PolynomialRecurrence } from './recurrence.ts';

/** What a sequence of integers is, as far as its terms say: guesses with what supports them. */
export interface SequenceNaming {
  readonly kind: 'sequence';
  readonly terms: readonly bigint[];
  /** With constant coefficients. */
  readonly linear: PolynomialRecurrence | null;
  /** Interlaced polynomials: a(k + m j + i) = P_i(j). */
  readonly interlaced: GuessedRule | null;
  /** With polynomial coefficients, where the coefficients are not constant. */
  readonly polynomial: PolynomialRecurrence | null;
  /** The fraction whose numerators and denominators obey the recurrence of order 2, and what it is. */
  readonly fraction: { readonly fraction: GeneralFraction; readonly naming: PolynomialNaming | null } | null;
}

/** What a sequence is: recurrences, interlaced polynomials, and the fraction whose convergents it belongs to. */
export function nameSequence(terms: readonly bigint[], catalogue: Catalogue): SequenceNaming {
  const linear = linearRecurrence(terms);
  const interlaced = interlacedRule(terms);
  const polynomial = linear ? null : polynomialRecurrence(terms);
  const fraction = fractionOf(polynomial ?? linear);
  return {
    kind: 'sequence',
    terms,
    linear,
    interlaced,
    polynomial,
    fraction: fraction && { fraction, naming: namePolynomialFraction(fraction, catalogue) },
  };
}

/**
 * Terms that speak for interlaced polynomials, for each number that defines them: what is asked of partial quotients counts how rare
 * a large one is, and sequences that grow have no small ones.
 */
const leastPart = 3 / 4;

function interlacedRule(terms: readonly bigint[]): GuessedRule | null {
  const rule = guessRule(terms);
  return rule && rule.supporting >= leastPart * (terms.length - rule.supporting) ? rule : null;
}

/** Places at which the coefficient of u(n) must not vanish. */
const lookedAt = 200;

/**
 * C(n) u_n = A(n) u_{n−1} + B(n) u_{n−2} is the recurrence of the numerators and denominators of a fraction with terms A/C and
 * numerators B/C, from n = 1 on; times C throughout (an equivalence transformation) its terms are A(n), its numerators
 * B(n) C(n−1).
 */
function fractionOf(recurrence: PolynomialRecurrence | null): GeneralFraction | null {
  if (!recurrence || recurrence.polynomials.length !== 3) return null;
  const [c, a, b] = recurrence.polynomials as [Polynomial, Polynomial, Polynomial];
  for (let n = 1n; n < lookedAt; n++)
    if ([c, b].some((p) => evaluatePolynomial(p, Q.rational(n + 1n)).numerator === 0n)) return null;
  const negative = (p: Polynomial): Polynomial => p.map(Q.negate);
  const at = (p: Polynomial, by: bigint): Polynomial => substituteLinear(p, Q.one, Q.rational(by));
  return {
    terms: { preperiod: [], polynomials: [at(negative(a), 1n)] },
    numerators: { preperiod: [], polynomials: [multiplyPolynomials(at(negative(b), 2n), at(c, 1n))] },
  };
}
