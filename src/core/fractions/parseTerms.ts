import { InputError } from '../errors.ts';
import { degree, evaluatePolynomial } from '../numbers/polynomial.ts';
import type { Polynomial } from '../numbers/polynomial.ts';
import { formatRational, isInteger, rational, zero } from '../numbers/rational.ts';
import type { InterlacedTerms } from './fraction.ts';
import { parseIndexPolynomial } from './indexPolynomial.ts';
import type { RationalSequence } from './toolbox/sequence.ts';

/**
 * Reads interlaced polynomials as a person writes them: "2; 3+2k" is a_{2k} = 2, a_{2k+1} = 3 + 2k; a preperiod stands
 * before a bar: "1; 2 | 1; 2+2k; 1". Semicolons or commas separate; the index is k, j or n, and polynomials may be in factors: "(2k+1)^2".
 * @throws InputError that names the place and what was expected there.
 */
export function parseInterlacedTerms(text: string): InterlacedTerms {
  const { preperiod, polynomials } = parseRationalSequence(text);
  for (const [n, term] of preperiod.entries()) {
    if (isInteger(term)) continue;
    throw new InputError(`terms: a_${n} = ${formatRational(term)} before the bar must be an integer.`);
  }
  polynomials.forEach(checkIntegerValued);
  return { kind: 'interlaced', preperiod: preperiod.map(({ numerator }) => numerator), polynomials };
}

/**
 * Reads interlaced polynomials whose values may be fractions, in the same notation: "1/2 | 3/2; k+1/2".
 * @param field what the sequence is called in messages
 * @throws InputError that names the place and what was expected there.
 */
export function parseRationalSequence(text: string, field = 'terms'): RationalSequence {
  const parts = text.split('|');
  if (parts.length > 2)
    throw new InputError(`${field}: "${text}" has more than one bar; one separates the preperiod.`);
  const periodic = parts[parts.length - 1]!;
  const preperiod = parts.length === 2 && parts[0]!.trim() !== '' ? splitList(parts[0]!) : [];
  return {
    preperiod: preperiod.map((entry) => {
      const polynomial = parseIndexPolynomial(entry, field);
      if (degree(polynomial) > 0)
        throw new InputError(`${field}: "${entry}" before the bar must be an integer.`);
      return polynomial[0] ?? zero;
    }),
    polynomials: splitList(periodic).map((entry) => parseIndexPolynomial(entry, field)),
  };
}

function splitList(text: string): string[] {
  return text.split(/[;,]/).map((entry) => entry.trim());
}

/** A polynomial of degree d is integer-valued if it is so at d + 1 integers in a row (Pólya). */
function checkIntegerValued(polynomial: Polynomial, place: number): void {
  for (let k = 0; k < polynomial.length; k++) {
    const value = evaluatePolynomial(polynomial, rational(BigInt(k)));
    if (isInteger(value)) continue;
    throw new InputError(
      `terms: entry ${place + 1} of the period is no integer at k = ${k}, where it is ${formatRational(value)}; all terms must be integers.`,
    );
  }
}
