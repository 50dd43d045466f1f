import type { Argument, MoverArgument, PeriodicArgument } from '../../core/theorems/certificates/argument.ts';
import { canonicalTerms } from '../../core/theorems/certificates/argument.ts';
import { besselArgumentSquare, besselOrder, canonicalTerm } from '../../core/fractions/canonicalFraction.ts';
import type { CanonicalFraction } from '../../core/fractions/canonicalFraction.ts';
import { rationalExpression, rootExpression } from '../../core/theorems/naming/moebiusExpression.ts';
import { headMatrix, periodMatrix, periodTerms } from '../../core/fractions/periodMatrix.ts';
import type { PeriodTerms } from '../../core/fractions/periodMatrix.ts';
import type { InterlacedFraction } from '../../core/fractions/fraction.ts';
import type { QuadraticNumber } from '../../core/numbers/quadraticNumber.ts';
import type { RationalFunction } from '../../core/theorems/classical/rationalFunction.ts';
import { binary, call, symbol } from '../../core/constants/expression.ts';
import type { Expression } from '../../core/constants/expression.ts';
import { latexOfExpression } from '../../core/constants/latex.ts';
import { gcd, lcm } from '../../core/numbers/integers.ts';
import { evaluatePolynomialMatrix, multiplyPolynomialMatrices } from '../../core/numbers/polynomialMatrix.ts';
import type { Matrix } from '../../core/numbers/matrix.ts';
import * as Q from '../../core/numbers/rational.ts';
import type { Rational } from '../../core/numbers/rational.ts';
import { latexConstant, latexPolynomial, latexValue } from '../latex/latex.ts';
import {
  integerEntries,
  latexMatrix,
  latexStep,
  matrixEquation,
  polynomialEntries,
} from '../latex/matrix.ts';
import { gaugeProof } from './gaugeProof.ts';
import { count, inX, inlineMatrix, latexRational, leastValue, moebius } from './parts.ts';
import { bibliography, neededBy, preliminaries } from './preliminaries.ts';
import { rocqSection } from './rocqSection.ts';
import { filledLines, punctuated, statement } from '../latex/rows.ts';
import { latexDocument } from '../latex/document.ts';
import { formatSum } from '../text/sum.ts';
import { theoremStatement } from '../latex/theoremStatement.ts';

/** Continued-fraction depth of the formula in a theorem. */
const theoremDepth = 4;

/** A standalone LaTeX document of proved conjectures as theorems, each with its proof. Needs amsmath and amsthm. */
export function latexProofs(proofs: readonly Argument[]): string {
  const needed = neededBy(proofs);
  return latexDocument([
    '\\section*{What the proofs rest on}',
    preliminaries(needed),
    `\\section*{${proofs.length === 1 ? 'The theorem' : 'The theorems'}}`,
    ...proofs.map((proof) => `${latexTheorem(proof)}\n${latexProof(proof)}`),
    ...(rocqSection(proofs)?.lines ?? []),
    bibliography(needed),
  ]);
}

/** The statement: the equation, the rule of its terms and the signs. */
export function latexTheorem({ conjecture }: Argument): string {
  return `\\begin{theorem}\n${theoremStatement(conjecture, theoremDepth)}\n\\end{theorem}`;
}

/** The proof in the matrices of its certificate. It cites the preliminaries. */
export function latexProof(proof: Argument): string {
  const body = bodyOf(proof);
  return ['\\begin{proof}', ...body, '\\end{proof}', ''].join('\n');
}

function bodyOf(proof: Argument): string[] {
  switch (proof.kind) {
    case 'mover':
      return moverProof(proof);
    case 'periodic':
      return periodicProof(proof);
    case 'gauge':
      return gaugeProof(proof);
  }
}

