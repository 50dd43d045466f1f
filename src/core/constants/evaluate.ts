import { spend } from '../work.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { besselQuotient } from './bessel.ts';
import { catalan, eulersConstant } from './classical.ts';
import { exponential } from './elementary.ts';
import { binary, type BinaryKind, type Expression } from './expression.ts';
import { turnsOf } from './angleForms.ts';
import { atomsOf, cleared, expressionOfForm, ratioOfForms } from './forms.ts';
import { formatExpression } from './formatExpression.ts';
import { applyFunction } from './functions.ts';
import type { SymbolName } from './names.ts';
import { inverse, limited, negated, power, product, refuseZero, sum } from './operations.ts';
import { pi } from './pi.ts';
import * as R from './real.ts';
import { namedNumbers } from './special/numbers.ts';
import { quotientOfForms, type FormMemory } from './symbolic.ts';
import { encloseDigits, typedDigits } from './typed.ts';
import { opaque, ofRational, type Evaluation } from './evaluation.ts';

/** Values of the subexpressions of one expression, by their notation, and their forms: each calculated once. */
export interface Memory {
  readonly values: Map<string, Evaluation>;
  readonly forms: FormMemory;
}

export function emptyMemory(): Memory {
  return { values: new Map(), forms: new Map() };
}

/** Steps of a part of an expression, and of each letter of its notation, by which it is remembered. */
const partSteps = 5_000;
const letterSteps = 50;

/**
 * The value of an expression: exact where rational subexpressions stay rational and algebraic numbers turn out to be
 * rational, else a way to enclose it.
 * @throws InputError at a pole, outside the domain of a function and where a number grows too large.
 */
export function evaluate(expression: Expression, memory: Memory = emptyMemory()): Evaluation {
  const key = formatExpression(expression);
  const known = memory.values.get(key);
  if (known) return known;
  spend(partSteps + letterSteps * key.length);
  const value = evaluateNew(expression, memory);
  // What is asked for again on the way is taken as it is.
  memory.values.set(key, value);
  const exact = isExact(value) ? null : simplified(expression, value, memory);
  if (exact) memory.values.set(key, exact);
  return exact ?? value;
}

function isExact({ rational, annihilator, turns }: Evaluation): boolean {
  return rational !== null || annihilator !== null || turns !== null;
}

/**
 * What the forms of an expression show of it: that it is rational, algebraic or a rational multiple of π, or how a value that
 * would be numerical is made of proved ones. null where they show nothing.
 */
function simplified(expression: Expression, value: Evaluation, memory: Memory): Evaluation | null {
  if (['integer', 'decimal', 'symbol', 'negate'].includes(expression.kind)) return null;
  const rationalOf = (part: Expression): Rational | null =>
    part === expression ? null : evaluate(part, memory).rational;
  const quotient = quotientOfForms(expression, rationalOf, memory.forms);
  if (!quotient) return null;
  const ratio = ratioOfForms(quotient.numerator, quotient.denominator);
  if (ratio) return ofRational(ratio);
  const turns = turnsOf(quotient);
  if (turns) return { ...opaque(R.scaled(pi, turns)), turns };
  const form = cleared(quotient);
  const atoms = form ? atomsOf(form) : atomsOf(quotient.numerator, quotient.denominator);
  const isAlgebraic = atoms.every(({ kind }) => kind === 'radical');
  if (!isAlgebraic && value.rigor === 'proved') return null;
  const simpler = form
    ? expressionOfForm(form)
    : binary('divide', expressionOfForm(quotient.numerator), expressionOfForm(quotient.denominator));
  const found = evaluate(simpler, memory);
  return isAlgebraic || found.rigor === 'proved' ? found : null;
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
