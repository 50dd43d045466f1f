import { productMatrix } from '../fractions/evaluate.ts';
import type { SignPattern } from '../fractions/signs.ts';
import { gcd } from '../numbers/integers.ts';
import type { Value } from '../value.ts';

/**
 * A complete quotient x_n of P(α)/Q(α) as R(α)/S(α): coefficients of R and S ascend, both of length d + 1, with no common
 * factor and the first nonzero one positive. Equal states in equal phases of a pattern have equal expansions.
 */
export type State = readonly bigint[];

/** The state after the terms a_0 … a_{n−1}: the inverse of A(a_0, b_1) … A(a_{n−1}, b_n), up to its factor, on (P, Q). */
export function stateAfter(value: Value, terms: readonly bigint[], signs: SignPattern): State {
  const { a, b, c, d } = productMatrix(terms, signs);
  const length = Math.max(value.numerator.length, value.denominator.length);
  const state: bigint[] = [];
  for (let i = 0; i < length; i++) {
    const [p, q] = [value.numerator[i] ?? 0n, value.denominator[i] ?? 0n];
    state[i] = d * p - b * q;
    state[length + i] = a * q - c * p;
  }
  const common = state.reduce(gcd, 0n);
  const first = state.find((coefficient) => coefficient !== 0n) ?? 1n;
  const factor = first < 0n ? -common : common;
  return state.map((coefficient) => coefficient / factor);
}

/** Whether two states are one: R/S = R'/S' as rational functions with the same length of coefficients. */
export function sameState(x: State, y: State): boolean {
  return x.length === y.length && x.every((coefficient, i) => coefficient === y[i]);
}