function moverProof(proof: MoverArgument): string[] {
  const { certificate, fraction } = proof;
  const { head, period, skipped: s, steps: r, factor, transformation: u } = certificate;
  const matrix = periodMatrix(periodTerms(fraction, head, period));
  const terms = periodTerms(fraction, head, period);
  const canonical = canonicalTerms(certificate);
  const right = multiplyPolynomialMatrices(u, matrix.matrix);
  const common = polynomialEntries(right, BigInt(factor) * matrix.scale);
  const constant = u.a.length <= 1 && u.b.length <= 1 && u.c.length <= 1 && u.d.length <= 1;
  const [uHere, uNext] = constant ? ['U', 'U'] : ['U(j)', 'U(j+1)'];
  return [
    ...classicalStep(proof),
    `\n\\emph{The matrix period.} From the term $a_{${head}}$ on, the steps of ${count(period, 'term')} make up one period,`,
    matrixEquation(['M(j)', stepProduct(terms)], polynomialEntries(matrix.matrix, matrix.scale), 'm', '.'),
    `\n\\emph{The identity.} With $s = ${s}$, $r = ${r}$, $\\lambda = ${factor}$ and`,
    `\\[\n${uHere} = ${latexMatrix(polynomialEntries(u))}, \\qquad \\det ${uHere} = ${determinantOf(proof)},\n\\]`,
    `both sides of (1) are`,
    matrixEquation(
      [`${stepProduct(canonical)} ${uNext}`, `${factor < 0 ? '-' : ''}${uHere}\\, M(j)`],
      common,
      'e',
      '.',
    ),
    ...headStep(proof),
    ...admissibilityStep(fraction),
    `\n\\emph{Conclusion.} By Lemma~\\ref{transfer} the value of the fraction is $W \\kappa_0$, which is the left side;`,
    'and as the fraction is admissible, it is the expansion of this value under its signs.',
  ];
}

/** W κ_0 = P(α)/Q(α), from the theorem of Lambert and Lehmer. */
function classicalStep({ conjecture, certificate, form, map }: MoverArgument): string[] {
  const { first: a, difference: b, multiplier: m, sign } = certificate.canonical;
  const { generator, constant, canonical } = form;
  const name = latexConstant(conjecture.constant);
  const times = (n: bigint) => latexRational(canonicalTerm(certificate.canonical, n));
  const operator = sign > 0 ? '+' : '-';
  const tail = `${times(0n)} ${operator} \\cfrac{1}{${times(1n)} ${operator} \\cfrac{1}{${times(2n)} ${operator} \\cdots}}`;
  const order = latexRational(besselOrder(certificate.canonical));
  const lines = [
    `\\emph{The classical fraction.} Theorem~\\ref{classical} with $a = ${latexRational(a)}$, $b = ${latexRational(b)}$,${m === 1n ? '' : ` $m = ${m}$,`}`,
    `$\\sigma = ${sign}$, so that $\\nu = ${order}$ and $x = ${latexArgument(certificate.canonical)}$, says`,
    `\\[\n\\kappa_0 = ${tail} = ${latexOfExpression(valueOfCanonical(certificate.canonical))}.\n\\]`,
  ];
  const value = filledLines(
    [latexValue(conjecture.value, name), `= W \\kappa_0 = ${moebius(map, '\\kappa_0')}`],
    ' ',
  );
  const overX = `$\\kappa_0 = ${inX(canonical)}$${isX(constant) ? '' : ` and $${name} = ${inX(constant)}$`}`;
  const x = (function_: string, u: Rational) => `$X = ${function_}${latexRational(u)}$`;
  switch (generator.kind) {
    case 'exponential':
      lines.push(
        `With $X = ${latexOfExpression(
          Q.equals(generator.unit, Q.one) ? symbol('e') : call('exp', [rationalExpression(generator.unit)]),
        )}$ we have ${overX}, so that`,
      );
      break;
    case 'tangent':
      lines.push(`With ${x('\\tan ', generator.unit)} we have ${overX}, so that`);
      break;
    default:
      lines.push(
        isX(constant)
          ? `Here $${name} = \\kappa_0$, so that`
          : `${besselIdentities(generator.kind)}, $${name} = ${inX(constant, '\\kappa_0')}$, so that`,
      );
  }
  const step = (factor: bigint) =>
    `A(${latexPolynomial(
      [a, b].map((c) => Q.multiply(c, Q.rational(factor))),
      't',
    )}, ${sign})`;
  const w = [`W = ${latexMatrix(integerEntries(map))}`];
  lines.push(
    m === 1n
      ? `\\[\n${punctuated(statement([value, w, [`K(t) = ${step(1n)}`]]), '.')}\n\\]`
      : `\\[\n${punctuated(statement([value, w]), ';')}\n\\]\nand $K(t)$ is $${step(1n)}$ for even and $${step(m)}$ for odd $t$.`,
  );
  return lines;
}

