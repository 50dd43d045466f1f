import type { Conjecture } from '../../core/conjecture.ts';
import { quotientParts } from '../../core/constants/expression.ts';
import { latexOfExpression } from '../../core/constants/latex.ts';
import type { ConstantSource } from '../../core/constants/source.ts';
import { numeratorsOf, preperiodLength } from '../../core/fractions/fraction.ts';
import type { InterlacedTerms, RecurrentTerms, TermRule } from '../../core/fractions/fraction.ts';
import { isSignPattern, numeratorSign, numeratorSize } from '../../core/fractions/numerators.ts';
import type { Numerators } from '../../core/fractions/numerators.ts';
import type { SignPattern } from '../../core/fractions/signs.ts';
import type { IntegerPolynomial, Polynomial } from '../../core/numbers/polynomial.ts';
import { formatRational, rational } from '../../core/numbers/rational.ts';
import type { Value } from '../../core/value.ts';
import { formatSum } from '../text/sum.ts';

/** The constant as LaTeX; a constant that is known by its digits only is called α. */
export function latexConstant(constant: ConstantSource): string {
  return constant.kind === 'expression' ? latexOfExpression(constant.expression) : '\\alpha';
}

/** P(α)/Q(α) of a conjecture; of α = u/v as one quotient of polynomials in u and v. */
export function latexLeftSide({ value, constant }: Pick<Conjecture, 'value' | 'constant'>): string {
  const parts = constant.kind === 'expression' ? quotientParts(constant.expression) : null;
  return parts === null
    ? latexValue(value, latexConstant(constant))
    : latexValue(value, latexOfExpression(parts.above), latexOfExpression(parts.below));
}

/** P(α)/Q(α), of α or of α = base/below as LaTeX. */
export function latexValue({ numerator, denominator }: Value, base: string, below = '1'): string {
  const n = below === '1' ? 0 : Math.max(numerator.length, denominator.length) - 1;
  const p = latexInConstant(numerator, base, below, n);
  const q = latexInConstant(denominator, base, below, n);
  return q === '1' ? p : `\\frac{${p}}{${q}}`;
}

/** The sum of c_i u^i v^(n−i). */
function latexInConstant(coefficients: IntegerPolynomial, u: string, v: string, n: number): string {
  if (u === '1') {
    const ofInverse = Array.from({ length: n + 1 }, (_, i) => coefficients[n - i] ?? 0n);
    return latexInConstant(ofInverse, v, '1', 0);
  }
  const filled = Array.from(
    { length: Math.max(n + 1, coefficients.length) },
    (_, i) => coefficients[i] ?? 0n,
  );
  const terms = filled.filter((c) => c !== 0n);
  const isAlone = terms.length === 1 && terms[0] === 1n;
  const factor = (base: string, exponent: number): string[] => {
    if (exponent === 0 || base === '1') return [];
    const single = /^(\\[a-z]+|[a-zA-Z])$/.test(base);
    if (exponent > 1) return [single ? `${base}^{${exponent}}` : `\\left(${base}\\right)^{${exponent}}`];
    const isWhole = isAlone && filled.length <= 2;
    return [hasSignOutside(base) && !isWhole ? `\\left(${base}\\right)` : base];
  };
  const dot = (text: string) => (/^(\d|\\frac)/.test(text) ? ' \\cdot ' : ' ');
  const power = (i: number) =>
    [...factor(u, i), ...factor(v, n - i)].reduce((x, y) => (x === '' ? y : `${x}${dot(y)}${y}`), '');
  const needsDot = filled.some((c, i) => c !== 0n && dot(power(i)) !== ' ');
  return formatSum(filled.map(String), power, needsDot ? ' \\cdot ' : ' ');
}

/** Whether a + or − stands outside of all braces and parentheses, so that the formula is no factor as it is. */
function hasSignOutside(formula: string): boolean {
  let depth = 0;
  for (const letter of formula) {
    if ('{(['.includes(letter)) depth++;
    else if ('})]'.includes(letter)) depth--;
    else if (depth === 0 && '+-'.includes(letter)) return true;
  }
  return false;
}

/** A polynomial in an index; coefficients that are fractions as \frac. */
export function latexPolynomial(polynomial: Polynomial, index: string): string {
  const power = (i: number) => (i === 0 ? '' : i === 1 ? index : `${index}^{${i}}`);
  return formatSum(polynomial.map(formatRational), power, '', (size) => {
    const [p, q] = size.split('/');
    return q === undefined ? size : `\\tfrac{${p}}{${q}}`;
  });
}

