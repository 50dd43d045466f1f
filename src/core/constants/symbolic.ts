import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { besselAtom, exponentialAtom, otherAtom, waveAtom } from './atoms.ts';
import type { BesselKind } from './bessel.ts';
import { zetaOverPowerOfPi } from './classical.ts';
import { symbol, type BinaryKind, type Expression } from './expression.ts';
import {
  addForms,
  atomForm,
  constantForm,
  multiplyForms,
  ratioOfForms,
  scaleForm,
  type Form,
  type FormQuotient,
} from './forms.ts';

/** The exact value of a subexpression where it is rational; null elsewhere. */
export type RationalOf = (expression: Expression) => Rational | null;

/** Orders of Bessel functions are brought together over at most this distance. */
const mostSteps = 40;
const one = constantForm(Q.one);

/**
 * An expression as a quotient of forms in exponentials, sines and cosines, Bessel functions and other named numbers:
 * addition theorems for exponentials, sin² + cos² = 1 and the three-term recurrences of Bessel functions are used, so
 * numbers that are equal by these have proportional forms. null for typed decimals and where the forms grow too large.
 */
export function quotientOfForms(expression: Expression, rationalOf: RationalOf): FormQuotient | null {
  const memory = new Map<Expression, FormQuotient | null>();
  const visit = (part: Expression): FormQuotient | null => {
    if (!memory.has(part)) memory.set(part, visitNew(part));
    return memory.get(part)!;
  };
  const visitNew = (part: Expression): FormQuotient | null => {
    const rational = rationalOf(part);
    if (rational) return whole(constantForm(rational));
    switch (part.kind) {
      case 'integer':
      case 'decimal':
        return null;
      case 'symbol':
        return whole(atomForm(part.name === 'e' ? exponentialAtom : otherAtom(part)));
      case 'negate': {
        const inner = visit(part.argument);
        return inner && { ...inner, numerator: scaleForm(inner.numerator, Q.rational(-1n)) };
      }
      case 'call':
        return callForm(part, rationalOf);
      case 'power': {
        const exponent = rationalOf(part.right);
        const base = visit(part.left);
        return exponent && base ? powerForm(base, exponent) : named(part);
      }
      default: {
        const left = visit(part.left);
        const right = visit(part.right);
        return left && right && combineForms(part.kind, left, right);
      }
    }
  };
  return visit(expression);
}

/** The rational number that the forms show the expression to be; null where they show none. */
export function rationalByForms(
  expression: Expression,
  rationalOf: RationalOf,
  /** The part whose value is being found out, and is not asked for. */
  unknown: Expression | null = null,
): Rational | null {
  const quotient = quotientOfForms(expression, (part) => (part === unknown ? null : rationalOf(part)));
  return quotient && ratioOfForms(quotient.numerator, quotient.denominator);
}

function whole(numerator: Form): FormQuotient {
  return { numerator, denominator: one };
}

function named(part: Expression): FormQuotient | null {
  return holdsDecimal(part) ? null : whole(atomForm(otherAtom(part)));
}

/** Two typed decimals are different numbers even where they look alike. */
function holdsDecimal(part: Expression): boolean {
  switch (part.kind) {
    case 'decimal':
      return true;
    case 'integer':
    case 'symbol':
      return false;
    case 'negate':
      return holdsDecimal(part.argument);
    case 'call':
      return part.arguments.some(holdsDecimal);
    default:
      return holdsDecimal(part.left) || holdsDecimal(part.right);
  }
}

function over(numerator: Form | null, denominator: Form | null): FormQuotient | null {
  return numerator && denominator && denominator.size > 0 ? { numerator, denominator } : null;
}

function combineForms(kind: BinaryKind, x: FormQuotient, y: FormQuotient): FormQuotient | null {
  switch (kind) {
    case 'multiply':
      return over(multiplyForms(x.numerator, y.numerator), multiplyForms(x.denominator, y.denominator));
    case 'divide':
      return over(multiplyForms(x.numerator, y.denominator), multiplyForms(x.denominator, y.numerator));
    default: {
      const ratio = ratioOfForms(x.denominator, y.denominator);
      const signed = kind === 'subtract' ? scaleForm(y.numerator, Q.rational(-1n)) : y.numerator;
      if (ratio) return over(addForms(x.numerator, scaleForm(signed, ratio)), x.denominator);
      const left = multiplyForms(x.numerator, y.denominator);
      const right = multiplyForms(signed, x.denominator);
      return over(left && right && addForms(left, right), multiplyForms(x.denominator, y.denominator));
    }
  }
}

