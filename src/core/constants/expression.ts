import type { FunctionName, SymbolName } from './names.ts';

export type BinaryKind = 'add' | 'subtract' | 'multiply' | 'divide' | 'power';

/** The parameter of a family of constants: exp(1/k) is a constant for every integer k. */
export interface Parameter {
  readonly kind: 'parameter';
  readonly name: 'k';
}

/**
 * A constant as it was written: the tree of an expression of the language (parser.ts reads it). An Expression<Parameter>
 * may hold the parameter k as well, and is no number before something stands in its place.
 */
export type Expression<Leaf extends Parameter = never> =
  /** Digits without a point; never negative. */
  | { readonly kind: 'integer'; readonly value: bigint }
  /**
   * The digits of a number that is known by them alone, such as "0.5772" or "0.5772(3)": an interval of ± one unit, or as
   * many as stand in parentheses, in the last place. Never negative.
   */
  | { readonly kind: 'decimal'; readonly digits: string }
  | { readonly kind: 'symbol'; readonly name: SymbolName }
  | { readonly kind: 'negate'; readonly argument: Expression<Leaf> }
  | { readonly kind: BinaryKind; readonly left: Expression<Leaf>; readonly right: Expression<Leaf> }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly arguments: readonly Expression<Leaf>[] }
  | Leaf;

export function integer(value: bigint | number): Expression {
  return { kind: 'integer', value: BigInt(value) };
}

export function symbol(name: SymbolName): Expression {
  return { kind: 'symbol', name };
}

export function negate<Leaf extends Parameter>(argument: Expression<Leaf>): Expression<Leaf> {
  return { kind: 'negate', argument };
}

/** left ∘ right; a power of e becomes a call of exp, so that both spellings give one tree. */
export function binary<Leaf extends Parameter>(
  kind: BinaryKind,
  left: Expression<Leaf>,
  right: Expression<Leaf>,
): Expression<Leaf> {
  if (kind === 'power' && left.kind === 'symbol' && left.name === 'e') return call('exp', [right]);
  return { kind, left, right };
}

/** name(arguments); root(x, 2) and root(x, 3) become sqrt(x) and cbrt(x), so that both spellings give one tree. */
export function call<Leaf extends Parameter>(
  name: FunctionName,
  values: readonly Expression<Leaf>[],
): Expression<Leaf> {
  const index = values[1];
  if (name === 'root' && index?.kind === 'integer') {
    if (index.value === 2n) return call('sqrt', [values[0]!]);
    if (index.value === 3n) return call('cbrt', [values[0]!]);
  }
  return { kind: 'call', name, arguments: values };
}

/** The operands of the outermost operation, or the arguments of the outermost function; [] of a number or a name. */
export function partsOf<Leaf extends Parameter>(expression: Expression<Leaf>): readonly Expression<Leaf>[] {
  switch (expression.kind) {
    case 'integer':
    case 'decimal':
    case 'symbol':
    case 'parameter':
      return [];
    case 'negate':
      return [expression.argument];
    case 'call':
      return expression.arguments;
    default:
      return [expression.left, expression.right];
  }
}

/** The rational number p/q, q > 0, as the tree that "p/q" is read as. */
export function fraction(p: bigint, q: bigint): Expression {
  const size = p < 0n ? -p : p;
  const value = q === 1n ? integer(size) : binary('divide', integer(size), integer(q));
  return p < 0n ? negate(value) : value;
}

/** u and v of a constant that is written u/v, neither of them a number but for u = 1; null of every other one. */
export function quotientParts(
  expression: Expression,
): { readonly above: Expression; readonly below: Expression } | null {
  if (expression.kind !== 'divide') return null;
  const { left: above, right: below } = expression;
  const isNamed = (part: Expression): boolean =>
    part.kind === 'symbol' || part.kind === 'call' || partsOf(part).some(isNamed);
  const isOne = above.kind === 'integer' && above.value === 1n;
  return (isNamed(above) || isOne) && isNamed(below) ? { above, below } : null;
}
