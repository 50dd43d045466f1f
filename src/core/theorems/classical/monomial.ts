import type { Expression } from '../../constants/expression.ts';
import type { FunctionName } from '../../constants/names.ts';
import { bitLength, integerRoot, lcmNumber } from '../../numbers/integers.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { rootOf } from './quadraticExpression.ts';
import { exponentOf, rationalOf } from './transcendental.ts';

/** A number whose square is rational, ≠ 0. */
export interface RootOfRational {
  readonly sign: 1 | -1;
  readonly square: Rational;
}

/** Γ(at)^power with 0 < at < 1, at ≠ 1/2, power ≠ 0. */
interface GammaPower {
  readonly at: Rational;
  readonly power: number;
}

/** ±q^{1/m} · π^{p/2} · e^r · Γ(s_1)^{k_1} Γ(s_2)^{k_2} ⋯ · f^{±1} with at most one further function value f. */
export interface Monomial {
  readonly sign: 1 | -1;
  /** q > 0. */
  readonly radicand: Rational;
  /** m ≥ 1. */
  readonly index: number;
  /** p. */
  readonly piHalves: number;
  /** r. */
  readonly exponent: Rational;
  readonly gammas: readonly GammaPower[];
  readonly factor: {
    readonly name: FunctionName;
    readonly arguments: readonly Expression[];
    readonly power: 1 | -1;
  } | null;
}

/** 1. */
export const unitMonomial: Monomial = {
  sign: 1,
  radicand: Q.one,
  index: 1,
  piHalves: 0,
  exponent: Q.zero,
  gammas: [],
  factor: null,
};

/** Radicands of more binary digits, and roots of a higher index, are no parts of a classical formula. */
const mostBits = 20_000;
const mostIndex = 64;

/** Γ is taken to an argument in (0, 1] in so many steps at the most. */
const mostGammaSteps = 100n;

/** A number such as 3, −1/2, √2 or 1/√2; null for any other, and for 0. */
export function rootOfRational(expression: Expression): RootOfRational | null {
  const rational = rationalOf(expression);
  if (rational)
    return rational.numerator === 0n
      ? null
      : { sign: rational.numerator > 0n ? 1 : -1, square: Q.multiply(rational, rational) };
  const root = rootOf(expression);
  return (
    root && {
      sign: root.factor.numerator > 0n ? 1 : -1,
      square: Q.multiply(Q.multiply(root.factor, root.factor), Q.rational(root.radicand)),
    }
  );
}

/** ±√q. */
export function monomialOfRoot({ sign, square }: RootOfRational): Monomial {
  return { ...unitMonomial, sign, radicand: square, index: 2 };
}

/** A rational number ≠ 0. */
export function monomialOfRational(x: Rational): Monomial {
  return { ...unitMonomial, sign: x.numerator < 0n ? -1 : 1, radicand: sizeOf(x) };
}

/** An expression as a monomial; null where it is none, or has two function values. */
export function monomialOf(expression: Expression): Monomial | null {
  const number = rootOfRational(expression);
  if (number) return monomialOfRoot(number);
  const exponent = exponentOf(expression);
  if (exponent) return { ...unitMonomial, exponent };
  switch (expression.kind) {
    case 'symbol':
      return expression.name === 'pi' ? { ...unitMonomial, piHalves: 2 } : null;
    case 'negate': {
      const inner = monomialOf(expression.argument);
      return inner && { ...inner, sign: inner.sign > 0 ? -1 : 1 };
    }
    case 'multiply':
    case 'divide': {
      const left = monomialOf(expression.left);
      const right = left && monomialOf(expression.right);
      const other =
        right && (expression.kind === 'multiply' ? right : powerOfMonomial(right, Q.rational(-1n)));
      return left && other && multiplyMonomials(left, other);
    }
    case 'power':
      return monomialOfPower(expression.left, rationalOf(expression.right));
    case 'call':
      return monomialOfCall(expression.name, expression.arguments);
    default:
      return null;
  }
}

function monomialOfPower(base: Expression, exponent: Rational | null): Monomial | null {
  const inner = exponent && monomialOf(base);
  return inner && powerOfMonomial(inner, exponent);
}

function monomialOfCall(name: FunctionName, values: readonly Expression[]): Monomial | null {
  const [x, y] = values;
  const [first, second] = [rationalOf(x!), y ? rationalOf(y) : null];
  switch (name) {
    case 'sqrt':
      return monomialOfPower(x!, Q.rational(1n, 2n));
    case 'cbrt':
      return monomialOfPower(x!, Q.rational(1n, 3n));
    case 'root':
      return second && second.numerator !== 0n ? monomialOfPower(x!, Q.divide(Q.one, second)) : null;
    case 'gamma':
      return first && gammaMonomial(first);
    default:
      return { ...unitMonomial, factor: { name, arguments: values, power: 1 } };
  }
}

