import { endsInParabolicRun } from '../core/esma/massey.ts';
import { noRecurrence, rationalCandidate, undecided } from '../core/esma/sieve.ts';
import type { Sieve, SieveSpecification } from '../core/esma/sieve.ts';
import { firstNumerators } from '../core/fractions/numerators.ts';
import type { Numerators } from '../core/fractions/numerators.ts';
import { trimInteger } from '../core/numbers/polynomial.ts';
import { enclosePolynomial } from '../core/value.ts';
import { plainComplexity } from './plain.ts';

/** Decimal digits that a random number loses a term beyond log₁₀ |b_n|: 1.03 with numerators ±1 (Lévy). */
const digitsPerTerm = 1.2;

/** How many times the first precision is doubled before a candidate is given up. */
const mostDoublings = 6;

/** A rule with what every candidate needs of it. */
interface PreparedRule {
  readonly numerators: Numerators;
  /** b_1 … b_n for the n terms of a verdict. */
  readonly first: readonly bigint[];
  /** Decimal digits with which an expansion begins. */
  readonly digits: number;
}

/**
 * The plain twin of the kernel under numerators of any kind: both ends of the value's enclosure are expanded on BigInt, step
 * by step, and the complexity of what they share is found without early exits, over the kernel's prime.
 */
export function plainRuleSieve(specification: SieveSpecification<Numerators>): Sieve {
  const { constant, degree, patterns, order, margin, height } = specification;
  const count = 2 * order + margin;
  const width = 2 * (degree + 1);
  const guard = 4 * degree * Math.log10(height + 1) + 20;
  const rules = patterns.map((numerators): PreparedRule => {
    const first = firstNumerators(numerators, count);
    const lost = first.reduce((sum, b) => sum + Math.log10(Math.abs(Number(b))) + digitsPerTerm, guard);
    return { numerators, first, digits: Math.ceil(lost) };
  });
  return {
    judge(coefficients) {
      const rows = coefficients.length / width;
      const verdicts = new Int16Array(rows * rules.length);
      for (let row = 0; row < rows; row++) {
        const ends = endsOfRow(coefficients.subarray(row * width, (row + 1) * width));
        for (const [i, rule] of rules.entries()) verdicts[row * rules.length + i] = judge(rule, ends);
      }
      return verdicts;
    },
  };

  /** The value's ends as fractions with one denominator bit length, by decimal digits. */
  function endsOfRow(row: Int32Array): (digits: number) => Ends | null {
    const known = new Map<number, Ends | null>();
    const half = row.length / 2;
    const polynomial = (part: Int32Array) => trimInteger(Array.from(part, BigInt));
    const [p, q] = [polynomial(row.subarray(0, half)), polynomial(row.subarray(half))];
    return (digits) => {
      let ends = known.get(digits);
      if (ends === undefined) {
        const alpha = constant.enclose(digits);
        const [above, below] = [enclosePolynomial(p, alpha), enclosePolynomial(q, alpha)];
        ends = below.lo > 0n ? { loP: above.lo, loQ: below.hi, hiP: above.hi, hiQ: below.lo } : null;
        known.set(digits, ends);
      }
      return ends;
    };
  }

  function judge({ numerators, first, digits: start }: PreparedRule, ends: (digits: number) => Ends | null) {
    for (let doublings = 0; ; doublings++) {
      const digits = Math.min(start * 2 ** doublings, constant.digitsLimit);
      const interval = ends(digits);
      const terms = interval && sharedTerms(interval, first);
      if (terms === 'ended') return rationalCandidate;
      if (terms) {
        if (endsInParabolicRun(terms, numerators, order)) return noRecurrence;
        const complexity = plainComplexity(terms);
        return complexity <= order ? complexity : noRecurrence;
      }
      if (digits === constant.digitsLimit || doublings === mostDoublings) return undecided;
    }
  }
}

/** An interval loP/loQ … hiP/hiQ with positive denominators. */
interface Ends {
  readonly loP: bigint;
  readonly loQ: bigint;
  readonly hiP: bigint;
  readonly hiQ: bigint;
}

/** As many terms as there are numerators, of all numbers in the interval; null where it does not decide them. */
function sharedTerms(
  { loP: p, loQ: q, hiP: upperP, hiQ: upperQ }: Ends,
  numerators: readonly bigint[],
): bigint[] | 'ended' | null {
  const terms: bigint[] = [];
  for (const [n, b] of numerators.entries()) {
    const plus = b > 0n;
    const size = plus ? b : -b;
    const term = quotient(p, q, plus);
    if (term !== quotient(upperP, upperQ, plus)) return null;
    terms.push(term);
    const rest = plus ? p - term * q : term * q - p;
    const upperRest = plus ? upperP - term * upperQ : term * upperQ - upperP;
    if (rest === 0n || upperRest === 0n) {
      if (rest === upperRest && p * upperQ === upperP * q) return 'ended';
      return n + 1 === numerators.length ? terms : null;
    }
    [p, q, upperP, upperQ] = [size * q, rest, size * upperQ, upperRest];
  }
  return terms;
}

/** ⌊p/q⌋ or ⌈p/q⌉, for q > 0. */
function quotient(p: bigint, q: bigint, plus: boolean): bigint {
  const towardsZero = p / q;
  if (towardsZero * q === p) return towardsZero;
  if (plus) return p < 0n ? towardsZero - 1n : towardsZero;
  return p > 0n ? towardsZero + 1n : towardsZero;
}
