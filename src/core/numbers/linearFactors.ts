import { absolute, lcm } from './integers.ts';
import { evaluatePolynomial, trim } from './polynomial.ts';
import type { Polynomial } from './polynomial.ts';
import * as Q from './rational.ts';
import type { Rational } from './rational.ts';

/** A polynomial as lead·∏(x − root)·rest. */
export interface LinearFactors {
  readonly lead: Rational;
  /** The rational roots, as often as they occur. */
  readonly roots: readonly Rational[];
  /** Monic, without rational roots. */
  readonly rest: Polynomial;
}

/** Largest coefficient whose divisors are tried as numerators and denominators of roots. */
const largestCoefficient = 10n ** 7n;

/** The rational roots of a polynomial ≠ 0, taken out; null where its integer coefficients are too large for that. */
export function splitLinear(p: Polynomial): LinearFactors | null {
  const roots: Rational[] = [];
  const lead = p[p.length - 1]!;
  let rest = scalePolynomial(p, Q.divide(Q.one, lead));
  for (;;) {
    if (rest.length <= 1) return { lead, roots, rest };
    const candidates = candidatesOf(rest);
    if (!candidates) return null;
    const root = candidates.find((x) => evaluatePolynomial(rest, x).numerator === 0n);
    if (!root) return { lead, roots, rest };
    roots.push(root);
    rest = divideByRoot(rest, root);
  }
}

export function scalePolynomial(p: Polynomial, factor: Rational): Polynomial {
  return trim(p.map((c) => Q.multiply(c, factor)));
}

/** ±u/v with u a divisor of the constant coefficient, v of the leading one, once all are integers. */
function candidatesOf(p: Polynomial): Rational[] | null {
  if (p[0]!.numerator === 0n) return [Q.zero];
  const common = p.reduce((product, { denominator }) => lcm(product, denominator), 1n);
  const integers = [p[0]!, p[p.length - 1]!].map((c) => absolute((c.numerator * common) / c.denominator));
  if (integers.some((n) => n > largestCoefficient)) return null;
  const [above, below] = integers.map(divisors) as [bigint[], bigint[]];
  return above.flatMap((u) => below.flatMap((v) => [Q.rational(u, v), Q.rational(-u, v)]));
}

function divisors(n: bigint): bigint[] {
  const list: bigint[] = [];
  for (let d = 1n; d * d <= n; d++) if (n % d === 0n) list.push(d, n / d);
  return list;
}

/** p/(x − root), by Horner's scheme. */
function divideByRoot(p: Polynomial, root: Rational): Polynomial {
  const quotient: Rational[] = [];
  let carry = Q.zero;
  for (let i = p.length - 1; i >= 1; i--) {
    carry = Q.add(Q.multiply(carry, root), p[i]!);
    quotient.unshift(carry);
  }
  return quotient;
}
