import { InputError } from '../../errors.ts';
import { lcmNumber } from '../../numbers/integers.ts';
import { addPolynomials } from '../../numbers/polynomial.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { buildSequence, classStep, commonPeriod } from './generalFraction.ts';
import type { GeneralFraction } from './generalFraction.ts';
import { sequenceAt } from './sequence.ts';

/** An extension, and where the convergents of the original stand in it. */
export interface Extension {
  readonly fraction: GeneralFraction;
  /** The index that the convergent n of the original has. */
  readonly place: (n: number) => number;
}

/**
 * The extension by one convergent before the convergents N, 2N, 3N, … of a fraction: the one that has a_n − δ in the
 * place of a_n. Keeps: every convergent, at another index, and so the value. The contraction that drops the inserted
 * ones gives the fraction back.
 *
 *     … b_n/(a_n + b_{n+1}/(a_{n+1} + b_{n+2}/…)) =
 *     … b_n/(a_n − δ + δ/(1 − b_{n+1}/(δ a_{n+1} + b_{n+1} + δ b_{n+2}/(a_{n+2} + …))))
 *
 * (Perron, Die Lehre von den Kettenbrüchen II, extension). With δ = 1 and signs ±1 it is the insertion that turns
 * a − 1/y into (a − 1) + 1/(1 + 1/(y − 1)).
 * @param every N ≥ 1
 * @param difference δ ≠ 0
 * @throws InputError for δ = 0
 */
export function extend(fraction: GeneralFraction, every: number, difference: Rational): Extension {
  if (difference.numerator === 0n) {
    throw new InputError('difference: 0 would insert a convergent twice; give a number other than 0.');
  }
  const inserts = (n: number) => n > 0 && n % every === 0;
  const { first, period } = commonPeriod(fraction);
  const joint = lcmNumber(period, every);
  // Steps of the original from which on all that is looked at is periodic.
  const settled = every * Math.ceil((first + 3) / every);
  const entries = <T>(from: number, count: number, at: (n: number) => Step<T>, ring: Scaling<T>): Step<T>[] =>
    Array.from({ length: count }, (_, i) => from + i).flatMap((n) => extendedSteps(n, inserts, at, ring));
  const numbers = entries(
    0,
    settled,
    (n) => ({
      a: sequenceAt(fraction.terms, n),
      b: n === 0 ? Q.one : sequenceAt(fraction.numerators, n - 1),
    }),
    {
      add: Q.add,
      scale: (x) => Q.multiply(x, difference),
      negate: Q.negate,
      one: Q.one,
    },
  );
  const classes = entries<Polynomial>(
    settled,
    joint + 1,
    (n) => ({ a: classStep(fraction, n, joint).a, b: classStep(fraction, n - 1, joint).b }),
    {
      add: addPolynomials,
      scale: (x) => x.map((coefficient) => Q.multiply(coefficient, difference)),
      negate: (x) => x.map(Q.negate),
      one: [Q.one],
    },
  );
  const length = joint + joint / every;
  const extended: GeneralFraction = {
    terms: buildSequence(
      numbers.length,
      length,
      (n) => numbers[n]!.a,
      (n) => classes[n - numbers.length]!.a,
    ),
    // The numerator of a step stands before its term; in a sequence of numerators it comes one place earlier.
    numerators: buildSequence(
      numbers.length - 1,
      length,
      (n) => numbers[n + 1]!.b,
      (n) => classes[n + 1 - numbers.length]!.b,
    ),
  };
  return { fraction: extended, place: (n) => n + Math.floor(n / every) };
}

/** A term with the numerator above it. */
interface Step<T> {
  readonly a: T;
  readonly b: T;
}

interface Scaling<T> {
  readonly one: T;
  add(x: T, y: T): T;
  /** δ x. */
  scale(x: T): T;
  negate(x: T): T;
}

/** What becomes of step n, from what was inserted at n − 2, n − 1 and n. */
function extendedSteps<T>(
  n: number,
  inserts: (n: number) => boolean,
  at: (n: number) => Step<T>,
  { add, scale, negate, one }: Scaling<T>,
): Step<T>[] {
  const { a, b } = at(n);
  const incoming = inserts(n - 2) ? scale(b) : b;
  const after = inserts(n - 1);
  const term = after ? add(scale(a), incoming) : a;
  const numerator = after ? negate(incoming) : incoming;
  if (!inserts(n)) return [{ a: term, b: numerator }];
  const delta = scale(one);
  return [
    { a: add(term, negate(delta)), b: numerator },
    { a: one, b: delta },
  ];
}
