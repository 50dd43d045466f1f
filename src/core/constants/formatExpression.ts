import type { Expression, Parameter } from './expression.ts';
import { digitsAlone, strengthAfter, writeExpression } from './writing.ts';
import type { ExpressionNotation } from './writing.ts';

/** The notation of mathjs. Digits end in dots: without them they would be an exact number. */
const plain: ExpressionNotation = {
  decimal: (digits) => `${digits}…`,
  symbol: (name) => name,
  plus: '+',
  minus: '-',
  times: () => '*',
  divide: ({ left, right }, { operand }) => `${operand(left, 2)}/${operand(right, strengthAfter(right, 3))}`,
  power: ({ left, right }, { operand }) => `${operand(left, 5)}^${operand(right, 3)}`,
  call: (name, values, { write }) => `${name}(${values.map(write).join(',')})`,
  parenthesized: (text) => `(${text})`,
  hasBars: false,
};

/** The expression in the notation of mathjs, with no more parentheses than needed; parseExpression reads it back. */
export function formatExpression(expression: Expression<Parameter>): string {
  return digitsAlone(expression) ?? writeExpression(expression, plain);
}
