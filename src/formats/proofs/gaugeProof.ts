import type { HypergeometricNode } from '../../core/certificate.ts';
import { binary, call, symbol } from '../../core/constants/expression.ts';
import type { Expression } from '../../core/constants/expression.ts';
import { latexOfExpression } from '../../core/constants/latex.ts';
import { productMatrix } from '../../core/fractions/evaluate.ts';
import { termsOf } from '../../core/fractions/fraction.ts';
import { numeratorClass, numeratorSign } from '../../core/fractions/numerators.ts';
import { lcmNumber } from '../../core/numbers/integers.ts';
import { adjugate, multiplyMatrices, normalizeMatrix } from '../../core/numbers/matrix.ts';
import type { Matrix } from '../../core/numbers/matrix.ts';
import {
  addPolynomials,
  content,
  exactQuotient,
  gcdPolynomials,
  multiplyPolynomials,
  trim,
  overRationals,
} from '../../core/numbers/polynomial.ts';
import type { IntegerPolynomial, Polynomial } from '../../core/numbers/polynomial.ts';
import {
  evaluatePolynomialMatrix,
  multiplyPolynomialMatrices,
  shiftPolynomialMatrix,
} from '../../core/numbers/polynomialMatrix.ts';
import type { PolynomialMatrix } from '../../core/numbers/polynomialMatrix.ts';
import * as Q from '../../core/numbers/rational.ts';
import type { Rational } from '../../core/numbers/rational.ts';
import { nodeAfter, stepsBetween, stepsOfPeriod } from '../../core/theorems/classical/hypergeometricSteps.ts';
import type { GaugeArgument } from '../../core/theorems/certificates/gaugeArgument.ts';
import {
  integralPolynomial,
  polynomialDeterminant,
  tailApproach,
} from '../../core/theorems/certificates/gaugeTail.ts';
import { periodOfSteps, termClass } from '../../core/fractions/periodMatrix.ts';
import { rationalExpression, rootExpression } from '../../core/theorems/naming/moebiusExpression.ts';
import { latexConstant, latexIntegerPolynomial, latexPolynomial, latexValue } from '../latex/latex.ts';
import { integerEntries, latexMatrix, matrixEquation, polynomialEntries } from '../latex/matrix.ts';
import { filledLines, punctuated, statement } from '../latex/rows.ts';
import { count, inlineMatrix, latexRational, leastValue, moebius } from './parts.ts';

/** The proof of a fraction on the steps of a hypergeometric function, in paragraphs. It cites the preliminaries. */
export function gaugeProof(proof: GaugeArgument): string[] {
  const { certificate, rule, numerators } = proof;
  const { base, skipped, direction, head, period, transformation: u } = certificate;
  const [along, before] = [direction, skipped].map(([x, y]) => ({ u: x, v: y }));
  const node = nodeAfter(base, before!);
  const steps = stepsOfPeriod(node, along!);
  const matrix = periodOfSteps(rule, numerators, head, period);
  const left = multiplyPolynomialMatrices(steps, shiftPolynomialMatrix(u, 1n));
  const right = multiplyPolynomialMatrices(u, matrix);
  const isConstant = [u.a, u.b, u.c, u.d].every(({ length }) => length <= 1);
  const [uHere, uNext] = isConstant ? ['U', 'U'] : ['U(j)', 'U(j+1)'];
  return [
    ...functionStep(proof),
    `\n\\emph{The steps.} ${startOfSteps(base, before!)} a period takes ${stepsInWords(base, direction)}: up to a constant factor`,
    matrixEquation(['T(j)'], polynomialEntries(steps), 't', '.'),
    `\n\\emph{The matrix period.} From the term $a_{${head}}$ on, the steps of ${count(period, 'term')} make up one period, up to a constant factor`,
    matrixEquation([stepProduct(proof), 'M(j)'].reverse(), polynomialEntries(matrix), 'm', '.'),
    '\n\\emph{The identity.} With',
    `\\[\n${uHere} = ${latexMatrix(polynomialEntries(u))}, \\qquad \\det ${uHere} = ${latexIntegerPolynomial(polynomialDeterminant(u), 'j')}`,
    `\\]\n${isConstant ? '' : `which is not $0$ for any integer $j \\ge 0$, `}the two sides of (3) are`,
    matrixEquation([`T(j)\\, ${uNext}`], polynomialEntries(left), 'l', ','),
    matrixEquation([`${uHere}\\, M(j)`], polynomialEntries(right), 'r', ','),
    `and the first is $\\lambda(j) = ${ratioOf(left, right)}$ times the second.`,
    ...headStep(proof, stepsBetween(base, before!)),
    ...admissibilityStep(proof),
    ...tailStep(proof, node, uHere!),
    '\n\\emph{Conclusion.} By Lemma~\\ref{gauge} the value of the fraction is $W\\, Y$ at the base, which is the left side.',
  ];
}

