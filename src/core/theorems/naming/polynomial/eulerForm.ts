import {
  addPolynomials,
  degree,
  equalPolynomials,
  evaluatePolynomial,
  multiplyPolynomials,
  substituteLinear,
} from '../../../numbers/polynomial.ts';
import type { Polynomial } from '../../../numbers/polynomial.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';
import { scalePolynomial, splitLinear } from '../../../numbers/linearFactors.ts';

/**
 * Euler's form of a fraction: A(n) = C(n) + D(n), B(n) = −C(n−1) D(n). Then q_n/∏C = Σ_{k ≤ n} t_k with
 * t_k = ∏_{j=1..k} D(j)/C(j), and p_n = D(0) q_n + C(0) ∏_{j=1..n} C(j), so that the value is D(0) + C(0)/Σ t_k (Euler,
 * De transformatione serierum in fractiones continuas, 1785).
 */
export interface EulerForm {
  readonly c: Polynomial;
  readonly d: Polynomial;
}

/** The forms of a fraction in which all roots of B are shared out between C and D; B without rational roots goes whole. */
export function eulerForms(terms: Polynomial, numerators: Polynomial): EulerForm[] {
  if (degree(numerators) < 0 || degree(numerators) > largestDegree) return [];
  const factors = splitLinear(numerators);
  if (!factors) return [];
  const { lead, roots, rest } = factors;
  const forms: EulerForm[] = [];
  const seen = new Set<string>();
  for (let choice = 0; choice < 2 ** (roots.length + 1); choice++) {
    const taken = (i: number): boolean => ((choice >> i) & 1) === 1;
    const [own, other] = [true, false].map((wanted) =>
      roots
        .filter((_, i) => taken(i) === wanted)
        .reduce<Polynomial>(
          (product, root) => multiplyPolynomials(product, [Q.negate(root), Q.one]),
          taken(roots.length) === wanted ? rest : [Q.one],
        ),
    ) as [Polynomial, Polynomial];
    const key = own.map(Q.formatRational).join();
    if (seen.has(key)) continue;
    seen.add(key);
    // D = κ·own(n), C = −(lead/κ)·other(n + 1).
    const moved = substituteLinear(other, Q.one, Q.one);
    for (const factor of factorsThatFit(terms, own, moved, lead)) {
      const d = scalePolynomial(own, factor);
      const c = scalePolynomial(moved, Q.negate(Q.divide(lead, factor)));
      if (equalPolynomials(addPolynomials(c, d), terms)) forms.push({ c, d });
    }
  }
  return forms;
}

/** Largest degree of the numerators: their roots are shared out in 2^degree ways. */
const largestDegree = 8;

/** The rational κ with κ·P − (f/κ)·Q = A at one place. */
function factorsThatFit(terms: Polynomial, p: Polynomial, q: Polynomial, f: Rational): Rational[] {
  for (let n = 0n; n < 40n; n++) {
    const [P, R, A] = [p, q, terms].map((one) => evaluatePolynomial(one, Q.rational(n))) as [
      Rational,
      Rational,
      Rational,
    ];
    if (P.numerator === 0n || R.numerator === 0n) continue;
    // κ²P − κA − fR = 0.
    const discriminant = Q.add(Q.multiply(A, A), Q.multiply(Q.rational(4n), Q.multiply(f, Q.multiply(P, R))));
    const root = Q.squareRoot(discriminant);
    if (!root) return [];
    const twice = Q.multiply(Q.rational(2n), P);
    return [Q.divide(Q.add(A, root), twice), Q.divide(Q.subtract(A, root), twice)].filter(
      (factor) => factor.numerator !== 0n,
    );
  }
  return [];
}
