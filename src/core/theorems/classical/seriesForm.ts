import type { Expression } from '../../constants/expression.ts';
import type { FunctionName } from '../../constants/names.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import {
  gammaMonomial,
  monomialOf,
  monomialOfRational,
  monomialOfRoot,
  multiplyMonomials,
  powerOfMonomial,
  rationalOfMonomial,
  rootOfRational,
  unitMonomial,
} from './monomial.ts';
import type { Monomial, RootOfRational } from './monomial.ts';
import {
  constantFunction,
  generator as itself,
  invertFunction,
  multiplyFunctions,
} from './rationalFunction.ts';
import type { RationalFunction } from './rationalFunction.ts';
import { firstPart, functionOfParts } from './functionOfParts.ts';
import { rationalOf } from './transcendental.ts';

/** ₁F₁(1; b; z), or ₀F_q(; b_1, …, b_q; z): z ≠ 0, no b an integer ≤ 0. */
export interface Series {
  readonly isConfluent: boolean;
  readonly lower: readonly Rational[];
  readonly z: Rational;
}

/** A function value as m·f for a series f and a monomial m without a function value. */
interface Multiple {
  readonly monomial: Monomial;
  readonly series: Series;
}

/**
 * A constant as a rational function of one series: the series is that of its first monomial which is a rational multiple of
 * one, such as √π·e·erf(1), or of its reciprocal; null where there is none, or anything else in the constant.
 */
export function functionOfSeries(
  constant: Expression,
): { readonly series: Series; readonly ofSeries: RationalFunction } | null {
  const series = firstPart(constant, (part) => multipleOfSeries(part)?.series ?? null);
  const ofSeries = series && functionOver(constant, series);
  return ofSeries && { series, ofSeries };
}

function functionOver(constant: Expression, over: Series): RationalFunction | null {
  return functionOfParts(constant, (part) => {
    const multiple = multipleOfSeries(part);
    if (!multiple) return undefined;
    const { series, ratio, power } = multiple;
    if (!sameSeries(series, over)) return null;
    const f = power > 0 ? itself : invertFunction(itself);
    return f && multiplyFunctions(constantFunction(ratio), f);
  });
}

function sameSeries(x: Series, y: Series): boolean {
  return (
    x.isConfluent === y.isConfluent &&
    Q.equals(x.z, y.z) &&
    x.lower.length === y.lower.length &&
    x.lower.every((b, i) => Q.equals(b, y.lower[i]!))
  );
}

/** α = ρ·f or ρ/f, ρ rational, for a series f; null for any other expression. */
function multipleOfSeries(
  expression: Expression,
): { readonly ratio: Rational; readonly power: 1 | -1; readonly series: Series } | null {
  const monomial = monomialOf(expression);
  const factor = monomial?.factor;
  const multiple = factor && seriesOf(factor.name, factor.arguments);
  if (!multiple) return null;
  const { series } = multiple;
  const isPole = (b: Rational) => Q.isInteger(b) && b.numerator < 1n;
  if (series.z.numerator === 0n || series.lower.some(isPole)) return null;
  const taken = powerOfMonomial(multiple.monomial, Q.rational(BigInt(factor.power)));
  const rest = taken && multiplyMonomials({ ...monomial, factor: null }, taken);
  const ratio = rest && rationalOfMonomial(rest);
  return ratio && { ratio, power: factor.power, series };
}

const threeHalves = Q.rational(3n, 2n);

