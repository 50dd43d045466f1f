import { ContradictionError, InputError } from '../../errors.ts';
import { multiplyPolynomials } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { RationalSequence } from '../toolbox/sequence.ts';
import type { Equation } from './equations.ts';
import { sequenceFrom, statedTerms } from './statedTerms.ts';

/** What stands in the places of terms, or of numerators. */
export interface Places {
  /** Whole numbers, at the first places. */
  readonly heads: readonly bigint[];
  /** Behind them: a letter with an index, a sequence that is written out, or nothing that is written. */
  readonly tail: Letter | { readonly kind: 'sequence'; readonly sequence: RationalSequence } | null;
}

/** A letter whose index grows by 1 from place to place. */
export interface Letter {
  readonly kind: 'letter';
  readonly letter: string;
  /** Its index at the first of its places. */
  readonly first: number;
  /** The sign before each of them. */
  readonly sign: 1n | -1n;
}

/** A fraction in letters, a_0 + b_1/(a_1 + b_2/(a_2 + …)): which letter is whose, and where its index begins. */
export interface Skeleton {
  readonly kind: 'list' | 'nested' | 'sum';
  readonly terms: Places;
  readonly numerators: Places;
  /** The number of quotients where it ends behind them; null where it goes on. */
  readonly last: number | null;
}

/**
 * The sequence that stands in such places, with letters as equations say them.
 * @param notes gets what a reader should know
 * @returns null where only whole numbers are written, and where no equation says a rule for the letter
 * @throws InputError where a term is not said, or two numbers
 */
export function sequenceIn(
  { heads, tail }: Places,
  equations: readonly Equation[],
  notes: string[],
): RationalSequence | null {
  if (tail === null) return null;
  if (tail.kind === 'sequence') return behind(heads, tail.sequence);
  const { letter, first, sign } = tail;
  const stated = statedTerms(equations, letter, first);
  if (!stated) return null;
  heads.forEach((head, i) => {
    const own = stated.single.get(first - heads.length + i);
    if (own && Q.compare(own, Q.rational(head)) !== 0)
      throw new ContradictionError(
        `fraction: ${letter}_${first - heads.length + i} is said to be ${Q.formatRational(own)}, and ${head} stands in its place.`,
      );
  });
  const said = sequenceFrom(stated, first);
  notes.push(...said.notes);
  return behind(heads, sign > 0n ? said.sequence : negated(said.sequence));
}

function behind(heads: readonly bigint[], { preperiod, polynomials }: RationalSequence): RationalSequence {
  return { preperiod: [...heads.map((head) => Q.rational(head)), ...preperiod], polynomials };
}

function negated({ preperiod, polynomials }: RationalSequence): RationalSequence {
  const minus = [Q.rational(-1n)];
  return {
    preperiod: preperiod.map(Q.negate),
    polynomials: polynomials.map((polynomial) => multiplyPolynomials(minus, polynomial)),
  };
}

/** The one number that is written in all places; null where none is, or several are. */
export function constantIn({ heads, tail }: Places): bigint | null {
  const [first] = heads;
  return tail === null && first !== undefined && heads.every((head) => head === first) ? first : null;
}

/** A sequence of one number. */
export function constantSequence(number: bigint): RationalSequence {
  return { preperiod: [], polynomials: [[Q.rational(number)]] };
}

/** @throws InputError that names the letter that nothing says */
export function failUnsaid({ heads, tail }: Places, side: string): never {
  const letter = tail?.kind === 'letter' ? tail.letter : 'a';
  const where = heads.length === 0 ? ', where it stands before K as well' : '';
  throw new InputError(
    `fraction: nothing says what ${letter}_n is in "${side.trim()}"${where}; give it behind the fraction, as in ${letter}_n = 2n+1.`,
  );
}
