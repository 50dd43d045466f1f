import { addEnclosures, encloseRational, magnitude, multiplyEnclosures } from '../../numbers/enclosure.ts';
import type { Enclosure } from '../../numbers/enclosure.ts';
import { absolute, bitLength, factorial } from '../../numbers/integers.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { outside, pole } from '../domain.ts';
import { multiplyRational } from '../elementary.ts';
import * as R from '../real.ts';
import { remembering, type Real } from '../real.ts';
import { opaque, ofRational, weakest, type Evaluation } from '../evaluation.ts';
import { harmonicBefore } from './digamma.ts';
import { gammaAtRational, largestDenominator } from './gamma.ts';
import { largestPoint, type Parameters } from './hypergeometric.ts';
import { isBetween, logarithmOf, parametersOf, polynomialAt, powerOf, seriesAt } from './series.ts';

const one = ofRational(Q.one);

/**
 * ₂F₁(a, b; c; z) for rational a, b, c (DLMF 15.2.1): a sum where a or b is an integer below 1, else the series for |z| ≤ 1/2 and
 * for z up to 99/100, for smaller z by Pfaff's transformation (1 − z)^{−a} ₂F₁(a, c − b; c; z/(z − 1)) (DLMF 15.8.1), at 1 by
 * Gauss's theorem (DLMF 15.4.20), near 1 by series in 1 − z (DLMF 15.8.4 and 15.8.10).
 * @throws InputError
 */
export function gaussValue(
  a: Evaluation,
  b: Evaluation,
  c: Evaluation,
  z: Evaluation,
  text: string,
): Evaluation {
  const parameters = parametersOf([a, b], [c], 'hyp2f1', text);
  const [first, second] = parameters.upper as [Rational, Rational];
  const third = parameters.lower[0]!;
  if (z.rational?.numerator === 0n) return one;
  const polynomial = z.rational && polynomialAt(parameters, z.rational);
  if (polynomial) return ofRational(polynomial);
  if (Q.isIntegerBelowOne(first) || Q.isIntegerBelowOne(second))
    return opaque(sumAt(parameters, z.real), z.rigor);
  if (z.rational && Q.equals(z.rational, Q.one)) return atOne(first, second, third, text);
  if (isBetween(z, Q.rational(-1n, 2n), largestPoint)) return opaque(seriesAt(parameters, z), z.rigor);
  const complement: Evaluation = z.rational
    ? ofRational(Q.subtract(Q.one, z.rational))
    : opaque(R.difference(one.real, z.real), z.rigor);
  if (isBetween(z, largestPoint, Q.one)) return nearOne(first, second, third, z, complement, text);
  if (!isBetween(z, Q.rational(-(10n ** 16n)), Q.zero))
    throw outside(text, 'the argument of hyp2f1 is a number from −10^16 to 1');
  const point: Evaluation = z.rational
    ? ofRational(Q.divide(z.rational, Q.subtract(z.rational, Q.one)))
    : opaque(R.quotient(z.real, R.negative(complement.real)), z.rigor);
  const other = Q.subtract(third, second);
  // 1 − z/(z − 1) = 1/(1 − z).
  const inverse: Evaluation = complement.rational
    ? ofRational(Q.divide(Q.one, complement.rational))
    : opaque(R.quotient(one.real, complement.real), z.rigor);
  const series = isBetween(z, Q.rational(-99n), Q.zero)
    ? opaque(seriesAt({ upper: [first, other], lower: [third] }, point), z.rigor)
    : nearOne(first, other, third, point, inverse, text);
  const factor = powerOf(complement, Q.negate(first));
  return opaque(R.product(factor.real, series.real), weakest(z, series));
}

/** Γ(c) Γ(c − a − b)/(Γ(c − a) Γ(c − b)) for c > a + b. */
function atOne(a: Rational, b: Rational, c: Rational, text: string): Evaluation {
  const rest = Q.subtract(c, Q.add(a, b));
  if (rest.numerator <= 0n) throw pole(text, 'hyp2f1(a,b,c,1) is finite for c > a + b only');
  const [p, q] = [Q.subtract(c, a), Q.subtract(c, b)];
  if (Q.isIntegerBelowOne(p) || Q.isIntegerBelowOne(q)) return ofRational(Q.zero);
  return opaque(R.quotient(gammas(c, rest), gammas(p, q)));
}

