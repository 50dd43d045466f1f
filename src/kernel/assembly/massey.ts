// Linear complexity over F_p, as Euclid's algorithm on the power series of the sequence.
//
// Berlekamp–Massey keeps a connection polynomial C and takes each discrepancy as a sum of products. Here the
// product R = C·S itself is kept instead (S the generating series): its coefficient at x^i is the discrepancy
// of step i, so there is no sum to form, and the rest of R being 0 shows at once that C holds to the end. Only
// the complexity is wanted, so C is not computed at all. With B the R of the last change of length, made at
// index l with coefficient γ, step i with discrepancy δ ≠ 0 replaces
//     R ← γ R − δ x^{i−l} B            (no inversion: a factor does not matter)
// and if 2L ≤ i, L ← i + 1 − L, B ← the old R. At first B = x^{−1}, γ = 1.
//
// Eight coefficients a vector as signed 16-bit numbers: (γ, −δ)·(R_j, B_k) are 16-bit dot products, and Montgomery's
// reduction (t + m p)/2^16, m = −t/p mod 2^16 as a signed number, brings the 32-bit sums back to 16 bits. With
// |coefficients| ≤ p < 2^14 a sum is at most 2p² in absolute value, its reduction at most 2p²/2^16 + p/2 ≤ p: lazy for
// ever. And 0 modulo p is always the number 0: a sum k p has |k| ≤ 2p < 2^15, so m = −k.

/** p, the largest prime below 2^14. */
export const prime: i32 = 16381;
/** −p^{-1} mod 2^16. */
const negativeInverse: i32 = 60075;

/** Index of the residue that brought the last complexity beyond the order, where `complexity` returned −1. */
export let exceededAt: i32 = 0;

/**
 * @param residues address of n signed 16-bit numbers of absolute value < p, with room to a multiple of 8; destroyed
 * @param b address of room of the same size, and @param spare another; 16 readable bytes before each
 * @param order the largest complexity wanted
 * @returns the linear complexity of the n residues, or −1 if it exceeds `order`
 */
export function complexity(residues: usize, b: usize, spare: usize, n: i32, order: i32): i32 {
  let r = residues;
  let length = 0;
  let gamma: i32 = 1;
  let gap = 1;
  const vectors = (n + 7) >> 3;
  const primes = i32x4.splat(prime);
  const inverses = i32x4.splat(negativeInverse);
  for (let j = 0; j < vectors; j++) v128.store(b + ((<usize>j) << 4), i64x2.splat(0));
  for (let i = 0; i < n; i++, gap++) {
    const delta = <i32>load<i16>(r + ((<usize>i) << 1));
    if (delta == 0) {
      if (allZero(r, i + 1, n)) return length;
      continue;
    }
    const grows = 2 * length <= i;
    if (grows) {
      length = i + 1 - length;
      if (length > order) {
        exceededAt = i;
        return -1;
      }
    }
    const factors = i32x4.splat((gamma & 0xffff) | (-delta << 16));
    const target = grows ? spare : r;
    const shifted = b - ((<usize>gap) << 1);
    const end = (<usize>vectors) << 4;
    for (let j = (<usize>((i + 1) >> 3)) << 4; j < end; j += 16) {
      const x = v128.load(r + j);
      const y = v128.load(shifted + j);
      const low = i32x4.dot_i16x8_s(
        i8x16.shuffle(x, y, 0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23),
        factors,
      );
      const high = i32x4.dot_i16x8_s(
        i8x16.shuffle(x, y, 8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31),
        factors,
      );
      // m ≡ −t/p mod 2^16 in the low half of each lane; the high half meets a 0 of `primes`.
      const lowMultiple = i32x4.dot_i16x8_s(i16x8.mul(low, inverses), primes);
      const highMultiple = i32x4.dot_i16x8_s(i16x8.mul(high, inverses), primes);
      v128.store(
        target + j,
        i16x8.narrow_i32x4_s(
          i32x4.shr_s(i32x4.add(low, lowMultiple), 16),
          i32x4.shr_s(i32x4.add(high, highMultiple), 16),
        ),
      );
    }
    if (grows) {
      spare = b;
      b = r;
      r = target;
      gamma = delta;
      gap = 0;
    }
  }
  return length;
}

/** Whether the coefficients from `start` to n are 0. */
function allZero(r: usize, start: i32, n: i32): bool {
  for (let i = start; i < n; i++) if (load<i16>(r + ((<usize>i) << 1)) != 0) return false;
  return true;
}

/** The residue of a term in [0, p), or 2 − p for 2 where the term is not 2 itself: a run of 2s has a meaning of its own. */
export function residueOf(term: u32): i16 {
  const residue = <i32>(term % <u32>prime);
  return <i16>(residue == 2 && term != 2 ? 2 - prime : residue);
}

/**
 * Residues of unsigned 32-bit terms as 16-bit numbers, by residueOf.
 * @param bits all terms or-ed
 * @param terms address of n terms, with room to a multiple of 8
 */
export function reduceTerms(terms: usize, residues: usize, n: i32, bits: u32): void {
  if (bits < 8192) {
    for (let i = 0; i < n; i += 8) {
      const at = terms + ((<usize>i) << 2);
      v128.store(residues + ((<usize>i) << 1), i16x8.narrow_i32x4_s(v128.load(at), v128.load(at, 16)));
    }
    return;
  }
  for (let i = 0; i < n; i += 8) {
    const at = terms + ((<usize>i) << 2);
    const to = residues + ((<usize>i) << 1);
    const low = v128.load(at);
    const high = v128.load(at, 16);
    if (!v128.any_true(i32x4.shr_u(v128.or(low, high), 13))) {
      v128.store(to, i16x8.narrow_i32x4_s(low, high));
      continue;
    }
    for (let lane = 0; lane < 8; lane++) {
      store<i16>(to + ((<usize>lane) << 1), residueOf(load<u32>(at + ((<usize>lane) << 2))));
    }
  }
}
