import type { Conjecture } from '../../core/conjecture.ts';
import { quotientParts } from '../../core/constants/expression.ts';
import { formatExpression } from '../../core/constants/formatExpression.ts';
import { numeratorsOf } from '../../core/fractions/fraction.ts';
import type { TermRule } from '../../core/fractions/fraction.ts';
import { isSignPattern, numeratorSign, numeratorSize } from '../../core/fractions/numerators.ts';
import type { Numerators } from '../../core/fractions/numerators.ts';
import { primitivePatterns } from '../../core/fractions/signs.ts';
import type { SignPattern } from '../../core/fractions/signs.ts';
import type { IntegerPolynomial, Polynomial } from '../../core/numbers/polynomial.ts';
import { formatRational, rational } from '../../core/numbers/rational.ts';
import type { Value } from '../../core/value.ts';
import { formatSum } from './sum.ts';

/** Whether a constant's name needs no parentheses as a factor or base. */
function isAtomic(name: string): boolean {
  return /^[A-Za-z0-9_.]+$/.test(name) || /^[A-Za-z0-9]+\([^()]*\)$/.test(name);
}

/** The sum of c_i u^i v^(n−i): "2*e - 1". */
function formatInConstant(coefficients: IntegerPolynomial, u: string, v: string, n: number): string {
  if (u === '1') {
    const ofInverse = Array.from({ length: n + 1 }, (_, i) => coefficients[n - i] ?? 0n);
    return formatInConstant(ofInverse, v, '1', 0);
  }
  const filled = Array.from(
    { length: Math.max(n + 1, coefficients.length) },
    (_, i) => coefficients[i] ?? 0n,
  );
  const terms = filled.filter((c) => c !== 0n);
  const isWhole = filled.length <= 2 && terms.length === 1 && terms[0] === 1n;
  const factor = (base: string, exponent: number): string[] => {
    if (exponent === 0 || base === '1') return [];
    const name = isAtomic(base) || isWhole ? base : `(${base})`;
    return [exponent === 1 ? name : `${name}^${exponent}`];
  };
  const power = (i: number) => [...factor(u, i), ...factor(v, n - i)].join('*');
  return formatSum(filled.map(String), power, '*');
}

/** P(α)/Q(α) of a conjecture in the notation of the expression language; of α = u/v as one quotient of polynomials in u and v. */
export function formatLeftSide({ value, constant }: Pick<Conjecture, 'value' | 'constant'>): string {
  const parts = constant.kind === 'expression' ? quotientParts(constant.expression) : null;
  return parts === null
    ? formatValue(value, constant.name)
    : formatValue(value, formatExpression(parts.above), formatExpression(parts.below));
}

/** P(α)/Q(α) in the notation of the expression language, of α or of α = constant/below: "(e + 1)/(2*e - 2)". */
export function formatValue({ numerator, denominator }: Value, constant: string, below = '1'): string {
  const n = below === '1' ? 0 : Math.max(numerator.length, denominator.length) - 1;
  const p = formatInConstant(numerator, constant, below, n);
  const q = formatInConstant(denominator, constant, below, n);
  if (q === '1') return p;
  const single = (text: string) => !/[ +-]/.test(text.replace(/\([^()]*\)/g, '').replace(/^-/, ''));
  return `${single(p) ? p : `(${p})`}/${single(q) && !q.includes('*') && !q.includes('/') ? q : `(${q})`}`;
}

/** A polynomial in an index: "2k + 3", "1/2k^2 + 1/2k". */
export function formatPolynomial(polynomial: Polynomial, index = 'k'): string {
  const power = (i: number) => (i === 0 ? '' : i === 1 ? index : `${index}^${i}`);
  return formatSum(polynomial.map(formatRational), power, '');
}

/** The rule of the terms, as `esma evaluate --terms` reads it: "1 | 2; 2k + 3", preperiod before the bar. */
export function formatRule(rule: TermRule): string {
  if (rule.kind === 'recurrent') {
    const power = (i: number) => `a[n-${rule.recurrence.length - i}]`;
    const sum = formatSum([...rule.recurrence].reverse().map(String), power, '*');
    return `${rule.initial.join(', ')}, then a[n] = ${sum}`;
  }
  const polynomials = rule.polynomials.map((polynomial) => formatPolynomial(polynomial)).join('; ');
  return rule.preperiod.length > 0 ? `${rule.preperiod.join('; ')} | ${polynomials}` : polynomials;
}

/** "[2; 3, 2, 5, 2, 7, …]". */
export function formatTerms(terms: readonly bigint[], shown: number): string {
  const [first, ...rest] = terms.slice(0, shown);
  return `[${first}; ${rest.join(', ')}, …]`;
}

/** "−+", with the true minus sign, for the reader. */
export function displaySigns(signs: SignPattern): string {
  return signs.map((sign) => (sign > 0 ? '+' : '−')).join('');
}

/** "−+" for signs, "-2k - 1; 2k + 2" for polynomials, one for each place of the word. */
export function displayNumerators(numerators: Numerators): string {
  return isSignPattern(numerators)
    ? displaySigns(numerators)
    : numerators.map((polynomial) => formatPolynomial(polynomial.map((c) => rational(c)))).join('; ');
}

/** Sign patterns that are distinct and primitive, as a sentence names what is "under" them. */
export function describePatterns(patterns: readonly SignPattern[]): string {
  const longest = Math.max(...patterns.map(({ length }) => length));
  if (patterns.length === 1) return displaySigns(patterns[0]!);
  return patterns.length === primitivePatterns(longest).length
    ? `patterns of length ≤ ${longest}`
    : `the patterns ${patterns.map(displaySigns).join(', ')}`;
}

/** "signs −+, repeated", or "numerators -2k - 1; 2k + 2". */
function describeNumerators(numerators: Numerators): string {
  return isSignPattern(numerators)
    ? `signs ${displaySigns(numerators)}, repeated`
    : `numerators ${displayNumerators(numerators)}`;
}

/** "2 − 1/(3 + 1/(2 − 1/(5 + …)))": the first terms as a formula with the numerators in place. */
export function formatNested(terms: readonly bigint[], numerators: Numerators, depth: number): string {
  let text = '…';
  for (let n = depth - 1; n >= 0; n--) {
    const sign = numeratorSign(numerators, n) > 0 ? '+' : '−';
    text =
      n === depth - 1
        ? `${terms[n]} ${sign} ${text}`
        : `${terms[n]} ${sign} ${numeratorSize(numerators, n)}/(${text})`;
  }
  return text;
}

/** One conjecture as a line of plain text. */
export function formatConjecture({ value, constant, terms, fraction }: Conjecture, shown = 8): string {
  return `${formatLeftSide({ value, constant })} = ${formatTerms(terms, shown)}  ${describeNumerators(numeratorsOf(fraction))}`;
}
