import { InputError } from '../errors.ts';
import type { Enclosure } from '../numbers/enclosure.ts';
import type { Expression } from './expression.ts';

/*
 * What a constant may cost to be examined: a bound on the work that its expression asks for, seen before anything is
 * calculated, and one on the size of all that is.
 */

/** Parts that are looked at for all operations together: a sum of n irrational terms, term by term, asks for n². */
const mostParts = 100_000;

/** Functions within functions of irrational numbers: each asks the one within it for more digits. */
const deepestFunctions = 20;

/** Bits before the point. */
const mostIntegerBits = 1 << 15;

/** @throws InputError where an expression would take too long to be examined */
export function refuseWork(expression: Expression): void {
  const { parts, functions } = costOf(expression);
  if (parts > mostParts)
    throw new InputError(
      `The constant would take too long to be examined: a sum or a product may have about ${Math.floor(Math.sqrt(mostParts))} irrational terms; a shorter form is needed.`,
    );
  if (functions > deepestFunctions)
    throw new InputError(
      `The constant would take too long to be examined: ${functions} functions stand within one another; at most ${deepestFunctions} are allowed.`,
    );
}

interface Cost {
  /** 0 for a rational expression. */
  readonly size: number;
  readonly parts: number;
  readonly functions: number;
}

function costOf(expression: Expression): Cost {
  switch (expression.kind) {
    case 'integer':
      return { size: 0, parts: 0, functions: 0 };
    case 'decimal':
    case 'symbol':
      return { size: 1, parts: 0, functions: 0 };
    case 'negate':
      return costOf(expression.argument);
    case 'call': {
      const { size, parts, functions } = together(expression.arguments);
      const isRoot = ['sqrt', 'cbrt', 'root'].includes(expression.name);
      return { size: size + 1, parts, functions: functions + (isRoot ? 0 : 1) };
    }
    default: {
      const { size, parts, functions } = together([expression.left, expression.right]);
      const own = size === 0 ? 0 : size + 1;
      return { size: own, parts: parts + own, functions };
    }
  }
}

function together(expressions: readonly Expression[]): Cost {
  const costs = expressions.map(costOf);
  return {
    size: costs.reduce((sum, { size }) => sum + size, 0),
    parts: costs.reduce((sum, { parts }) => sum + parts, 0),
    functions: Math.max(0, ...costs.map(({ functions }) => functions)),
  };
}

/** An enclosure of bearable size. @throws InputError for a larger one */
export function bearable(enclosure: Enclosure): Enclosure {
  const shift = BigInt(enclosure.bits + mostIntegerBits);
  const isBearable = (end: bigint) => {
    const rest = end >> shift;
    return rest === 0n || rest === -1n;
  };
  if (!isBearable(enclosure.lo) || !isBearable(enclosure.hi))
    throw new InputError(
      `A part of the constant is too large: at most ${Math.floor(mostIntegerBits * Math.log10(2))} digits may stand before the point.`,
    );
  return enclosure;
}
