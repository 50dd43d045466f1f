import { addEnclosures, multiplyEnclosures, type Enclosure } from '../../numbers/enclosure.ts';
import * as Q from '../../numbers/rational.ts';
import { multiplyRational } from '../elementary.ts';
import { pi } from '../pi.ts';

/**
 * ζ(2), ζ(4), …, ζ(2·count) with the given bits after the point, from ζ(2) = π²/6 by Euler's
 * (n + 1/2) ζ(2n) = Σ_{0<k<n} ζ(2k) ζ(2n − 2k) (DLMF 25.6.13 with 24.14.2): all terms are positive, so the relative error of
 * ζ(2n) is about n times that of ζ(2). The entry at n is ζ(2n); that at 0 is not used.
 */
export function evenZetas(count: number, bits: number): Enclosure[] {
  const working = bits + 16 + Math.ceil(Math.log2(count + 2));
  const angle = pi.enclose(working)!;
  const zero: Enclosure = { lo: 0n, hi: 0n, bits: working };
  const values = [zero, multiplyRational(multiplyEnclosures(angle, angle), Q.rational(1n, 6n))];
  for (let n = 2; n <= count; n++) {
    // The products are the same from both ends.
    let sum = zero;
    for (let k = 1; 2 * k < n; k++) sum = addEnclosures(sum, multiplyEnclosures(values[k]!, values[n - k]!));
    sum = { lo: 2n * sum.lo, hi: 2n * sum.hi, bits: working };
    if (n % 2 === 0) sum = addEnclosures(sum, multiplyEnclosures(values[n / 2]!, values[n / 2]!));
    values.push(multiplyRational(sum, Q.rational(2n, BigInt(2 * n + 1))));
  }
  return values;
}
