import { latexOfExpression } from '../../core/constants/latex.ts';
import { isInterlaced, signAfter } from '../../core/fractions/fraction.ts';
import type { Bivariate } from '../../core/numbers/bivariate.ts';
import { constantInJ } from '../../core/numbers/bivariate.ts';
import { statementTerms } from '../../core/theorems/parametric/statements.ts';
import type { Exception, ParametricStatement } from '../../core/theorems/parametric/statements.ts';
import { proofOf } from '../../core/theorems/certificates/proofOf.ts';
import type { Template } from '../../core/theorems/parametric/template.ts';
import { fractionInText, signStatement } from '../latex/formulaParts.ts';
import { latexPolynomial, latexValue } from '../latex/latex.ts';
import { displaySigns, formatTerms, formatValue } from '../text/plain.ts';
import { knownPhrase } from '../text/standing.ts';
import { formatBivariate, latexQuotient, overDenominator } from './bivariate.ts';
import { latexParametricProof, neededByStatements } from './parametricProof.ts';
import { bibliography, preliminaries } from './preliminaries.ts';
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
  const foundations = preliminaries(neededByStatements(statements));
  const texts = statements.map((statement) => latexStatement(template, statement));
  return latexDocument([
    '\\section*{What the proofs rest on}',
    foundations,
    '\\section*{The theorems}',
    ...texts,
    bibliography([foundations, ...texts].join('\n')),
  ]);
}

function latexStatement(template: Template, statement: ParametricStatement): string {
  const { proof } = statement;
  return [
    latexOfStatement(template, statement),
    ...(proof.ok ? latexParametricProof(latexOfValue(template, statement), statement, proof.argument) : []),
    '',
  ].join('\n');
}

/** The statement in its environment: a theorem where it is proved, a conjecture elsewhere. */
export function latexOfStatement(template: Template, statement: ParametricStatement): string {
  const { fraction, proof, parameters, exceptions } = statement;
  const signs = signStatement(fraction.signs);
  const environment = proof.ok ? 'theorem' : 'conjecture';
  const kind = parameters.step === 1 ? 'integers' : `${parameters.from % 2 === 1 ? 'odd' : 'even'} integers`;
  return [
    `\\begin{${environment}}`,
    `For all ${kind} $k \\ge ${parameters.from}$`,
    `\\[\n${latexFormula(template, statement)}\n\\]`,
    `that is, $${fractionInText(fraction.signs)}$ with${signs === null ? '' : ` $${signs}$ and`}`,
    `$${ruleOf(statement, latexQuotient, (n) => `a_{${n}}`).join('$, $')}$ for all $j \\ge 0$.`,
    ...latexExceptions(exceptions),
    `\\end{${environment}}`,
  ].join('\n');
}

/** The value and its fraction, nested, with k in it. */
export function latexFormula(template: Template, statement: ParametricStatement): string {
  const terms = statementTerms(statement, 4);
  const nested = terms.reduceRight((tail, term, n) => {
    const sign = signAfter(statement.fraction.signs, n) > 0 ? '+' : '-';
    const text = latexQuotient(constantInJ(term));
    return n === terms.length - 1 ? `${text} ${sign} \\cdots` : `${text} ${sign} \\cfrac{1}{${tail}}`;
  }, '');
  // A zero before a plus says nothing.
  return `${latexOfValue(template, statement)} = ${nested.replace(/^0 \+ /, '')},`;
}

/** The left side of a statement. */
export function latexOfValue(template: Template, { value }: ParametricStatement): string {
  return latexValue(value, latexOfExpression(template.expression));
}

/** What holds at the k that are excepted, as a table: why, and what stands there instead, with its rule and its signs. */
function latexExceptions(exceptions: readonly Exception[]): string[] {
  if (exceptions.length === 0) return [];
  return [
    `For ${exceptions.length === 1 ? `$k = ${exceptions[0]!.k}$` : 'these $k$'} it does not stand as it is: the table says why${exceptions.some(({ conjecture }) => conjecture) ? ', and what stands in its place with the same signs' : ''}.`,
    '\\par\\smallskip\\noindent',
    '\\begin{tabular}{@{}rp{0.25\\linewidth}p{0.6\\linewidth}@{}}',
    '$k$ & the formula & instead \\\\',
    '\\hline',
    ...exceptions.map(
      (exception) => `$${exception.k}$ & ${faultOf(exception)} & ${insteadOf(exception)} \\\\`,
    ),
    '\\end{tabular}',
  ];
}

function faultOf({ isFault, reason }: Exception): string {
  if (isFault) return /rational/.test(reason) ? 'has a rational value' : 'has no real value';
  return reason.replace(/^(.*)a_(\d+) = (-?\d+)( before a minus)?(?: there)?/, 'has $$a_{$2} = $3$$$4');
}

function insteadOf({ conjecture }: Exception): string {
  if (!conjecture) return '--';
  const { fraction, terms } = conjecture;
  if (!isInterlaced(fraction)) return `$[${terms[0]}; ${terms.slice(1, shownTerms).join(', ')}, \\dots]$`;
  const { preperiod, polynomials } = fraction.rule;
  const m = polynomials.length;
  const rule = [
    ...preperiod.map((term, n) => `$a_{${n}} = ${term}$`),
    ...polynomials.map((p, i) => {
      const n = preperiod.length + i;
      return `$a_{${m === 1 ? '' : m}j${n === 0 ? '' : `+${n}`}} = ${latexPolynomial(p, 'j')}$`;
    }),
  ].join(', ');
  return `${rule}${proofOf(conjecture) ? '' : ' (conjectured)'}`;
}
