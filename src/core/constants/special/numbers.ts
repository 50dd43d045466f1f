import { spend } from '../../work.ts';
import {
  addEnclosures,
  divideEnclosures,
  encloseRational,
  multiplyEnclosures,
  negateEnclosure,
  subtractEnclosures,
  withBits,
  type Enclosure,
} from '../../numbers/enclosure.ts';
import { powerOfTen } from '../../numbers/integers.ts';
import * as Q from '../../numbers/rational.ts';
import { eulersConstant } from '../classical.ts';
import { exponential, logarithm, multiplyRational } from '../elementary.ts';
import type { SymbolName } from '../names.ts';
import { pi } from '../pi.ts';
import * as R from '../real.ts';
import { remembering, type Real } from '../real.ts';
import { opaque, type Evaluation } from '../evaluation.ts';
import { evenZetas } from './evenZetas.ts';
import { exponentialAt } from './gamma.ts';
import { hypergeometricAtRational } from './hypergeometric.ts';
import { meanOf } from './means.ts';

const one = R.exactly(Q.one);
const two = Q.rational(2n);

/** ϖ = 2 ∫₀¹ dt/√(1 − t⁴) = π/agm(1, √2) (Gauss 1799). */
const lemniscate = R.quotient(pi, meanOf(one, R.root(R.exactly(two), 2)));

/** δ = ∫₀^∞ e^{−t}/(1 + t) dt = e E₁(1) (DLMF 6.2.2), E₁(1) = −γ + ₂F₂(1, 1; 2, 2; −1). */
const gompertz = R.product(
  exponential(Q.one),
  R.difference(
    hypergeometricAtRational({ upper: [Q.one, Q.one], lower: [two, two] }, Q.rational(-1n)),
    eulersConstant,
  ),
);

/** The real zero of x³ − x − 1 by Cardano: the cube roots of (9 ± √69)/18. */
const plastic = ((): Real => {
  const radical = R.root(R.exactly(Q.rational(69n)), 2);
  const nine = R.exactly(Q.rational(9n));
  const part = (x: Real): Real => R.root(R.scaled(x, Q.rational(1n, 18n)), 3);
  return R.sum(part(R.sum(nine, radical)), part(R.difference(nine, radical)));
})();

/**
 * Ω with Ω e^Ω = 1 by Newton's iteration on g(x) = x e^x − 1. Between 1/2 and 3/5 the derivative (1 + x) e^x is above 2, so
 * the zero is within |g(m)|/2 of any m there, whatever led to m.
 */
const omega: Real = remembering((bits) => {
  let m: Enclosure = encloseRational(Q.rational(567n, 1000n), 64);
  for (let precision = 64; ; precision = Math.min(2 * precision, bits + 32)) {
    const middle = withBits(m, precision);
    m = { lo: middle.lo, hi: middle.lo, bits: precision };
    for (let i = 0; i < 2; i++) {
      const residue = residueAt(m);
      // g′(m) = (1 + m)(g(m) + 1)/m.
      const unit = encloseRational(Q.one, precision);
      const slope = divideEnclosures(
        multiplyEnclosures(addEnclosures(unit, m), addEnclosures(residue, unit)),
        m,
      );
      const step = slope && divideEnclosures(residue, slope);
      if (!step) return null;
      const next = subtractEnclosures(m, step).lo;
      m = { lo: next, hi: next, bits: precision };
    }
    if (precision < bits + 32) continue;
    const residue = residueAt(m);
    const radius = (residue.hi > -residue.lo ? residue.hi : -residue.lo) / 2n + 1n;
    return { lo: m.lo - radius, hi: m.hi + radius, bits: precision };
  }
});

function residueAt(m: Enclosure): Enclosure {
  const x: Real = { enclose: (bits) => withBits(m, bits) };
  const power = exponentialAt(x).enclose(m.bits + 16)!;
  const value = multiplyEnclosures(withBits(m, m.bits + 16), power);
  return withBits(subtractEnclosures(value, encloseRational(Q.one, value.bits)), m.bits);
}