/** Γ(x) Γ(y). */
const gammas = (x: Rational, y: Rational): Real => R.product(gammaAtRational(x), gammaAtRational(y));

/** ₂F₁(a, b; c; z) for z = 1 − w and 0 < w ≤ 1/100. */
function nearOne(
  a: Rational,
  b: Rational,
  c: Rational,
  z: Evaluation,
  w: Evaluation,
  text: string,
): Evaluation {
  const s = Q.subtract(c, Q.add(a, b));
  const [p, q] = [Q.subtract(c, a), Q.subtract(c, b)];
  if (Q.isIntegerBelowOne(a) || Q.isIntegerBelowOne(b))
    return opaque(sumAt({ upper: [a, b], lower: [c] }, z.real), z.rigor);
  if (!Q.isInteger(s)) {
    if ([s, p, q].some(({ denominator }) => denominator > largestDenominator))
      throw outside(
        text,
        `from 99/100 on, and below −99, the differences of the parameters of hyp2f1 have denominators up to ${largestDenominator}`,
      );
    return opaque(besideIntegers(a, b, c, w), z.rigor);
  }
  if (s.numerator >= 0n) {
    const logarithm = logarithmOf(w);
    return opaque(logarithmic(a, b, Number(s.numerator), w, logarithm.real), weakest(z, logarithm));
  }
  // Euler's transformation (DLMF 15.8.1): the difference becomes −s.
  const turned = nearOne(p, q, c, z, w, text);
  return opaque(R.product(powerOf(w, s).real, turned.real), turned.rigor);
}

/** A series that ends, at a real z. */
function sumAt({ upper, lower }: Parameters, z: Real): Real {
  const degree = Math.min(...upper.filter(Q.isIntegerBelowOne).map(({ numerator }) => Number(-numerator)));
  return remembering((bits) => {
    const point = z.enclose(bits + 16);
    if (!point) return null;
    let term = encloseRational(Q.one, point.bits);
    let sum = term;
    for (let n = 0; n < degree; n++) {
      const index = Q.rational(BigInt(n));
      let factor = Q.rational(1n, BigInt(n + 1));
      for (const x of upper) factor = Q.multiply(factor, Q.add(x, index));
      for (const x of lower) factor = Q.divide(factor, Q.add(x, index));
      term = multiplyRational(multiplyEnclosures(term, point), factor);
      sum = addEnclosures(sum, term);
    }
    return sum;
  });
}

/**
 * ₂F₁(a, b; c; 1 − w) for small w > 0 and s = c − a − b no integer (DLMF 15.8.4).
 *
 *     Γ(c)Γ(s)/(Γ(c−a)Γ(c−b)) ₂F₁(a, b; 1−s; w) + w^s Γ(c)Γ(−s)/(Γ(a)Γ(b)) ₂F₁(c−a, c−b; 1+s; w)
 */
function besideIntegers(a: Rational, b: Rational, c: Rational, w: Evaluation): Real {
  const s = Q.subtract(c, Q.add(a, b));
  const [p, q] = [Q.subtract(c, a), Q.subtract(c, b)];
  const term = (
    above: Rational,
    x: Rational,
    y: Rational,
    upper: readonly Rational[],
    lower: Rational,
  ): Real =>
    Q.isIntegerBelowOne(x) || Q.isIntegerBelowOne(y)
      ? R.exactly(Q.zero)
      : R.product(R.quotient(gammas(c, above), gammas(x, y)), seriesAt({ upper, lower: [lower] }, w));
  const regular = term(s, p, q, [a, b], Q.subtract(Q.one, s));
  const singular = term(Q.negate(s), a, b, [p, q], Q.add(Q.one, s));
  return R.sum(regular, R.product(powerOf(w, s).real, singular));
}

