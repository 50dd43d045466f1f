import { overRationals } from '../../core/numbers/polynomial.ts';
import { negateFunction } from '../../core/theorems/classical/rationalFunction.ts';
import type { RationalFunction } from '../../core/theorems/classical/rationalFunction.ts';
import type { PeriodicProof } from '../../core/theorems/parametric/periodicArgument.ts';
import type { Positivity, QuadraticFunction } from '../../core/theorems/parametric/quadraticFunction.ts';
import { latexPolynomial } from '../latex/latex.ts';
import { latexMatrix } from '../latex/matrix.ts';
import { punctuated, statement } from '../latex/rows.ts';
import { bivariateEntries } from './bivariate.ts';

/** The proof of a periodic fraction for all k: its tail is the fixed point of the period beyond 1, which attracts. */
export function latexPeriodicProof(value: string, argument: PeriodicProof, convergence: string): string[] {
  const { head, period, matrix, fractionHead, tail, excess, positivity } = argument;
  return [
    `From the term $a_{${head}}$ on terms and signs have the period $${period}$. The product of the steps before it and that of one`,
    'period are',
    `\\[\nH = ${latexMatrix(bivariateEntries(fractionHead))}, \\qquad M = ${latexMatrix(bivariateEntries(matrix))}.\n\\]`,
    `Let $x = ${value}$ and $T = H^{-1}x$, as M\\"obius maps, that is`,
    `\\[\nT = ${latexQuadratic(tail)}.\n\\]`,
    `Then $MT = T$, identically in $k$, and $T > 1$ for each of these $k$${reasonOf(excess, positivity)}.`,
    `${convergence}. For the lower row $(m, m')$ of $M$ we have $m \\ge 1$ and $m + m' \\ge 1$, by induction over the steps, as $a_n \\ge 1$`,
    "and $a_n + b_{n+1} \\ge 1$. So $m T + m' = m (T - 1) + (m + m') > 1 = |\\det M|$, and the derivative of $M$ at $T$, which is $\\det M$",
    "divided by $(m T + m')^2$, has an absolute value below $1$: a fixed point of $M$ other than $T$ repels.",
    'The convergents $H M^i \\infty$ tend to the value of the fraction as $i \\to \\infty$, hence $M^i \\infty$ tends to a fixed point of $M$. It is $T$:',
    'to a repelling fixed point it could tend only if it were equal to it from some $i$ on, and so for all $i$, but $M \\infty \\ne \\infty$.',
    'Hence the value of the fraction is $H T = x$.',
  ];
}

/** Why T − 1 = u + v√D is positive: where one part is negative, it is less than the other one, as the squares show. */
function reasonOf({ rational, irrational, radicand }: QuadraticFunction, positivity: Positivity): string {
  if (positivity.by === 'parts') return '';
  const { difference } = positivity;
  const isRootLarger = isPositiveFunction(difference);
  const squares = isRootLarger ? 'v^2 D - u^2' : 'u^2 - v^2 D';
  const size = latexFunction(isRootLarger ? difference : negateFunction(difference));
  const parts = [
    [`u = ${latexFunction(rational)}`],
    [`v = ${latexFunction(irrational)}`],
    [`D = ${latexPolynomial(overRationals(radicand), 'k')}`],
    [`${squares} = ${size}`],
  ];
  return [
    ', as $T - 1 = u + v \\sqrt{D}$ with',
    `\\[\n${punctuated(statement(parts), ',')}\n\\]`,
    `where $${isRootLarger ? 'v' : 'u'}$ and the last number are positive`,
  ].join('\n');
}

/** Whether a function without zeros is positive. */
function isPositiveFunction({ numerator, denominator }: RationalFunction): boolean {
  return numerator[numerator.length - 1]! > 0n === denominator[denominator.length - 1]! > 0n;
}

/** u + v√D. */
function latexQuadratic({ rational, irrational, radicand }: QuadraticFunction): string {
  const root = `\\sqrt{${latexPolynomial(overRationals(radicand), 'k')}}`;
  const u = latexFunction(rational);
  const v = latexFunction(irrational);
  const size = v.startsWith('-') ? v.slice(1) : v;
  const product =
    size === '1' ? root : `${size.includes(' ') && !size.startsWith('\\frac') ? `(${size})` : size}${root}`;
  const signed = v.startsWith('-') ? `-${product}` : product;
  if (v === '0') return u;
  if (u === '0') return signed;
  return signed.startsWith('-') ? `${u} - ${signed.slice(1)}` : `${u} + ${signed}`;
}

function latexFunction({ numerator, denominator }: RationalFunction): string {
  if (numerator.length === 0) return '0';
  const above = latexPolynomial(overRationals(numerator), 'k');
  if (denominator.length === 1 && denominator[0] === 1n) return above;
  return `\\frac{${above}}{${latexPolynomial(overRationals(denominator), 'k')}}`;
}
