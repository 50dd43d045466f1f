import { substituteLinear } from '../../numbers/polynomial.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import { parseIndexPolynomial } from '../indexPolynomial.ts';

/** A polynomial in LaTeX in an index that starts at `start`, as one in k = 0, 1, 2, … */
export function shifted(text: string, index: string, start: number): Polynomial {
  return substituteLinear(polynomialIn(text, index), Q.one, Q.rational(BigInt(start)));
}

function polynomialIn(text: string, index: string): Polynomial {
  const plain = text
    .replace(/\s/g, '')
    .replace(/\\[cdt]?frac\{(\d+)\}\{(\d+)\}/g, '$1/$2')
    .replace(/\\cdot/g, '*')
    .replace(/\^\{(\d+)\}/g, '^$1')
    .replace(/[{}]/g, '')
    .replaceAll(index, 'k');
  return parseIndexPolynomial(plain, 'fraction');
}
