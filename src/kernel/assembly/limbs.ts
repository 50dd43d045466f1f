// Multi-limb integers: little-endian 32-bit limbs at an address. Products of two limbs are exact in 64 bits.

/** Bits in use of the longer of two numbers of `limbs` limbs; 0 when both are zero. */
export function longestBits(x: usize, y: usize, limbs: i32): i32 {
  for (let i = limbs - 1; i >= 0; i--) {
    const top = load<u32>(x + ((<usize>i) << 2)) | load<u32>(y + ((<usize>i) << 2));
    if (top != 0) return (i << 5) + 32 - <i32>clz<u32>(top);
  }
  return 0;
}

/**
 * The 64 bits of x from bit `shift` on: ⌊x/2^shift⌋ mod 2^64. The two limbs beyond its highest one in use must be 0.
 */
export function bitsFrom(x: usize, shift: i32): u64 {
  const at = x + ((<usize>(shift >> 5)) << 2);
  const inside = <u64>(shift & 31);
  return (load<u64>(at) >> inside) | (((<u64>load<u32>(at, 8)) << 1) << (63 - inside));
}

/**
 * (x, y) ← (u0 x + v0 y, u1 x + v1 y), of `limbs` limbs each, read from (x, y) and written to (newX, newY), which
 * may be the same. The results must be ≥ 0 and must fit. In each row u and v are of opposite signs and at most 2^30
 * in absolute value, so that no sum leaves 64 bits.
 */
export function combine(
  x: usize,
  y: usize,
  newX: usize,
  newY: usize,
  limbs: i32,
  u0: i64,
  v0: i64,
  u1: i64,
  v1: i64,
): void {
  let carry0: i64 = 0;
  let carry1: i64 = 0;
  const end = (<usize>limbs) << 2;
  for (let i: usize = 0; i < end; i += 4) {
    const a = <i64>load<u32>(x + i);
    const b = <i64>load<u32>(y + i);
    const sum0 = u0 * a + v0 * b + carry0;
    const sum1 = u1 * a + v1 * b + carry1;
    store<u32>(newX + i, <u32>sum0);
    store<u32>(newY + i, <u32>sum1);
    carry0 = sum0 >> 32;
    carry1 = sum1 >> 32;
  }
}

/** x ← x + factor · y for |factor| < 2^31; x is a two's complement number of `limbs` limbs, y is one ≥ 0. */
export function addMultiple(x: usize, y: usize, limbs: i32, factor: i64): void {
  let carry: i64 = 0;
  const end = (<usize>limbs) << 2;
  for (let i: usize = 0; i < end; i += 4) {
    // |factor · y_i| < 2^63 − 2^32 and the rest is below 2^32 + 2^31: the sum may not leave 64 bits.
    const sum = factor * <i64>load<u32>(y + i) + (<i64>load<u32>(x + i) + carry);
    store<u32>(x + i, <u32>sum);
    carry = sum >> 32;
  }
}

/** x ← −x for a two's complement number. */
export function negate(x: usize, limbs: i32): void {
  let carry: u64 = 1;
  const end = (<usize>limbs) << 2;
  for (let i: usize = 0; i < end; i += 4) {
    const sum = <u64>~load<u32>(x + i) + carry;
    store<u32>(x + i, <u32>sum);
    carry = sum >> 32;
  }
}
