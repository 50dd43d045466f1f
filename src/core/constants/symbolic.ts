import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { exponentialAtom, otherAtom } from './atoms.ts';
import { formOfCall, whole } from './callForms.ts';
import { exponentialOf, logarithmOf, rationalPowerOf } from './exponentialForms.ts';
import type { BinaryKind, Expression } from './expression.ts';
import {
  addForms,
  atomForm,
  cleared,
  constantForm,
  multiplyForms,
  ratioOfForms,
  scaleForm,
  type Form,
  type FormQuotient,
} from './forms.ts';
import { radicalForm } from './radicals.ts';
import { formOfSpecialCall } from './specialForms.ts';

/** The forms of the parts of an expression that are not rational, each found once. */
export type FormMemory = Map<Expression, FormQuotient | null>;

/** The exact value of a subexpression where it is rational; null elsewhere. */
export type RationalOf = (expression: Expression) => Rational | null;

const one = constantForm(Q.one);

/**
 * An expression as a quotient of forms in exponentials, logarithms and roots of integers, sines and cosines, values of Γ,
 * Bessel functions and other named numbers: addition theorems, the relations of Γ and the three-term recurrences of Bessel
 * functions are used, so numbers that are equal by these have proportional forms. null for typed decimals and where the
 * forms grow too large.
 */
export function quotientOfForms(
  expression: Expression,
  rationalOf: RationalOf,
  memory: FormMemory = new Map(),
): FormQuotient | null {
  const visit = (part: Expression): FormQuotient | null => {
    const rational = rationalOf(part);
    if (rational) return whole(constantForm(rational));
    if (!memory.has(part)) memory.set(part, visitNew(part));
    return memory.get(part)!;
  };
  const visitNew = (part: Expression): FormQuotient | null => {
    switch (part.kind) {
      case 'integer':
      case 'decimal':
        return null;
      case 'symbol':
        return whole(symbolForm(part));
      case 'negate': {
        const inner = visit(part.argument);
        return inner && { ...inner, numerator: scaleForm(inner.numerator, Q.rational(-1n)) };
      }
      case 'call':
        return formOfCall(part, reader) ?? formOfSpecialCall(part, reader) ?? named(part);
      case 'power': {
        const exponent = visit(part.right);
        const base = visit(part.left);
        const rational = rationalOf(part.right);
        const form =
          base && (rational ? powerForm(base, rational) : exponent && generalPower(base, exponent));
        return form ?? named(part);
      }
      default: {
        const left = visit(part.left);
        const right = visit(part.right);
        return left && right && combineForms(part.kind, left, right);
      }
    }
  };
  const reader = { visit, rationalOf };
  return visit(expression);
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
    case 'divide': {
      const ratio = ratioOfForms(x.denominator, y.denominator);
      if (ratio) return over(x.numerator, scaleForm(y.numerator, ratio));
      return over(multiplyForms(x.numerator, y.denominator), multiplyForms(x.denominator, y.numerator));
    }
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

function symbolForm(part: Extract<Expression, { kind: 'symbol' }>): Form {
  switch (part.name) {
    case 'e':
      return atomForm(exponentialAtom);
    case 'phi': {
      const root = radicalForm(Q.rational(5n), Q.rational(1n, 2n))!;
      return scaleForm(addForms(one, root), Q.rational(1n, 2n));
    }
    default:
      return atomForm(otherAtom(part));
  }
}

function powerForm(base: FormQuotient, exponent: Rational): FormQuotient | null {
  const power = rationalPowerOf(base, exponent);
  if (power) return whole(power);
  const n = Number(exponent.numerator);
  if (!Q.isInteger(exponent) || Math.abs(n) > 16) return null;
  let result: FormQuotient | null = whole(one);
  for (let i = 0; i < Math.abs(n) && result; i++)
    result = combineForms(n > 0 ? 'multiply' : 'divide', result, base);
  return result;
}

/** x^y = e^{y log x}. */
function generalPower(base: FormQuotient, exponent: FormQuotient): FormQuotient | null {
  const logarithm = logarithmOf(base);
  const product = logarithm && combineForms('multiply', whole(logarithm), exponent);
  const sum = product && cleared(product);
  const power = sum && exponentialOf(sum);
  return power && whole(power);
}
