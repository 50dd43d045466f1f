import type { Certificate } from '../certificate.ts';
import type { Conjecture } from '../conjecture.ts';
import { isQuadratic, jointPeriod } from '../fractions/canonicalTail.ts';
import { isSigned } from '../fractions/fraction.ts';
import type { ContinuedFraction, NumeratedFraction } from '../fractions/fraction.ts';
import { signedEquivalence } from '../fractions/signedEquivalent.ts';
import type { SignedEquivalence } from '../fractions/signedEquivalent.ts';
import { numeratorClass } from '../fractions/numerators.ts';
import { splitLinear } from '../numbers/linearFactors.ts';
import type { Polynomial } from '../numbers/polynomial.ts';
import { equalPolynomials, substituteLinear } from '../numbers/polynomial.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { proofOf } from './certificates/proofOf.ts';

/** How a fraction stands to those with numerators ±1; the kinds are those of relationKinds.ts. */
export type Relation =
  | { readonly kind: 'signed' | 'quadratic' | 'undecided' }
  | { readonly kind: 'equivalent'; readonly equivalence: SignedEquivalence }
  | {
      readonly kind: 'bessel';
      /** z of the ₀F₁(; c; z) whose steps it has. */
      readonly z: Rational;
    }
  | {
      readonly kind: 'outside';
      /** What shows it: the determinants of its steps, or that they are those of a sum, which has a hypergeometric solution. */
      readonly by: 'determinant' | 'sum';
    };

/**
 * How the fraction of a conjecture stands to those with numerators ±1.
 *
 * A fraction of ₀F₁ has the steps [[c + n, z], [1, 0]]. If T(j) U(j+1) = λ(j) U(j) M(j) for the product T of some of them, that M of
 * the fraction's periods, and rational functions U and λ of j, then det M = c·λ^{−2}·f(j+1)/f(j) with f = det U, as det T is constant.
 * So every irreducible factor of det M, that is of the b_n, occurs with even multiplicity together with those that shifts of j make
 * of it; where one does not, there is no such U, for any z and c. Where all do, the certificate decides. On Kummer's lattice det M has
 * the classes of (−a)/u, u times, and (−c)/v, v times, modulo 1: even for u = v and a − c integral alone, and ₁F₁(a; 2a + n; z)
 * is contiguous to ₁F₁(a; 2a; z) = e^{z/2} ₀F₁(; a + 1/2; z²/16) (Kummer; DLMF 13.6.9). Euler's sums have a solution with a rational
 * quotient of neighbours, and those of ₀F₁ none: by its leading coefficients it would grow like n or 1/n, while the quotients of
 * the recurrence's outer coefficients, 1 and z, allow a constant alone (Petkovšek).
 */
export function relationOf(conjecture: Conjecture): Relation {
  const { fraction } = conjecture;
  const own = relationOfFraction(fraction);
  if (own) return own;
  const certificate = proofOf(conjecture)?.certificate;
  return (certificate && relationByCertificate(certificate)) ?? { kind: 'undecided' };
}

/** The same as far as the fraction alone shows it; null where a proof has to decide. */
export function relationOfFraction(fraction: ContinuedFraction): Relation | null {
  if (isSigned(fraction)) return { kind: 'signed' };
  const equivalence = signedEquivalence(fraction);
  if (equivalence) return { kind: 'equivalent', equivalence };
  if (isQuadratic(fraction)) return { kind: 'quadratic' };
  return hasOddFactor(fraction) ? { kind: 'outside', by: 'determinant' } : null;
}

function relationByCertificate(certificate: Certificate): Relation | null {
  if (certificate.kind !== 'gauge') return null;
  const { base, direction } = certificate;
  switch (base.kind) {
    case 'bessel':
      return { kind: 'bessel', z: base.z };
    case 'kummer': {
      const isContiguous = direction[0] === direction[1] && Q.isInteger(Q.subtract(base.a, base.c));
      return isContiguous ? { kind: 'bessel', z: Q.multiply(Q.power(base.z, 2), Q.rational(1n, 16n)) } : null;
    }
    case 'sum':
      return { kind: 'outside', by: 'sum' };
  }
}

/** Whether some irreducible factor of the numerators occurs an odd number of times, counted with its shifts by integers. */
function hasOddFactor(fraction: NumeratedFraction): boolean {
  const period = jointPeriod(fraction);
  const orbits: { readonly factor: Polynomial; isOdd: boolean }[] = [];
  const count = (factor: Polynomial): void => {
    const orbit = orbits.find((one) => isShiftOf(one.factor, factor));
    if (orbit) orbit.isOdd = !orbit.isOdd;
    else orbits.push({ factor, isOdd: true });
  };
  for (let i = 0; i < period; i++) {
    const split = splitLinear(numeratorClass(fraction.numerators, i, period));
    // What is not factored decides nothing: a rest of degree 2 or 3 without a rational root is irreducible.
    if (!split || split.rest.length > 4) return false;
    for (const root of split.roots) count([Q.negate(root), Q.one]);
    if (split.rest.length > 1) count(split.rest);
  }
  return orbits.some(({ isOdd }) => isOdd);
}

/** Whether q(j) = p(j + s) for an integer s, p and q monic of degree ≥ 1. */
function isShiftOf(p: Polynomial, q: Polynomial): boolean {
  if (p.length !== q.length) return false;
  const d = p.length - 1;
  const s = Q.divide(Q.subtract(q[d - 1]!, p[d - 1]!), Q.rational(BigInt(d)));
  return Q.isInteger(s) && equalPolynomials(substituteLinear(p, Q.one, s), q);
}