function powerForm(base: FormQuotient, exponent: Rational): FormQuotient | null {
  const exponentialPart = soleExponential(base);
  if (exponentialPart) return whole(exponentialForm(Q.multiply(exponentialPart, exponent)));
  const n = Number(exponent.numerator);
  if (!Q.isInteger(exponent) || Math.abs(n) > 16) return null;
  let result: FormQuotient | null = whole(one);
  for (let i = 0; i < Math.abs(n) && result; i++)
    result = combineForms(n > 0 ? 'multiply' : 'divide', result, base);
  return result;
}

/** r where the quotient is e^r. */
function soleExponential({ numerator, denominator }: FormQuotient): Rational | null {
  if (numerator.size !== 1 || denominator !== one) return null;
  const [term] = numerator.values();
  const [factor, ...others] = term!.monomial;
  if (!factor || others.length > 0 || !Q.equals(term!.coefficient, Q.one)) return null;
  return factor.atom.kind === 'exponential' ? factor.exponent : null;
}

function callForm(part: Extract<Expression, { kind: 'call' }>, rationalOf: RationalOf): FormQuotient | null {
  const values = part.arguments.map(rationalOf);
  const [x, y] = values;
  if (x && x.numerator !== 0n) {
    switch (part.name) {
      case 'exp':
        return whole(exponentialForm(x));
      case 'sinh':
        return over(addForms(exponentialForm(x), negativeExponential(x, -1n)), constantForm(Q.rational(2n)));
      case 'cosh':
        return over(addForms(exponentialForm(x), negativeExponential(x, 1n)), constantForm(Q.rational(2n)));
      case 'tanh':
        return tanhForm(x);
      case 'coth': {
        const { numerator, denominator } = tanhForm(x);
        return { numerator: denominator, denominator: numerator };
      }
      case 'sin':
        return whole(sineForm(x));
      case 'cos':
        return whole(cosineForm(x));
      case 'tan':
        return over(sineForm(x), cosineForm(x));
      case 'cot':
        return over(cosineForm(x), sineForm(x));
      case 'zeta': {
        const factor = zetaOverPowerOfPi(Number(x.numerator));
        if (factor) return whole(scaleForm(atomForm(otherAtom(symbol('pi')), x), factor));
        break;
      }
      default:
    }
  }
  if ((part.name === 'besseli' || part.name === 'besselj') && x && y && y.numerator > 0n) {
    const form = besselForm(part.name, x, y);
    if (form) return whole(form);
  }
  return named(part);
}

function negativeExponential(x: Rational, coefficient: bigint): Form {
  return scaleForm(exponentialForm(Q.negate(x)), Q.rational(coefficient));
}

/** tanh x = (e^{2x} − 1)/(e^{2x} + 1). */
function tanhForm(x: Rational): FormQuotient {
  const square = exponentialForm(Q.add(x, x));
  return { numerator: addForms(square, constantForm(Q.rational(-1n))), denominator: addForms(square, one) };
}

/** e^x. */
function exponentialForm(x: Rational): Form {
  return atomForm(exponentialAtom, x);
}

function sineForm(x: Rational): Form {
  const sine = atomForm(waveAtom('sine', sizeOf(x)));
  return x.numerator < 0n ? scaleForm(sine, Q.rational(-1n)) : sine;
}

function cosineForm(x: Rational): Form {
  return atomForm(waveAtom('cosine', sizeOf(x)));
}

function sizeOf(x: Rational): Rational {
  return x.numerator < 0n ? Q.negate(x) : x;
}

/**
 * A Bessel function by those of the same argument with orders ν₀ and ν₀+1, 0 ≤ ν₀ < 1, through
 * I_{ν+1} = I_{ν−1} − (2ν/x) I_ν and J_{ν+1} = (2ν/x) J_ν − J_{ν−1} (DLMF 10.29.1 and 10.6.1).
 */
function besselForm(kind: BesselKind, order: Rational, x: Rational): Form | null {
  const base = Q.subtract(order, Q.rational(Q.floor(order)));
  const steps = Number(Q.floor(order));
  if (Math.abs(steps) > mostSteps) return null;
  const at = (nu: Rational): Form => atomForm(besselAtom(kind, nu, x));
  const sign = Q.rational(kind === 'besseli' ? 1n : -1n);
  // Always a pair of neighbours: those of orders nu and nu+1.
  let nu = base;
  let low = at(base);
  let high = at(Q.add(base, Q.one));
  for (let i = 0; i < steps; i++) {
    nu = Q.add(nu, Q.one);
    const factor = Q.multiply(Q.divide(Q.add(nu, nu), x), Q.negate(sign));
    [low, high] = [high, addForms(scaleForm(low, sign), scaleForm(high, factor))];
  }
  for (let i = 0; i > steps; i--) {
    const factor = Q.divide(Q.add(nu, nu), x);
    [low, high] = [addForms(scaleForm(high, sign), scaleForm(low, factor)), low];
    nu = Q.subtract(nu, Q.one);
  }
  return low;
}
