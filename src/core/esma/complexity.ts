import { termsOf } from '../fractions/fraction.ts';
import type { InterlacedTerms, TermRule } from '../fractions/fraction.ts';
import { evaluateTerm } from '../numbers/polynomial.ts';
import { prime } from '../numbers/primeField.ts';
import { massey, residues } from './massey.ts';

/** What reading the terms, and Massey's algorithm on them, may take: terms times the complexity that is looked for. */
const mostWork = 20_000_000;

/** Numerators under which every term says something: Massey's algorithm is to read all of them. */
const plain = [1] as const;

/**
 * The linear complexity of all terms of a rule over F_p, as a search gives it: preperiod and order of the tail.
 * A rule of a preperiod k and m polynomials of degree e obeys a recurrence of length B = k + m(e + 1), one of r coefficients
 * after k terms one of B = k + r. Where Massey's recurrence of length L ≤ B holds for the first L + B terms, the difference of the two
 * sequences obeys one of length L + B and begins with as many zeros: it is 0, and L is the complexity of the whole.
 * @param most the largest complexity that is of interest
 * @returns null where it is above `most`
 * @throws RangeError where finding it out would take too long
 */
export function linearComplexity(rule: TermRule, most: number): number | null {
  const bound =
    rule.kind === 'recurrent'
      ? rule.initial.length
      : rule.preperiod.length +
        rule.polynomials.length * Math.max(...rule.polynomials.map(({ length }) => length));
  const longest = Math.min(most, bound);
  const count = longest + bound;
  if (count * longest > mostWork) throw new RangeError(`${count} terms are too many to be examined`);
  return massey(residues(termsOf(rule, count)), plain, longest, 1, true)?.complexity ?? null;
}

/**
 * The terms before those that obey the polynomials over F_p: preperiod terms that these foretell, followed back, belong to the
 * tail. With the complexity of the tail they make that of the whole.
 */
export function ownPreperiod({ preperiod, polynomials }: InterlacedTerms): number {
  const p = BigInt(prime);
  const m = polynomials.length;
  let own = preperiod.length;
  for (let back = 1; own > 0; own--, back++) {
    const i = (m - (back % m)) % m;
    const foretold = evaluateTerm(polynomials[i]!, -BigInt(Math.ceil(back / m)));
    if ((preperiod[own - 1]! - foretold) % p !== 0n) break;
  }
  return own;
}
