import type { HypergeometricNode } from '../../core/certificate.ts';
import { binary, call, symbol } from '../../core/constants/expression.ts';
import type { Expression } from '../../core/constants/expression.ts';
import { latexOfExpression } from '../../core/constants/latex.ts';
import { productMatrix } from '../../core/fractions/evaluate.ts';
import { termsOf } from '../../core/fractions/fraction.ts';
import { numeratorClass, numeratorSign } from '../../core/fractions/numerators.ts';
import { lcmNumber } from '../../core/numbers/integers.ts';
import { adjugate, identity, multiplyMatrices, normalizeMatrix, sameMap } from '../../core/numbers/matrix.ts';
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
  mapEntries,
  multiplyPolynomialMatrices,
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
import { latexConstant, latexIntegerPolynomial, latexPolynomial, latexLeftSide } from '../latex/latex.ts';
import { integerEntries, latexMatrix, matrixEquation, polynomialEntries } from '../latex/matrix.ts';
import { filledLines, punctuated, statement } from '../latex/rows.ts';
import { tailsName } from './gaugePreliminaries.ts';
import { count, countWord, inlineMatrix, isTall, latexRational, leastValue, moebius } from './parts.ts';

/** The proof of a fraction on the steps of a hypergeometric function, in paragraphs. It cites the preliminaries. */
export function gaugeProof(proof: GaugeArgument): string[] {
  const { conjecture, certificate, rule, numerators } = proof;
  const { base, skipped, direction, head, period, transformation: u } = certificate;
  const [along, before] = [direction, skipped].map(([x, y]) => ({ u: x, v: y }));
  const node = nodeAfter(base, before!);
  const steps = stepsOfPeriod(node, along!);
  const matrix = periodOfSteps(rule, numerators, head, period);
  const isConstant = [u.a, u.b, u.c, u.d].every(({ length }) => length <= 1);
  const name = isConstant ? 'U' : 'U(j)';
  const left = latexLeftSide(conjecture);
  return [
    ...functionStep(proof),
    `\n\\emph{The steps.} ${startOfSteps(base, before!)} let a period consist of ${stepsInWords(base, direction)}, with the product`,
    matrixEquation(['T(j)'], polynomialEntries(steps), 't', '.', '\\sim'),
    `\n\\emph{The fraction.} ${period === 1 ? 'The' : `Taken ${countWord(period)} at a time, the`} steps from $a_{${head}}$ on ${period === 1 ? 'are' : 'have the products'}`,
    matrixEquation(['M(j)', stepProduct(proof)], polynomialEntries(matrix), 'm', '.', '\\sim'),
    ...identityStep(u, matrix),
    ...headStep(proof, stepsBetween(base, before!)),
    ...admissibilityStep(proof),
    ...tailStep(proof, node, name),
    `\n\\emph{Conclusion.} By Lemma~\\ref{gauge} the value of the fraction is $W\\, Y${isTall(left) ? '$, the left side' : ` = ${left}$`}.`,
  ];
}

/** U, and that both sides of the first condition are one matrix up to a factor. */
function identityStep(u: PolynomialMatrix, matrix: PolynomialMatrix): string[] {
  const isConstant = [u.a, u.b, u.c, u.d].every(({ length }) => length <= 1);
  const [here, next] = isConstant ? ['U', 'U'] : ['U(j)', 'U(j+1)'];
  const product = primitiveMatrix(multiplyPolynomialMatrices(u, matrix));
  const sides = [`T(j)\\, ${next}`, `${here}\\, M(j)`];
  if (isUnit(u))
    return [
      '\n\\emph{The identity.} These are the same maps, $T(j) \\sim M(j)$: ($\\dagger$) holds with the unit matrix as $U$.',
    ];
  return [
    '\n\\emph{The identity.} With',
    `\\[\n${here} = ${latexMatrix(polynomialEntries(u))}, \\qquad \\det ${here} = ${latexIntegerPolynomial(polynomialDeterminant(u), 'j')},\n\\]`,
    `${isConstant ? '' : 'which is not $0$ for any integer $j \\ge 0$, '}both sides of ($\\dagger$) are`,
    matrixEquation([sides.join(' \\sim ')], polynomialEntries(product), 'g', '.', '\\sim'),
  ];
}

function isUnit({ a, b, c, d }: PolynomialMatrix): boolean {
  return a.length === 1 && b.length === 0 && c.length === 0 && d.length === 1 && a[0] === d[0];
}

/** The matrix without what its entries have in common; its first entry other than 0 has a positive leading coefficient. */
function primitiveMatrix(m: PolynomialMatrix): PolynomialMatrix {
  const shared = [m.a, m.b, m.c, m.d].reduce(gcdPolynomials);
  // What divides out is known up to a constant; by Gauss's lemma that is an integer.
  const reduced = mapEntries(m, (p) => {
    if (p.length === 0) return p;
    const quotient = exactQuotient(p, shared);
    const factor = leading(p) / (leading(quotient) * leading(shared));
    return quotient.map((c) => c * factor);
  });
  const first = [reduced.a, reduced.b, reduced.c, reduced.d].find(({ length }) => length > 0)!;
  const size = content([reduced.a, reduced.b, reduced.c, reduced.d].map(content));
  const divisor = leading(first) < 0n ? -size : size;
  return mapEntries(reduced, (p) => p.map((c) => c / divisor));
}

