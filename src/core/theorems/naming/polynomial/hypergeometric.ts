import { magnitude } from '../../../numbers/enclosure.ts';
import type { Enclosure } from '../../../numbers/enclosure.ts';
import { spendOnProduct } from '../../../work.ts';
import { bitLength } from '../../../numbers/integers.ts';
import * as R from '../../../constants/real.ts';
import type { Real } from '../../../constants/real.ts';

/** Which hypergeometric function. */
type SeriesKind = '0F1' | '1F1' | '2F1';

/**
 * Parameters of a series Σ t_k with t_0 = 1, t_{k+1}/t_k = (k² + s k + p)·z/((c + k)(k + 1)) for ₂F₁ (s = a + b, p = ab, so
 * that a and b may be conjugate complex numbers), (k + p)·z/((c + k)(k + 1)) for ₁F₁ with a = p, or z/((c + k)(k + 1)) for ₀F₁.
 */
export interface SeriesParameters {
  readonly kind: SeriesKind;
  /** a + b; used for ₂F₁ alone. */
  readonly sum: Real;
  /** ab; a for ₁F₁; not used for ₀F₁. */
  readonly product: Real;
  /** c, none of 0, −1, −2, … */
  readonly lower: Real;
  /** z; for ₂F₁ the sum is null unless |z| < 1. */
  readonly point: Real;
}

/** Terms that are added at most. */
const mostTerms = 200_000;

/**
 * The sum of the series, with its rest bounded. For k > 2|c| + 2 the ratio of terms differs from z (₂F₁) by a part of at most
 * 2(|s − c − 1| + |p − c|)/k, and is at most 2|z|(1 + |a|)/k for ₁F₁, or 4|z|/k where k ≥ |a|, and 2|z|/k² for ₀F₁; the bounds
 * fall with k. As soon as they keep the ratio below ρ < 1 for good, the rest is at most |t_k| ρ/(1 − ρ).
 * @returns null where the bits do not tell the parameters from a pole, or where too many terms would be needed
 */
export function hypergeometricSum(parameters: SeriesParameters): Real {
  return R.remembering((bits) => sumTo(parameters, bits));
}

function sumTo({ kind, sum, product, lower, point }: SeriesParameters, bits: number): Enclosure | null {
  // Terms may grow before they fall, and lose what they have grown.
  for (let guard = 64; guard <= 4096; guard *= 4) {
    const working = bits + guard;
    const [s, p, c, z] = [sum, product, lower, point].map((real) => real.enclose(working));
    if (!s || !p || !c || !z) return null;
    if (kind === '2F1' && magnitude(z) >= 1n << BigInt(working)) return null;
    const result = addTerms(kind, { s, p, c, z }, working, bits);
    if (result === 'pole') return null;
    if (result) return result;
  }
  return null;
}

interface Parameters {
  readonly s: Enclosure;
  readonly p: Enclosure;
  readonly c: Enclosure;
  readonly z: Enclosure;
}

function addTerms(
  kind: SeriesKind,
  { s, p, c, z }: Parameters,
  bits: number,
  wanted: number,
): Enclosure | 'pole' | null {
  const scale = BigInt(bits);
  const one = 1n << scale;
  const [sizeZ, sizeC] = [magnitude(z), magnitude(c)];
  const drift =
    kind === '2F1'
      ? 2n *
        (magnitude({ lo: s.lo - c.hi - one, hi: s.hi - c.lo - one, bits }) +
          magnitude({ lo: p.lo - c.hi, hi: p.hi - c.lo, bits }))
      : 0n;
  let term: Enclosure = { lo: one, hi: one, bits };
  let [lo, hi] = [one, one];
  for (let k = 0n; k < BigInt(mostTerms); k++) {
    const above = upperFactor(kind, k, { s, p, c, z }, one);
    const below = { lo: (c.lo + k * one) * (k + 1n), hi: (c.hi + k * one) * (k + 1n), bits };
    if (below.lo <= 0n && below.hi >= 0n) return 'pole';
    spendOnProduct(term.hi, above.hi, 8);
    term = quotient(times(times(term, above, scale), z, scale), below, scale);
    lo += term.lo;
    hi += term.hi;
    // The sum's error never falls.
    if (bitLength(hi - lo) > bits - wanted) return null;
    const next = k + 1n;
    if (next * one <= 2n * sizeC + 2n * one) continue;
    // The rest is bounded where the terms are small already: the bound costs as much as a term.
    if (bitLength(magnitude(term)) > bits - wanted) continue;
    // An upper bound of |t_{j+1}/t_j| for all j ≥ next, in fixed point.
    const ratio = ratioBound(kind, next, { one, sizeZ, sizeP: magnitude(p), drift });
    if (ratio >= (one * 15n) / 16n && !(kind === '2F1' && ratio < one && sizeZ * 16n >= 15n * one)) continue;
    const rest = (magnitude(term) * ratio) / (one - ratio) + 1n;
    if (bitLength(rest) > bits - wanted - 8) continue;
    const drop = scale - BigInt(wanted);
    return { lo: (lo - rest) >> drop, hi: ((hi + rest) >> drop) + 1n, bits: wanted };
  }
  return 'pole';
}

/** The numerator of the next ratio, without z. */
function upperFactor(kind: SeriesKind, k: bigint, { s, p }: Parameters, one: bigint): Enclosure {
  const bits = s.bits;
  if (kind === '0F1') return { lo: one, hi: one, bits };
  if (kind === '1F1') return { lo: k * one + p.lo, hi: k * one + p.hi, bits };
  return { lo: k * k * one + k * s.lo + p.lo, hi: k * k * one + k * s.hi + p.hi, bits };
}

/** An upper bound of the ratio from the term k on, in fixed point. */
function ratioBound(
  kind: SeriesKind,
  k: bigint,
  { one, sizeZ, sizeP, drift }: { one: bigint; sizeZ: bigint; sizeP: bigint; drift: bigint },
): bigint {
  if (kind === '0F1') return (2n * sizeZ) / (k * k) + 1n;
  if (kind === '1F1') {
    // |k + a| ≤ k (1 + |a|), and ≤ 2k from |a| on.
    const above = k * one >= sizeP && sizeP > one ? 2n * one : one + sizeP;
    return (2n * sizeZ * above) / one / k + 1n;
  }
  return (sizeZ * (one + drift / k + 1n)) / one + 1n;
}

function times(x: Enclosure, y: Enclosure, scale: bigint): Enclosure {
  const products = [x.lo * y.lo, x.lo * y.hi, x.hi * y.lo, x.hi * y.hi];
  return rounded(products, scale, x.bits);
}

function rounded(values: readonly bigint[], scale: bigint, bits: number): Enclosure {
  let [lo, hi] = [values[0]!, values[0]!];
  for (const value of values) {
    if (value < lo) lo = value;
    if (value > hi) hi = value;
  }
  return { lo: lo >> scale, hi: -(-hi >> scale), bits };
}

/** x/y for y without 0. */
function quotient(x: Enclosure, y: Enclosure, scale: bigint): Enclosure {
  const ends = [x.lo, x.hi].flatMap((n) => [y.lo, y.hi].map((d) => floor(n << scale, d)));
  let [lo, hi] = [ends[0]!, ends[0]!];
  for (const value of ends) {
    if (value < lo) lo = value;
    if (value > hi) hi = value;
  }
  return { lo, hi: hi + 1n, bits: x.bits };
}

function floor(a: bigint, b: bigint): bigint {
  const q = a / b;
  return q * b !== a && a < 0n !== b < 0n ? q - 1n : q;
}
