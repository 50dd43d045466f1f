// The values of candidates as multi-limb integers, from the powers of the constant.
import { addMultiple, negate } from './limbs';
import { clear, reserve } from './memory';

/** Degree of P and Q. */
export let degree: i32 = 0;
/** Limbs of a power of α after the point at full precision, and before it. */
export let fractionLimbs: i32 = 0;
export let wholeLimbs: i32 = 0;
let strideOfPower: usize = 0;

/**
 * Where the caller writes: for k = 1 … d the limbs of ⌊|α^k| 2^(32·fractionLimbs)⌋ (at most 2 too small), a
 * multiple of 16 bytes each, and the sign of α^k as a 32-bit number; rows of coefficients.
 */
export let powers: usize = 0;
export let powerSigns: usize = 0;
export let coefficients: usize = 0;

/** −1 where the last value's P and Q had to be negated. */
export let sign: i32 = 1;

/** Bytes of a power's limbs. */
export function powerStride(fraction: i32, whole: i32): usize {
  return (((<usize>(fraction + whole)) << 2) + 15) & ~15;
}

/** Room for the powers and for so many rows; parameters as of configure. */
export function configureValues(d: i32, rows: i32, fraction: i32, whole: i32): void {
  degree = d;
  fractionLimbs = fraction;
  wholeLimbs = whole;
  strideOfPower = powerStride(fraction, whole);
  powers = reserve(<usize>d * strideOfPower);
  powerSigns = reserve((<usize>d) << 2);
  coefficients = reserve((<usize>(rows * 2 * (d + 1))) << 2);
}

/** The coefficients of a row. */
export function rowAt(row: i32): usize {
  return coefficients + ((<usize>(row * 2 * (degree + 1))) << 2);
}

/**
 * Writes P(α) to x and Q(α) to y, both made positive, as integers over 2^(32·fraction).
 * @returns e with both at most 2^e from the truth, or −1 where their signs differ
 */
export function makeValue(row: i32, fraction: i32, x: usize, y: usize): i32 {
  const p = rowAt(row);
  const q = p + ((<usize>(degree + 1)) << 2);
  const error = max(makePolynomial(p, fraction, x), makePolynomial(q, fraction, y));
  const end = (<usize>(fraction + wholeLimbs - 1)) << 2;
  const numeratorNegative = load<i32>(x + end) < 0;
  if (numeratorNegative != load<i32>(y + end) < 0) return -1;
  sign = 1;
  if (numeratorNegative) {
    sign = -1;
    negate(x, fraction + wholeLimbs);
    negate(y, fraction + wholeLimbs);
  }
  // α^k 2^(32·fraction) is at most 2 above its limbs.
  return 33 - <i32>clz<u32>(error);
}

/** Σ p_k α^k at `target`; returns Σ_{k≥1} |p_k|. */
function makePolynomial(p: usize, fraction: i32, target: usize): i32 {
  const limbs = fraction + wholeLimbs;
  clear(target, (<usize>(limbs + 2)) << 2);
  const constant = <i64>load<i32>(p);
  store<u32>(target + ((<usize>fraction) << 2), <u32>constant);
  const sign = <u32>(constant >> 32);
  for (let i = fraction + 1; i < limbs; i++) store<u32>(target + ((<usize>i) << 2), sign);
  let sum = 0;
  for (let k = 1; k <= degree; k++) {
    const coefficient = load<i32>(p + ((<usize>k) << 2));
    if (coefficient == 0) continue;
    sum += abs(coefficient);
    const limbsOfPower = powers + <usize>(k - 1) * strideOfPower + ((<usize>(fractionLimbs - fraction)) << 2);
    const factor = <i64>(coefficient * load<i32>(powerSigns + ((<usize>(k - 1)) << 2)));
    addMultiple(target, limbsOfPower, limbs, factor);
  }
  return sum;
}
