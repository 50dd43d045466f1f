import type { Expression } from '../../../constants/expression.ts';
import { parseExpression } from '../../../constants/parser.ts';
import type { OwnConstant } from '../ownConstants.ts';

/** A constant of the catalogue, of rank as it stands in the list. */
interface RankedConstant {
  /** The expression in the language of constants. */
  readonly text: string;
  /** Its value, rounded to a double; to propose formulas, never to decide. */
  readonly value: number;
}

/** The constants that formulas are made of, simplest first, made by the build from the program's own enclosures. */
export interface Catalogue {
  readonly entries: readonly RankedConstant[];
  /** The indices of the entries by increasing value, and the values in that order. */
  readonly order: Int32Array;
  readonly sorted: Float64Array;
  /** Constants of the user's own. */
  readonly own: readonly OwnConstant[];
  /** The value of a basis constant in fixed point. @throws RangeError for a text that the build did not tabulate */
  precise(text: string, bits: number): bigint;
}

/** What the build writes. */
export interface CatalogueData {
  readonly entries: readonly (readonly [text: string, value: number])[];
  /** ⌊value·2^preciseBits⌋ in hexadecimal, by text. */
  readonly precise: Readonly<Record<string, string>>;
}

/** Bits after the point of the tabulated values: enough for 110 digits with 40 to spare. */
export const preciseBits = 532;

/** The catalogue from the data of the build. */
export function catalogueFrom({ entries, precise }: CatalogueData): Catalogue {
  const list = entries.map(([text, value]) => ({ text, value }));
  const order = Int32Array.from(list.keys()).sort((i, j) => list[i]!.value - list[j]!.value);
  return {
    entries: list,
    order,
    sorted: Float64Array.from(order, (i) => list[i]!.value),
    own: [],
    precise(text, bits) {
      const hex = precise[text];
      if (hex === undefined) throw new RangeError(`the catalogue has no digits of ${text}`);
      const value = hex.startsWith('-') ? -BigInt(`0x${hex.slice(1)}`) : BigInt(`0x${hex}`);
      return bits >= preciseBits ? value << BigInt(bits - preciseBits) : value >> BigInt(preciseBits - bits);
    },
  };
}

const parsed = new Map<string, Expression>();

/** The expression of a text of the catalogue. */
export function expressionOf(text: string): Expression {
  let expression = parsed.get(text);
  if (!expression) {
    expression = parseExpression(text);
    parsed.set(text, expression);
  }
  return expression;
}

/** The places in the sorted values with low ≤ value ≤ high: [first, end). */
export function rangeOf({ sorted }: Catalogue, low: number, high: number): readonly [number, number] {
  return [lowerBound(sorted, low), lowerBound(sorted, high, true)];
}

/** The first place whose value is ≥ bound, or > bound. */
function lowerBound(sorted: Float64Array, bound: number, strictly = false): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle]!;
    if (value < bound || (strictly && value === bound)) low = middle + 1;
    else high = middle;
  }
  return low;
}
