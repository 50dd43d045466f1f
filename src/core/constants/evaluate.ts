import * as Q from '../numbers/rational.ts';
import { besselQuotient } from './bessel.ts';
import { catalan, eulersConstant } from './classical.ts';
import { exponential } from './elementary.ts';
import type { BinaryKind, Expression } from './expression.ts';
import { formatExpression } from './formatExpression.ts';
import { applyFunction } from './functions.ts';
import type { SymbolName } from './names.ts';
import { inverse, limited, negated, power, product, refuseZero, sum } from './operations.ts';
import { pi } from './pi.ts';
import * as R from './real.ts';
import { namedNumbers } from './special/numbers.ts';
import { rationalByForms } from './symbolic.ts';
import { encloseDigits, typedDigits } from './typed.ts';
import { opaque, ofRational, type Evaluation } from './evaluation.ts';

/** Values of the subexpressions of one expression, each calculated once. */
export type Memory = Map<string, Evaluation>;

/**
 * The value of an expression: exact where rational subexpressions stay rational and algebraic numbers turn out to be
 * rational, else a way to enclose it.
 * @throws InputError at a pole, outside the domain of a function and where a number grows too large.
 */
export function evaluate(expression: Expression, memory: Memory = new Map()): Evaluation {
  const key = formatExpression(expression);
  const known = memory.get(key);
  if (known) return known;
  let value = evaluateNew(expression, memory);
  if (isCombination(expression) && value.rigor === 'proved' && !value.rational && !value.annihilator) {
    const rational = rationalByForms(expression, (part) => evaluate(part, memory).rational, expression);
    if (rational) value = ofRational(rational);
  }
  memory.set(key, value);
  return value;
}

function isCombination(expression: Expression): boolean {
  return ['add', 'subtract', 'multiply', 'divide', 'power'].includes(expression.kind);
}

function evaluateNew(expression: Expression, memory: Memory): Evaluation {
  switch (expression.kind) {
    case 'integer':
      return ofRational(Q.rational(expression.value));
    case 'decimal': {
      const digits = typedDigits(expression.digits);
      return opaque({ enclose: (bits) => encloseDigits(digits, bits) }, 'numerical');
    }
    case 'symbol':
      return symbolValue(expression.name);
    case 'negate':
      return negated(evaluate(expression.argument, memory));
    case 'call':
      return applyFunction(
        expression.name,
        expression.arguments.map((argument) => evaluate(argument, memory)),
        formatExpression(expression),
      );
    default:
      return combine(
        expression.kind,
        expression.left,
        expression.right,
        memory,
        formatExpression(expression),
      );
  }
}

function combine(
  kind: BinaryKind,
  left: Expression,
  right: Expression,
  memory: Memory,
  text: string,
): Evaluation {
  const x = evaluate(left, memory);
  const y = evaluate(right, memory);
  const same = x === y && x.rigor === 'proved';
  switch (kind) {
    case 'add':
      return sum(x, y, text);
    case 'subtract':
      return same ? ofRational(Q.zero) : sum(x, negated(y), text);
    case 'multiply':
      return product(x, y, text);
    case 'divide': {
      refuseZero(y, formatExpression(right), text);
      if (same) return ofRational(Q.one);
      if (x.turns && y.turns) return limited(Q.divide(x.turns, y.turns), text);
      return (
        besselQuotientOf(left, right, memory) ?? product(x, inverse(y), text, R.quotient(x.real, y.real))
      );
    }
    case 'power':
      return power(x, y, text, formatExpression(left));
  }
}

function symbolValue(name: SymbolName): Evaluation {
  switch (name) {
    case 'pi':
      return { ...opaque(pi), turns: Q.one };
    case 'e':
      return opaque(eulersNumber);
    case 'catalan':
      return opaque(catalan);
    case 'eulergamma':
      return opaque(eulersConstant);
    case 'phi': {
      const five = R.root(R.exactly(Q.rational(5n)), 2);
      const real = R.scaled(R.sum(R.exactly(Q.one), five), Q.rational(1n, 2n));
      return { ...opaque(real), annihilator: [-1n, -1n, 1n] };
    }
    default:
      return namedNumbers[name];
  }
}

const eulersNumber = exponential(Q.one);

/** Quotients of Bessel functions at one rational argument whose orders differ by an integer: no Γ is needed. */
function besselQuotientOf(left: Expression, right: Expression, memory: Memory): Evaluation | null {
  if (left.kind !== 'call' || right.kind !== 'call' || left.name !== right.name) return null;
  if (left.name !== 'besseli' && left.name !== 'besselj') return null;
  const [upper, x] = left.arguments.map((argument) => evaluate(argument, memory).rational);
  const [lower, y] = right.arguments.map((argument) => evaluate(argument, memory).rational);
  if (!upper || !lower || !x || !y || !Q.equals(x, y)) return null;
  if (x.numerator === 0n || !Q.isInteger(Q.subtract(upper, lower))) return null;
  return opaque(besselQuotient(left.name, upper, lower, x));
}
