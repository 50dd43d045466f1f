import { InputError } from '../errors.ts';
import { substituteLinear, trimInteger } from '../numbers/polynomial.ts';
import * as Q from '../numbers/rational.ts';
import { numeratorFault, numeratorsOfWord } from './numerators.ts';
import type { Numerators } from './numerators.ts';
import { parseRationalSequence } from './parseTerms.ts';
import { primitiveRoot } from './signs.ts';

/**
 * Reads one numerator rule: polynomials in k = 0, 1, 2, …, separated by semicolons, as "-2k-1; 2k+2"; or in n, where each
 * is that of b_n itself, n = 1, 2, 3, …, as "-n" or "n^2"; or a sign pattern, as "-+".
 * @throws InputError that says what is wrong and what is allowed
 */
export function parseNumerators(text: string): Numerators {
  const plain = text.replaceAll('−', '-').trim();
  if (/^[+-]+$/.test(plain)) return primitiveRoot([...plain].map((letter) => (letter === '+' ? 1 : -1)));
  const inN = /n/.test(plain);
  if (inN && /[kj]/.test(plain))
    throw new InputError(`numerators: "${text}" has both n and k; take n for b_n itself, or k = 0, 1, 2, ….`);
  if (plain.includes(','))
    throw new InputError(`numerators: "${text}" has a comma; within one rule semicolons separate.`);
  const { preperiod, polynomials } = parseRationalSequence(plain.replace(/[nj]/g, 'k'), 'numerators');
  if (preperiod.length > 0)
    throw new InputError(
      `numerators: "${text}" has a preperiod; give polynomials alone, as in -n or -2k-1; 2k+2.`,
    );
  const m = polynomials.length;
  const word = polynomials.map((polynomial, i) => {
    const inK = inN
      ? substituteLinear(polynomial, Q.rational(BigInt(m)), Q.rational(BigInt(i + 1)))
      : polynomial;
    if (!inK.every(Q.isInteger))
      throw new InputError(`numerators: "${text}" has a coefficient that is no integer; give whole numbers.`);
    return trimInteger(inK.map(({ numerator }) => numerator));
  });
  const fault = numeratorFault(word);
  if (fault) throw new InputError(`numerators: ${fault}.`);
  return numeratorsOfWord(word);
}
