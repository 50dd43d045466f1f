import { spendOnProduct } from '../work.ts';
import { bitLength } from '../numbers/integers.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { logarithmAtom, radicalAtom } from './atoms.ts';
import { addForms, atomForm, constantForm, multiplyForms, scaleForm, type Form } from './forms.ts';

/** Trial divisors; what they leave of a number is taken as a whole. */
const largestDivisor = 1_000n;
/** Bits that a whole power may have. */
const mostBits = 8_192;

/**
 * n > 0 as a product of powers of bases above 1: its primes up to 1,000, and what is left. Products of roots of different
 * bases may be equal without being equal forms where two such rests have a common factor; never the other way round.
 */
export function basesOf(n: bigint): ReadonlyMap<bigint, number> {
  const bases = new Map<bigint, number>();
  let rest = n;
  for (let p = 2n; p <= largestDivisor && p * p <= rest; p++) {
    spendOnProduct(rest, p, 2);
    for (; rest % p === 0n; rest /= p) bases.set(p, (bases.get(p) ?? 0) + 1);
  }
  if (rest > 1n) bases.set(rest, (bases.get(rest) ?? 0) + 1);
  return bases;
}

/** The bases of numerator and denominator of a positive rational number, with their exponents. */
function factorsOf({ numerator, denominator }: Rational): [bigint, number][] {
  return [...basesOf(numerator), ...[...basesOf(denominator)].map(([p, e]): [bigint, number] => [p, -e])];
}

/** x^r for a rational x > 0, as a product of roots; null where its whole part is too large. */
export function radicalForm(x: Rational, r: Rational): Form | null {
  const size = Math.abs(Number(r.numerator)) / Number(r.denominator);
  if (Math.max(bitLength(x.numerator), bitLength(x.denominator)) * (size + 1) > mostBits) return null;
  let product: Form | null = constantForm(Q.one);
  for (const [base, exponent] of factorsOf(x)) {
    const power = atomForm(radicalAtom(base), Q.multiply(r, Q.rational(BigInt(exponent))));
    product = product && multiplyForms(product, power);
  }
  return product;
}

/** log x for a rational x > 0, as a sum of logarithms of its bases. */
export function logarithmOfRational(x: Rational): Form {
  return factorsOf(x)
    .map(([base, exponent]) =>
      scaleForm(atomForm(logarithmAtom(radicalAtom(base))), Q.rational(BigInt(exponent))),
    )
    .reduce(addForms, constantForm(Q.zero));
}
