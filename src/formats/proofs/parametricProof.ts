import { signAfter } from '../../core/fractions/fraction.ts';
import { mapBivariate } from '../../core/numbers/bivariate.ts';
import type { Bivariate } from '../../core/numbers/bivariate.ts';
import { lcmNumber } from '../../core/numbers/integers.ts';
import type { Polynomial } from '../../core/numbers/polynomial.ts';
import { addPolynomials, evaluatePolynomial } from '../../core/numbers/polynomial.ts';
import * as Q from '../../core/numbers/rational.ts';
import { argumentOf } from '../../core/theorems/certificates/argument.ts';
import type { Argument } from '../../core/theorems/certificates/argument.ts';
import type { MoverProof } from '../../core/theorems/parametric/symbolicArgument.ts';
import type {
  Exception,
  ParametricProof,
  ParametricStatement,
} from '../../core/theorems/parametric/statements.ts';
import type { MatrixInK } from '../../core/theorems/parametric/imageInK.ts';
import { fractionOverRoot } from '../../core/theorems/parametric/rootOfK.ts';
import { parametricPeriod } from '../../core/theorems/parametric/parametricFraction.ts';
import { latexPolynomial } from '../latex/latex.ts';
import { latexMatrix } from '../latex/matrix.ts';
import { filledLines, stacked, statement as statementOf } from '../latex/rows.ts';
import { bivariateEntries, latexBivariate } from './bivariate.ts';
import { classicalNameInK, classicalNames, isLambert, nestedTail } from './classicalStatements.ts';
import type { ClassicalName } from './classicalStatements.ts';
import { conjugateProof } from './moverSkeleton.ts';
import { proofBody } from './proof.ts';
import { latexPeriodicProof } from './parametricPeriodic.ts';
import { neededBy } from './preliminaries.ts';
import type { Needed } from './preliminaries.ts';

/** What proofs of statements rest on; that of a periodic fraction uses the convergence alone. */
export function neededByStatements(statements: readonly ParametricStatement[]): Needed {
  const proved = statements.flatMap((each) =>
    each.proof.ok ? [{ fraction: each.fraction, argument: each.proof.argument }] : [],
  );
  const classical = proved.flatMap(({ argument }) =>
    argument.kind === 'mover' ? [classicalNameOfProof(argument)] : [],
  );
  const single = neededBy(statements.flatMap(({ exceptions }) => exceptions.flatMap(argumentOfException)));
  return {
    ...single,
    carried: single.carried || classical.length > 0,
    signed: single.signed || proved.some(({ fraction }) => fraction.signs.some((sign) => sign < 0)),
    classical: classicalNames.filter((name) => classical.includes(name) || single.classical.includes(name)),
  };
}

/** The proof of what stands at an excepted k; none where it has none. */
function argumentOfException({ conjecture }: Exception): readonly Argument[] {
  const argument = conjecture && argumentOf(conjecture);
  return argument ? [argument] : [];
}

function classicalNameOfProof({ image, root }: MoverProof): ClassicalName {
  return classicalNameInK(image.first, image.difference, image.sign, root !== null);
}

/** The proof with k as a symbol. It cites the preliminaries. @param left the left side of the statement */
export function latexParametricProof(
  left: string,
  statement: ParametricStatement,
  argument: ParametricProof,
): string[] {
  const convergence = convergenceInK(statement);
  const general =
    argument.kind === 'periodic'
      ? latexPeriodicProof(left, argument, convergence)
      : moverProofInK(left, statement, argument, convergence);
  const exceptions = statement.exceptions.flatMap((exception) =>
    argumentOfException(exception).flatMap((single) => [
      `\n\\emph{The case $k = ${exception.k}$.} ${proofBody(single).join('\n').trimStart()}`,
    ]),
  );
  return ['\\begin{proof}', ...general, ...exceptions, '\\end{proof}'];
}

/** Why the fraction converges for all k, the beginning of a sentence that goes on after "and". */
function convergenceInK({ fraction, parameters: { from, step } }: ParametricStatement): string {
  const { preperiod, polynomials, signs } = fraction;
  const k = `With $k = ${step === 1 ? `${from} + \\ell` : `${from} + ${step}\\ell`}$`;
  if (signs.every((sign) => sign > 0))
    return `${k} every $a_n - 1$, $n \\ge 1$, is a polynomial in $\\ell$ and $j$ without negative coefficients, so the $a_n$ are positive integers and the fraction converges`;
  const m = polynomials.length;
  const place = (n: number) => `${m === 1 ? '' : m}j${n === 0 ? '' : `+${n}`}`;
  const growing = polynomials.findIndex((p) => p.length > 1);
  const often =
    growing >= 0
      ? `$a_{${place(preperiod.length + growing)}} \\to \\infty$ with $j$`
      : oftenLarge(fraction, from);
  return `${k} every $a_n - 1$, $n \\ge 1$, and every $a_n - 2$ where $b_{n+1} = -1$ is a polynomial in $\\ell$ and $j$ without negative coefficients, and ${often}; so by Theorem~\\ref{tietze} the fraction converges`;
}

