import type { PeriodicArgument } from '../../core/theorems/certificates/argument.ts';
import { productMatrix } from '../../core/fractions/evaluate.ts';
import { termsOf } from '../../core/fractions/fraction.ts';
import { numeratorAfter } from '../../core/fractions/numerators.ts';
import { periodOfSteps, termClass } from '../../core/fractions/periodMatrix.ts';
import { absolute, gcd, lcm } from '../../core/numbers/integers.ts';
import { determinant } from '../../core/numbers/matrix.ts';
import type { Matrix } from '../../core/numbers/matrix.ts';
import { evaluatePolynomialMatrix } from '../../core/numbers/polynomialMatrix.ts';
import type { QuadraticNumber } from '../../core/numbers/quadraticNumber.ts';
import { latexConstant, latexLeftSide } from '../latex/latex.ts';
import { integerEntries, latexMatrix, latexStep, matrixEquation } from '../latex/matrix.ts';
import { formatSum } from '../text/sum.ts';
import { count } from './parts.ts';

/** The proof of a periodic fraction: its tail is the attracting fixed point of its period. It cites the preliminaries. */
export function periodicProof({
  conjecture,
  rule,
  numerators,
  certificate,
  alpha,
}: PeriodicArgument): string[] {
  const { head, period, tail, value } = certificate;
  const matrix = evaluatePolynomialMatrix(periodOfSteps(rule, numerators, head, period), 0n);
  const h = productMatrix(termsOf(rule, head), numerators);
  const name = latexConstant(conjecture.constant);
  const left = latexLeftSide(conjecture);
  const number = latexOfQuadratic(value);
  const equation = latexOfQuadratic(alpha) === name ? '' : `, as $${name} = ${latexOfQuadratic(alpha)}$`;
  const product = Array.from({ length: period }, (_, i) =>
    latexStep(termClass(rule, head + i, period), numeratorAfter(numerators, head + i)),
  ).join(' ');
  const derivative = formatSum([String(matrix.d), String(matrix.c)], (i) => (i === 0 ? '' : 'T'), '');
  const image = head === 0 ? `T = ${number}` : `H T = ${latexMatrix(integerEntries(h))} T = ${number}`;
  const size = absolute(determinant(matrix));
  return [
    `From the term $a_{${head}}$ on, ${count(period, 'term')} ${period === 1 ? 'repeats' : 'repeat'}, with the product`,
    matrixEquation(['M', product], integerEntries(matrix), 'm', '.'),
    `The number $T = ${latexOfQuadratic(tail)}$ satisfies $T = M T$, that is,`,
    `\\[\n${formatSum(equationOf(matrix).map(String), (i) => (i === 0 ? '' : i === 1 ? 'T' : 'T^2'), '')} = 0,\n\\]`,
    `and $${derivative === 'T' ? 'T' : `(${derivative})`}^2 > ${size} = |\\det M|$. We have`,
    `\\[\n${image}${left === number ? ',' : ` = ${left}${equation === '' ? ',' : ''}`}\n\\]`,
    `${equation}and by Lemma~\\ref{lagrange} this is the value of the fraction.`,
  ];
}

/** T = M T as an equation of degree 2, in lowest terms: coefficients ascend. */
function equationOf({ a, b, c, d }: Matrix): bigint[] {
  const content = gcd(gcd(b, d - a), c);
  return [-b / content, (d - a) / content, c / content];
}

/** u + v√D over one denominator. */
function latexOfQuadratic({ rational: u, irrational: v, radicand }: QuadraticNumber): string {
  const common = lcm(u.denominator, v.denominator);
  const parts = [u, v].map((x) => String((x.numerator * common) / x.denominator));
  const sum = formatSum(parts, (i) => (i === 0 ? '' : `\\sqrt{${radicand}}`), '');
  return common === 1n ? sum : `\\frac{${sum}}{${common}}`;
}