/** C₁₀ = 0.123456789101112…: the digits themselves. */
const champernowne: Real = remembering((bits) => {
  const places = Math.ceil((bits + 8) * Math.log10(2));
  let digits = '';
  for (let n = 1; digits.length < places; n++) digits += String(n);
  return fromDigits(BigInt(digits.slice(0, places)), places, bits);
});

/** L = Σ 10^{−n!} (Liouville 1844): the digits themselves. */
const liouville: Real = remembering((bits) => {
  const places = Math.ceil((bits + 8) * Math.log10(2));
  let digits = 0n;
  for (let n = 1, factorial = 1; factorial <= places; n++, factorial *= n)
    digits += powerOfTen(places - factorial);
  return fromDigits(digits, places, bits);
});

/** The interval of the numbers that begin with these places after the point. */
function fromDigits(digits: bigint, places: number, bits: number): Enclosure {
  const lo = encloseRational(Q.rational(digits, powerOfTen(places)), bits);
  const hi = encloseRational(Q.rational(digits + 1n, powerOfTen(places)), bits);
  return { lo: lo.lo, hi: hi.hi, bits };
}

/** Pairs of logarithms before the series of Khinchin's constant. */
const khinchinHead = 40;

/**
 * Khinchin's constant K₀. With h_n = 1 − 1/2 + 1/3 − … + 1/(2n−1) and any N ≥ 1
 *
 *     log 2 · log K₀ = −Σ_{k=2}^{N} log(1 − 1/k) log(1 + 1/k) + Σ_{n≥1} ζ(2n, N+1) h_n/n
 *
 * (Bailey, Borwein and Crandall, On the Khintchine constant, Math. Comp. 66, 1997, theorem 5 and after it). ζ(2n, N+1) is
 * ζ(2n) − Σ_{k≤N} k^{−2n}, at most (N+1)^{−2n}(1 + (N+1)/(2n−1)); so after M terms the rest is below
 * 2(N+2)(N+1)^{−2M−2}, as h_n/n ≤ 1.
 */
const khinchin: Real = ((): Real => {
  const head = khinchinHead;
  const logarithmOfIt = remembering((bits) => {
    const working = bits + 32;
    const terms = Math.ceil((working + 8) / (2 * Math.log2(head + 1)));
    const zetas = evenZetas(terms, working + 16);
    spend(terms * head * (300 + working / 16));
    let sum: Enclosure = { lo: 0n, hi: 0n, bits: working };
    for (let k = 2n; k <= BigInt(head); k++) {
      const below = logarithm(Q.rational(k - 1n, k)).enclose(working)!;
      const above = logarithm(Q.rational(k + 1n, k)).enclose(working)!;
      sum = subtractEnclosures(sum, multiplyEnclosures(below, above));
    }
    const unit = 1n << BigInt(working);
    const powers = Array.from({ length: head }, () => unit);
    let alternating = Q.zero;
    for (let n = 1; n <= terms; n++) {
      // k^{−2n} from k^{−2n+2}, rounded down: n roundings of less than 1 each at the most.
      let head2n = 0n;
      for (let k = 1; k <= head; k++) {
        powers[k - 1] = powers[k - 1]! / BigInt(k * k);
        head2n += powers[k - 1]!;
      }
      const slack = BigInt(2 * head);
      const zeta = withBits(zetas[n]!, working);
      const tail: Enclosure = { lo: zeta.lo - head2n - slack, hi: zeta.hi - head2n + slack, bits: working };
      alternating = Q.add(alternating, Q.rational(1n, BigInt(2 * n - 1)));
      if (n > 1) alternating = Q.subtract(alternating, Q.rational(1n, BigInt(2 * n - 2)));
      const rounded = encloseRational(alternating, working);
      sum = addEnclosures(
        sum,
        multiplyRational(multiplyEnclosures(tail, rounded), Q.rational(1n, BigInt(n))),
      );
    }
    const rest = 2n + (BigInt(2 * head + 4) << BigInt(working)) / BigInt(head + 1) ** BigInt(2 * terms + 2);
    return { lo: sum.lo, hi: sum.hi + rest, bits: working };
  });
  return exponentialAt(R.quotient(logarithmOfIt, logarithm(two)));
})();

