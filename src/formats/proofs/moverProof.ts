import type { MoverArgument } from '../../core/theorems/certificates/argument.ts';
import { canonicalTerms } from '../../core/theorems/certificates/argument.ts';
import { besselArgumentSquare, besselOrder } from '../../core/fractions/canonicalFraction.ts';
import type { CanonicalFraction } from '../../core/fractions/canonicalFraction.ts';
import { headMatrix, periodMatrix, periodTerms } from '../../core/fractions/periodMatrix.ts';
import type { PeriodTerms } from '../../core/fractions/periodMatrix.ts';
import type { RationalFunction } from '../../core/theorems/classical/rationalFunction.ts';
import { rationalExpression, rootExpression } from '../../core/theorems/naming/moebiusExpression.ts';
import { binary, call, symbol } from '../../core/constants/expression.ts';
import type { Expression } from '../../core/constants/expression.ts';
import { latexOfExpression } from '../../core/constants/latex.ts';
import { matrixDegree, multiplyPolynomialMatrices } from '../../core/numbers/polynomialMatrix.ts';
import { evaluatePolynomialMatrix } from '../../core/numbers/polynomialMatrix.ts';
import * as Q from '../../core/numbers/rational.ts';
import type { Rational } from '../../core/numbers/rational.ts';
import { latexConstant, latexPolynomial, latexLeftSide } from '../latex/latex.ts';
import {
  integerEntries,
  latexMatrix,
  latexStep,
  matrixEquation,
  polynomialEntries,
} from '../latex/matrix.ts';
import { filledLines, punctuated, stacked, statement } from '../latex/rows.ts';
import { convergenceClause } from './admissibility.ts';
import { classicalNameOf, firstTerms, isLambert, nestedTail } from './classicalStatements.ts';
import { conjugateProof, openingParagraphs } from './moverSkeleton.ts';
import type { MoverParts } from './moverSkeleton.ts';
import { inX, latexRational, moebius } from './parts.ts';

/** The proof of a fraction whose tail is carried to a canonical fraction. It cites the preliminaries. */
export function moverProof(proof: MoverArgument): string[] {
  if (isCanonicalItself(proof)) return canonicalProof(proof);
  const parts = moverParts(proof);
  return matrixDegree(proof.certificate.transformation) <= 0
    ? conjugateProof(parts)
    : dependentProof(proof, parts);
}

/** Whether the fraction is the classical one as it stands. */
export function isCanonicalItself({ certificate }: MoverArgument): boolean {
  const { head, skipped, steps, period, transformation: u } = certificate;
  return (
    head === 0 &&
    skipped === 0 &&
    steps === period &&
    matrixDegree(u) === 0 &&
    u.b.length === 0 &&
    u.c.length === 0 &&
    u.a[0] === u.d[0]
  );
}

function canonicalProof(proof: MoverArgument): string[] {
  const { conjecture, certificate } = proof;
  const left = latexLeftSide(conjecture);
  const value = latexOfExpression(valueOfCanonical(certificate.canonical));
  const relation = relationToGenerator(proof);
  const equal = left === value || relation.closed === left ? [] : [`= ${left}`];
  const { sentence } = relation;
  const how =
    sentence === null
      ? ''
      : ` ${sentence.startsWith('With') ? `Here we have used that with ${sentence.slice(5)}` : sentence}.`;
  return [
    'The value is',
    `\\[\n${stacked([filledLines([value, ...(relation.closed === null ? [] : [`= ${relation.closed}`]), ...equal], ' ')])},\n\\]`,
    `as this is the fraction of Theorem~\\ref{${classicalNameOf(certificate.canonical)}} with ${parametersOf(certificate.canonical)}.${how}`,
  ];
}

function moverParts(proof: MoverArgument): MoverParts {
  const { conjecture, certificate, fraction, map } = proof;
  const { canonical, head, period, skipped, steps, factor, transformation } = certificate;
  const left = latexLeftSide(conjecture);
  const terms = periodTerms(fraction, head, period);
  const matrix = periodMatrix(terms);
  const relation = relationToGenerator(proof);
  const kappa = [
    `\\kappa_0 = ${nestedTail(firstTerms(canonical).map(latexRational), canonical.sign)}`,
    `= ${latexOfExpression(valueOfCanonical(canonical))}`,
    ...(relation.closed === null ? [] : [`= ${relation.closed}`]),
  ];
  const image = [[`${left} = ${moebius(map, '\\kappa_0')}`, '= W \\kappa_0'].join(' ')];
  return {
    classical: classicalNameOf(canonical),
    parameters: parametersOf(canonical),
    kappa: punctuated(stacked([filledLines(kappa, ' ')]), relation.sentence === null ? ',' : '.'),
    value: [
      relation.sentence === null ? 'so that' : `${relation.sentence}, so that`,
      `\\[\n${punctuated(statement([image, [`W = ${latexMatrix(integerEntries(map))}`]]), '.')}\n\\]`,
    ],
    step: stepOf(canonical),
    head,
    period,
    skipped,
    steps,
    factor,
    product: stepProduct(terms),
    matrix: polynomialEntries(matrix.matrix, matrix.scale),
    transformation: polynomialEntries(transformation),
    sides: polynomialEntries(
      multiplyPolynomialMatrices(transformation, matrix.matrix),
      BigInt(factor) * matrix.scale,
    ),
    fractionHead: integerEntries(headMatrix(fraction, head)),
    canonicalHead: integerEntries(certificate.canonicalHead),
    left,
    convergence: convergenceClause(fraction),
  };
}