/** x, rational or a root. */
function latexArgument(canonical: CanonicalFraction): string {
  return canonical.multiplier === 1n
    ? latexRational(Q.divide(Q.rational(2n), canonical.difference))
    : latexOfExpression(rootExpression(besselArgumentSquare(canonical)));
}

/** By what the constant is a function of κ_0. */
function besselIdentities(kind: 'bessel' | 'hypergeometric'): string {
  return kind === 'bessel'
    ? 'By the recurrence of the Bessel functions \\cite[10.6.1, 10.29.1]{dlmf}'
    : 'By the recurrence of the Bessel functions and their expression by ${}_0F_1$, which for $\\nu = \\pm\\frac12$ is elementary \\cite[10.6.1, 10.16.1, 10.16.9, 10.29.1, 10.39.1, 10.39.9]{dlmf}';
}

/** The value that the classical theorem gives κ_0, as it stands there. */
function valueOfCanonical(canonical: CanonicalFraction): Expression {
  const order = besselOrder(canonical);
  const modified = canonical.sign > 0;
  const x = rootExpression(besselArgumentSquare(canonical));
  const overRoot = (value: Expression): Expression =>
    canonical.multiplier === 1n
      ? value
      : binary('divide', value, rootExpression(Q.rational(canonical.multiplier)));
  if (Q.equals(order, Q.rational(1n, 2n))) return overRoot(call(modified ? 'coth' : 'cot', [x]));
  const bessel = (nu: Rational) => call(modified ? 'besseli' : 'besselj', [rationalExpression(nu), x]);
  const [upper, lower] = [bessel(Q.subtract(order, Q.one)), bessel(order)];
  return canonical.multiplier === 1n
    ? binary('divide', upper, lower)
    : binary('divide', upper, binary('multiply', rootExpression(Q.rational(canonical.multiplier)), lower));
}

/** H, W K(0) … K(s − 1), and that U(0) carries the one into the other. */
function headStep({ certificate, fraction }: MoverArgument): string[] {
  const { head, skipped, canonicalHead, transformation } = certificate;
  const h = headMatrix(fraction, head);
  const canonical = skipped === 0 ? 'W' : skipped === 1 ? 'W K(0)' : `W K(0) \\cdots K(${skipped - 1})`;
  const first =
    head === 0
      ? 'No term stands before the period: $H$ is the unit matrix,'
      : `${head === 1 ? 'The first step is' : `The first ${head} steps have the product`}\n\\[\nH = ${latexMatrix(integerEntries(h))},\n\\]`;
  const second = skipped === 0 ? 'and' : `and with $${canonical} \\sim ${inlineMatrix(canonicalHead)}$`;
  const uAtZero = evaluatePolynomialMatrix(transformation, 0n);
  return [
    `\n\\emph{The heads.} ${first} ${second} (2) reads`,
    `\\[\n${latexMatrix(integerEntries(canonicalHead))}\n${latexMatrix(integerEntries(uAtZero))}\n\\sim ${latexMatrix(integerEntries(h))}.\n\\]`,
  ];
}

