import { binary, call, integer, negate, symbol } from '../../constants/expression.ts';
import { formatExpression } from '../../constants/formatExpression.ts';
import type { Expression } from '../../constants/expression.ts';
import { absolute, floorDivide, gcd } from '../../numbers/integers.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';

/** An integer multiple of an expression; null stands for 1. */
export interface Multiple {
  readonly coefficient: bigint;
  readonly factor: Expression | null;
}

/** (Σ c_i·f_i)/divisor with a positive term first where there is one, and a divisor > 0 in lowest terms. */
export function linearCombination(terms: readonly Multiple[], divisor: bigint): Expression {
  const sign = divisor < 0n ? -1n : 1n;
  const parts = collected(terms);
  const common = parts.reduce((g, { coefficient }) => gcd(g, coefficient), divisor);
  const reduced = parts
    .filter(({ coefficient }) => coefficient !== 0n)
    .map(({ coefficient, factor }) => ({ coefficient: (sign * coefficient) / common, factor }));
  const first = reduced.findIndex(({ coefficient }) => coefficient > 0n);
  const ordered = first > 0 ? [reduced[first]!, ...reduced.filter((_, i) => i !== first)] : reduced;
  const sum = ordered.reduce<Expression | null>((left, { coefficient, factor }) => {
    const part = multiple(absolute(coefficient), factor);
    if (left === null) return coefficient < 0n ? negate(part) : part;
    return binary(coefficient < 0n ? 'subtract' : 'add', left, part);
  }, null);
  const numerator = sum ?? integer(0);
  const denominator = absolute(divisor) / common;
  return denominator === 1n ? numerator : over(numerator, integer(denominator));
}

/** A quotient of two integer combinations, without an integer that all coefficients have in common. */
export function quotientOfCombinations(above: readonly Multiple[], below: readonly Multiple[]): Expression {
  const content = [...collected(above), ...collected(below)].reduce(
    (g, { coefficient }) => gcd(g, coefficient),
    0n,
  );
  return over(linearCombination(above, content), linearCombination(below, content));
}

/** Sums in the factors multiplied out, and like terms added up. */
function collected(terms: readonly Multiple[]): Multiple[] {
  const sums = new Map<string, Multiple>();
  const add = (coefficient: bigint, factor: Expression | null): void => {
    if (factor?.kind === 'integer') return add(coefficient * factor.value, null);
    if (factor?.kind === 'negate') return add(-coefficient, factor.argument);
    if (factor?.kind === 'add' || factor?.kind === 'subtract') {
      add(coefficient, factor.left);
      return add(factor.kind === 'add' ? coefficient : -coefficient, factor.right);
    }
    if (factor?.kind === 'multiply') {
      const own = coefficientOf(factor);
      if (own.coefficient !== 1n) return add(coefficient * own.coefficient, own.rest);
    }
    const key = factor === null ? '' : formatExpression(factor);
    sums.set(key, { coefficient: coefficient + (sums.get(key)?.coefficient ?? 0n), factor });
  };
  for (const { coefficient, factor } of terms) add(coefficient, factor);
  return [...sums.values()];
}

function multiple(n: bigint, factor: Expression | null): Expression {
  if (factor === null) return integer(n);
  return n === 1n ? factor : times(integer(n), factor);
}

/** x·y, a quotient on the right written as one fraction: 2·(π/3) is 2π/3. */
export function times(x: Expression, y: Expression): Expression {
  if (isOne(x)) return y;
  if (isOne(y)) return x;
  if (y.kind === 'divide') return over(times(x, y.left), y.right);
  if (x.kind === 'integer' && y.kind === 'integer') return integer(x.value * y.value);
  if (y.kind === 'integer') return times(y, x);
  if (y.kind === 'multiply') return times(times(x, y.left), y.right);
  return binary('multiply', x, y);
}

