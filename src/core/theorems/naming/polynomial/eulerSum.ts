import { call, integer, symbol } from '../../../constants/expression.ts';
import type { Expression } from '../../../constants/expression.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';
import { linearCombination, over, quotientOfCombinations } from '../formulas.ts';
import { rationalExpression, rootExpression } from '../moebiusExpression.ts';
import { gammaQuotient } from '../gammaQuotient.ts';
import type { EulerForm } from './eulerForm.ts';
import { splitLinear } from '../../../numbers/linearFactors.ts';
import { sumOfParts } from './sumOfParts.ts';

/** The sum Σ t_k of Euler's form: a name, or that it is infinite. */
export type EulerSum =
  { readonly kind: 'name'; readonly expression: Expression } | { readonly kind: 'infinite' };

/** t_k = x^k ∏(u)_k/∏(l)_k. */
interface Terms {
  readonly x: Rational;
  readonly upper: readonly Rational[];
  readonly lower: readonly Rational[];
}

/** The sum by name; null where it has none here, or does not converge without being infinite. */
export function eulerSum(form: EulerForm): EulerSum | null {
  const terms = termsOf(form);
  if (!terms) return null;
  const { x, upper, lower } = terms;
  const size = Q.compare(Q.multiply(x, x), Q.one);
  const excess = total(lower, upper);
  if (upper.length > lower.length || (upper.length === lower.length && size > 0)) return { kind: 'infinite' };
  if (upper.length === lower.length && size === 0) {
    // t_k is of the size k^−excess.
    const positive = x.numerator > 0n;
    if (positive && Q.compare(excess, Q.one) <= 0) return { kind: 'infinite' };
    if (!positive && excess.numerator <= 0n) return null;
  }
  const expression = powerSum(terms) ?? hypergeometric(terms);
  return expression && { kind: 'name', expression };
}

function termsOf({ c, d }: EulerForm): Terms | null {
  const [above, below] = [splitLinear(d), splitLinear(c)];
  if (!above || !below || above.rest.length > 1 || below.rest.length > 1) return null;
  const shifted = (root: Rational): Rational => Q.subtract(Q.one, root);
  const lower = below.roots.map(shifted);
  const upper: Rational[] = [];
  for (const one of above.roots.map(shifted)) {
    const same = lower.findIndex((other) => Q.equals(one, other));
    if (same < 0) upper.push(one);
    else lower.splice(same, 1);
  }
  // A term that is 0 or infinite: the fraction ends.
  if ([...upper, ...lower].some(Q.isIntegerBelowOne)) return null;
  return { x: Q.divide(above.lead, below.lead), upper, lower };
}

function total(plus: readonly Rational[], minus: readonly Rational[]): Rational {
  return [...plus, ...minus.map(Q.negate)].reduce((sum, one) => Q.add(sum, one), Q.zero);
}

const half = Q.rational(1n, 2n);

/**
 * Σ x^k (q/(q + k))^s for q in ℕ or ℕ + 1/2: ζ, η, β, polylogarithms, logarithms and arcs; for s = 1 and q in thirds, fourths or
 * sixths logarithms and arcs too.
 */
function powerSum({ x, upper, lower }: Terms): Expression | null {
  const [q] = upper;
  const s = upper.length;
  if (!q || lower.length !== s) return null;
  if (!upper.every((one) => Q.equals(one, q))) return null;
  if (!lower.every((one) => Q.equals(one, Q.add(q, Q.one)))) return null;
  const start = Q.isInteger(q) ? Q.one : Q.subtract(q, Q.rational(Q.floor(q)));
  const steps = Q.subtract(q, start);
  const m = Number(steps.numerator);
  if (!Q.isInteger(steps) || Math.abs(m) > 40) return null;
  const whole = Q.isInteger(q)
    ? powersFromOne(x, s)
    : Q.equals(start, half)
      ? powersOfOdd(x, s)
      : powersOfParts(x, start, s);
  if (!whole) return null;
  // x^m Σ_{k ≥ 0} x^k/(q + k)^s is the whole sum without its first m terms, or with −m more before them.
  let missing = Q.zero;
  for (let j = Math.min(m, 0); j < Math.max(m, 0); j++) {
    const base = Q.add(start, Q.rational(BigInt(j)));
    const term = Q.divide(Q.power(x, j), Q.power(base, s));
    missing = m > 0 ? Q.add(missing, term) : Q.subtract(missing, term);
  }
  // q^s x^−m (whole − missing).
  const factor = Q.divide(Q.power(q, s), Q.power(x, m));
  const front = Q.multiply(factor, whole.factor);
  const off = Q.multiply(factor, missing);
  return linearCombination(
    [
      { coefficient: front.numerator * off.denominator, factor: whole.expression },
      { coefficient: -off.numerator * front.denominator, factor: null },
    ],
    front.denominator * off.denominator,
  );
}