/** Y at the base, and the value as its image. */
function functionStep({ conjecture, certificate: { base }, map }: GaugeArgument): string[] {
  const name = latexConstant(conjecture.constant);
  const value = filledLines([latexValue(conjecture.value, name), `= W Y = ${moebius(map, 'Y')}`], ' ');
  const w = [`W = ${latexMatrix(integerEntries(map))}`];
  return [
    `\\emph{The function.} Theorem~\\ref{${base.kind}} with ${baseInWords(base)} has`,
    `\\[\n${punctuated(valueAtBase(base), ',')}\n\\]`,
    ...alphaOfSum(conjecture, base, map),
    'so that',
    `\\[\n${punctuated(statement([value, w]), '.')}\n\\]`,
  ];
}

function baseInWords(base: HypergeometricNode): string {
  switch (base.kind) {
    case 'kummer':
      return `$z = ${latexRational(base.z)}$ and the base $(a, c) = (${latexRational(base.a)}, ${latexRational(base.c)})$`;
    case 'bessel':
      return `$z = ${latexRational(base.z)}$ and the base $c = ${latexRational(base.c)}$`;
    case 'sum':
      return `$c_n = ${latexPolynomial(base.factor, 'n')}$ and the base $n = ${base.start}$`;
  }
}

/** Y at the base in functions with names. */
function valueAtBase(base: HypergeometricNode): string {
  const rational = rationalExpression;
  const over = (x: Expression, y: Expression) => latexOfExpression(binary('divide', x, y));
  switch (base.kind) {
    case 'kummer': {
      const { z, a, c } = base;
      const place = `Y(${latexRational(a)}, ${latexRational(c)}) = `;
      const confluent = call('hyp1f1', [rational(Q.one), rational(Q.add(c, Q.one)), rational(z)]);
      if (a.numerator !== 0n) return place + latexRational(Q.add(a, c)) + confluentQuotient(base);
      if (Q.equals(c, Q.one))
        return place + over(rational(z), binary('subtract', call('exp', [rational(z)]), rational(Q.one)));
      const general = `${place}${over(rational(c), confluent)}`;
      const size = z.numerator < 0n ? Q.negate(z) : z;
      const root = rootExpression(size);
      if (Q.equals(c, Q.rational(1n, 2n))) {
        const error = call(z.numerator > 0n ? 'erf' : 'erfi', [root]);
        const product = binary(
          'multiply',
          binary('multiply', call('sqrt', [symbol('pi')]), call('exp', [rational(z)])),
          error,
        );
        return `${general} = ${over(root, product)}`;
      }
      if (z.numerator < 0n) return general;
      const gamma = call('lowergamma', [rational(c), rational(z)]);
      const power = binary('power', rational(z), rational(c));
      return `${general} = ${over(power, binary('multiply', call('exp', [rational(z)]), gamma))}`;
    }
    case 'bessel': {
      const { z, c } = base;
      const size = z.numerator < 0n ? Q.negate(z) : z;
      const root = rootExpression(size);
      const twice = rootExpression(Q.multiply(size, Q.rational(4n)));
      const name = z.numerator < 0n ? 'besselj' : 'besseli';
      const place = `Y(${latexRational(c)}) = `;
      if (Q.equals(c, Q.rational(1n, 2n)))
        return place + latexOfExpression(product(root, call(z.numerator < 0n ? 'cot' : 'coth', [twice])));
      const quotient = binary(
        'divide',
        call(name, [rational(Q.subtract(c, Q.one)), twice]),
        call(name, [rational(c), twice]),
      );
      return place + latexOfExpression(product(root, quotient));
    }
    case 'sum':
      return `Y(1) = \\frac{G_1}{G_1 - 1}, \\qquad G_1 = \\sum_{m \\ge 0} \\frac{1}{c_1 c_2 \\cdots c_m}`;
  }
}

