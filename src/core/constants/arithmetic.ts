import type { BinaryKind, Expression, Parameter } from './expression.ts';

/** The operations of a field, as far as its elements are written here: null where a result is not. */
export interface Field<Element> {
  readonly negate: (x: Element) => Element | null;
  readonly add: (x: Element, y: Element) => Element | null;
  readonly multiply: (x: Element, y: Element) => Element | null;
  /** null for 0 */
  readonly invert: (x: Element) => Element | null;
}

/** x ∘ y in a field; null for a division by 0. */
export function combined<Element extends object>(
  kind: Exclude<BinaryKind, 'power'>,
  x: Element,
  y: Element,
  { negate, add, multiply, invert }: Field<Element>,
): Element | null {
  if (kind === 'add') return add(x, y);
  if (kind === 'multiply') return multiply(x, y);
  const opposite = kind === 'subtract' ? negate(y) : invert(y);
  return opposite && (kind === 'subtract' ? add(x, opposite) : multiply(x, opposite));
}

/**
 * The element of a field that a sum, difference, product, quotient or negative stands for; null for an expression of another
 * kind, and where an operand is none.
 * @param of the element of an operand
 */
export function elementOf<Element extends object, Leaf extends Parameter = never>(
  expression: Expression<Leaf>,
  field: Field<Element>,
  of: (operand: Expression<Leaf>) => Element | null,
): Element | null {
  switch (expression.kind) {
    case 'negate': {
      const x = of(expression.argument);
      return x && field.negate(x);
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide': {
      const x = of(expression.left);
      const y = x && of(expression.right);
      return x && y && combined(expression.kind, x, y, field);
    }
    default:
      return null;
  }
}