interface Multiple {
  readonly factor: Rational;
  readonly expression: Expression;
}

const minusOne = Q.rational(-1n);

/** Σ x^k/(1 + k)^s = Li_s(x)/x. */
function powersFromOne(x: Rational, s: number): Multiple | null {
  if (Q.equals(x, Q.one)) return { factor: Q.one, expression: call('zeta', [integer(s)]) };
  if (s === 1) {
    const log = call('log', [rationalExpression(Q.subtract(Q.one, x))]);
    return { factor: Q.negate(Q.divide(Q.one, x)), expression: log };
  }
  if (Q.equals(x, minusOne)) return { factor: Q.one, expression: call('altzeta', [integer(s)]) };
  return {
    factor: Q.divide(Q.one, x),
    expression: call('polylog', [integer(s), rationalExpression(x)]),
  };
}

/** Σ x^k/(1/2 + k)^s = 2^s Σ x^k/(2k + 1)^s. */
function powersOfOdd(x: Rational, s: number): Multiple | null {
  const two = Q.rational(2n ** BigInt(s));
  if (Q.equals(x, Q.one)) return { factor: Q.subtract(two, Q.one), expression: call('zeta', [integer(s)]) };
  if (Q.equals(x, minusOne)) {
    if (s === 1) return { factor: half, expression: symbol('pi') };
    const expression = s === 2 ? symbol('catalan') : call('dirichletbeta', [integer(s)]);
    return { factor: two, expression };
  }
  if (s !== 1) return null;
  const positive = x.numerator > 0n;
  const root = rootExpression(positive ? x : Q.negate(x));
  return { factor: two, expression: over(call(positive ? 'atanh' : 'atan', [root]), root) };
}

/** Σ x^k/(start + k)^s. */
function powersOfParts(x: Rational, start: Rational, s: number): Multiple | null {
  const expression = s === 1 ? sumOfParts(start, x) : null;
  return expression && { factor: Q.one, expression };
}

/** The sum as ₚF_q where the language has it: one of the upper parameters is 1, for k!. */
function hypergeometric({ x, upper, lower }: Terms): Expression | null {
  const below = [...lower];
  const above = [...upper];
  const one = below.findIndex((parameter) => Q.equals(parameter, Q.one));
  if (one < 0) above.push(Q.one);
  else below.splice(one, 1);
  const point = rationalExpression(x);
  const [a, b] = above.map(rationalExpression);
  const [c] = below.map(rationalExpression);
  if (above.length === 0 && below.length === 0)
    return Q.equals(x, Q.one) ? symbol('e') : call('exp', [point]);
  if (above.length === 1 && below.length === 0)
    return {
      kind: 'power',
      left: rationalExpression(Q.subtract(Q.one, x)),
      right: rationalExpression(Q.negate(above[0]!)),
    };
  if (below.length !== 1) return null;
  if (above.length === 0) return call('hyp0f1', [c!, point]);
  if (above.length === 1) return call('hyp1f1', [a!, c!, point]);
  if (above.length !== 2) return null;
  const atOne = Q.equals(x, Q.one) ? sumAtOne(above[0]!, above[1]!, below[0]!) : null;
  return atOne ?? call('hyp2f1', [a!, b!, c!, point]);
}

/** ₂F₁(a, b; c; 1) = Γ(c) Γ(c−a−b)/(Γ(c−a) Γ(c−b)), which is rational where a or b is 1 (Gauss, DLMF 15.4.20). */
function sumAtOne(a: Rational, b: Rational, c: Rational): Expression | null {
  const less = (...parts: Rational[]): Rational => parts.reduce((rest, part) => Q.subtract(rest, part), c);
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const)
    if (Q.equals(one, Q.one)) return rationalExpression(Q.divide(less(one), less(one, other)));
  return gammaQuotient([c, less(a, b)], [less(a), less(b)]);
}

/** D(0) + C(0)/S. */
export function eulerValue(d: Rational, c: Rational, sum: Expression): Expression {
  const [up, down] = sum.kind === 'divide' ? [sum.left, sum.right] : [sum, null];
  const common = d.denominator * c.denominator;
  return quotientOfCombinations(
    [
      { coefficient: d.numerator * c.denominator, factor: up },
      { coefficient: c.numerator * d.denominator, factor: down },
    ],
    [{ coefficient: common, factor: up }],
  );
}
