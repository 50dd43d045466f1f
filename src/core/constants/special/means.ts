import { multiplyEnclosures, addEnclosures, type Enclosure } from '../../numbers/enclosure.ts';
import * as Q from '../../numbers/rational.ts';
import { outside } from '../domain.ts';
import { sign } from '../operations.ts';
import { pi } from '../pi.ts';
import * as R from '../real.ts';
import { remembering, rootOfEnclosure, type Real } from '../real.ts';
import { opaque, ofRational, weakest, type Evaluation } from '../evaluation.ts';

/** The arithmetic-geometric mean: the geometric means bound it from below and the arithmetic ones from above. */
export function meanOf(x: Real, y: Real): Real {
  return remembering((bits) => {
    const working = bits + 64;
    let [a, b] = [x.enclose(working), y.enclose(working)];
    if (a === null || b === null || a.lo <= 0n || b.lo <= 0n) return null;
    // The number of right digits doubles with each step.
    for (let i = 0; i < 2 * Math.ceil(Math.log2(working)) + 8; i++) {
      const sum = addEnclosures(a, b);
      const half: Enclosure = { lo: sum.lo >> 1n, hi: -(-sum.hi >> 1n), bits: sum.bits };
      b = rootOfEnclosure(multiplyEnclosures(a, b), 2);
      a = half;
    }
    return { lo: a.lo < b.lo ? a.lo : b.lo, hi: a.hi > b.hi ? a.hi : b.hi, bits: working };
  });
}

/** agm(x, y) for x, y ≥ 0. @throws InputError */
export function meanValue(x: Evaluation, y: Evaluation, text: string): Evaluation {
  if (x.rational?.numerator === 0n || y.rational?.numerator === 0n) return ofRational(Q.zero);
  if (sign(x) <= 0 || sign(y) <= 0) throw outside(text, 'agm takes numbers from 0 on');
  if (x.rational && y.rational && Q.equals(x.rational, y.rational)) return x;
  return opaque(meanOf(x.real, y.real), weakest(x, y));
}

/** K(m) = π/(2 agm(1, √(1 − m))) for the parameter m = k² < 1 (DLMF 19.8.5). @throws InputError */
export function ellipticValue(m: Evaluation, text: string): Evaluation {
  const one = R.exactly(Q.one);
  const complement = opaque(R.difference(one, m.real), m.rigor);
  const isBelow = m.rational ? Q.compare(m.rational, Q.one) < 0 : sign(complement) > 0;
  if (!isBelow) throw outside(text, 'ellipk takes the parameter m = k² below 1');
  if (m.rational?.numerator === 0n)
    return { ...opaque(R.scaled(pi, Q.rational(1n, 2n))), turns: Q.rational(1n, 2n) };
  const mean = meanOf(one, R.root(complement.real, 2));
  return opaque(R.scaled(R.quotient(pi, mean), Q.rational(1n, 2n)), m.rigor);
}
