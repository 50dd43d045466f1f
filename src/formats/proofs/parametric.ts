import { latexOfExpression } from '../../core/constants/latex.ts';
import { signAfter } from '../../core/fractions/fraction.ts';
import type { Bivariate } from '../../core/numbers/bivariate.ts';
import { addBivariate, constantInJ } from '../../core/numbers/bivariate.ts';
import type { Polynomial } from '../../core/numbers/polynomial.ts';
import { addPolynomials } from '../../core/numbers/polynomial.ts';
import * as Q from '../../core/numbers/rational.ts';
import { statementTerms } from '../../core/theorems/parametric/statements.ts';
import { determinantBivariate } from '../../core/theorems/parametric/symbolicArgument.ts';
import type { MoverProof } from '../../core/theorems/parametric/symbolicArgument.ts';
import type {
  Exception,
  ParametricProof,
  ParametricStatement,
} from '../../core/theorems/parametric/statements.ts';
import { parametricPeriod } from '../../core/theorems/parametric/parametricFraction.ts';
import { proofOf } from '../../core/theorems/certificates/proofOf.ts';
import type { Template } from '../../core/theorems/parametric/template.ts';
import { latexPolynomial, latexSigns, latexValue } from '../latex/latex.ts';
import { latexMatrix, matrixEquation } from '../latex/matrix.ts';
import { displaySigns, formatTerms, formatValue } from '../text/plain.ts';
import { knownPhrase } from '../text/standing.ts';
import { bivariateEntries, formatBivariate, latexBivariate, overDenominator } from './bivariate.ts';
import { latexPeriodicProof } from './parametricPeriodic.ts';
import { bibliography, preliminaries } from './preliminaries.ts';
import type { Needed } from './preliminaries.ts';
import { latexDocument } from '../latex/document.ts';

/** Terms that a statement shows. */
const shownTerms = 8;

/** One statement for all k as lines of plain text: the fraction, its rule, where it stands, its exceptions. */
export function formatStatement(template: Template, statement: ParametricStatement): string {
  return [
    statementLine(template, statement),
    `   ${statementRule(statement)}`,
    `   ${statementStanding(statement)}`,
    ...statementExceptions(statement).map((exception) => `   ${exception}`),
  ].join('\n');
}

/** "exp(1/k) = [1; k - 1, 1, 1, …]  signs +, repeated, for all k ≥ 2". */
export function statementLine(template: Template, statement: ParametricStatement): string {
  const { fraction, value } = statement;
  const terms = statementTerms(statement, shownTerms).map((term) => overDenominator(constantInJ(term)));
  return `${formatValue(value, template.text)} = [${terms[0]}; ${terms.slice(1).join(', ')}, …]  signs ${displaySigns(fraction.signs)}, repeated, ${parameterText(statement)}`;
}

/** "a_0 = 1, a_(3j+1) = 2kj + k - 1, …". */
export function statementRule(statement: ParametricStatement): string {
  return ruleOf(
    statement,
    (p) => formatBivariate(p),
    (n) => `a_${n.length > 1 ? `(${n})` : n}`,
  ).join(', ');
}

/** Whether it is proved, why not where it is not, and the classical result that it belongs to. */
export function statementStanding({ proof, known, tested }: ParametricStatement): string {
  const standing = proof.ok
    ? 'proved for all these k'
    : `conjectured from ${tested.length} values of k: ${proof.reason}`;
  return standing + (known ? `; known: ${knownPhrase(known, known.theorem)} (${known.source})` : '');
}

/** "but k = 1: a_1 = 0 there; instead [2; 1, 2, …], proved", each of them. */
export function statementExceptions({ exceptions }: ParametricStatement): string[] {
  return exceptions.map((exception) => `but k = ${exception.k}: ${exceptionText(exception)}`);
}

function parameterText({ parameters: { from, step } }: ParametricStatement): string {
  return `for all ${step === 1 ? '' : from % 2 === 1 ? 'odd ' : 'even '}k ≥ ${from}`;
}

function exceptionText({ reason, conjecture }: Exception): string {
  if (!conjecture) return reason;
  const status = proofOf(conjecture) ? 'proved' : 'conjectured';
  return `${reason}; instead ${formatTerms(conjecture.terms, shownTerms)}, ${status}`;
}

