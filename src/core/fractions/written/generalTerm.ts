import { InputError } from '../../errors.ts';
import { evaluatePolynomial, multiplyPolynomials, substituteLinear } from '../../numbers/polynomial.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import type { WrittenFraction } from '../parseFraction.ts';
import { lowestDescription } from '../toolbox/sequence.ts';
import { shifted } from './indexed.ts';
import { ownElements } from './writtenTerms.ts';
import type { GeneralTerm, Terms } from './writtenTerms.ts';

/** Values of the index at the first quotient that obeys the general term. */
const firstIndices = [1n, 0n, 2n, 3n, -1n];

/** Quotients that may stand before those that obey it, of which there are no fewer. */
const longestHead = 2;

/**
 * The fraction whose general quotient stands between its dots, as in Apéry's 6/(5 − 1/(117 − … − n⁶/(34n³ + 51n² + 27n + 5 − …))).
 * Where its index begins is found from the quotients that are written: all from one on must obey it, and one at least.
 * @throws InputError where they do not, or where the general term is no quotient of polynomials in one letter
 */
export function fractionOfGeneralTerm(written: Terms, general: GeneralTerm): WrittenFraction {
  const { terms, numerators } = ownElements(written);
  const index = indexOf(general);
  const above = shifted(general.numerator, index, 0);
  const numerator = general.sign > 0n ? above : multiplyPolynomials([Q.rational(-1n)], above);
  const denominator = shifted(general.denominator, index, 0);
  // Quotient m is b_m/a_m, m = 1, 2, …
  const obeysAt = (m: number, n: bigint): boolean =>
    is(numerator, n, numerators[m - 1]!) && is(denominator, n, terms[m]!);
  const last = Math.min(numerators.length, terms.length - 1);
  for (let first = 1; first <= last; first++) {
    // One that obeys is enough behind one that does not, as in Apéry's; any number is a polynomial's for some index.
    if (first > longestHead + 1 || last - first + 1 < first - 1) break;
    for (const start of firstIndices) {
      const quotients = Array.from({ length: last - first + 1 }, (_, j) => j);
      if (!quotients.every((j) => obeysAt(first + j, start + BigInt(j)))) continue;
      const from = Q.rational(start);
      const sequence = (preperiod: readonly Rational[], polynomial: Polynomial) =>
        lowestDescription({
          preperiod,
          polynomials: [substituteLinear(polynomial, Q.one, from)],
        });
      return {
        kind: 'general',
        fraction: {
          terms: sequence(terms.slice(0, first), denominator),
          numerators: sequence(numerators.slice(0, first - 1), numerator),
        },
      };
    }
  }
  throw new InputError(
    `fraction: the quotients before the dots are not those of the general one, "${general.numerator}" over "${general.denominator}", for any ${index} = 0, 1, 2, ….`,
  );
}

function is(polynomial: Polynomial, n: bigint, value: Rational): boolean {
  return Q.equals(evaluatePolynomial(polynomial, Q.rational(n)), value);
}

/** The letter of the general quotient. */
function indexOf({ numerator, denominator }: GeneralTerm): string {
  const text = `${numerator} ${denominator}`.replace(/\\[a-zA-Z]+/g, ' ');
  const letters = new Set(text.match(/[a-z]/g) ?? []);
  if (letters.size === 1) return [...letters][0]!;
  throw new InputError(
    `fraction: the general quotient "${numerator}" over "${denominator}" has ${letters.size === 0 ? 'no letter' : `the letters ${[...letters].join(', ')}`}; give it as polynomials in one letter, such as n^2 over 2n+1.`,
  );
}