/** That all terms are large enough, with the least of them. */
function admissibilityStep(fraction: InterlacedFraction): string[] {
  const k = fraction.rule.preperiod.length;
  const { polynomials, signs } = jointTerms(fraction);
  const all: bigint[] = [];
  const beforeMinus: bigint[] = [];
  const collect = (least: bigint, sign: 1 | -1): void => {
    all.push(least);
    if (sign < 0) beforeMinus.push(least);
  };
  fraction.rule.preperiod.forEach((term, n) => {
    if (n > 0) collect(term, fraction.signs[n % fraction.signs.length]!);
  });
  polynomials.forEach((polynomial, i) => collect(leastValue(polynomial, k + i === 0 ? 1n : 0n), signs[i]!));
  const smallest = (list: readonly bigint[]): bigint => list.reduce((x, y) => (x < y ? x : y));
  const minus =
    beforeMinus.length === 0
      ? 'no term stands before a minus sign'
      : `the least one before a minus sign is $${smallest(beforeMinus)}$`;
  return [
    `\n\\emph{Convergence.} The least of all terms $a_n$, $n \\ge 1$, is $${smallest(all)}$, ${minus}, and it is not so that from`,
    'some term on all are $2$ before a minus sign; so the fraction is admissible, and Theorem~\\ref{tietze} applies.',
  ];
}

function jointTerms(fraction: InterlacedFraction): PeriodTerms {
  const { rule, signs } = fraction;
  return periodTerms(fraction, rule.preperiod.length, rule.polynomials.length * signs.length);
}

function periodicProof({ conjecture, fraction, certificate, alpha }: PeriodicArgument): string[] {
  const { head, period, tail, value } = certificate;
  const terms = periodTerms(fraction, head, period);
  const matrix = evaluatePolynomialMatrix(periodMatrix(terms).matrix, 0n);
  const h = headMatrix(fraction, head);
  const name = latexConstant(conjecture.constant);
  const equation = latexOfQuadratic(alpha) === name ? '' : `, $${name} = ${latexOfQuadratic(alpha)}$`;
  return [
    `\n\\emph{The matrix period.} From the term $a_{${head}}$ on, ${count(period, 'term')} repeat, with the product`,
    matrixEquation(['M', stepProduct(terms)], integerEntries(matrix), 'm', '.'),
    `\n\\emph{The tail.} The number $T = ${latexOfQuadratic(tail)}$ satisfies $T = M T$, that is,`,
    `\\[\n${formatSum(equationOf(matrix).map(String), (i) => (i === 0 ? '' : i === 1 ? 'T' : 'T^2'), '\\,')} = 0,\n\\]`,
    `and $(${formatSum([String(matrix.d), String(matrix.c)], (i) => (i === 0 ? '' : 'T'), '\\,')})^2 > 1$.`,
    ...admissibilityStep(fraction),
    `\n\\emph{Conclusion.} By Lemma~\\ref{lagrange} $T$ is the tail, and the value of the fraction is`,
    `\\[\nH T = ${latexMatrix(integerEntries(h))} T = ${latexOfQuadratic(value)}.\n\\]`,
    `This is $${latexValue(conjecture.value, name)}$${equation}.`,
  ];
}

/** T = M T as an equation of degree 2, in lowest terms: coefficients ascend. */
function equationOf({ a, b, c, d }: Matrix): bigint[] {
  const content = gcd(gcd(b, d - a), c);
  return [-b / content, (d - a) / content, c / content];
}

function stepProduct({ polynomials, signs }: PeriodTerms): string {
  return polynomials.map((polynomial, i) => latexStep(polynomial, signs[i]!)).join(' ');
}

function determinantOf({ certificate }: MoverArgument): bigint {
  const { a, b, c, d } = evaluatePolynomialMatrix(certificate.transformation, 0n);
  return a * d - b * c;
}

function isX({ numerator, denominator }: RationalFunction): boolean {
  return (
    numerator.length === 2 &&
    numerator[0] === 0n &&
    numerator[1] === 1n &&
    denominator.length === 1 &&
    denominator[0] === 1n
  );
}

/** u + v√D over one denominator. */
function latexOfQuadratic({ rational: u, irrational: v, radicand }: QuadraticNumber): string {
  const common = lcm(u.denominator, v.denominator);
  const parts = [u, v].map((x) => String((x.numerator * common) / x.denominator));
  const sum = formatSum(parts, (i) => (i === 0 ? '' : `\\sqrt{${radicand}}`), '');
  return common === 1n ? sum : `\\frac{${sum}}{${common}}`;
}
