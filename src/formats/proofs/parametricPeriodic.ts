import { overRationals } from '../../core/numbers/polynomial.ts';
import type { RationalFunction } from '../../core/theorems/classical/rationalFunction.ts';
import type { PeriodicProof } from '../../core/theorems/parametric/periodicArgument.ts';
import type { QuadraticFunction } from '../../core/theorems/parametric/quadraticFunction.ts';
import { latexPolynomial } from '../latex/latex.ts';
import { latexMatrix } from '../latex/matrix.ts';
import { bivariateEntries } from './bivariate.ts';

/** The proof of a periodic fraction for all k: its tail is the fixed point of the period beyond 1. */
export function latexPeriodicProof(value: string, argument: PeriodicProof, convergence: string): string[] {
  const { head, period, matrix, fractionHead, tail } = argument;
  return [
    `From the term $a_{${head}}$ on terms and signs have the period $${period}$. The product of the steps before it and that of one`,
    'period are',
    `\\[\nH = ${latexMatrix(bivariateEntries(fractionHead))}, \\qquad M = ${latexMatrix(bivariateEntries(matrix))}.\n\\]`,
    `Let $x = ${value}$ and $T = H^{-1}x$, as M\\"obius maps, that is`,
    `\\[\nT = ${latexQuadratic(tail)}.\n\\]`,
    'Then $MT = T$, identically in $k$, and $T > 1$ for each of these $k$.',
    `${convergence}. Its tail $T'$ from the term $a_{${head}}$ on exceeds $1$ and satisfies $MT' = T'$.`,
    "Moreover $M$ maps $[1, \\infty]$ into itself, and the images $M^n[1, \\infty]$ shrink to $T'$. Hence a fixed point of $M$",
    "beyond $1$ can only be $T'$, so that $T = T'$, and the fraction has the value $HT' = HT = x$.",
  ];
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