/** "a_0 = 1", "a_(3j+1) = 2kj + k - 1", … */
function ruleOf(
  { fraction }: ParametricStatement,
  term: (p: Bivariate) => string,
  index: (n: string) => string,
): string[] {
  const { preperiod, polynomials } = fraction;
  const m = polynomials.length;
  return [
    ...preperiod.map((p, n) => `${index(String(n))} = ${term(constantInJ(p))}`),
    ...polynomials.map((p, i) => {
      const offset = preperiod.length + i;
      return `${index(`${m === 1 ? '' : m}j${offset === 0 ? '' : `+${offset}`}`)} = ${term(p)}`;
    }),
  ];
}

/** A standalone LaTeX document of statements for all k: theorems with proofs, conjectures elsewhere. */
export function latexStatements(template: Template, statements: readonly ParametricStatement[]): string {
  const needed = neededByStatements(statements);
  return latexDocument([
    '\\section*{What the proofs rest on}',
    preliminaries(needed),
    '\\section*{The theorems}',
    ...statements.map((statement) => latexStatement(template, statement)),
    bibliography(needed),
  ]);
}

/** What proofs of statements rest on; that of a periodic fraction is complete in itself. */
export function neededByStatements(statements: readonly ParametricStatement[]): Needed {
  const movers = statements.some(({ proof }) => proof.ok && proof.argument.kind === 'mover');
  return { movers, periodic: false, roots: false, steps: [] };
}

function latexStatement(template: Template, statement: ParametricStatement): string {
  const { proof, exceptions } = statement;
  return [
    latexOfStatement(template, statement),
    ...(proof.ok ? latexParametricProof(template, statement, proof.argument) : []),
    ...exceptions.map(latexException),
    '',
  ].join('\n');
}

/** The statement in its environment: a theorem where it is proved, a conjecture elsewhere. */
export function latexOfStatement(template: Template, statement: ParametricStatement): string {
  const { fraction, proof, parameters } = statement;
  const environment = proof.ok ? 'theorem' : 'conjecture';
  const kind = parameters.step === 1 ? 'integers' : `${parameters.from % 2 === 1 ? 'odd' : 'even'} integers`;
  return [
    `\\begin{${environment}}`,
    `For all ${kind} $k \\ge ${parameters.from}$`,
    `\\[\n${latexFormula(template, statement)}\n\\]`,
    `with the signs $(b_1, b_2, \\dots) = ${latexSigns(fraction.signs)}$ repeated and, for all $j \\ge 0$,`,
    `$${ruleOf(statement, latexBivariate, (n) => `a_{${n}}`).join('$, $')}$.`,
    `\\end{${environment}}`,
  ].join('\n');
}

/** The value and its fraction, nested, with k in it. */
export function latexFormula(template: Template, statement: ParametricStatement): string {
  const terms = statementTerms(statement, 4);
  const nested = terms.reduceRight((tail, term, n) => {
    const sign = signAfter(statement.fraction.signs, n) > 0 ? '+' : '-';
    const text = latexPolynomial(term, 'k');
    return n === terms.length - 1 ? `${text} ${sign} \\cdots` : `${text} ${sign} \\cfrac{1}{${tail}}`;
  }, '');
  return `${latexOfValue(template, statement)} = ${nested}`;
}

function latexOfValue(template: Template, { value }: ParametricStatement): string {
  return latexValue(value, latexOfExpression(template.expression));
}

function latexException({ k, reason, isFault, conjecture }: Exception): string {
  if (isFault)
    return `\\noindent The case $k = ${k}$ is excepted: the value is ${/rational/.test(reason) ? 'rational' : 'not defined'} there.\n`;
  const fault = reason.replace(/a_(\d+) = (-?\d+)/, '$a_{$1} = $2$$');
  const instead = conjecture
    ? `; the fraction is $[${conjecture.terms[0]}; ${conjecture.terms.slice(1, shownTerms).join(', ')}, \\dots]$${proofOf(conjecture) ? '' : ' by conjecture'}`
    : '';
  return `\\noindent The case $k = ${k}$ is excepted: ${fault}${instead}.\n`;
}

