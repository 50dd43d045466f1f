import { lcmNumber } from '../../numbers/integers.ts';
import type { InterlacedFraction } from '../fraction.ts';
import { contract } from './contract.ts';
import { generalOf } from './generalFraction.ts';
import type { GeneralFraction } from './generalFraction.ts';

/** A polynomial continued fraction and which convergents of the signed one it has: f_o, f_{o+N}, f_{o+2N}, … */
export interface Folding {
  readonly fraction: GeneralFraction;
  /** N. */
  readonly every: number;
  /** o, 0 ≤ o < N. */
  readonly first: number;
}

/**
 * Folds a signed continued fraction: one period of lcm(m, β) of its steps becomes one step of a polynomial continued
 * fraction. Keeps: every N-th convergent, and so the value.
 *
 * The block B of contract.ts has C = b_{n+1} K(a_{n+2}, …, a_{n+N}), without a_{n+1}: where the periods are cut before the
 * term of largest degree, C and with it the polynomials have the least degree.
 */
export function fold(fraction: InterlacedFraction): Folding {
  const { preperiod, polynomials } = fraction.rule;
  const every = lcmNumber(polynomials.length, fraction.signs.length);
  const degrees = polynomials.map((polynomial) => polynomial.length);
  const mover = preperiod.length + degrees.indexOf(Math.max(...degrees));
  const first = (mover + every - 1) % every;
  return { fraction: contract(generalOf(fraction), every, first), every, first };
}