/** x/y, nested quotients written as one fraction. */
export function over(x: Expression, y: Expression): Expression {
  if (isOne(y)) return x;
  if (x.kind === 'divide') return over(x.left, times(x.right, y));
  if (x.kind === 'integer' && x.value === 0n) return x;
  // −1/(x − 3) is 1/(3 − x).
  if (x.kind === 'negate' && y.kind === 'subtract' && !isSum(y.left))
    return over(x.argument, binary('subtract', y.right, y.left));
  if (x.kind === 'negate') return negate(over(x.argument, y));
  if (y.kind === 'negate') return negate(over(x, y.argument));
  if (y.kind === 'divide') return over(times(x, y.right), y.left);
  // 1/e^{−r} is e^r.
  if (y.kind === 'call' && y.name === 'exp' && y.arguments[0]!.kind === 'negate')
    return times(x, exponential(y.arguments[0]!.argument));
  const [above, below] = [coefficientOf(x), coefficientOf(y)];
  const common = gcd(above.coefficient, below.coefficient);
  if (common > 1n)
    return over(
      times(integer(above.coefficient / common), above.rest),
      times(integer(below.coefficient / common), below.rest),
    );
  return binary('divide', x, y);
}

/** e^x, which is e for x = 1. */
function exponential(x: Expression): Expression {
  return isOne(x) ? symbol('e') : call('exp', [x]);
}

/** n and y of n·y for an integer n, 1 and the expression itself elsewhere. */
function coefficientOf(x: Expression): { readonly coefficient: bigint; readonly rest: Expression } {
  if (x.kind === 'integer') return { coefficient: x.value, rest: integer(1) };
  if (x.kind === 'multiply') {
    const { coefficient, rest } = coefficientOf(x.left);
    return { coefficient, rest: times(rest, x.right) };
  }
  return { coefficient: 1n, rest: x };
}

function isSum(x: Expression): boolean {
  return x.kind === 'add' || x.kind === 'subtract' || x.kind === 'negate';
}

function isOne(x: Expression): boolean {
  return x.kind === 'integer' && x.value === 1n;
}

/** (p/q)·c. */
export function rationalMultiple(r: Rational, c: Expression): Expression {
  return over(times(integer(r.numerator), c), integer(r.denominator));
}

/** x^{1/n}. */
export function rootOf(x: Expression, n: bigint): Expression {
  return n === 1n ? x : call('root', [x, integer(n)]);
}

/** x^n for an integer n ≥ 0. */
function integerPower(x: Expression, n: bigint): Expression {
  if (n === 1n) return x;
  return n === 0n ? integer(1) : binary('power', x, integer(n));
}

/** A base with its exponent. */
export interface Factor {
  readonly base: Expression;
  readonly exponent: Rational;
}

/**
 * ∏ base^exponent: whole powers in a fraction, and what is left under one root for each denominator of the exponents.
 * Integers are multiplied out.
 */
export function productOf(factors: readonly Factor[]): Expression {
  const above: Expression[] = [];
  const below: Expression[] = [];
  let [numerator, denominator] = [1n, 1n];
  const roots = new Map<bigint, Factor[]>();
  for (const { base, exponent } of factors) {
    const whole =
      exponent.numerator < 0n ? -floorDivide(-exponent.numerator, exponent.denominator) : Q.floor(exponent);
    if (base.kind === 'integer') {
      if (whole > 0n) numerator *= base.value ** whole;
      else denominator *= base.value ** -whole;
    } else if (whole > 0n) above.push(integerPower(base, whole));
    else if (whole < 0n) below.push(integerPower(base, -whole));
    const rest = Q.subtract(exponent, Q.rational(whole));
    if (rest.numerator === 0n) continue;
    const group = roots.get(rest.denominator) ?? [];
    group.push({ base, exponent: Q.rational(rest.numerator) });
    roots.set(rest.denominator, group);
  }
  for (const [index, group] of roots) {
    const inner = productOf(group);
    // 1/√u rather than √(1/u).
    if (inner.kind === 'divide' && isOne(inner.left)) below.push(rootOf(inner.right, index));
    else above.push(rootOf(inner, index));
  }
  const { numerator: p, denominator: q } = Q.rational(numerator, denominator);
  return over(product([integer(p), ...above]), product([integer(q), ...below]));
}

function product(factors: readonly Expression[]): Expression {
  return factors.reduce((x, y) => times(x, y), integer(1));
}
