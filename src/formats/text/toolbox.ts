import type { Comparison } from '../../core/fractions/toolbox/compare.ts';
import { rateTerms } from '../../core/fractions/convergence.ts';
import { formatRational } from '../../core/numbers/rational.ts';

/** What a comparison of two fractions says: of the values, the families, the convergence; a sentence each. */
export function describeComparison(comparison: Comparison): [string, string, string] {
  return [equalityOf(comparison), familyOf(comparison), convergenceOf(comparison)];
}

function equalityOf({ equality: { kind, digits } }: Comparison): string {
  if (kind === 'equal')
    return 'Equal value, proved: their simple continued fractions are the same for all terms.';
  if (kind === 'undecided')
    return `Equal to ${digits} digits after the point; that the values are equal is not proved.`;
  return digits === 0
    ? 'Different values, proved.'
    : `Different values, proved; they agree to ${digits} digits after the point.`;
}

function familyOf({ sameFamily, sameOrbit }: Comparison): string {
  if (sameFamily) return 'Same family: one tail.';
  if (sameOrbit)
    return 'Not the same family, but one orbit: their simple continued fractions have one tail, so each value is an integer Möbius image of the other of determinant ±1.';
  return sameOrbit === null
    ? 'Not the same family; whether the values are of one orbit was not found out.'
    : 'Not the same family, and not of one orbit: their simple continued fractions have different tails.';
}

function convergenceOf({ convergence: { rates, limit } }: Comparison): string {
  const [x, y] = rates;
  const shown = `${x.toFixed(3)} and ${y.toFixed(3)} digits a term over ${rateTerms} terms`;
  const inverse = limit !== null && limit !== 'infinite' && limit.numerator < limit.denominator;
  const factor =
    limit === null || limit === 'infinite' || limit.numerator === 0n
      ? null
      : formatRational(inverse ? { numerator: limit.denominator, denominator: limit.numerator } : limit);
  const tends =
    limit === null
      ? ''
      : factor === null
        ? '; the factor grows without bound'
        : `; the factor of the ${inverse ? 'second' : 'first'} tends to ${factor}`;
  if (Math.abs(x - y) < 1e-9 * Math.max(x, y)) return `Equally fast: ${shown}.`;
  const [which, times] = x > y ? ['first', x / y] : ['second', y / x];
  return `The ${which} converges faster, ${times.toFixed(2)} times: ${shown}${tends}.`;
}

/** "convergents 1, 4, 7, … (every 3rd)". */
export function keptConvergents(every: number, first: number): string {
  const places = [0, 1, 2].map((k) => first + every * k).join(', ');
  const ordinal =
    every === 1 ? 'all of them' : every === 2 ? 'every other one' : `every ${ordinalOf(every)} one`;
  return `convergents ${places}, … (${ordinal})`;
}

function ordinalOf(n: number): string {
  const ending = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}
