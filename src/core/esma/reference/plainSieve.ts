import type { Constant } from '../../constants/constant.ts';
import { expandUnder } from '../../fractions/expandNumerators.ts';
import type { RationalEnds } from '../../fractions/expand.ts';
import type { Numerators } from '../../fractions/numerators.ts';
import type { Enclosure } from '../../numbers/enclosure.ts';
import { endsInParabolicRun, massey, residues } from '../massey.ts';
import { noRecurrence, undecided } from '../sieve.ts';
import type { Sieve, SieveSpecification } from '../sieve.ts';

/** Decimal digits a term that the first attempt takes: simple quotients carry 1.03 on average (Lévy). */
const digitsPerTerm = 1.8;

/** One attempt in so many may fail before the first precision is raised for all. */
const toleratedFailures = 16;

/** Digits beyond which a candidate is given up: some quotient has more than 100,000 digits, or the value is rational. */
const mostDigits = 200_000;

/** Expansion and Massey in plain TypeScript: the reference of the compiled kernel. */
export function plainSieve(specification: SieveSpecification<Numerators>): Sieve {
  const { constant, degree, patterns, order, margin } = specification;
  const count = 2 * order + margin;
  const rowLength = 2 * (degree + 1);
  let firstDigits = Math.min(Math.ceil(count * digitsPerTerm), constant.digitsLimit);
  let attempts = 0;
  let failures = 0;

  const judgeCandidate = (ends: (digits: number) => RationalEnds, p: number): number => {
    const numerators = patterns[p]!;
    for (let digits = firstDigits; ; digits = Math.min(2 * digits, constant.digitsLimit)) {
      const { terms, state } = expandUnder(ends(digits), numerators, count);
      if (digits === firstDigits) attempts++;
      if (state === 'complete') {
        if (endsInParabolicRun(terms, numerators, order)) return noRecurrence;
        return massey(residues(terms), numerators, order, margin)?.complexity ?? noRecurrence;
      }
      if (digits === firstDigits) failures++;
      if (digits >= Math.min(constant.digitsLimit, mostDigits)) return undecided;
    }
  };

  return {
    judge(coefficients) {
      const rows = coefficients.length / rowLength;
      const verdicts = new Int16Array(rows * patterns.length);
      for (let i = 0; i < rows; i++) {
        if (failures * toleratedFailures > attempts && attempts > toleratedFailures) {
          firstDigits = Math.min(Math.ceil(firstDigits * 1.5), constant.digitsLimit);
          attempts = 0;
          failures = 0;
        }
        const row = coefficients.subarray(i * rowLength, (i + 1) * rowLength);
        const known = new Map<number, RationalEnds>();
        const ends = (digits: number) => {
          let found = known.get(digits);
          if (!found) known.set(digits, (found = endsOfRow(row, powersOf(constant, degree, digits))));
          return found;
        };
        for (let p = 0; p < patterns.length; p++) verdicts[i * patterns.length + p] = judgeCandidate(ends, p);
      }
      return verdicts;
    },
  };
}

/** 1, α, …, α^d in fixed point with common bits. */
type Powers = readonly Enclosure[];

const powersCache = new WeakMap<Constant, Map<string, Powers>>();

function powersOf(constant: Constant, degree: number, digits: number): Powers {
  let cache = powersCache.get(constant);
  if (!cache) powersCache.set(constant, (cache = new Map()));
  const key = `${degree},${digits}`;
  let powers = cache.get(key);
  if (!powers) cache.set(key, (powers = enclosePowers(constant.enclose(digits), degree)));
  return powers;
}

/** Powers of an enclosed number of either sign, each exact on the ends and rounded outward. */
function enclosePowers(x: Enclosure, degree: number): Powers {
  const shift = BigInt(x.bits);
  const powers: Enclosure[] = [{ lo: 1n << shift, hi: 1n << shift, bits: x.bits }];
  for (let k = 1; k <= degree; k++) {
    const last = powers[k - 1]!;
    const products = [last.lo * x.lo, last.lo * x.hi, last.hi * x.lo, last.hi * x.hi];
    const lo = products.reduce((least, value) => (value < least ? value : least));
    const hi = products.reduce((most, value) => (value > most ? value : most));
    powers.push({ lo: lo >> shift, hi: -(-hi >> shift), bits: x.bits });
  }
  return powers;
}

/** Ends of P(α)/Q(α) for P(α), Q(α) > 0; the enclosures of both share their bits, which cancel. */
function endsOfRow(row: Int32Array, powers: Powers): RationalEnds {
  const half = row.length / 2;
  const combine = (from: number): [bigint, bigint] => {
    let lo = 0n;
    let hi = 0n;
    for (let k = 0; k < half; k++) {
      const c = row[from + k]!;
      if (c === 0) continue;
      const { lo: least, hi: most } = powers[k]!;
      const factor = BigInt(c);
      lo += factor * (c > 0 ? least : most);
      hi += factor * (c > 0 ? most : least);
    }
    return [lo, hi];
  };
  const [pLo, pHi] = combine(0);
  const [qLo, qHi] = combine(half);
  return { lo: { numerator: pLo, denominator: qHi }, hi: { numerator: pHi, denominator: qLo } };
}