/** Where U depends on j, the lemma on such transformations does the step. */
function dependentProof({ certificate }: MoverArgument, parts: MoverParts): string[] {
  const { skipped: s, steps: r, factor, transformation } = certificate;
  const { a, b, c, d } = evaluatePolynomialMatrix(transformation, 0n);
  return [
    ...openingParagraphs(parts),
    `With $s = ${s}$, $r = ${r}$, $\\lambda = ${factor}$ and`,
    `\\[\nU(j) = ${latexMatrix(parts.transformation)}, \\qquad \\det U(j) = ${a * d - b * c},\n\\]`,
    'both sides of ($\\ast$) are',
    matrixEquation(
      [`${stepProduct(canonicalTerms(certificate))} U(j+1)`, `${factor < 0 ? '-' : ''}U(j) M_j`],
      parts.sides,
      'g',
      ',',
    ),
    'and ($\\ast\\ast$) reads',
    `\\[\n${latexMatrix(parts.canonicalHead)} ${latexMatrix(integerEntries({ a, b, c, d }))} \\sim ${latexMatrix(parts.fractionHead)}.\n\\]`,
    `${parts.convergence}, and by Lemma~\\ref{transfer} its value is $W \\kappa_0 = ${parts.left}$.`,
  ];
}

function parametersOf(canonical: CanonicalFraction): string {
  const { first, difference, multiplier } = canonical;
  return [
    `$c = ${latexRational(first)}$`,
    ...(isLambert(classicalNameOf(canonical)) ? [] : [`$d = ${latexRational(difference)}$`]),
    ...(multiplier === 1n ? [] : [`$m = ${multiplier}$`]),
  ].join(', ');
}

/** "$K_t = A(4t + 2, 1)$"; where every second term has a factor, for even and for odd t. */
function stepOf({ first, difference, multiplier, sign }: CanonicalFraction): string {
  const step = (factor: bigint) =>
    `A(${latexPolynomial(
      [first, difference].map((c) => Q.multiply(c, Q.rational(factor))),
      't',
    )}, ${sign})`;
  return multiplier === 1n
    ? `$K_t = ${step(1n)}$`
    : `$K_t = ${step(1n)}$ for even and $K_t = ${step(multiplier)}$ for odd $t$`;
}

/** How the constant is a function of κ_0. */
interface Relation {
  /** κ_0 in the constant itself, as (e + 1)/(e − 1). */
  readonly closed: string | null;
  /** A sentence without full stop, where that is not enough. */
  readonly sentence: string | null;
}

function relationToGenerator({ conjecture, certificate, form }: MoverArgument): Relation {
  const { generator, constant, canonical } = form;
  const name = latexConstant(conjecture.constant);
  if (generator.kind === 'exponential' || generator.kind === 'tangent') {
    const isTangent = generator.kind === 'tangent';
    const x = isTangent
      ? `\\tan ${latexRational(generator.unit)}`
      : latexOfExpression(
          Q.equals(generator.unit, Q.one) ? symbol('e') : call('exp', [rationalExpression(generator.unit)]),
        );
    const isLinear = canonical.numerator.length <= 2 && canonical.denominator.length <= 2;
    if (isX(constant) && isLinear) return { closed: inX(canonical, isTangent ? name : x), sentence: null };
    const value = latexOfExpression(valueOfCanonical(certificate.canonical));
    if (value === name) return { closed: null, sentence: null };
    return {
      closed: null,
      sentence: `With $X = ${x}$ we have $\\kappa_0 = ${inX(canonical)}$${isX(constant) ? '' : ` and $${name} = ${inX(constant)}$`}`,
    };
  }
  const byOrders = generator.kind === 'bessel' || isLambert(classicalNameOf(certificate.canonical));
  // J_1/J_0 is the inverse of J_0/J_1, and tanh that of coth: no theorem is needed for that.
  if (isX(constant) || (byOrders && isInverse(constant))) return { closed: null, sentence: null };
  return {
    closed: null,
    sentence: `${identities(generator.kind, certificate.canonical)}, $${name} = ${inX(constant, '\\kappa_0')}$`,
  };
}

/** By what the constant is a function of κ_0. */
function identities(kind: 'bessel' | 'hypergeometric', canonical: CanonicalFraction): string {
  if (isLambert(classicalNameOf(canonical)))
    return canonical.sign > 0
      ? 'By the addition theorems of $\\cosh$ and $\\sinh$'
      : 'By the addition theorems of $\\cos$ and $\\sin$';
  return kind === 'bessel'
    ? 'By the recurrence of the Bessel functions \\cite[10.6.1, 10.29.1]{dlmf}'
    : 'By the recurrence of the Bessel functions and their expression by ${}_0F_1$ \\cite[10.6.1, 10.16.9, 10.29.1, 10.39.9]{dlmf}';
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

function stepProduct({ polynomials, signs }: PeriodTerms): string {
  return polynomials.map((polynomial, i) => latexStep(polynomial, signs[i]!)).join(' ');
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

/** Whether a function is 1/X. */
function isInverse({ numerator, denominator }: RationalFunction): boolean {
  return isX({ numerator: denominator, denominator: numerator, weight: 0, radicand: 1n });
}
