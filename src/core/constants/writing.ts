import type { Expression, Parameter } from './expression.ts';
import type { FunctionName, SymbolName } from './names.ts';

/** What a notation writes the parts of an expression with. */
export interface ExpressionWriter {
  write(part: Expression<Parameter>): string;
  /** In parentheses where the part binds less than this (see bindingStrength). */
  operand(part: Expression<Parameter>, strength: number): string;
}

/** The two sides of an operation. */
interface Operands {
  readonly left: Expression<Parameter>;
  readonly right: Expression<Parameter>;
}

/** How one target writes the expressions of constants: what differs between the targets, and nothing else. */
export interface ExpressionNotation {
  /** A number within an expression that is known by its digits only. */
  decimal(digits: string): string;
  symbol(name: SymbolName): string;
  /** With its spaces. */
  readonly plus: string;
  readonly minus: string;
  /** The sign of a product, with its spaces, which may depend on what it stands between. */
  times(operands: Operands, writer: ExpressionWriter): string;
  divide(operands: Operands, writer: ExpressionWriter): string;
  power(operands: Operands, writer: ExpressionWriter): string;
  call(name: FunctionName, values: readonly Expression<Parameter>[], writer: ExpressionWriter): string;
  parenthesized(text: string): string;
  /** A quotient is written as a closed symbol, as by a bar, which needs no parentheses as an operand. */
  readonly hasBars: boolean;
}

/** How tightly the outermost operation binds; operands that bind less need parentheses. */
function bindingStrength(expression: Expression<Parameter>): number {
  switch (expression.kind) {
    case 'add':
    case 'subtract':
      return 1;
    case 'multiply':
    case 'divide':
      return 2;
    case 'negate':
      return 3;
    case 'power':
      return 4;
    default:
      return 5;
  }
}

/** How tightly what stands behind an operator must bind: a minus sign there is put in parentheses, 1 + (-2). */
export function strengthAfter(right: Expression<Parameter>, strength: number): number {
  return right.kind === 'negate' ? 5 : strength;
}

/** The digits where the expression is nothing but a number known by its digits, with its sign; null elsewhere. */
export function digitsAlone(expression: Expression<Parameter>): string | null {
  if (expression.kind === 'decimal') return expression.digits;
  const inner = expression.kind === 'negate' ? expression.argument : null;
  return inner?.kind === 'decimal' ? `-${inner.digits}` : null;
}

/** An expression in a notation, with no more parentheses than needed. */
export function writeExpression(expression: Expression<Parameter>, notation: ExpressionNotation): string {
  const writer: ExpressionWriter = { write, operand };
  return write(expression);

  function operand(part: Expression<Parameter>, strength: number): string {
    const text = write(part);
    const isClosed = bindingStrength(part) >= strength || (notation.hasBars && part.kind === 'divide');
    return isClosed ? text : notation.parenthesized(text);
  }

  function joined(
    left: Expression<Parameter>,
    operator: string,
    right: Expression<Parameter>,
    strength: number,
  ) {
    return `${operand(left, strength)}${operator}${operand(right, strengthAfter(right, strength + 1))}`;
  }

  function write(part: Expression<Parameter>): string {
    switch (part.kind) {
      case 'integer':
        return String(part.value);
      case 'decimal':
        return notation.decimal(part.digits);
      case 'symbol':
        return notation.symbol(part.name);
      case 'parameter':
        return part.name;
      case 'negate':
        return `-${operand(part.argument, 4)}`;
      case 'add':
        return joined(part.left, notation.plus, part.right, 1);
      case 'subtract':
        return joined(part.left, notation.minus, part.right, 1);
      case 'multiply':
        return joined(part.left, notation.times(part, writer), part.right, 2);
      case 'divide':
        return notation.divide(part, writer);
      case 'power':
        return notation.power(part, writer);
      case 'call':
        return notation.call(part.name, part.arguments, writer);
    }
  }
}
