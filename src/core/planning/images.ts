import { gcdNumber } from '../numbers/integers.ts';
import type { Sign } from '../fractions/signs.ts';

/** The number [a; a + b, a + 2b, …] with the sign σ after each term; integers a, b ≥ 1. */
export interface Progression {
  readonly first: number;
  readonly difference: number;
  readonly sign: Sign;
}

/** The map (Aξ + B)/E of determinant D = AE, A, E > 0, 0 ≤ B < E, with coprime entries: Hermite's normal form. */
export interface NormalForm {
  readonly A: number;
  readonly B: number;
  readonly E: number;
}

/** The ψ(D) normal forms of determinant D, one for each orbit of GL₂(ℤ) on the coprime integer matrices of determinant ±D. */
export function* normalForms(determinant: number): Generator<NormalForm> {
  for (let A = 1; A <= determinant; A++) {
    if (determinant % A !== 0) continue;
    const E = determinant / A;
    for (let B = 0; B < E; B++) if (gcdNumber(gcdNumber(A, B), E) === 1) yield { A, B, E };
  }
}

/**
 * A place T from which on the terms a + bτ are so large that `imageTerms` holds, and 2 more.
 * @param determinant D, @param least a number that simple terms beyond constants are to exceed
 */
export function startFor({ first, difference }: Progression, determinant: number, least: number): number {
  return Math.max(0, Math.ceil(((least + 2) * determinant + 2 - first) / difference));
}

/**
 * Simple terms of (A ξ_T + B)/E, ξ_τ = [a + bτ; a + b(τ + 1), …]: those of the rational numbers (A(a + bτ) + B)/E one after
 * the other. Let it be [c_0; c_1, …, c_l] with l even for σ = +, odd for σ = −, W the product of its steps, q and q' its last
 * denominators, and g the common divisor of A(a + bτ) + B and E. Then
 *
 *     (A ξ_τ + B)/E = W · (g ξ_{τ+1} − q' A)/(q A),
 *
 * as ξ_τ = a + bτ + σ/ξ_{τ+1}, and the new map has determinant D, too. Its value is > 1, so that the c_i are terms of the
 * simple continued fraction, as soon as ξ_{τ+1} > 2D ≥ (q + q') A/g.
 * @param start T ≥ startFor(…), @param count terms wanted
 */
export function imageTerms(
  { first, difference, sign }: Progression,
  { A, B, E }: NormalForm,
  start: number,
  count: number,
): number[] {
  const terms: number[] = [];
  for (let place = start; terms.length < count; place++) {
    let numerator = A * (first + difference * place) + B;
    let denominator = E;
    const from = terms.length;
    while (denominator > 0) {
      const quotient = Math.floor(numerator / denominator);
      terms.push(quotient);
      [numerator, denominator] = [denominator, numerator - quotient * denominator];
    }
    const last = terms.length - 1;
    if (((last - from) % 2 === 0) !== sign > 0) {
      // [… c] = [… c − 1, 1], and so the other way round.
      if (terms[last]! > 1) {
        terms[last]!--;
        terms.push(1);
      } else {
        terms.pop();
        terms[last - 1]!++;
      }
    }
    let [before, q] = [1, 0];
    for (let i = from; i < terms.length; i++) [before, q] = [q, terms[i]! * q + before];
    [A, B, E] = [numerator, -before * A, q * A];
  }
  return terms.slice(0, count);
}