function product(x: Expression, y: Expression): Expression {
  return x.kind === 'integer' && x.value === 1n ? y : binary('multiply', x, y);
}

function confluentQuotient({ z, a, c }: Extract<HypergeometricNode, { readonly kind: 'kummer' }>): string {
  const b = Q.add(a, c);
  const f = (x: Rational, y: Rational) =>
    `{}_1F_1(${latexRational(x)}; ${latexRational(y)}; ${latexRational(z)})`;
  return `\\,\\frac{${f(a, b)}}{${f(Q.add(a, Q.one), Q.add(b, Q.one))}}`;
}

/** What the constant is of the sum, by its power series. */
function alphaOfSum(
  { constant, value }: GaugeArgument['conjecture'],
  base: HypergeometricNode,
  map: Matrix,
): string[] {
  if (base.kind !== 'sum') return [];
  const { numerator: p, denominator: q } = value;
  const inverse = adjugate({ a: p[1] ?? 0n, b: p[0] ?? 0n, c: q[1] ?? 0n, d: q[0] ?? 0n });
  const ofSum = normalizeMatrix(
    multiplyMatrices(multiplyMatrices(inverse, map), { a: 1n, b: 0n, c: 1n, d: -1n }),
  );
  return [`where by its power series $${latexConstant(constant)} = ${moebius(ofSum, 'G_1')}$,`];
}

/** Where the periods of steps begin. */
function startOfSteps(base: HypergeometricNode, before: { readonly u: number; readonly v: number }): string {
  if (before.u + before.v === 0) return 'From the base on';
  const parts = [
    ...(before.u > 0 ? [stepName(base, before.u, 0)] : []),
    ...(before.v > 0 ? [stepName(base, before.v, 1)] : []),
  ];
  return `After ${parts.join(' and then ')} from the base, with the product $S \\sim ${inlineMatrix(stepsBetween(base, before))}$,`;
}

function stepName(base: HypergeometricNode, n: number, which: 0 | 1): string {
  const letter = { kummer: ['K', 'B'], bessel: ['C', 'C'], sum: ['E', 'E'] }[base.kind][which]!;
  return `${count(n, 'step')} $${letter}$`;
}

function stepsInWords(base: HypergeometricNode, [u, v]: readonly [number, number]): string {
  return [...(u > 0 ? [stepName(base, u, 0)] : []), ...(v > 0 ? [stepName(base, v, 1)] : [])].join(
    ' and then ',
  );
}

/** A(a_h, b_{h+1}) A(a_{h+1}, b_{h+2}) ⋯ as polynomials in j. */
function stepProduct(proof: GaugeArgument): string {
  const { head, period } = proof.certificate;
  return Array.from({ length: period }, (_, i) => {
    const [term, , after] = classAt(proof, head + i, period);
    return `A(${latexPolynomial(term, 'j')}, ${latexPolynomial(after, 'j')})`;
  }).join(' ');
}

/** a_n, b_n and b_{n+1} along n, n + period, …, n past the preperiod. */
function classAt(
  { rule, numerators }: GaugeArgument,
  n: number,
  period: number,
): readonly [Polynomial, Polynomial, Polynomial] {
  const term = termClass(rule, n, period);
  return [term, numeratorClass(numerators, n - 1, period), numeratorClass(numerators, n, period)];
}

/** λ as a quotient of polynomials in lowest terms. */
function ratioOf(left: PolynomialMatrix, right: PolynomialMatrix): string {
  const name = (['a', 'b', 'c', 'd'] as const).find((entry) => right[entry].length > 0)!;
  const [p, q] = [left[name], right[name]];
  const common = gcdPolynomials(p, q);
  const [upper, lower] = [exactQuotient(p, common), exactQuotient(q, common)];
  const shared = gcdOfContents(upper, lower);
  const sign = lower[lower.length - 1]! < 0n ? -1n : 1n;
  const over = (x: IntegerPolynomial) => x.map((c) => (sign * c) / shared);
  const [top, bottom] = [over(upper), over(lower)];
  return bottom.length === 1 && bottom[0] === 1n
    ? latexIntegerPolynomial(top, 'j')
    : `\\frac{${latexIntegerPolynomial(top, 'j')}}{${latexIntegerPolynomial(bottom, 'j')}}`;
}

function gcdOfContents(p: IntegerPolynomial, q: IntegerPolynomial): bigint {
  return content([content(p), content(q)]);
}

