import { ContradictionError } from '../../errors.ts';
import { evaluatePolynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import { lowestDescription } from '../toolbox/sequence.ts';
import type { RationalSequence } from '../toolbox/sequence.ts';
import { shifted } from './indexed.ts';

/** Terms in letters between the dots of a list, "…, 1, 2n, 1, …". */
const between = /…([^…a-z]*[a-z][^…]*)/;
/** Values of the index that the first of the written terms may have beyond their number. */
const mostBefore = 3;

/**
 * The rule that a list says in letters between its dots, [2; 1, 2, 1, …, 1, 2n, 1, …]: its block stands once for each value of
 * the index, from some place and some value on, and the written terms obey it from there.
 * @returns null where no letters stand there, or no polynomials in one
 * @throws ContradictionError where the written terms do not end as the block says, for any values of the index
 */
export function generalBlock(list: string, terms: readonly bigint[]): RationalSequence | null {
  const text = between.exec(list)?.[1]?.replace(/\\[lcd]?dots\b/g, '');
  if (text === undefined || /[a-z]_|[a-z]{2}|\\/.test(text)) return null;
  const entries = text
    .split(/[;,]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const letters = new Set(text.match(/[a-z]/g));
  if (letters.size !== 1) return null;
  const [letter] = letters as unknown as [string];
  const block = entries.map((entry) => shifted(entry, letter, 0));
  const needed = Math.min(terms.length, Math.max(2, block.length));
  for (let head = 0; head <= terms.length - needed; head++) {
    for (let start = -1; start <= terms.length + mostBefore; start++) {
      const obeys = terms
        .slice(head)
        .every((term, i) =>
          Q.equals(
            evaluatePolynomial(
              block[i % block.length]!,
              Q.rational(BigInt(start + Math.floor(i / block.length))),
            ),
            Q.rational(term),
          ),
        );
      if (!obeys) continue;
      return lowestDescription({
        preperiod: terms.slice(0, head).map((term) => Q.rational(term)),
        polynomials: entries.map((entry) => shifted(entry, letter, start)),
      });
    }
  }
  throw new ContradictionError(
    `fraction: the terms before the dots do not end as "${entries.join(', ')}" says, for any ${letter} = 0, 1, 2, ….`,
  );
}