/** a_0 + b_1/(a_1 + b_2/(… )) as nested \cfrac down to a_depth, then dots. Needs amsmath. */
export function latexNested(terms: readonly bigint[], numerators: Numerators, depth: number): string {
  return nestedFraction(terms.slice(0, depth + 1).map(String), numerators);
}

/** The same of terms that are written already; a_0 = 0 is left out where it adds nothing. */
export function nestedFraction(terms: readonly string[], numerators: Numerators): string {
  return terms.reduceRight((below, term, n) => {
    const sign = numeratorSign(numerators, n) > 0 ? '+' : '-';
    if (below === '') return `${term} ${sign} \\cdots`;
    const quotient = `\\cfrac{${numeratorSize(numerators, n)}}{${below}}`;
    return n === 0 && term === '0' && sign === '+' ? quotient : `${term} ${sign} ${quotient}`;
  }, '');
}

/** The value and its fraction: "e - 1 = 2 - \cfrac{1}{…}", a display's body. */
export function latexEquation({ value, constant, terms, fraction }: Conjecture, depth: number): string {
  return `${latexLeftSide({ value, constant })} = ${latexNested(terms, numeratorsOf(fraction), depth)}`;
}

/** The signs as a word in mathematics: "(-,+)". */
export function latexSigns(signs: SignPattern): string {
  return `(${signs.map((sign) => (sign > 0 ? '+' : '-')).join(',')})`;
}

/** The numerators in words of mathematics: "the signs $(-,+)$ repeated", or "$b_{2j+1} = -2j - 1$, $b_{2j+2} = 2j + 2$". */
export function numeratorsInWords(numerators: Numerators): string {
  if (isSignPattern(numerators))
    return numerators.length === 1
      ? `all partial numerators equal to $${numerators[0]!}$`
      : `the signs $${latexSigns(numerators)}$ repeated`;
  return numerators
    .map(
      (polynomial, i) =>
        `$b_{${indexText(numerators.length === 1 ? 'j' : `${numerators.length}j`, i + 1)}} = ${latexIntegerPolynomial(polynomial, 'j')}$`,
    )
    .join(', ');
}

/** A polynomial over the integers in an index. */
export function latexIntegerPolynomial(polynomial: IntegerPolynomial, index: string): string {
  return latexPolynomial(
    polynomial.map((coefficient) => rational(coefficient)),
    index,
  );
}

/** Residue classes that still stand in a line of text; from there on the rule is a display. */
const classesInText = 3;

/** The general rule of the terms: text with formulas for a sentence, or a display's body where there are many. */
export function latexRule(rule: TermRule): { readonly display: boolean; readonly body: string } {
  return rule.kind === 'interlaced' ? interlacedRule(rule) : { display: false, body: recurrentRule(rule) };
}

function interlacedRule({ preperiod, polynomials }: InterlacedTerms): { display: boolean; body: string } {
  const k = preperiod.length;
  const m = polynomials.length;
  const heads = preperiod.map((term, n) => ({ index: String(n), term: String(term) }));
  const classes = polynomials.map((polynomial, i) => ({
    index: m === 1 ? indexText('j', k) : indexText(`${m}j`, k + i),
    term: latexPolynomial(polynomial, 'j'),
  }));
  const all = [...heads, ...classes];
  if (all.length <= classesInText) {
    return { display: false, body: all.map(({ index, term }) => `$a_{${index}} = ${term}$`).join(', ') };
  }
  // Rows of one preperiod term or class each would be tall; two columns of them stay within a page's width.
  const columns = all.every(({ term }) => term.length < 24) ? 3 : 2;
  const cells = all.map(({ index, term }) => `a_{${index}} &= ${term}`);
  const rows: string[] = [];
  for (let i = 0; i < cells.length; i += columns) rows.push(cells.slice(i, i + columns).join(', &\\quad '));
  return {
    display: true,
    body: `\\begin{alignedat}{${columns}}\n${rows.join(', \\\\\n')}\n\\end{alignedat}`,
  };
}

function indexText(multiple: string, offset: number): string {
  return offset === 0 ? multiple : `${multiple}+${offset}`;
}

function recurrentRule(rule: RecurrentTerms): string {
  const r = rule.recurrence.length;
  const sum = formatSum([...rule.recurrence].reverse().map(String), (i) => `a_{n-${r - i}}`, ' ');
  const start = preperiodLength(rule) + r;
  const initial = rule.initial.map((term, n) => `$a_{${n}} = ${term}$`);
  return `${initial.join(', ')}, $a_n = ${sum}$ for $n \\ge ${start}$`;
}