/**
 * Glaisher's constant A by Euler and Maclaurin's formula for Σ k log k (DLMF 2.10.1 and 5.17.6):
 *
 *     log A = Σ_{k≤N} k log k − (N²/2 + N/2 + 1/12) log N + N²/4 + Σ_{j=2}^{p} B_{2j}/((2j)(2j−1)(2j−2) N^{2j−2}) − R,
 *     |R| ≤ 2 ζ(2p) (2π)^{−2p} ∫_N^∞ |f^{(2p)}| ≤ 4 (2p−2)!/((2π)^{2p} (2p−2) N^{2p−2})
 *
 * for f(x) = x log x, f^{(2p)}(x) = (2p−2)!/x^{2p−1}. With B_{2j} = (−1)^{j+1} 2 (2j)! ζ(2j)/(2π)^{2j} the terms are multiples
 * of (2j)!/(2πN)^{2j}, which falls by (πe)² from j to j + 1 = N about.
 */
const glaisher: Real = exponentialAt(
  remembering((bits) => {
    const working = bits + 64;
    const n = Math.ceil((working + 16) / 6.1) + 2;
    const zetas = evenZetas(n, working);
    const bigN = BigInt(n);
    const logarithms = logarithmsUpTo(n, working + 32);
    let sum: Enclosure = { lo: 0n, hi: 0n, bits: working + 32 };
    for (let k = 2; k <= n; k++)
      sum = addEnclosures(sum, multiplyRational(logarithms[k]!, Q.rational(BigInt(k))));
    const weight = Q.rational(6n * bigN * bigN + 6n * bigN + 1n, 12n);
    sum = subtractEnclosures(sum, multiplyRational(logarithms[n]!, weight));
    sum = addEnclosures(sum, encloseRational(Q.rational(bigN * bigN, 4n), working + 32));
    const circle = multiplyRational(pi.enclose(working + 32)!, Q.rational(2n * bigN));
    const square = multiplyEnclosures(circle, circle);
    // u = (2j)!/(2πN)^{2j}.
    let u = encloseRational(Q.one, working + 32);
    for (let j = 1; j <= n; j++) {
      const even = BigInt(2 * j);
      u = divideEnclosures(multiplyRational(u, Q.rational(even * (even - 1n))), square)!;
      if (j === 1) continue;
      const factor = Q.rational(2n * bigN * bigN, even * (even - 1n) * (even - 2n));
      const term = multiplyRational(multiplyEnclosures(u, zetas[j]!), factor);
      sum = addEnclosures(sum, j % 2 === 1 ? term : negateEnclosure(term));
    }
    // R ≤ 4 u N²/((2p)(2p−1)(2p−2)) at p = N.
    const rest = (u.hi * 4n * bigN * bigN) / (2n * bigN * (2n * bigN - 1n) * (2n * bigN - 2n)) + 1n;
    return { lo: sum.lo - rest, hi: sum.hi + rest, bits: sum.bits };
  }),
);

/** log k for k ≤ n; each prime's is calculated, the others are sums. */
function logarithmsUpTo(n: number, bits: number): Enclosure[] {
  const zero: Enclosure = { lo: 0n, hi: 0n, bits };
  const values: Enclosure[] = [zero, zero];
  for (let k = 2; k <= n; k++) {
    let divisor = 2;
    while (k % divisor !== 0) divisor++;
    values.push(
      divisor === k
        ? withBits(logarithm(Q.rational(BigInt(k))).enclose(bits)!, bits)
        : addEnclosures(values[divisor]!, values[k / divisor]!),
    );
  }
  return values;
}

/** The named numbers beyond π, e, γ, φ and Catalan's constant. */
export const namedNumbers: Readonly<
  Record<Exclude<SymbolName, 'pi' | 'e' | 'catalan' | 'eulergamma' | 'phi'>, Evaluation>
> = {
  khinchin: opaque(khinchin),
  glaisher: opaque(glaisher),
  lemniscate: opaque(lemniscate),
  gompertz: opaque(gompertz),
  omega: opaque(omega),
  plastic: { ...opaque(plastic), annihilator: [-1n, -1n, 0n, 1n] },
  champernowne: opaque(champernowne),
  liouville: opaque(liouville),
};
