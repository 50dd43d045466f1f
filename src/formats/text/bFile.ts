import { oneLine } from '../../core/oneLine.ts';
import type { Conjecture } from '../../core/conjecture.ts';
import { termsOf } from '../../core/fractions/fraction.ts';
import { formatLeftSide } from './plain.ts';

/** Largest index of a b-file, and the longest term, in digits: what the OEIS asks of b-files. */
const lastIndex = 10_000;
const mostDigits = 1000;

/** Terms that are computed at first, and then twice as many each time: those of a recurrence may become long early. */
const firstTerms = 500;

/**
 * The terms as a b-file of the OEIS: a comment, then a line "n a(n)" each, from n = 0 (https://oeis.org/wiki/B-files).
 */
export function bFile({ value, constant, fraction, id }: Conjecture): string {
  const title = `Terms of a continued fraction of ${formatLeftSide({ value, constant })}: ESMA, ${id}.`;
  const lines = [`# ${oneLine(title)}`];
  const bound = 10n ** BigInt(mostDigits);
  const fits = (term: bigint) => term < bound && term > -bound;
  for (let count = firstTerms; ; count *= 2) {
    const terms = termsOf(fraction.rule, Math.min(count, lastIndex + 1));
    const long = terms.findIndex((term) => !fits(term));
    if (long < 0 && terms.length <= lastIndex) continue;
    for (const [n, term] of (long < 0 ? terms : terms.slice(0, long)).entries()) lines.push(`${n} ${term}`);
    return lines.join('\n');
  }
}
