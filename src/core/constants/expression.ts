import type { FunctionName, SymbolName } from './names.ts';

export type BinaryKind = 'add' | 'subtract' | 'multiply' | 'divide' | 'power';

/** A constant as it was written: the tree of an expression of the language (parser.ts reads it). */
export type Expression =
  /** Digits without a point; never negative. */
  | { readonly kind: 'integer'; readonly value: bigint }
  /** Digits with a point, such as "0.5772": an interval of ± one unit in the last place. */
  | { readonly kind: 'decimal'; readonly digits: string }
  | { readonly kind: 'symbol'; readonly name: SymbolName }
  | { readonly kind: 'negate'; readonly argument: Expression }
  | { readonly kind: BinaryKind; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly arguments: readonly Expression[] };

export function integer(value: bigint | number): Expression {
  return { kind: 'integer', value: BigInt(value) };
}

export function symbol(name: SymbolName): Expression {
  return { kind: 'symbol', name };
}

export function negate(argument: Expression): Expression {
  return { kind: 'negate', argument };
}

/** left ∘ right; a power of e becomes a call of exp, so that both spellings give one tree. */
export function binary(kind: BinaryKind, left: Expression, right: Expression): Expression {
  if (kind === 'power' && left.kind === 'symbol' && left.name === 'e') return call('exp', [right]);
  return { kind, left, right };
}

/** name(arguments); root(x, 2) and root(x, 3) become sqrt(x) and cbrt(x), so that both spellings give one tree. */
export function call(name: FunctionName, values: readonly Expression[]): Expression {
  const index = values[1];
  if (name === 'root' && index?.kind === 'integer') {
    if (index.value === 2n) return call('sqrt', [values[0]!]);
    if (index.value === 3n) return call('cbrt', [values[0]!]);
  }
  return { kind: 'call', name, arguments: values };
}

/** How tightly the outermost operation binds; operands that bind less need parentheses. */
export function bindingStrength(expression: Expression): number {
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

const operators: Readonly<Record<BinaryKind, string>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  power: '^',
};

/** The expression in the notation of mathjs, with no more parentheses than needed; parseExpression reads it back. */
export function formatExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'integer':
      return String(expression.value);
    case 'decimal':
      return expression.digits;
    case 'symbol':
      return expression.name;
    case 'negate':
      return `-${operand(expression.argument, 4)}`;
    case 'call':
      return `${expression.name}(${expression.arguments.map(formatExpression).join(',')})`;
    case 'power':
      return `${operand(expression.left, 5)}^${operand(expression.right, 3)}`;
    default: {
      const strength = bindingStrength(expression);
      const right = expression.right;
      // 1+(-2) rather than 1+-2: both are read, the first is how people write it.
      const tight = right.kind === 'negate' ? 5 : strength + 1;
      return `${operand(expression.left, strength)}${operators[expression.kind]}${operand(right, tight)}`;
    }
  }
}

function operand(expression: Expression, strength: number): string {
  const text = formatExpression(expression);
  return bindingStrength(expression) < strength ? `(${text})` : text;
}
