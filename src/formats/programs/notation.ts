import { bindingStrength } from '../../core/constants/expression.ts';
import type { Expression } from '../../core/constants/expression.ts';
import type { FunctionName, SymbolName } from '../../core/constants/names.ts';

/** How a computer algebra system writes the expressions of constants. */
export interface Notation {
  readonly power: '^' | '**';
  /** Numbers that the system knows. */
  readonly symbols: Partial<Readonly<Record<SymbolName, string>>>;
  /** Names that differ from those of the language of expressions, and those of functions beyond the elementary ones. */
  readonly functions: Partial<Readonly<Record<FunctionName, string>>>;
  /** Brackets around the arguments of a function. */
  readonly brackets: readonly [string, string];
  /** A function that is no mere name. */
  readonly call?: (name: FunctionName, values: readonly string[]) => string | undefined;
  /** An integer that is divided or raised to a power, where the system would leave exact numbers. */
  readonly exactInteger?: (integer: string) => string;
}

/** Functions that every system has, by their own names if it says nothing else. */
const common: ReadonlySet<FunctionName> = new Set([
  'sqrt',
  'cbrt',
  'root',
  'exp',
  'log',
  'sin',
  'cos',
  'tan',
  'cot',
  'sinh',
  'cosh',
  'tanh',
  'coth',
  'asin',
  'acos',
  'atan',
  'asinh',
  'acosh',
  'atanh',
  'zeta',
  'besseli',
  'besselj',
  'hyp0f1',
]);

/** Whether a system knows all numbers and functions of an expression. */
export function isWritable(expression: Expression, notation: Notation): boolean {
  switch (expression.kind) {
    case 'integer':
    case 'decimal':
      return true;
    case 'symbol':
      return notation.symbols[expression.name] !== undefined;
    case 'negate':
      return isWritable(expression.argument, notation);
    case 'call': {
      const { name, arguments: values } = expression;
      const isKnown =
        common.has(name) ||
        notation.functions[name] !== undefined ||
        notation.call?.(
          name,
          values.map(() => ''),
        ) !== undefined;
      return isKnown && values.every((value) => isWritable(value, notation));
    }
    default:
      return isWritable(expression.left, notation) && isWritable(expression.right, notation);
  }
}

/** An expression that is writable in a system's notation, with no more parentheses than needed. */
export function writeExpression(expression: Expression, notation: Notation): string {
  const write = (part: Expression) => writeExpression(part, notation);
  const operand = (part: Expression, strength: number) =>
    bindingStrength(part) < strength ? `(${write(part)})` : write(part);
  const exact = (part: Expression, strength: number): string => {
    if (part.kind === 'integer' && notation.exactInteger) return notation.exactInteger(write(part));
    if (part.kind === 'negate' && part.argument.kind === 'integer' && strength < 4) {
      return `-${exact(part.argument, strength)}`;
    }
    return operand(part, strength);
  };
  switch (expression.kind) {
    case 'integer':
      return String(expression.value);
    case 'decimal':
      return expression.digits;
    case 'symbol':
      return notation.symbols[expression.name] ?? expression.name;
    case 'negate':
      return `-${operand(expression.argument, 4)}`;
    case 'call':
      return writeCall(expression.name, expression.arguments, notation);
    case 'power':
      return `${exact(expression.left, 5)}${notation.power}${operand(expression.right, 5)}`;
    case 'divide':
      return `${exact(expression.left, 2)}/${operand(expression.right, tight(expression.right, 3))}`;
    default: {
      const operator = { add: ' + ', subtract: ' - ', multiply: '*' }[expression.kind];
      const strength = bindingStrength(expression);
      return `${operand(expression.left, strength)}${operator}${operand(expression.right, tight(expression.right, strength + 1))}`;
    }
  }
}

/** A minus sign after an operator stands in parentheses. */
function tight(right: Expression, strength: number): number {
  return right.kind === 'negate' ? 5 : strength;
}

function writeCall(name: FunctionName, values: readonly Expression[], notation: Notation): string {
  const [order, argument] = values;
  // Of negative integer orders some systems want nothing: I_{−n} = I_n, J_{−n} = (−1)^n J_n.
  if (
    (name === 'besseli' || name === 'besselj') &&
    order!.kind === 'negate' &&
    order!.argument.kind === 'integer'
  ) {
    const reflected = writeCall(name, [order!.argument, argument!], notation);
    return name === 'besselj' && order!.argument.value % 2n === 1n ? `(-${reflected})` : reflected;
  }
  const texts = values.map((value) => writeExpression(value, notation));
  const own = notation.call?.(name, texts);
  if (own !== undefined) return own;
  const [open, close] = notation.brackets;
  return `${notation.functions[name] ?? name}${open}${texts.join(', ')}${close}`;
}

/** The brackets of most systems. */
export const round = ['(', ')'] as const;