/** Where terms do not grow with j: the place of the word of signs at which a_n + b_{n+1} ≥ 2 for all k. */
function oftenLarge(
  { preperiod, polynomials, signs }: ParametricStatement['fraction'],
  from: number,
): string {
  const m = polynomials.length;
  const joint = lcmNumber(m, signs.length);
  const start = preperiod.length;
  for (let i = 0; i < joint; i++) {
    const least = evaluatePolynomial(constantTerm(polynomials[i % m]!), Q.rational(BigInt(from)));
    const sum = Q.add(least, Q.rational(BigInt(signAfter(signs, start + i))));
    if (Q.compare(sum, Q.rational(2n)) >= 0)
      return `$a_n + b_{n+1} \\ge 2$ for $n = ${start + i}, ${start + i + joint}, ${start + i + 2 * joint}, \\dots$`;
  }
  throw new RangeError('the fraction is not admissible');
}

function constantTerm(p: Bivariate): Polynomial {
  return p[0] ?? [];
}

function moverProofInK(
  left: string,
  statement: ParametricStatement,
  argument: MoverProof,
  convergence: string,
): string[] {
  const { image, skipped, steps, head, period, root } = argument;
  const letter = root === null ? 'k' : 'r';
  const fraction = root === null ? statement.fraction : fractionOverRoot(statement.fraction, root);
  const { a, b, c, d } = withoutSign(image.map);
  const name = classicalNameOfProof(argument);
  const later = (n: number): Polynomial =>
    addPolynomials(
      image.first,
      image.difference.map((x) => Q.multiply(x, Q.rational(BigInt(n)))),
    );
  const inK = (p: Polynomial): string => (p.length === 0 ? '0' : latexPolynomial(p, letter));
  const step = (p: Bivariate, sign: 1 | -1) => `A(${latexBivariate(p, letter)}, ${sign})`;
  const period_ = parametricPeriod(fraction, head, period).map((p, i) =>
    step(p, signAfter(fraction.signs, head + i)),
  );
  const first = inK(image.first);
  const difference = inK(image.difference);
  const value = isLambert(name)
    ? `${image.sign > 0 ? '\\coth' : '\\cot'} \\frac{1}{${first}}`
    : `\\frac{${image.sign > 0 ? 'I' : 'J'}_{\\nu-1}(x)}{${image.sign > 0 ? 'I' : 'J'}_{\\nu}(x)}`;
  const kappa = [
    `\\kappa_0 = ${nestedTail(
      [0, 1, 2].map((n) => inK(later(n))),
      image.sign,
    )}`,
    `= ${value}.`,
  ];
  const proof = conjugateProof({
    classical: name,
    parameters: isLambert(name)
      ? `$c = ${first}$`
      : `$c = ${first}$, $d = ${difference}$, that is $\\nu = c/d$ and $x = 2/d$`,
    kappa: stacked([filledLines(kappa, ' ')]),
    value: [
      'We have',
      `\\[\n${statementOf([[`${left} = ${quotient([a, b], [c, d], letter)} = W \\kappa_0`], [`W = ${latexMatrix([inK(a), inK(b), inK(c), inK(d)])}`]])}.\n\\]`,
    ],
    step: `$K_t = A(${isLambert(name) ? `(2t + 1)${first.includes(' ') ? `(${first})` : first}` : 'c + td'}, ${image.sign})$`,
    head,
    period,
    skipped,
    steps,
    factor: argument.factor,
    product: period_.join(' '),
    matrix: bivariateEntries(argument.matrix, letter),
    transformation: bivariateEntries(argument.transformation, letter),
    sides: bivariateEntries(argument.sides, letter),
    fractionHead: bivariateEntries(argument.fractionHead, letter),
    canonicalHead: bivariateEntries(
      isNegative(image.map) ? mapBivariate(argument.canonicalHead, negatedInJ) : argument.canonicalHead,
      letter,
    ),
    left,
    convergence,
  });
  if (root === null) return proof;
  const radicand = `${root === 1n ? '' : root}k`;
  return [`Let $r = \\sqrt{${radicand}}$, so that $k = ${root === 1n ? 'r^2' : `r^2/${root}`}$.`, ...proof];
}

/** Whether the first entry that is not 0 has a negative leading coefficient. */
function isNegative({ a, b }: MatrixInK): boolean {
  const entry = a.length > 0 ? a : b;
  return entry[entry.length - 1]!.numerator < 0n;
}

/** The same map, its first entry with a positive leading coefficient. */
function withoutSign(m: MatrixInK): MatrixInK {
  if (!isNegative(m)) return m;
  const negated = (p: Polynomial) => p.map(Q.negate);
  return { a: negated(m.a), b: negated(m.b), c: negated(m.c), d: negated(m.d) };
}

function negatedInJ(p: Bivariate): Bivariate {
  return p.map((inK) => inK.map(Q.negate));
}

/** (a κ_0 + b)/(c κ_0 + d) in LaTeX. */
function quotient(
  above: readonly [Polynomial, Polynomial],
  below: readonly [Polynomial, Polynomial],
  letter: string,
): string {
  const [upper, lower] = [above, below].map(([p, q]) => {
    const first = p.length === 0 ? '' : multipleOf(p, '\\kappa_0', letter);
    const second = q.length === 0 ? '' : latexPolynomial(q, letter);
    if (first === '' || second === '') return first + second;
    return second.startsWith('-') && !second.includes(' ')
      ? `${first} - ${second.slice(1)}`
      : `${first} + ${second.startsWith('-') ? `(${second})` : second}`;
  });
  return lower === '1' ? upper! : `\\frac{${upper!}}{${lower!}}`;
}

function multipleOf(p: Polynomial, x: string, letter: string): string {
  const factor = latexPolynomial(p, letter);
  if (factor === '1') return x;
  if (factor === '-1') return `-${x}`;
  return factor.slice(1).includes(' ') ? `(${factor})\\,${x}` : `${factor}\\,${x}`;
}
