import { interpolate } from '../numbers/polynomial.ts';
import type { Polynomial } from '../numbers/polynomial.ts';
import { absolute } from '../numbers/integers.ts';
import type { RationalSequence } from './toolbox/sequence.ts';
import { rational } from '../numbers/rational.ts';
import { primitiveRoot } from './signs.ts';
import type { Sign, SignPattern } from './signs.ts';

/** Largest degree, period and preperiod that are tried. */
const mostDegree = 2;
const longestPeriod = 12;
const longestPreperiod = 4;

/** Bits by which the terms must be less likely without the rule than with it: these, and so many for each parameter. */
const bitsForAny = 10;
const bitsForParameter = 2;
/** Terms that must speak for a rule at the least. */
const fewestSupporting = 3;

/** A rule that terms suggest. */
export interface GuessedRule {
  readonly rule: RationalSequence;
  /** Terms that obey the rule beyond those that define it. */
  readonly supporting: number;
}

/**
 * The interlaced polynomials with the fewest parameters that begin with these numbers, where enough of the numbers are
 * foretold by it: a guess. A term a that is foretold counts −log₂ log₂(1 + 1/(a(a + 2))) bits, as rare as it is among the
 * partial quotients of almost all numbers (Gauss and Kuzmin), and the bits that a rule needs grow with its parameters. A
 * polynomial that falls is no rule of partial quotients.
 * @param fewest how many terms must speak for it beyond those that define it
 * @returns null where no rule shows
 */
export function guessRule(terms: readonly bigint[], fewest = fewestSupporting): GuessedRule | null {
  let best: (GuessedRule & { readonly cost: number }) | null = null;
  for (let k = 0; k <= longestPreperiod; k++) {
    for (let m = 1; m <= longestPeriod; m++) {
      const fitted = classes(terms.slice(k), m);
      if (!fitted) continue;
      const cost = k + fitted.parameters;
      if (best && best.cost <= cost) continue;
      const enough = fitted.bits >= bitsForAny + bitsForParameter * cost;
      if (!enough || fitted.supporting < fewest) continue;
      const preperiod = terms.slice(0, k).map((term) => rational(term));
      best = { cost, supporting: fitted.supporting, rule: { preperiod, polynomials: fitted.polynomials } };
    }
  }
  return best && { rule: best.rule, supporting: best.supporting };
}

interface FittedClasses {
  readonly polynomials: Polynomial[];
  readonly parameters: number;
  readonly supporting: number;
  readonly bits: number;
}

/** Polynomials through every m-th number; null where one has too large a degree, falls, or has no number to be read from. */
function classes(terms: readonly bigint[], m: number): FittedClasses | null {
  if (terms.length < m) return null;
  const polynomials: Polynomial[] = [];
  let [parameters, supporting, bits] = [0, 0, 0];
  for (let i = 0; i < m; i++) {
    const values = terms.filter((_, n) => n % m === i);
    const size = coefficientsNeeded(values);
    if (size === null) return null;
    const polynomial = interpolate(values.slice(0, size));
    // As many numbers as coefficients make a polynomial whatever they are.
    const isFree = size > 1 && values.length <= size;
    const leading = polynomial[polynomial.length - 1];
    if (isFree || (size > 1 && leading!.numerator < 0n)) return null;
    polynomials.push(polynomial);
    parameters += size;
    supporting += values.length - size;
    for (const value of values.slice(size)) bits += surprise(value);
  }
  return { polynomials, parameters, supporting, bits };
}

/** How many coefficients a polynomial through these numbers has, from their differences; null above the largest degree. */
function coefficientsNeeded(values: readonly bigint[]): number | null {
  let differences = values;
  for (let size = 1; size <= mostDegree + 1; size++) {
    if (differences.every((value) => value === differences[0])) return size;
    differences = differences.slice(1).map((value, i) => value - differences[i]!);
  }
  return null;
}

/** −log₂ of the share of a partial quotient among those of almost all numbers. */
function surprise(term: bigint): number {
  const a = Number(absolute(term) || 1n);
  return -Math.log2(Math.log2(1 + 1 / (a * (a + 2))));
}

/** Signs as some that come once and a word that is repeated after them. */
export interface GuessedSigns {
  readonly preperiod: readonly Sign[];
  readonly pattern: SignPattern;
}

/**
 * The shortest description that these signs begin with: a word alone where one is as short as any. 1/(1 − 1/(3 − …)) has + once,
 * and then −.
 */
export function guessSigns(signs: readonly Sign[]): GuessedSigns {
  for (let size = 1; size < signs.length; size++)
    for (let period = size; period >= 1; period--) {
      const first = size - period;
      const rest = signs.slice(first);
      if (rest.every((sign, i) => sign === rest[i % period]))
        return { preperiod: signs.slice(0, first), pattern: primitiveRoot(rest.slice(0, period)) };
    }
  return { preperiod: [], pattern: signs.length === 0 ? [1] : primitiveRoot(signs) };
}
