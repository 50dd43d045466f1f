import { multiplyEnclosures, type Enclosure } from '../numbers/enclosure.ts';
import { ceilDivide, floorDivide, integerRoot } from '../numbers/integers.ts';
import { remembering, type Real } from './real.ts';
import { sumSeries, type HypergeometricSeries } from './series.ts';

/**
 * 426880 √10005/π = Σ (−1)^n (6n)!/((3n)! n!³) · (13591409 + 545140134 n)/640320^{3n} (D. and G. Chudnovsky 1988).
 * The ratio of terms is (6n+1)(2n+1)(6n+5)/(n+1)³ · 24/640320³ times that of the linear factors: below
 * 72 · 42 · 24/640320³ < 2^−41 for every n ≥ 0.
 */
export const chudnovskySeries: HypergeometricSeries = {
  a: (n) => 13591409n + 545140134n * BigInt(n),
  p: (n) => -BigInt(6 * n - 5) * BigInt(2 * n - 1) * BigInt(6 * n - 1),
  q: (n) => BigInt(n) ** 3n * 10939058860032000n,
  halvesFrom: 0,
  log2Term: (n) => 60 - 47.11 * n,
};

/** π. */
export const pi: Real = remembering((bits) => {
  const working = bits + 16;
  const sum = sumSeries(chudnovskySeries, working);
  const scale = BigInt(working);
  const lo = integerRoot(10005n << (2n * scale), 2);
  const radical: Enclosure = { lo: 426880n * lo, hi: 426880n * (lo + 1n), bits: working };
  const inverse: Enclosure = {
    lo: floorDivide(1n << (2n * scale), sum.hi),
    hi: ceilDivide(1n << (2n * scale), sum.lo),
    bits: working,
  };
  return multiplyEnclosures(radical, inverse);
});
