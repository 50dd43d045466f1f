import { InputError } from '../../errors.ts';
import { substituteLinear } from '../../numbers/polynomial.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import { parseIndexPolynomial } from '../indexPolynomial.ts';

/** (-1)^n, (-1)^{n-1}, with the sign that may stand in its exponent. */
const power = /\(-1\)\^(?:\{([^{}]*)\}|\(([^()]*)\)|([a-z]))/g;

/** A polynomial in LaTeX in an index that starts at `start`, as one in k = 0, 1, 2, … */
export function shifted(text: string, index: string, start: number): Polynomial {
  return substituteLinear(polynomialIn(text, index), Q.one, Q.rational(BigInt(start)));
}

/**
 * The same where the text may have powers of −1 in it, (-1)^n n^2: one polynomial for the index at its start and every other one
 * after it, and one for those between; one alone where it has none.
 * @throws InputError where an exponent is not the index plus a whole number
 */
export function shiftedWithSigns(text: string, index: string, start: number): readonly Polynomial[] {
  const plain = text.replace(/\s/g, '');
  if (plain.search(power) < 0) return [shifted(text, index, start)];
  return [0, 1].map((parity) => {
    const n = start + parity;
    const signed = plain.replace(power, (_, ...exponents: (string | undefined)[]) => {
      const exponent = exponents.slice(0, 3).find((one) => one !== undefined)!;
      const [, multiple, sign, offset = '0'] =
        new RegExp(`^(\\d{0,9})${index}(?:([+-])(\\d{1,9}))?$`).exec(exponent) ?? [];
      if (multiple === undefined)
        throw new InputError(
          `fraction: the exponent "${exponent}" of −1 is no index plus a whole number; give one such as (-1)^{${index}} or (-1)^{${index}-1}.`,
        );
      const value = Number(multiple === '' ? 1 : multiple) * n + Number(`${sign ?? ''}${offset}`);
      return value % 2 === 0 ? '(1)' : '(0-1)';
    });
    const typed = signed.replace(/\)(?=\d)/g, ')*');
    return substituteLinear(polynomialIn(typed, index), Q.rational(2n), Q.rational(BigInt(n)));
  });
}

/** @throws InputError where it is no polynomial in this letter alone */
function polynomialIn(text: string, index: string): Polynomial {
  const plain = text
    .replace(/\s/g, '')
    .replace(/\\[cdt]?frac\{([^{}]*)\}\{(\d+)\}/g, (_, above: string, below: string) =>
      /^\d+$/.test(above) ? `${above}/${below}` : `(${above})/${below}`,
    )
    .replace(/\\cdot|\\times/g, '*')
    .replace(/\^\{(\d+)\}/g, '^$1')
    .replace(/[{}]/g, '');
  const other = /[a-zA-Z]/.exec(plain.replace(/\\[a-zA-Z]+/g, ' ').replaceAll(index, ''))?.[0];
  if (other !== undefined && !/[a-zA-Z]{2}|_|!/.test(plain.replaceAll(index, ' ')))
    throw new InputError(
      `fraction: "${text.trim()}" has the letter ${other} beside its index ${index}; give a polynomial in ${index} alone, with a number for ${other}.`,
    );
  // Letters that the reader knows stay as they are, for what it says of them.
  return parseIndexPolynomial(/[kjn]/.test(index) ? plain : plain.replaceAll(index, 'k'), 'fraction');
}
