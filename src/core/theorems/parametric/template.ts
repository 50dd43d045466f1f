import { binary, call, fraction, negate, partsOf, symbol } from '../../constants/expression.ts';
import type { BinaryKind, Expression, Parameter } from '../../constants/expression.ts';
import { parseParametric } from '../../constants/parser.ts';
import { InputError } from '../../errors.ts';
import * as Q from '../../numbers/rational.ts';

/** A family of constants, such as exp(1/k), with a parameter k. */
export interface Template {
  /** As it was written. */
  readonly text: string;
  readonly expression: Expression<Parameter>;
}

/** Reads a template, in plain notation or in LaTeX, with the parameter k. @throws InputError */
export function parseTemplate(text: string): Template {
  const expression = parseParametric(text);
  if (!holdsParameter(expression)) {
    throw new InputError(`template: "${text}" does not hold k; write it as exp(1/k).`);
  }
  return { text, expression };
}

function holdsParameter(e: Expression<Parameter>): boolean {
  return e.kind === 'parameter' || partsOf(e).some(holdsParameter);
}

/** The constant at an integer k. */
export function constantAt({ expression }: Template, k: bigint): Expression {
  const at = (e: Expression<Parameter>): Expression => {
    switch (e.kind) {
      case 'integer':
      case 'decimal':
      case 'symbol':
        return e;
      case 'parameter':
        return fraction(k, 1n);
      case 'negate':
        return negate(at(e.argument));
      case 'call': {
        const values = e.arguments.map(at);
        if (e.name === 'exp' && holdsParameter(e) && integerOf(values[0]!) === 1n) return symbol('e');
        const root = e.name === 'sqrt' && holdsParameter(e) ? rootOf(values[0]!) : null;
        return root ?? call(e.name, values);
      }
      default:
        return holdsParameter(e)
          ? folded(e.kind, at(e.left), at(e.right))
          : binary(e.kind, at(e.left), at(e.right));
    }
  };
  return at(expression);
}

/** Greatest power of an integer that is calculated where an author would: 3^2 is 9. */
const foldedPower = 12n;

/** left ∘ right as one writes it with integers in the place of k: tan(1), not tan(1/1), and sqrt(5), not sqrt(2^2 + 1). */
function folded(kind: BinaryKind, left: Expression, right: Expression): Expression {
  const [x, y] = [integerOf(left), integerOf(right)];
  if (x !== null && y !== null) {
    if (kind === 'add') return fraction(x + y, 1n);
    if (kind === 'subtract') return fraction(x - y, 1n);
    if (kind === 'multiply') return fraction(x * y, 1n);
    if (kind === 'power' && y >= 0n && y <= foldedPower) return fraction(x ** y, 1n);
    if (kind === 'divide' && y !== 0n && x % y === 0n) return fraction(x / y, 1n);
  }
  if (y === 1n && (kind === 'multiply' || kind === 'divide' || kind === 'power')) return left;
  if (x === 1n && kind === 'multiply') return right;
  return binary(kind, left, right);
}

/** √x where x is the square of an integer above 0: at k = 9 an author writes 3 tanh(1/3). */
function rootOf(x: Expression): Expression | null {
  const square = integerOf(x);
  const root = square === null ? null : Q.squareRoot(Q.rational(square));
  return root && Q.isInteger(root) && root.numerator > 0n ? fraction(root.numerator, 1n) : null;
}

/** The integer that an expression is as it stands; null for every other one. */
function integerOf(e: Expression): bigint | null {
  if (e.kind === 'integer') return e.value;
  return e.kind === 'negate' && e.argument.kind === 'integer' ? -e.argument.value : null;
}
