import { InputError } from '../../errors.ts';
import { lcmNumber } from '../../numbers/integers.ts';
import { addPolynomials, multiplyPolynomials } from '../../numbers/polynomial.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import { withIntegerCoefficients } from './equivalence.ts';
import {
  buildSequence,
  classStep,
  commonPeriod,
  generalConvergents,
  vanishesNowhere,
} from './generalFraction.ts';
import type { GeneralFraction } from './generalFraction.ts';
import { sequenceAt } from './sequence.ts';

/** Largest N of a contraction. */
export const mostContracted = 200;

/** [[A, B], [C, D]] with entries in a ring. */
interface Block<T> {
  readonly A: T;
  readonly B: T;
  readonly C: T;
  readonly D: T;
}

interface Ring<T> {
  readonly zero: T;
  readonly one: T;
  add(x: T, y: T): T;
  multiply(x: T, y: T): T;
  negate(x: T): T;
}

const numbers: Ring<Rational> = {
  zero: Q.zero,
  one: Q.one,
  add: Q.add,
  multiply: Q.multiply,
  negate: Q.negate,
};
const polynomials: Ring<Polynomial> = {
  zero: [],
  one: [Q.one],
  add: addPolynomials,
  multiply: multiplyPolynomials,
  negate: (x) => x.map(Q.negate),
};

/**
 * The contraction with the convergents f_o, f_{o+N}, f_{o+2N}, … of a fraction. Keeps: every N-th convergent, from the
 * o-th on, and so the value.
 *
 * With B_n = ∏_{i=1}^{N} [[a_{n+i}, 1], [b_{n+i}, 0]] = [[A, B], [C, D]] it is (p_{n+N}, p_{n+N−1}) = (p_n, p_{n−1}) B_n.
 * Eliminating p_{n−1} for n = o + Nk gives, with indices k for n,
 *
 *     p_{k+2} = (A_{k+1} + C_{k+1} D_k / C_k) p_{k+1} − C_{k+1} det B_k / C_k · p_k,
 *
 * which is multiplied by r_{k+2} = C_k to have polynomials (THEORY.md, "Contraction").
 * @param every N, 1 … mostContracted
 * @param first o, 0 ≤ o < N
 * @throws InputError where two of these convergents in a row are equal or one is infinite, so that no fraction has them
 */
export function contract(fraction: GeneralFraction, every: number, first: number): GeneralFraction {
  const source = commonPeriod(fraction);
  const period = lcmNumber(source.period, every) / every;
  const stride = period * every;
  const [start, next] = [first, first + every];
  const convergents = generalConvergents(fraction, next + 1);
  const [{ p, q }, { p: nextP, q: nextQ }] = [convergents[start]!, convergents[next]!];
  if (q.numerator === 0n)
    throw new InputError(`every: the convergent ${start} that would be kept is infinite.`);
  const numberBlock = (k: number) => {
    const block = blockOf(numbers, every, (i) => {
      const n = first + every * k + i;
      return { a: sequenceAt(fraction.terms, n), b: sequenceAt(fraction.numerators, n - 1) };
    });
    if (block.C.numerator === 0n) throw coincidence(first + every * k, every);
    return block;
  };
  const classBlock = (k: number) => {
    const block = blockOf(polynomials, every, (i) => {
      const n = first + every * k + i;
      return { a: classStep(fraction, n, stride).a, b: classStep(fraction, n - 1, stride).b };
    });
    if (!vanishesNowhere(block.C)) throw coincidence(first + every * k, every);
    return block;
  };
  // The k from which on all entries of the blocks k − 1 and later are given by polynomials.
  const settled = Math.max(0, Math.ceil((source.first - first) / every)) + 1;
  const classes = new Map<number, Block<Polynomial>>();
  const classAt = (k: number) => {
    if (!classes.has(k)) classes.set(k, classBlock(k));
    return classes.get(k)!;
  };
  const term = <T>(ring: Ring<T>, here: Block<T>, later: Block<T>) =>
    ring.add(ring.multiply(later.A, here.C), ring.multiply(later.C, here.D));
  const numerator = <T>(ring: Ring<T>, before: T, here: Block<T>, later: Block<T>) => {
    const determinant = ring.add(ring.multiply(here.A, here.D), ring.negate(ring.multiply(here.B, here.C)));
    return ring.negate(ring.multiply(ring.multiply(later.C, before), determinant));
  };
  const head = settled + 2;
  const contracted: GeneralFraction = {
    terms: buildSequence(
      head,
      period,
      (n) =>
        n === 0
          ? Q.divide(p, q)
          : n === 1
            ? Q.divide(nextQ, q)
            : term(numbers, numberBlock(n - 2), numberBlock(n - 1)),
      (n) => term(polynomials, classAt(n - 2), classAt(n - 1)),
    ),
    numerators: buildSequence(
      head,
      period,
      (n) => {
        if (n === 0) {
          const difference = Q.subtract(Q.multiply(nextP, q), Q.multiply(nextQ, p));
          return Q.divide(difference, Q.multiply(q, q));
        }
        const before = n === 1 ? Q.one : numberBlock(n - 2).C;
        return numerator(numbers, before, numberBlock(n - 1), numberBlock(n));
      },
      (n) => numerator(polynomials, classAt(n - 2).C, classAt(n - 1), classAt(n)),
    ),
  };
  return withIntegerCoefficients(contracted);
}

/** The even part: f_0, f_2, f_4, … */
export function evenPart(fraction: GeneralFraction): GeneralFraction {
  return contract(fraction, 2, 0);
}

/** The odd part: f_1, f_3, f_5, … */
export function oddPart(fraction: GeneralFraction): GeneralFraction {
  return contract(fraction, 2, 1);
}

function blockOf<T>(
  ring: Ring<T>,
  every: number,
  step: (i: number) => { readonly a: T; readonly b: T },
): Block<T> {
  let block: Block<T> = { A: ring.one, B: ring.zero, C: ring.zero, D: ring.one };
  for (let i = 1; i <= every; i++) {
    const { a, b } = step(i);
    block = {
      A: ring.add(ring.multiply(block.A, a), ring.multiply(block.B, b)),
      B: block.A,
      C: ring.add(ring.multiply(block.C, a), ring.multiply(block.D, b)),
      D: block.C,
    };
  }
  return block;
}

function coincidence(n: number, every: number): InputError {
  return new InputError(
    `every: convergents ${n} and ${n + every}, or two later ones of that class, are equal or cannot be told apart; no fraction has them in a row.`,
  );
}