function leading(p: IntegerPolynomial): bigint {
  return p[p.length - 1]!;
}

/** Y at the base, and the value as its image. */
function functionStep({ conjecture, certificate: { base }, map }: GaugeArgument): string[] {
  const value = filledLines([latexLeftSide(conjecture), `= W Y = ${moebius(map, 'Y')}`], ' ');
  const w = [`W = ${latexMatrix(integerEntries(map))}`];
  return [
    `\\emph{The function.} In Theorem~\\ref{${base.kind}} take ${baseInWords(base)}. There`,
    `\\[\n${punctuated(valueAtBase(base), ',')}\n\\]`,
    ...(base.kind === 'sum' ? alphaOfSum(conjecture, base, map) : reasonAtBase(base)),
    'so that',
    `\\[\n${punctuated(statement([value, w]), '.')}\n\\]`,
  ];
}

function baseInWords(base: HypergeometricNode): string {
  switch (base.kind) {
    case 'kummer':
      return `$z = ${latexRational(base.z)}$ and the base $(\\alpha, \\delta) = (${latexRational(base.a)}, ${latexRational(base.c)})$`;
    case 'bessel':
      return `$z = ${latexRational(base.z)}$ and the base $\\delta = ${latexRational(base.c)}$`;
    case 'sum':
      return `$p(n) = ${latexPolynomial(base.factor, 'n')}$ and the base $n = ${base.start}$`;
  }
}

/** Why Y has that value at the base; nothing where it is the definition. */
function reasonAtBase(base: Exclude<HypergeometricNode, { readonly kind: 'sum' }>): string[] {
  const one = Q.one;
  const half = Q.rational(1n, 2n);
  if (base.kind === 'bessel') {
    const isNegative = base.z.numerator < 0n;
    if (Q.equals(base.c, half))
      return [
        isNegative
          ? 'as the power series of $\\cos$ and $\\sin$ show,'
          : 'as the power series of $\\cosh$ and $\\sinh$ show,',
      ];
    return [
      `by the power series of the Bessel functions \\cite[${isNegative ? '10.16.9' : '10.39.9'}]{dlmf},`,
    ];
  }
  const { z, a, c } = base;
  if (a.numerator !== 0n) return [];
  if (Q.equals(c, one)) return ['as ${}_1F_1(1; 2; z) = (e^z - 1)/z$,'];
  if (Q.equals(c, half)) {
    const [argument, name] = z.numerator > 0n ? ['z', 'erf'] : ['-z', 'erfi'];
    return [
      `as $2 \\sqrt{${argument}}\\; {}_1F_1(1; \\frac32; z) = \\sqrt{\\pi}\\, e^z \\operatorname{${name}} \\sqrt{${argument}}$ \\cite[7.11.1, 8.5.1]{dlmf},`,
    ];
  }
  return z.numerator < 0n
    ? []
    : [
        'as $z^\\delta\\, {}_1F_1(1; \\delta+1; z) = \\delta\\, e^z\\, \\gamma(\\delta, z)$ \\cite[8.5.1]{dlmf},',
      ];
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
      if (a.numerator !== 0n) {
        const b = Q.add(a, c);
        return `${place}${Q.equals(b, Q.one) ? '' : `${latexRational(b)}\\,`}${confluentQuotient(base)}`;
      }
      if (Q.equals(c, Q.one))
        return place + over(rational(z), binary('subtract', exponential(z), rational(Q.one)));
      const general = `${place}${over(rational(c), confluent)}`;
      const size = z.numerator < 0n ? Q.negate(z) : z;
      const root = rootExpression(size);
      if (Q.equals(c, Q.rational(1n, 2n))) {
        const error = call(z.numerator > 0n ? 'erf' : 'erfi', [root]);
        const product = binary(
          'multiply',
          binary('multiply', call('sqrt', [symbol('pi')]), exponential(z)),
          error,
        );
        return `${general} = ${over(root, product)}`;
      }
      if (z.numerator < 0n) return general;
      const gamma = call('lowergamma', [rational(c), rational(z)]);
      const power = binary('power', rational(z), rational(c));
      return `${general} = ${over(power, binary('multiply', exponential(z), gamma))}`;
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
      return `Y(1) = \\frac{G_1}{G_1 - 1}, \\qquad G_1 = \\sum_{m \\ge 0} \\frac{1}{p(1)\\, p(2) \\cdots p(m)}`;
  }
}

/** e^z. */
function exponential(z: Rational): Expression {
  return Q.equals(z, Q.one) ? symbol('e') : call('exp', [rationalExpression(z)]);
}

function product(x: Expression, y: Expression): Expression {
  return x.kind === 'integer' && x.value === 1n ? y : binary('multiply', x, y);
}

