import { lcm } from '../numbers/integers.ts';
import { exactQuotient, gcdPolynomials, trimInteger, type IntegerPolynomial } from '../numbers/polynomial.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import type { Atom, AtomPower, WaveAtom } from './atoms.ts';
import type { Reach } from './constant.ts';
import type { Expression } from './expression.ts';
import { atomsOf, soleTerm, type Form, type FormQuotient } from './forms.ts';
import { quotientOfForms, type RationalOf } from './symbolic.ts';
import type { Evaluation } from './evaluation.ts';

/**
 * What ESMA can find for a constant. Proved where it says hurwitzian: the constant is then a Möbius image over ℚ of
 * e^{1/k} or e^{2/k} (Euler), of tan(1/k) (Lambert) or of a quotient of Bessel functions of orders p/b − 1 and p/b at
 * 2/b (Lehmer); by Hurwitz 1896 such images keep the property. Constants outside these families for which no pattern
 * is known are unreachable; what is not recognized is unknown.
 */
export function reachOf(expression: Expression, value: Evaluation, rationalOf: RationalOf): Reach {
  if (value.rational) return 'unreachable';
  if (value.annihilator) return value.annihilator.length === 3 ? 'quadratic' : 'unreachable';
  const quotient = quotientOfForms(expression, rationalOf);
  if (!quotient) return 'unknown';
  const atoms = atomsOf(quotient.numerator, quotient.denominator);
  if (atoms.every(({ kind }) => kind === 'exponential')) return reachOfExponential(quotient);
  if (atoms.every(isWave)) return reachOfTangent(quotient, atoms);
  if (atoms.every(isBessel)) return reachOfBessel(quotient, atoms);
  if (isLogarithmic(quotient)) return 'unreachable';
  const [first, ...others] = atoms;
  return others.length === 0 && isUnreachable(first!) ? 'unreachable' : 'unknown';
}

type Bessel = Extract<Atom, { kind: 'bessel' }>;

function isWave(atom: Atom): atom is WaveAtom {
  return (atom.kind === 'sine' || atom.kind === 'cosine') && atom.unit.length === 0;
}

function isBessel(atom: Atom): atom is Bessel {
  return atom.kind === 'bessel';
}

/** A rational combination of logarithms of rational numbers and 1. */
function isLogarithmic({ numerator, denominator }: FormQuotient): boolean {
  const isLogarithm = ({ atom, exponent }: AtomPower): boolean =>
    atom.kind === 'logarithm' && atom.of.kind === 'radical' && Q.equals(exponent, Q.one);
  const isConstant = soleTerm(denominator)?.monomial.length === 0;
  return (
    isConstant &&
    [...numerator.values()].every(
      ({ monomial }) => monomial.length === 0 || (monomial.length === 1 && isLogarithm(monomial[0]!)),
    )
  );
}

/** π, ζ(n), Catalan's constant, γ and logarithms of rationals: no pattern is known or expected. */
function isUnreachable(atom: Atom): boolean {
  if (atom.kind === 'logarithm') return atom.of.kind === 'radical';
  if (atom.kind !== 'other') return false;
  const { expression } = atom;
  return expression.kind === 'symbol' || (expression.kind === 'call' && expression.name === 'zeta');
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
  return [...form.values()].map(({ monomial }) => monomial[0]?.exponent ?? Q.zero);
}

/** The form times e^{−least} as a polynomial in e^{1/q}; null beyond degree 200. */
function polynomialIn(form: Form, least: Rational, q: bigint): IntegerPolynomial | null {
  const scale = [...form.values()].reduce(
    (common, { coefficient }) => lcm(common, coefficient.denominator),
    1n,
  );
  const result: bigint[] = [];
  for (const { monomial, coefficient } of form.values()) {
    const exponent = Q.multiply(Q.subtract(monomial[0]?.exponent ?? Q.zero, least), Q.rational(q));
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
    ({ monomial }) => monomial.length === 1 && Q.equals(monomial[0]!.exponent, Q.one),
  );
}

/** (A sin x + B cos x)/(C sin x + D cos x) is a Möbius image of tan x, or sin x/cos x with denominator cleared. */
function reachOfTangent({ numerator, denominator }: FormQuotient, atoms: readonly WaveAtom[]): Reach {
  const { angle } = atoms[0]!;
  if (!atoms.every((atom) => Q.equals(atom.angle, angle))) return 'unknown';
  if (!isLinear(numerator) || !isLinear(denominator)) return 'unknown';
  return angle.numerator === 1n ? 'hurwitzian' : 'unreachable';
}

/** (A I_ν + B I_{ν+1})/(C I_ν + D I_{ν+1}) at x = 2/b with integers b ≥ 1 and b ν. */
function reachOfBessel({ numerator, denominator }: FormQuotient, atoms: readonly Bessel[]): Reach {
  const { bessel, order, argument } = atoms[0]!;
  const base = (nu: Rational): Rational => Q.subtract(nu, Q.rational(Q.floor(nu)));
  const together = atoms.every(
    (atom) =>
      atom.bessel === bessel && Q.equals(atom.argument, argument) && Q.equals(base(atom.order), base(order)),
  );
  if (!together || !isLinear(numerator) || !isLinear(denominator)) return 'unknown';
  const b = Q.divide(Q.rational(2n), argument);
  return Q.isInteger(b) && Q.isInteger(Q.multiply(b, base(order))) ? 'hurwitzian' : 'unknown';
}
