import type { Expression, Parameter } from '../../core/constants/expression.ts';
import type { FunctionName, SymbolName } from '../../core/constants/names.ts';
import { strengthAfter, writeExpression } from '../../core/constants/writing.ts';
import type { ExpressionNotation, ExpressionWriter } from '../../core/constants/writing.ts';

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
export function expressionIn(notation: Notation, expression: Expression): string {
  return writeExpression(expression, notationOf(notation));
}

/** What the writer of expressions needs, from what differs between the systems. */
function notationOf(system: Notation): ExpressionNotation {
  const exact = (part: Expression<Parameter>, strength: number, writer: ExpressionWriter): string => {
    if (part.kind === 'integer' && system.exactInteger) return system.exactInteger(writer.write(part));
    if (part.kind === 'negate' && part.argument.kind === 'integer' && strength < 4) {
      return `-${exact(part.argument, strength, writer)}`;
    }
    return writer.operand(part, strength);
  };
  return {
    decimal: (digits) => digits,
    symbol: (name) => system.symbols[name] ?? name,
    plus: ' + ',
    minus: ' - ',
    times: () => '*',
    divide: ({ left, right }, writer) =>
      `${exact(left, 2, writer)}/${writer.operand(right, strengthAfter(right, 3))}`,
    power: ({ left, right }, writer) => `${exact(left, 5, writer)}${system.power}${writer.operand(right, 5)}`,
    call: (name, values, writer) => writeCall(name, values, system, writer),
    parenthesized: (text) => `(${text})`,
    hasBars: false,
  };
}

function writeCall(
  name: FunctionName,
  values: readonly Expression<Parameter>[],
  notation: Notation,
  writer: ExpressionWriter,
): string {
  const [order, argument] = values;
  // Of negative integer orders some systems want nothing: I_{−n} = I_n, J_{−n} = (−1)^n J_n.
  if (
    (name === 'besseli' || name === 'besselj') &&
    order!.kind === 'negate' &&
    order!.argument.kind === 'integer'
  ) {
    const reflected = writeCall(name, [order!.argument, argument!], notation, writer);
    return name === 'besselj' && order!.argument.value % 2n === 1n ? `(-${reflected})` : reflected;
  }
  const texts = values.map((value) => writer.write(value));
  const own = notation.call?.(name, texts);
  if (own !== undefined) return own;
  const [open, close] = notation.brackets;
  return `${notation.functions[name] ?? name}${open}${texts.join(', ')}${close}`;
}

/** The brackets of most systems. */
export const round = ['(', ')'] as const;
