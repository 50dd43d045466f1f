import { spendOnGcd, spendOnProduct } from '../work.ts';

/** |n|. */
export function absolute(n: bigint): bigint {
  return n < 0n ? -n : n;
}

/** Greatest common divisor, ≥ 0; gcd(0, 0) = 0. */
export function gcd(a: bigint, b: bigint): bigint {
  a = absolute(a);
  b = absolute(b);
  spendOnGcd(a, b);
  if (a < b) [a, b] = [b, a];
  while (b >= longInteger) [a, b] = shortened(a, b);
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** Integers from here on are divided many steps at once. */
const longInteger = 1n << 64n;

/** Leading bits that steps are found from: all numbers below are exact in a double, and so are the floors of their quotients. */
const leadingBits = 48;
const largestCofactor = 2 ** 50;

/**
 * Some twenty steps of Euclid's algorithm on a ≥ b ≥ 2^64 at once, found from their leading bits: D. H. Lehmer, Euclid's algorithm
 * for large numbers (Amer. Math. Monthly 45, 1938), as algorithm L in D. E. Knuth, The Art of Computer Programming 2, section 4.5.2.
 */
function shortened(a: bigint, b: bigint): [bigint, bigint] {
  const shift = BigInt(bitLength(a) - leadingBits);
  let [x, y] = [Number(a >> shift), Number(b >> shift)];
  // a and b are now p a + q b and r a + s b.
  let [p, q, r, s] = [1, 0, 0, 1];
  while (y + r !== 0 && y + s !== 0) {
    const quotient = Math.floor((x + p) / (y + r));
    if (quotient !== Math.floor((x + q) / (y + s))) break;
    const [nextP, nextQ] = [p - quotient * r, q - quotient * s];
    if (Math.max(Math.abs(nextP), Math.abs(nextQ)) > largestCofactor) break;
    [p, q, r, s] = [r, s, nextP, nextQ];
    [x, y] = [y, x - quotient * y];
  }
  // A quotient that the leading bits do not tell.
  if (q === 0) return [b, a % b];
  return [BigInt(p) * a + BigInt(q) * b, BigInt(r) * a + BigInt(s) * b];
}

/** Least common multiple, ≥ 0. */
export function lcm(a: bigint, b: bigint): bigint {
  return a === 0n || b === 0n ? 0n : absolute((a / gcd(a, b)) * b);
}

/** gcd of two non-negative machine integers. */
export function gcdNumber(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return Math.abs(a);
}

/** Least common multiple of two positive machine integers. */
export function lcmNumber(a: number, b: number): number {
  return (a / gcdNumber(a, b)) * b;
}

/** ⌊a/b⌋ for b ≠ 0. */
export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return quotient * b !== a && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** ⌈a/b⌉ for b ≠ 0. */
export function ceilDivide(a: bigint, b: bigint): bigint {
  return -floorDivide(-a, b);
}

/** Number of binary digits of |n|; 0 for n = 0. */
export function bitLength(n: bigint): number {
  const hex = absolute(n).toString(16);
  return n === 0n ? 0 : 4 * hex.length - (Math.clz32(parseInt(hex[0]!, 16)) - 28);
}

/** ⌊n^(1/k)⌋ for n ≥ 0, k ≥ 1, by Newton's iteration from above. */
export function integerRoot(n: bigint, k: number): bigint {
  if (n < 0n || k < 1) throw new RangeError('integerRoot needs n ≥ 0 and k ≥ 1');
  if (n < 2n || k === 1) return n;
  const degree = BigInt(k);
  // Half the bits first: each level then needs one or two steps at its own size.
  const bits = bitLength(n);
  const shift = Math.floor(bits / (2 * k)) * k;
  let x: bigint;
  if (shift >= 32) {
    x = (integerRoot(n >> BigInt(shift), k) + 1n) << BigInt(shift / k);
  } else {
    x = 1n << BigInt(Math.ceil(bits / k));
  }
  for (;;) {
    spendOnProduct(n, n);
    const next = ((degree - 1n) * x + n / x ** (degree - 1n)) / degree;
    if (next >= x) return x;
    x = next;
  }
}

/** Trial divisors that squarefreePart takes out; what is left is looked at as a whole. */
const largestTrialDivisor = 1000n;

/**
 * n = s·f² with f as large as trial division by the integers up to 1000, and one square root of the rest, find it; so s is
 * squarefree for n < 10^9. n ≥ 1.
 */
export function squarefreePart(n: bigint): { readonly squarefree: bigint; readonly root: bigint } {
  let squarefree = 1n;
  let root = 1n;
  let rest = n;
  for (let i = 2n; i <= largestTrialDivisor && i * i <= rest; i++) {
    spendOnProduct(rest, i);
    let times = 0;
    for (; rest % i === 0n; rest /= i) times++;
    root *= i ** BigInt(times >> 1);
    if (times % 2 === 1) squarefree *= i;
  }
  const whole = integerRoot(rest, 2);
  return whole * whole === rest
    ? { squarefree, root: root * whole }
    : { squarefree: squarefree * rest, root };
}

/** n! for an integer n ≥ 0. */
export function factorial(n: number): bigint {
  let value = 1n;
  for (let i = 2; i <= n; i++) value *= BigInt(i);
  return value;
}

/** 10^n as an integer, n ≥ 0. */
export function powerOfTen(n: number): bigint {
  return 10n ** BigInt(n);
}

/** Binary digits that are enough to carry the given number of decimal digits. */
export function bitsForDigits(digits: number): number {
  return Math.ceil(digits * Math.log2(10)) + 1;
}
