import type { Polynomial } from '../../core/numbers/polynomial.ts';
import { formatRational, rational } from '../../core/numbers/rational.ts';
import { formatSum } from '../text/sum.ts';

/** A polynomial as a program writes it: "1/2*j^2 + 3"; the power sign is that of the language. */
export function programPolynomial(
  polynomial: Polynomial | readonly bigint[],
  variable: string,
  power: '^' | '**',
): string {
  const coefficients = polynomial.map((c) => formatRational(typeof c === 'bigint' ? rational(c) : c));
  return formatSum(coefficients, (i) => (i === 0 ? '' : i === 1 ? variable : `${variable}${power}${i}`), '*');
}