function confluentQuotient({ z, a, c }: Extract<HypergeometricNode, { readonly kind: 'kummer' }>): string {
  const b = Q.add(a, c);
  const f = (x: Rational, y: Rational) =>
    `{}_1F_1(${latexRational(x)}; ${latexRational(y)}; ${latexRational(z)})`;
  return `\\frac{${f(a, b)}}{${f(Q.add(a, Q.one), Q.add(b, Q.one))}}`;
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
  const letter = { kummer: ['P', 'Q'], bessel: ['C', 'C'], sum: ['E', 'E'] }[base.kind][which]!;
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

/** H, W S U(0), and that they are one map. */
function headStep({ certificate, rule, numerators, map }: GaugeArgument, steps: Matrix): string[] {
  const { head, transformation } = certificate;
  const outer = normalizeMatrix(multiplyMatrices(map, steps));
  const h = productMatrix(termsOf(rule, head), numerators);
  const inner = evaluatePolynomialMatrix(transformation, 0n);
  const isTrivial = [outer, inner, h].every((m) => sameMap(m, identity));
  if (isTrivial)
    return [
      '\n\\emph{The heads.} No term stands before the period, and $W S$, $U(0)$ and $H$ are the identity: ($\\ddagger$) holds.',
    ];
  const first =
    head === 0
      ? 'No term stands before the period: $H$ is the unit matrix,'
      : `${head === 1 ? 'The first step is' : `The first ${countWord(head)} steps have the product`}\n\\[\nH = ${latexMatrix(integerEntries(h))},\n\\]`;
  return [
    `\n\\emph{The heads.} ${first} and with $W S \\sim ${inlineMatrix(outer)}$, ($\\ddagger$) reads`,
    `\\[\n${latexMatrix(integerEntries(outer))}\n${latexMatrix(integerEntries(inner))}\n\\sim ${latexMatrix(integerEntries(h))}.\n\\]`,
  ];
}

/** That the fraction is admissible, by the least of a_n − |b_n|. */
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
  const differences: Polynomial[] = [];
  for (let n = k; n < k + joint; n++) {
    const [term, before] = classAt(proof, n, joint);
    const difference = addPolynomials(term, negated(sized(before)));
    differences.push(difference);
    collect(n, leastValue(difference, n === 0 ? 1n : 0n));
  }
  const smallest = (list: readonly bigint[]) => list.reduce((x, y) => (x < y ? x : y));
  const least = smallest(all);
  const atLeast = (size: bigint) => `$a_n \\ge |b_n|${size === 0n ? '' : ` + ${size}`}$`;
  const start = '\n\\emph{Convergence.} We have';
  if (least >= 2n) return [`${start} ${atLeast(least)} for all $n \\ge 1$, so the fraction is admissible.`];
  const clauses = [`${atLeast(least)} for all $n \\ge 1$`];
  if (beforeMinus.length > 0 && least < 1n)
    clauses.push(`${atLeast(smallest(beforeMinus))} wherever $b_{n+1} < 0$`);
  const isPositive = differences.some((_, i) => numeratorSign(numerators, k + i) > 0);
  if (beforeMinus.length > 0)
    clauses.push(
      isPositive ? '$b_{n+1} > 0$ for infinitely many $n$' : '$a_n \\ge |b_n| + 2$ for infinitely many $n$',
    );
  const last = clauses.pop()!;
  const sentence =
    clauses.length === 0 ? last : `${clauses.join(', ')}${clauses.length > 1 ? ',' : ''} and ${last}`;
  return [`${start} ${sentence}, so the fraction is admissible.`];
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

/** The last condition, from degrees and a leading coefficient. */
function tailStep({ certificate, numerators }: GaugeArgument, node: HypergeometricNode, u: string): string[] {
  const { direction, head, period, transformation } = certificate;
  const along = { u: direction[0], v: direction[1] };
  const bound = numeratorClass(numerators, head - 1, period);
  const shown = tailApproach(node, along, transformation, bound);
  if (!shown) throw new RangeError('the certificate was not accepted');
  const { periods: k, degree, lead, change } = shown;
  const { polynomial, scale } = integralPolynomial(bound);
  const size = latexPolynomial(sized(overRationals(polynomial)), 'j');
  const power = (n: number) => (n === 0 ? '1' : n === 1 ? 'j' : `j^{${n}}`);
  const factor = Q.equals(lead, Q.one) && degree !== 0 ? '' : latexRational(lead);
  const leadingTerm = degree === 0 ? factor : `${factor}${power(degree)}`;
  return [
    `\n\\emph{The tail.} Let $n = ${period === 1 ? '' : period}j${head === 0 ? '' : ` + ${head}`}$, so that $|b_n| = ${scale === 1n ? size : `\\tfrac{1}{${scale}}(${size})`}$. With $R_{${k}}$ as in Lemma~\\ref{${tailsName(certificate.base.kind)}}`,
    `we have $${u}^{-1} R_{${k}}(j) - |b_n| = ${leadingTerm} + O(${power(degree - 1)})$, and with $Y_j$ in the place of $R_{${k}}(j)$ the`,
    `difference changes by $O(${power(change)})$ only. So ($\\dagger\\dagger$) holds.`,
  ];
}