function seriesOf(name: FunctionName, [x, y, z]: readonly Expression[]): Multiple | null {
  switch (name) {
    case 'erf':
    case 'erfi':
      return errorFunction(x!, name === 'erf' ? 1n : -1n);
    case 'dawson': {
      // F(x) = x ₁F₁(1; 3/2; −x²).
      const root = rootOfRational(x!);
      return (
        root && {
          monomial: monomialOfRoot(root),
          series: { isConfluent: true, lower: [threeHalves], z: Q.negate(root.square) },
        }
      );
    }
    case 'lowergamma':
      return incompleteGamma(rationalOf(x!), rationalOf(y!));
    case 'hyp1f1':
      return confluent(rationalOf(x!), rationalOf(y!), rationalOf(z!));
    case 'hyp0f1':
      return plain([rationalOf(x!)], rationalOf(y!));
    case 'hyp0f2':
      return plain([rationalOf(x!), rationalOf(y!)], rationalOf(z!));
    case 'besseli':
    case 'besselj':
      return besselFunction(rationalOf(x!), y!, name === 'besseli' ? 1n : -1n);
    case 'cos':
    case 'cosh':
    case 'sin':
    case 'sinh': {
      // cos x = ₀F₁(; 1/2; −x²/4), sin x = x ₀F₁(; 3/2; −x²/4); cosh and sinh with x²/4.
      const root = rootOfRational(x!);
      if (!root) return null;
      const isEven = name === 'cos' || name === 'cosh';
      const sign = name === 'cos' || name === 'sin' ? -1n : 1n;
      return {
        monomial: isEven ? unitMonomial : monomialOfRoot(root),
        series: {
          isConfluent: false,
          lower: [isEven ? Q.rational(1n, 2n) : threeHalves],
          z: Q.multiply(root.square, Q.rational(sign, 4n)),
        },
      };
    }
    default:
      return null;
  }
}

function plain(lower: readonly (Rational | null)[], z: Rational | null): Multiple | null {
  const parameters = lower.filter((b) => b !== null);
  return z && parameters.length === lower.length
    ? { monomial: unitMonomial, series: { isConfluent: false, lower: parameters, z } }
    : null;
}

/** ₁F₁(1; b; z), and ₁F₁(b−1; b; z) = e^z ₁F₁(1; b; −z) (Kummer; DLMF 13.2.39). */
function confluent(a: Rational | null, b: Rational | null, z: Rational | null): Multiple | null {
  if (!a || !b || !z) return null;
  if (Q.equals(a, Q.one)) return { monomial: unitMonomial, series: { isConfluent: true, lower: [b], z } };
  if (!Q.equals(Q.add(a, Q.one), b)) return null;
  return {
    monomial: { ...unitMonomial, exponent: z },
    series: { isConfluent: true, lower: [b], z: Q.negate(z) },
  };
}

/** erf(x) = 2x/√π e^{−x²} ₁F₁(1; 3/2; x²), erfi(x) the same with −x² (DLMF 7.11.4, 13.2.39). */
function errorFunction(argument: Expression, sign: bigint): Multiple | null {
  const x = rootOfRational(argument);
  if (!x) return null;
  const z = Q.multiply(x.square, Q.rational(sign));
  const root = monomialOfRoot({ sign: x.sign, square: Q.multiply(x.square, Q.rational(4n)) });
  return {
    monomial: { ...root, piHalves: -1, exponent: Q.negate(z) },
    series: { isConfluent: true, lower: [threeHalves], z },
  };
}

/** γ(s, x) = x^s/s e^{−x} ₁F₁(1; s+1; x), s and x > 0 (DLMF 8.5.1). */
function incompleteGamma(s: Rational | null, x: Rational | null): Multiple | null {
  if (!s || !x || s.numerator <= 0n || x.numerator <= 0n) return null;
  const power = powerOfMonomial(monomialOfRational(x), s);
  const monomial = power && multiplyMonomials(power, monomialOfRational(Q.divide(Q.one, s)));
  return (
    monomial && {
      monomial: { ...monomial, exponent: Q.negate(x) },
      series: { isConfluent: true, lower: [Q.add(s, Q.one)], z: x },
    }
  );
}

/** I_ν(x) = (x/2)^ν/Γ(ν+1) ₀F₁(; ν+1; x²/4), J_ν(x) with −x²/4 (DLMF 10.39.9, 10.16.9); x > 0 unless ν is an integer. */
function besselFunction(order: Rational | null, argument: Expression, sign: bigint): Multiple | null {
  const x = order && rootOfRational(argument);
  const gamma = order && gammaMonomial(Q.add(order, Q.one));
  if (!x || !gamma || (x.sign < 0 && !Q.isInteger(order))) return null;
  const half: RootOfRational = { sign: x.sign, square: Q.divide(x.square, Q.rational(4n)) };
  const power = powerOfMonomial(monomialOfRoot(half), order);
  const inverse = powerOfMonomial(gamma, Q.rational(-1n));
  const monomial = power && inverse && multiplyMonomials(power, inverse);
  return (
    monomial && {
      monomial,
      series: {
        isConfluent: false,
        lower: [Q.add(order, Q.one)],
        z: Q.multiply(half.square, Q.rational(sign)),
      },
    }
  );
}
