import type { Bivariate, BivariateMatrix } from '../../core/numbers/bivariate.ts';
import { lcm } from '../../core/numbers/integers.ts';
import { formatRational } from '../../core/numbers/rational.ts';
import * as Q from '../../core/numbers/rational.ts';
import type { LatexEntries } from '../latex/matrix.ts';
import { formatSum } from '../text/sum.ts';

function denominatorOf(p: Bivariate): bigint {
  return p.flat().reduce((scale, { denominator }) => lcm(scale, denominator), 1n);
}

function times(p: Bivariate, factor: bigint): Bivariate {
  return p.map((inK) => inK.map((c) => Q.multiply(c, Q.rational(factor))));
}

/** A polynomial in j and k over its common denominator: "(k - 1)/2". */
export function overDenominator(p: Bivariate): string {
  const common = denominatorOf(p);
  const whole = formatBivariate(times(p, common));
  if (common === 1n) return whole;
  return `${whole.includes(' ') ? `(${whole})` : whole}/${common}`;
}

/** The same in LaTeX, for a line or a term of a fraction. @param k another letter for it */
export function latexQuotient(p: Bivariate, k = 'k'): string {
  const common = denominatorOf(p);
  const whole = latexBivariate(times(p, common), k);
  return common === 1n ? whole : `\\tfrac{${whole}}{${common}}`;
}

/** A polynomial in j and k as a sum: "2kj + k - 1". @param k another letter for it */
export function formatBivariate(
  p: Bivariate,
  power = (n: number) => `^${n}`,
  size: (coefficient: string) => string = (coefficient) => coefficient,
  k = 'k',
): string {
  const monomials = p.flatMap((inK, i) => inK.map((c, n) => ({ c, i, n })));
  const factor = (letter: string, n: number) => (n === 0 ? '' : n === 1 ? letter : `${letter}${power(n)}`);
  return formatSum(
    monomials.map(({ c }) => formatRational(c)),
    (at) => `${factor(k, monomials[at]!.n)}${factor('j', monomials[at]!.i)}`,
    '',
    size,
  );
}

/** A polynomial in j and k in LaTeX. @param k another letter for it */
export function latexBivariate(p: Bivariate, k = 'k'): string {
  return formatBivariate(
    p,
    (n) => `^{${n}}`,
    (size) => size.replace(/^(\d+)\/(\d+)$/, '\\tfrac{$1}{$2}'),
    k,
  );
}

/** The entries of a matrix of polynomials in j and k. @param k another letter for it */
export function bivariateEntries({ a, b, c, d }: BivariateMatrix, k = 'k'): LatexEntries {
  return [latexBivariate(a, k), latexBivariate(b, k), latexBivariate(c, k), latexBivariate(d, k)];
}
