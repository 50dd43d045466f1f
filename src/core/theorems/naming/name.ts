import { constantFromExpression } from '../../constants/constants.ts';
import { negate } from '../../constants/expression.ts';
import { formatExpression } from '../../constants/formatExpression.ts';
import type { Expression } from '../../constants/expression.ts';
import { InputError } from '../../errors.ts';
import { meet } from '../../numbers/enclosure.ts';
import { evaluatePolynomial } from '../../numbers/polynomial.ts';
import type { IntegerPolynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { Value } from '../../value.ts';
import type { Rational } from '../../numbers/rational.ts';
import { log10 } from './interval.ts';
import type { KnownDigits } from './interval.ts';
import { windows } from './cost.ts';
import { rationalExpression } from './moebiusExpression.ts';

/** What a number is called. */
export type NumberName =
  /** A formula in the language of constants; over a constant of the user's own, also how it is written with that one's name. */
  | { readonly kind: 'expression'; readonly expression: Expression; readonly own?: OwnValue }
  /** The root of an integer polynomial (coefficients ascend, degree ≥ 2) that lies where the digits say. */
  | { readonly kind: 'root'; readonly polynomial: IntegerPolynomial };

/** P(c)/Q(c) over a constant c of the user's own, P and Q of degree ≤ 1. */
interface OwnValue {
  readonly name: string;
  readonly value: Value;
}

/** Digits beyond the error of the number with which a formula is evaluated. */
const spareDigits = 4;

/**
 * In how many units of its error a number meets a formula: the narrowest window that certainly holds the formula's value;
 * null where none does, or where the formula cannot be evaluated to so many digits. Decided by enclosures and signs alone.
 */
export function unitsApart(name: NumberName, known: KnownDigits): number | null {
  if (name.kind === 'root') {
    const held = windows.find(({ units }) => {
      const { lo, hi } = windowOf(known, units);
      const polynomial = name.polynomial.map((coefficient) => Q.rational(coefficient));
      const [left, right] = [evaluatePolynomial(polynomial, lo), evaluatePolynomial(polynomial, hi)];
      return left.numerator <= 0n ? right.numerator >= 0n : right.numerator <= 0n;
    });
    return held?.units ?? null;
  }
  const places = Math.max(1, Math.ceil(-log10(known.error)) + spareDigits);
  const value = enclosureOf(name.expression, places);
  if (!value) return null;
  const scale = 1n << BigInt(value.bits);
  const held = windows.find(({ units }) => {
    const { lo, hi } = windowOf(known, units);
    return (
      value.lo * lo.denominator >= lo.numerator * scale && value.hi * hi.denominator <= hi.numerator * scale
    );
  });
  return held?.units ?? null;
}

/** A name as people say it: exp(5*log(10)), which takes less to write by its code, is 100000. */
export function plainName(name: NumberName): NumberName {
  if (name.kind === 'root' || name.own) return name;
  const { rationalValue } = constantFromExpression(name.expression);
  return rationalValue ? { kind: 'expression', expression: rationalExpression(rationalValue) } : name;
}

/** Digits beyond those of the number to which two formulas that are one number in another form agree. */
const equalDigits = 40;

/** Whether two formulas agree so far beyond the digits of the number that they are one number in two forms: e and 1/exp(−1). */
export function isSameNumber(x: NumberName, y: NumberName, known: KnownDigits): boolean {
  if (x.kind === 'root' || y.kind === 'root') return false;
  const places = Math.max(1, Math.ceil(-log10(known.error)) + equalDigits);
  const [first, second] = [enclosureOf(x.expression, places), enclosureOf(y.expression, places)];
  return first !== null && second !== null && meet(first, second);
}

function enclosureOf(
  expression: Expression,
  places: number,
): ReturnType<ReturnType<typeof constantFromExpression>['enclose']> | null {
  try {
    return constantFromExpression(expression).enclose(places);
  } catch (error) {
    // A pole, a domain, or too few digits: the formula is none for this number.
    if (error instanceof InputError) return null;
    throw error;
  }
}

function windowOf(
  { size, error }: KnownDigits,
  units: number,
): { readonly lo: Rational; readonly hi: Rational } {
  const distance = Q.multiply(error, Q.rational(BigInt(units)));
  return { lo: Q.subtract(size, distance), hi: Q.add(size, distance) };
}

/** The name of −x for the name of x. */
export function negatedName(name: NumberName): NumberName {
  if (name.kind === 'root') {
    const flipped = name.polynomial.map((coefficient, i) => (i % 2 === 0 ? coefficient : -coefficient));
    const lead = flipped[flipped.length - 1]!;
    return { kind: 'root', polynomial: lead < 0n ? flipped.map((coefficient) => -coefficient) : flipped };
  }
  if (name.own) {
    const { value } = name.own;
    const own = { ...name.own, value: { ...value, numerator: value.numerator.map((c) => -c) } };
    return { kind: 'expression', expression: negate(name.expression), own };
  }
  const { expression } = name;
  if (expression.kind === 'subtract')
    return {
      kind: 'expression',
      expression: { ...expression, left: expression.right, right: expression.left },
    };
  if (expression.kind === 'negate') return { kind: 'expression', expression: expression.argument };
  if (expression.kind === 'divide' || expression.kind === 'multiply')
    return { kind: 'expression', expression: { ...expression, left: negate(expression.left) } };
  return { kind: 'expression', expression: negate(expression) };
}

/** A name that tells formulas apart: the text of the expression, or the polynomial's coefficients. */
export function nameKey(name: NumberName): string {
  return name.kind === 'expression' ? formatExpression(name.expression) : `root ${name.polynomial.join(' ')}`;
}

/**
 * What a formula is made of: its constants, and its functions with what they are of, beside powers and roots. Two formulas that
 * hold to many digits and are made of the same are rewritings of each other: e, exp(1) and √(e²).
 */
export function materialOf(name: NumberName): string {
  if (name.kind === 'root') return nameKey(name);
  const found = new Set<string>();
  collect(name.expression, found);
  return [...found].sort().join(' ');
}

const transparent: ReadonlySet<string> = new Set(['sqrt', 'cbrt', 'root']);

function collect(expression: Expression, found: Set<string>): void {
  switch (expression.kind) {
    case 'integer':
    case 'decimal':
      return;
    case 'symbol':
      found.add(expression.name);
      return;
    case 'negate':
      return collect(expression.argument, found);
    case 'call': {
      const { name, arguments: values } = expression;
      const [first] = values;
      if (transparent.has(name)) collect(first!, found);
      else if (name === 'exp' && isRational(first!)) found.add('e');
      else found.add(formatExpression(expression));
      return;
    }
    default:
      collect(expression.left, found);
      collect(expression.right, found);
  }
}

function isRational(expression: Expression): boolean {
  const inner = expression.kind === 'negate' ? expression.argument : expression;
  return inner.kind === 'divide'
    ? inner.left.kind === 'integer' && inner.right.kind === 'integer'
    : inner.kind === 'integer';
}
