import { spend } from '../../work.ts';
import { bitLength } from '../../numbers/integers.ts';
import * as Q from '../../numbers/rational.ts';
import type { InputError } from '../../errors.ts';
import { outside } from '../domain.ts';
import { logarithm } from '../elementary.ts';
import { catalan, stepsOfPowerTerm, zeta } from '../classical.ts';
import { pi } from '../pi.ts';
import * as R from '../real.ts';
import { remembering, type Real } from '../real.ts';
import { opaque, type Evaluation } from '../evaluation.ts';

/** η and Dirichlet's β are offered at the integers up to this one. */
const largestDirichlet = 1_000;

/**
 * Σ (−1)^k/(m k + 1)^s, m ≥ 1, s ≥ 1, by H. Cohen, F. Rodriguez Villegas and D. Zagier, Convergence acceleration of
 * alternating series (Experiment. Math. 9, 2000), algorithm 1. The terms are the moments ∫ x^k dμ of a positive measure on
 * [0, 1], so by their proposition 1 the sum with n terms is wrong by less than S/5.828^n, S < 1 being the sum itself
 * (there (3 + √8)^n + (3 + √8)^{−n} over 2 stands for 5.828^n). Each division rounds down, by less than 1.
 */
export function alternatingSum(m: number, s: number): Real {
  return remembering((bits) => {
    const working = bits + 16 + bitLength(BigInt(bits));
    const n = Math.ceil((working + 4) / 2.54);
    const exponent = BigInt(s);
    spend(n * stepsOfPowerTerm(2 * working, s * Math.log2(m * n + 1)));
    // d = T_n(3), the Chebyshev polynomial, by d_{k+1} = 6 d_k − d_{k−1}.
    let [before, d] = [1n, 3n];
    for (let k = 1; k < n; k++) [before, d] = [d, 6n * d - before];
    let b = -1n;
    let c = -d;
    let sum = 0n;
    for (let k = 0; k < n; k++) {
      c = b - c;
      sum += (c << BigInt(working)) / BigInt(m * k + 1) ** exponent;
      b = (b * 2n * BigInt(k + n) * BigInt(k - n)) / (BigInt(2 * k + 1) * BigInt(k + 1));
    }
    const value = sum / d;
    // Each of the n roundings is below 1/d; 2^−(working+4) bounds the rest.
    return { lo: value - 3n, hi: value + 3n, bits: working };
  });
}

/** η(s) = (1 − 2^{1−s}) ζ(s) = 1 − 1/2^s + 1/3^s − … at an integer s ≥ 1 (DLMF 25.2.3). @throws InputError */
export function etaValue(s: Evaluation, text: string): Evaluation {
  const n = integerFrom(s, text, 'altzeta');
  if (n === 1) return opaque(logarithm(Q.rational(2n)));
  const power = 1n << BigInt(n - 1);
  return opaque(R.scaled(zeta(n), Q.rational(power - 1n, power)));
}

/** β(s) = 1 − 1/3^s + 1/5^s − … at an integer s ≥ 1; β(1) = π/4 and β(2) is Catalan's constant. @throws InputError */
export function dirichletBetaValue(s: Evaluation, text: string): Evaluation {
  const n = integerFrom(s, text, 'dirichletbeta');
  if (n === 1) return { ...opaque(R.scaled(pi, Q.rational(1n, 4n))), turns: Q.rational(1n, 4n) };
  return opaque(n === 2 ? catalan : alternatingSum(2, n));
}

/** The integer that a value is. @throws InputError for other values and integers out of range */
export function integerFrom(x: Evaluation, text: string, name: string): number {
  const n = x.rational;
  if (n && Q.isInteger(n) && n.numerator >= 1n && n.numerator <= BigInt(largestDirichlet))
    return Number(n.numerator);
  throw refused(name, text);
}

function refused(name: string, text: string): InputError {
  return outside(text, `${name} takes the integers from 1 to ${largestDirichlet}`);
}
