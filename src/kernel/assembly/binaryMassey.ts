// Linear complexity over F_2 in a machine word.

/**
 * Linear complexity over F_2 of n ≤ 64 bits, or any number beyond the order: as in massey.ts, with R and B in a word each,
 * R from the step at hand on and B from its leading coefficient on.
 */
export function binaryComplexity(bits: u64, n: i32, order: i32): i32 {
  if (n == 0) return 0;
  // Where the last step gave more than was wanted, what is beyond does not count.
  let r = bits & (~(<u64>0) >> (<u64>(64 - n)));
  let b: u64 = 1;
  let complexity = 0;
  let i = 0;
  while (r != 0) {
    const zeros = <i32>ctz<u64>(r);
    i += zeros;
    r >>= <u64>zeros;
    b &= ~(<u64>0) >> (<u64>(64 - (n - i)));
    const grows = 2 * complexity <= i;
    const old = r;
    r ^= b;
    b = grows ? old : b;
    complexity = grows ? i + 1 - complexity : complexity;
    if (complexity > order) break;
    r >>= 1;
    i++;
  }
  return complexity;
}