/** H, W S U(0), and that they are one map. */
function headStep({ certificate, rule, numerators, map }: GaugeArgument, steps: Matrix): string[] {
  const { head, transformation } = certificate;
  const outer = normalizeMatrix(multiplyMatrices(map, steps));
  const h = productMatrix(termsOf(rule, head), numerators);
  const first =
    head === 0
      ? 'No term stands before the period: $H$ is the unit matrix,'
      : `${head === 1 ? 'The first step is' : `The first ${head} steps have the product`}\n\\[\nH = ${latexMatrix(integerEntries(h))},\n\\]`;
  const inner = evaluatePolynomialMatrix(transformation, 0n);
  return [
    `\n\\emph{The heads.} ${first} and with $W S \\sim ${inlineMatrix(outer)}$ (4) reads`,
    `\\[\n${latexMatrix(integerEntries(outer))}\n${latexMatrix(integerEntries(inner))}\n\\sim ${latexMatrix(integerEntries(h))}.\n\\]`,
  ];
}

/** That all terms are large enough, with the least of what they are beyond |b_n|. */
function admissibilityStep(proof: GaugeArgument): string[] {
  const { rule, numerators } = proof;
  const k = rule.preperiod.length;
  const joint = lcmNumber(rule.polynomials.length, numerators.length);
  const all: bigint[] = [];
  const beforeMinus: bigint[] = [];
  const collect = (n: number, least: bigint) => {
    all.push(least);
    if (numeratorSign(numerators, n) < 0) beforeMinus.push(least);
  };
  rule.preperiod.forEach((term, n) => {
    if (n > 0) collect(n, term - sizeAt(numeratorClass(numerators, n - 1, numerators.length)));
  });
  for (let n = k; n < k + joint; n++) {
    const [term, before] = classAt(proof, n, joint);
    collect(n, leastValue(addPolynomials(term, negated(sized(before))), n === 0 ? 1n : 0n));
  }
  const smallest = (list: readonly bigint[]) => list.reduce((x, y) => (x < y ? x : y));
  const minus =
    beforeMinus.length === 0
      ? 'no term stands before a negative numerator'
      : `the least one before a negative numerator is $${smallest(beforeMinus)}$`;
  return [
    `\n\\emph{Convergence.} The least of all differences $a_n - |b_n|$, $n \\ge 1$, is $${smallest(all)}$, ${minus}, and infinitely often`,
    '$a_n - |b_n| \\ge 2$ or $b_{n+1} > 0$; so the fraction is admissible.',
  ];
}

/** |P| for a polynomial without a change of sign. */
function sized(p: Polynomial): Polynomial {
  return p[p.length - 1]!.numerator < 0n ? negated(p) : p;
}

function negated(p: Polynomial): Polynomial {
  return trim(multiplyPolynomials(p, [Q.rational(-1n)]));
}

function sizeAt(p: Polynomial): bigint {
  const value = p[0]!.numerator;
  return value < 0n ? -value : value;
}

/** (5), from degrees and a leading coefficient. */
function tailStep({ certificate, numerators }: GaugeArgument, node: HypergeometricNode, u: string): string[] {
  const { direction, head, period, transformation } = certificate;
  const along = { u: direction[0], v: direction[1] };
  const bound = numeratorClass(numerators, head - 1, period);
  const shown = tailApproach(node, along, transformation, bound);
  if (!shown) throw new RangeError('the certificate was not accepted');
  const { periods: k, degree, lead, change } = shown;
  const { polynomial, scale } = integralPolynomial(bound);
  const size = latexPolynomial(sized(overRationals(polynomial)), 'j');
  const power = degree === 0 ? '' : degree === 1 ? 'j' : `j^{${degree}}`;
  const coefficient = power !== '' && Q.equals(lead, Q.one) ? '' : latexRational(lead);
  return [
    `\n\\emph{The tail.} With $k = ${k}$ in Theorem~\\ref{${certificate.base.kind}} the rational function $${u}^{-1} R_{${k}}(j) - |b_n|$,`,
    `where $n = ${head === 0 ? '' : `${head} + `}${period === 1 ? '' : period}j$ and $|b_n| = ${scale === 1n ? size : `\\tfrac{1}{${scale}}(${size})`}$,`,
    `is $${coefficient}\\,${power}$ and terms of lower order, and the error of $R_{${k}}(j)$ changes it by $O(j^{${change}})$ only. So`,
    '(5) holds.',
  ];
}