/** The proof with k as a symbol. It cites the preliminaries. */
export function latexParametricProof(
  template: Template,
  statement: ParametricStatement,
  argument: ParametricProof,
): string[] {
  return argument.kind === 'periodic'
    ? latexPeriodicProof(latexOfValue(template, statement), argument, latexAdmissible(statement))
    : latexMoverProof(template, statement, argument);
}

/** Why the fraction is admissible for all k: two sentences. */
function latexAdmissible({ parameters: { from, step } }: ParametricStatement): string {
  return [
    `With $k = ${step === 1 ? `${from} + t` : `${from} + ${step}t`}$ every term from $a_1$ on, less $1$, or less $2$ before a minus sign, is a polynomial in $t$ and $j$`,
    'without negative coefficients; so the fraction is admissible, and Theorem~\\ref{tietze} applies.',
  ].join('\n');
}

function latexMoverProof(template: Template, statement: ParametricStatement, argument: MoverProof): string[] {
  const { image, skipped, steps, factor, head, period, transformation: u } = argument;
  const { a, b, c, d } = image.map;
  const later = (n: number): Polynomial =>
    addPolynomials(
      image.first,
      image.difference.map((x) => Q.multiply(x, Q.rational(BigInt(n)))),
    );
  const inK = (p: Polynomial): string => (p.length === 0 ? '0' : latexPolynomial(p, 'k'));
  const operator = image.sign > 0 ? '+' : '-';
  const [k0, k1, k2] = [0, 1, 2].map((n) => latexPolynomial(later(n), 'k'));
  const term = (p: Bivariate, sign: 1 | -1) => `A(${latexBivariate(p)}, ${sign})`;
  const period_ = parametricPeriod(statement.fraction, head, period).map((p, i) =>
    term(p, signAfter(statement.fraction.signs, head + i)),
  );
  const canonical = Array.from({ length: steps }, (_, i) => {
    const slope = image.difference.map((x) => Q.multiply(x, Q.rational(BigInt(steps))));
    return term(addBivariate(constantInJ(later(skipped + i)), [[], slope]), image.sign);
  });
  const common = bivariateEntries(argument.sides);
  const heads = skipped === 0 ? 'W' : skipped === 1 ? 'W K(0)' : `W K(0) \\cdots K(${skipped - 1})`;
  return [
    '\\begin{proof}',
    `\\emph{The classical fraction.} Theorem~\\ref{classical} with $a = ${latexPolynomial(image.first, 'k')}$, $b = ${latexPolynomial(image.difference, 'k')}$, $\\sigma = ${image.sign}$ names`,
    `\\[\n\\kappa_0 = ${k0} ${operator} \\cfrac{1}{${k1} ${operator} \\cfrac{1}{${k2} ${operator} \\cdots}},\n\\qquad ${latexOfValue(template, statement)} = W \\kappa_0, \\qquad W = ${latexMatrix([inK(a), inK(b), inK(c), inK(d)])}.\n\\]`,
    `\n\\emph{The matrix period.} From the term $a_{${head}}$ on it is`,
    matrixEquation(['M(j)', period_.join(' ')], bivariateEntries(argument.matrix), 'm'),
    `\n\\emph{The identity.} With $s = ${skipped}$, $r = ${steps}$, $\\lambda = ${factor}$ and`,
    `\\[\nU = ${latexMatrix(bivariateEntries(u))}, \\qquad \\det U = ${latexBivariate(determinantBivariate(u))},\n\\]`,
    'both sides of (1) are, identically in $j$ and $k$,',
    matrixEquation([`${canonical.join(' ')} U`, `${factor < 0 ? '-' : ''}U\\, M(j)`], common, 'e'),
    `\n\\emph{The heads.} $H$ and $${heads}$ are`,
    `\\[\n${latexMatrix(bivariateEntries(argument.fractionHead))} \\quad\\text{and}\\quad ${latexMatrix(bivariateEntries(argument.canonicalHead))},\n\\]`,
    `and the second times $U$ is a multiple of the first, which is (2).`,
    `\n\\emph{Convergence.} ${latexAdmissible(statement)}`,
    '\n\\emph{Conclusion.} By Lemma~\\ref{transfer}, for each of these $k$, the value of the fraction is $W \\kappa_0$.',
    '\\end{proof}',
  ];
}