/**
 * ₂F₁(a, b; a + b + m; 1 − w) for an integer m ≥ 0 and 0 < w ≤ 1/100 (DLMF 15.8.10): Γ(a + b + m) times
 *
 *     Σ_{k<m} (a)_k (b)_k (m−k−1)!/k! (−w)^k/(Γ(a+m) Γ(b+m))
 *       − (−w)^m/(Γ(a) Γ(b)) Σ_k (a+m)_k (b+m)_k/(k! (k+m)!) w^k (log w − ψ(k+1) − ψ(k+m+1) + ψ(a+k+m) + ψ(b+k+m))
 */
function logarithmic(a: Rational, b: Rational, m: number, w: Evaluation, logarithm: Real): Real {
  const shift = Q.rational(BigInt(m));
  const [p, q] = [Q.add(a, shift), Q.add(b, shift)];
  const c = Q.add(p, b);
  let finite: Real = R.exactly(Q.zero);
  let factor = Q.rational(m === 0 ? 0n : factorial(m - 1));
  for (let k = 0; k < m; k++) {
    finite = R.sum(finite, R.scaled(R.integerPower(w.real, k), factor));
    if (k === m - 1) break;
    const index = Q.rational(BigInt(k));
    const next = Q.multiply(Q.add(a, index), Q.add(b, index));
    factor = Q.multiply(factor, Q.divide(next, Q.rational(-BigInt(k + 1) * BigInt(m - 1 - k))));
  }
  const plain = seriesAt({ upper: [p, q], lower: [Q.rational(BigInt(m + 1))] }, w);
  const smooth = R.product(logarithm, R.scaled(plain, Q.rational(1n, factorial(m))));
  const infinite = R.product(R.integerPower(w.real, m), R.sum(smooth, digammaSeries(p, q, m, w.real)));
  const head = R.quotient(finite, gammas(p, q));
  const tail = R.quotient(m % 2 === 0 ? R.negative(infinite) : infinite, gammas(a, b));
  return R.product(gammaAtRational(c), R.sum(head, tail));
}

/**
 * Σ (p)_k (q)_k/(k! (k+m)!) w^k E_k with E_k = ψ(p+k) + ψ(q+k) − ψ(k+1) − ψ(k+m+1), in intervals. From k > |p|, |q| on the ratio of
 * neighbouring factors is below 4w < 1/4, and E changes by less than 2 from one to the next: the rest after the term of the factor
 * f and E is below Σ 4^{−j} |f| (|E| + 2j) < |f| (2|E| + 1).
 */
function digammaSeries(p: Rational, q: Rational, m: number, w: Real): Real {
  const size = (x: Rational): bigint => absolute(x.numerator) / x.denominator + 1n;
  const from = Number(size(p) > size(q) ? size(p) : size(q)) + 1;
  const first = R.difference(
    R.sum(harmonicBefore(p), harmonicBefore(q)),
    harmonicBefore(Q.rational(BigInt(m + 1))),
  );
  return remembering((bits) => {
    const working = bits + 64;
    const point = w.enclose(working);
    let digammas = first.enclose(working);
    if (!point || !digammas) return null;
    let factor = encloseRational(Q.rational(1n, factorial(m)), working);
    let sum: Enclosure = { lo: 0n, hi: 0n, bits: working };
    for (let k = 0; ; k++) {
      sum = addEnclosures(sum, multiplyEnclosures(factor, digammas));
      const [f, e] = [magnitude(factor), magnitude(digammas)];
      // Roundings alone keep a factor at a few units.
      if (k > from && bitLength(f) <= 4) {
        const rest = f * (2n * (e >> BigInt(working)) + 3n);
        return { lo: sum.lo - rest, hi: sum.hi + rest, bits: working };
      }
      const index = Q.rational(BigInt(k));
      const [atP, atQ] = [Q.add(p, index), Q.add(q, index)];
      const below = Q.rational(BigInt(k + 1) * BigInt(k + 1 + m));
      factor = multiplyRational(multiplyEnclosures(factor, point), Q.divide(Q.multiply(atP, atQ), below));
      const above = Q.add(Q.divide(Q.one, atP), Q.divide(Q.one, atQ));
      const taken = Q.add(Q.rational(1n, BigInt(k + 1)), Q.rational(1n, BigInt(k + 1 + m)));
      digammas = addEnclosures(digammas, encloseRational(Q.subtract(above, taken), working));
    }
  });
}
