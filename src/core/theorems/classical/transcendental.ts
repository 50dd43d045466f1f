import type { Expression } from '../../constants/expression.ts';
import { bitLength } from '../../numbers/integers.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';

/** Numerators and denominators beyond this are not taken for a theorem's parameter: its certificate would fill pages. */
const mostSize = 10n ** 60n;

/** Powers of more binary digits are no parameters of a theorem, and towers of them would not end. */
const mostPowerBits = 20_000;

/** The rational number that an expression without irrational parts stands for; null for any other. */
export function rationalOf(expression: Expression): Rational | null {
  switch (expression.kind) {
    case 'integer':
      return Q.rational(expression.value);
    case 'negate': {
      const x = rationalOf(expression.argument);
      return x && Q.negate(x);
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'power': {
      const x = rationalOf(expression.left);
      const y = rationalOf(expression.right);
      return x && y && combine(expression.kind, x, y);
    }
    default:
      return null;
  }
}

function combine(
  kind: 'add' | 'subtract' | 'multiply' | 'divide' | 'power',
  x: Rational,
  y: Rational,
): Rational | null {
  switch (kind) {
    case 'add':
      return Q.add(x, y);
    case 'subtract':
      return Q.subtract(x, y);
    case 'multiply':
      return Q.multiply(x, y);
    case 'divide':
      return y.numerator === 0n ? null : Q.divide(x, y);
    case 'power': {
      const exponent = Number(y.numerator);
      const length = Math.max(bitLength(x.numerator), bitLength(x.denominator));
      if (!Q.isInteger(y) || length * Math.abs(exponent) > mostPowerBits) return null;
      return exponent < 0 && x.numerator === 0n ? null : Q.power(x, exponent);
    }
  }
}

/** r where the expression is a power e^r of e with rational exponent, in whatever spelling; null elsewhere. */
export function exponentOf(expression: Expression): Rational | null {
  switch (expression.kind) {
    case 'symbol':
      return expression.name === 'e' ? Q.one : null;
    case 'multiply':
    case 'divide': {
      const x = exponentOf(expression.left);
      const y = exponentOf(expression.right);
      if (!x || !y) return null;
      return expression.kind === 'multiply' ? Q.add(x, y) : Q.subtract(x, y);
    }
    case 'power': {
      const base = exponentOf(expression.left);
      const exponent = rationalOf(expression.right);
      return base && exponent && Q.multiply(base, exponent);
    }
    case 'call':
      return exponentOfCall(expression.name, expression.arguments);
    default:
      return null;
  }
}

function exponentOfCall(name: string, values: readonly Expression[]): Rational | null {
  const argument = values[0]!;
  if (name === 'exp') return small(rationalOf(argument));
  const index = name === 'sqrt' ? 2n : name === 'cbrt' ? 3n : null;
  const radicand = exponentOf(argument);
  if (!radicand) return null;
  if (index !== null) return Q.divide(radicand, Q.rational(index));
  if (name !== 'root') return null;
  const degree = rationalOf(values[1]!);
  return degree && degree.numerator !== 0n ? Q.divide(radicand, degree) : null;
}

/** The number, where it is small enough for a theorem's parameter. */
export function small(x: Rational | null): Rational | null {
  if (!x) return null;
  const size = x.numerator < 0n ? -x.numerator : x.numerator;
  return size <= mostSize && x.denominator <= mostSize ? x : null;
}