/** Γ(s) by Γ(s + 1) = s Γ(s), with Γ(1) = 1 and Γ(1/2) = √π (DLMF 5.5.1, 5.4.6); null at poles and far away. */
export function gammaMonomial(s: Rational): Monomial | null {
  const steps = -Q.floor(Q.negate(s)) - 1n;
  if ((Q.isInteger(s) && s.numerator < 1n) || steps > mostGammaSteps || -steps > mostGammaSteps) return null;
  const at = Q.subtract(s, Q.rational(steps));
  let product = Q.one;
  for (let i = 0n; i < steps; i++) product = Q.multiply(product, Q.add(at, Q.rational(i)));
  for (let i = -1n; i >= steps; i--) product = Q.divide(product, Q.add(at, Q.rational(i)));
  const rest = monomialOfRational(product);
  if (Q.equals(at, Q.one)) return rest;
  return at.denominator === 2n ? { ...rest, piHalves: 1 } : { ...rest, gammas: [{ at, power: 1 }] };
}

/** x·y; null where both have a function value, and where a root is out of bounds. */
export function multiplyMonomials(x: Monomial, y: Monomial): Monomial | null {
  if (x.factor && y.factor) return null;
  const index = lcmNumber(x.index, y.index);
  const [left, right] = [x, y].map((m) => powerWithin(m.radicand, index / m.index));
  if (!left || !right) return null;
  const gammas = new Map<string, GammaPower>();
  for (const { at, power } of [...x.gammas, ...y.gammas]) {
    const name = Q.formatRational(at);
    gammas.set(name, { at, power: power + (gammas.get(name)?.power ?? 0) });
  }
  return withRoot(Q.multiply(left, right), index, {
    sign: x.sign === y.sign ? 1 : -1,
    piHalves: x.piHalves + y.piHalves,
    exponent: Q.add(x.exponent, y.exponent),
    gammas: [...gammas.values()].filter(({ power }) => power !== 0),
    factor: x.factor ?? y.factor,
  });
}

/** x^r for rational r, the positive root where it is one; null where it is no monomial. */
export function powerOfMonomial(x: Monomial, r: Rational): Monomial | null {
  const { factor, gammas } = x;
  const [top, bottom] = [Number(r.numerator), Number(r.denominator)];
  if (Math.abs(top) > mostIndex || bottom > mostIndex) return null;
  if (factor && (bottom !== 1 || Math.abs(top) !== 1)) return null;
  if (bottom !== 1 && x.sign < 0) return null;
  const piHalves = (x.piHalves * top) / bottom;
  const powers = gammas.map(({ at, power }) => ({ at, power: (power * top) / bottom }));
  if (![piHalves, ...powers.map(({ power }) => power)].every(Number.isInteger)) return null;
  const radicand = powerWithin(x.radicand, top);
  return (
    radicand &&
    withRoot(radicand, x.index * bottom, {
      sign: top % 2 === 0 ? 1 : x.sign,
      piHalves,
      exponent: Q.multiply(x.exponent, r),
      gammas: powers.filter(({ power }) => power !== 0),
      factor: factor && { ...factor, power: top > 0 ? factor.power : factor.power > 0 ? -1 : 1 },
    })
  );
}

/** The rational number that a monomial without a function value is; null for any other. */
export function rationalOfMonomial(m: Monomial): Rational | null {
  if (m.factor || m.piHalves !== 0 || m.exponent.numerator !== 0n || m.gammas.length > 0) return null;
  const { numerator, denominator } = m.radicand;
  const [top, bottom] = [numerator, denominator].map((n) => integerRoot(n, m.index));
  if (top! ** BigInt(m.index) !== numerator || bottom! ** BigInt(m.index) !== denominator) return null;
  return Q.rational(BigInt(m.sign) * top!, bottom);
}

function withRoot(radicand: Rational, index: number, rest: Omit<Monomial, 'radicand' | 'index'>) {
  const size = Math.max(bitLength(radicand.numerator), bitLength(radicand.denominator));
  return index > mostIndex || size > mostBits ? null : { radicand, index, ...rest };
}

/** q^n, where it is not too large. */
function powerWithin(q: Rational, n: number): Rational | null {
  const size = Math.max(bitLength(q.numerator), bitLength(q.denominator));
  return size * Math.abs(n) > mostBits ? null : Q.power(q, n);
}

function sizeOf(x: Rational): Rational {
  return x.numerator < 0n ? Q.negate(x) : x;
}
