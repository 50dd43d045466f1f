import { lcm } from '../numbers/integers.ts';
import { exactQuotient, gcdPolynomials, trimInteger, type IntegerPolynomial } from '../numbers/polynomial.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import type { Reach } from './constant.ts';
import type { Expression } from './expression.ts';
import { namesOf, type Form, type FormQuotient } from './forms.ts';
import { quotientOfForms, type RationalOf } from './symbolic.ts';
import type { Value } from './value.ts';

/**
 * What ESMA can find for a constant. Proved where it says hurwitzian: the constant is then a Möbius image over ℚ of
 * e^{1/k} or e^{2/k} (Euler), of tan(1/k) (Lambert) or of a quotient of Bessel functions of orders p/b − 1 and p/b at
 * 2/b (Lehmer); by Hurwitz 1896 such images keep the property. Constants outside these families for which no pattern
 * is known are unreachable; what is not recognized is unknown.
 */
export function reachOf(expression: Expression, value: Value, rationalOf: RationalOf): Reach {
  if (value.rational) return 'unreachable';
  if (value.annihilator) return value.annihilator.length === 3 ? 'quadratic' : 'unreachable';
  const quotient = quotientOfForms(expression, rationalOf);
  if (!quotient) return 'unknown';
  const names = [...namesOf(quotient.numerator, quotient.denominator)];
  if (names.every((name) => name === 'exp')) return reachOfExponential(quotient);
  if (names.every((name) => /^(sin|cos) /.test(name))) return reachOfTangent(quotient, names);
  if (names.every((name) => /^bessel[ij] /.test(name))) return reachOfBessel(quotient, names);
  return names.length === 1 && isUnreachable(names[0]!) ? 'unreachable' : 'unknown';
}

/** π, ζ(n), Catalan's constant, γ and logarithms of rationals: no pattern is known or expected. */
function isUnreachable(name: string): boolean {
  return /^(pi|catalan|eulergamma|zeta\(\d+\)|log\(\d+(\/\d+)?\))$/.test(name);
}

/** A quotient of polynomials in e^{1/q} in lowest terms: hurwitzian where only the powers 0 and m occur, m/q = ±1/k or ±2/k. */
function reachOfExponential({ numerator, denominator }: FormQuotient): Reach {
  const exponents = [...exponentsOf(numerator), ...exponentsOf(denominator)];
  const q = exponents.reduce((common, x) => lcm(common, x.denominator), 1n);
  const least = exponents.reduce((x, y) => (Q.compare(x, y) < 0 ? x : y));
  const top = polynomialIn(numerator, least, q);
  const bottom = polynomialIn(denominator, least, q);
  if (!top || !bottom) return 'unknown';
  const common = gcdPolynomials(top, bottom);
  const powers = [exactQuotient(top, common), exactQuotient(bottom, common)].flatMap((p) =>
    p.flatMap((coefficient, i) => (coefficient !== 0n && i > 0 ? [i] : [])),
  );
  const m = powers[0];
  if (m === undefined || powers.some((power) => power !== m)) return 'unknown';
  const { numerator: step } = Q.rational(BigInt(m), q);
  return step <= 2n ? 'hurwitzian' : 'unreachable';
}

function exponentsOf(form: Form): Rational[] {
  return [...form.values()].map(({ monomial }) => monomial[0]?.[1] ?? Q.zero);
}

/** The form times e^{−least} as a polynomial in e^{1/q}; null beyond degree 200. */
function polynomialIn(form: Form, least: Rational, q: bigint): IntegerPolynomial | null {
  const scale = [...form.values()].reduce(
    (common, { coefficient }) => lcm(common, coefficient.denominator),
    1n,
  );
  const result: bigint[] = [];
  for (const { monomial, coefficient } of form.values()) {
    const exponent = Q.multiply(Q.subtract(monomial[0]?.[1] ?? Q.zero, least), Q.rational(q));
    const index = Number(exponent.numerator);
    if (index > 200) return null;
    while (result.length <= index) result.push(0n);
    result[index] = coefficient.numerator * (scale / coefficient.denominator);
  }
  return trimInteger(result);
}

/** Whether every term is a rational multiple of a single one of the named numbers. */
function isLinear(form: Form): boolean {
  return [...form.values()].every(
    ({ monomial }) => monomial.length === 1 && Q.equals(monomial[0]![1], Q.one),
  );
}

/** (A sin x + B cos x)/(C sin x + D cos x) is a Möbius image of tan x, or sin x/cos x with denominator cleared. */
function reachOfTangent({ numerator, denominator }: FormQuotient, names: readonly string[]): Reach {
  const angles = new Set(names.map((name) => name.slice(4)));
  if (angles.size !== 1 || !isLinear(numerator) || !isLinear(denominator)) return 'unknown';
  return Q.parseRational([...angles][0]!).numerator === 1n ? 'hurwitzian' : 'unreachable';
}

/** (A I_ν + B I_{ν+1})/(C I_ν + D I_{ν+1}) at x = 2/b with integers b ≥ 1 and b ν. */
function reachOfBessel({ numerator, denominator }: FormQuotient, names: readonly string[]): Reach {
  const parts = names.map((name) => name.split(' ') as [string, string, string]);
  const [kind, order, argument] = parts[0]!;
  const base = (nu: string): Rational =>
    Q.subtract(Q.parseRational(nu), Q.rational(Q.floor(Q.parseRational(nu))));
  const together = parts.every(
    ([k, nu, x]) => k === kind && x === argument && Q.equals(base(nu), base(order)),
  );
  if (!together || !isLinear(numerator) || !isLinear(denominator)) return 'unknown';
  const b = Q.divide(Q.rational(2n), Q.parseRational(argument));
  return Q.isInteger(b) && Q.isInteger(Q.multiply(b, base(order))) ? 'hurwitzian' : 'unknown';
}
