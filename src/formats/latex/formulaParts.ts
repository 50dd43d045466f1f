import type { Conjecture } from '../../core/conjecture.ts';
import { termsOf } from '../../core/fractions/fraction.ts';
import { numeratorsOf } from '../../core/fractions/fraction.ts';
import type {
  ContinuedFraction,
  InterlacedTerms,
  RecurrentTerms,
  TermRule,
} from '../../core/fractions/fraction.ts';
import { isSignPattern, numeratorClass } from '../../core/fractions/numerators.ts';
import type { NumeratorRule, Numerators } from '../../core/fractions/numerators.ts';
import type { SignPattern } from '../../core/fractions/signs.ts';
import { substituteLinear, overRationals } from '../../core/numbers/polynomial.ts';
import type { Polynomial } from '../../core/numbers/polynomial.ts';
import * as Q from '../../core/numbers/rational.ts';
import {
  latexConstant,
  latexIntegerPolynomial,
  latexPolynomial,
  latexValue,
  latexLeftSide,
} from './latex.ts';
import {
  brokenEquation,
  brokenInteger,
  filledLines,
  fits,
  lineWidth,
  punctuated,
  statement,
} from './rows.ts';
import { latexWidth } from './width.ts';
import { formatSum } from '../text/sum.ts';

/** A part of a formula as the lines that it takes. */
export type Lines = readonly string[];

/** The left side of an equation, with what must be said where it has been shortened. */
export interface LeftSide {
  readonly formula: string;
  /** "α = I_1(2)/I_0(2)" and the like; [] where nothing was shortened. */
  readonly definitions: readonly Lines[];
}

/** P(α)/Q(α), or with a letter for the constant and for P and Q where a line does not hold it. */
export function leftSide({ value, constant }: Conjecture, width = lineWidth): LeftSide {
  const name = latexConstant(constant);
  const whole = latexLeftSide({ value, constant });
  if (fits(whole, width)) return { formula: whole, definitions: [] };
  const definition = name === '\\alpha' ? [] : [[`\\alpha = ${name}`]];
  const short = latexValue(value, '\\alpha');
  if (fits(short, width)) return { formula: short, definitions: definition };
  const polynomial = (p: readonly bigint[]): string => latexPolynomial(overRationals(p), 'x');
  return {
    formula: '\\frac{P(\\alpha)}{Q(\\alpha)}',
    definitions: [
      ...definition,
      brokenEquation('P(x)', polynomial(value.numerator), width),
      brokenEquation('Q(x)', polynomial(value.denominator), width),
    ],
  };
}

/** Widest term that stands as a number within a formula; a longer one is called a_n and given below. */
const widestTerm = 90;

/** The first terms as they stand in a formula. */
export interface TypesetTerms {
  readonly terms: readonly string[];
  /** Those too long for it, "a_3 = …". */
  readonly definitions: readonly Lines[];
}

/** The first `count` terms of a conjecture. */
export function writtenTerms(
  { fraction, terms: known }: Conjecture,
  count: number,
  width = lineWidth,
): TypesetTerms {
  const terms = count <= known.length ? known.slice(0, count) : termsOf(fraction.rule, count);
  const widest = Math.min(widestTerm, (widestTerm * width) / lineWidth);
  const long = (term: bigint) => !fits(String(term), widest);
  return {
    terms: terms.map((term, n) => (long(term) ? `a_{${n}}` : String(term))),
    definitions: terms.flatMap((term, n) =>
      long(term) ? [longEquation(`a_{${n}}`, String(term), width)] : [],
    ),
  };
}

/** left = an integer of any length. */
function longEquation(left: string, integer: string, width: number): Lines {
  const start = `${left} = `;
  const lines = brokenInteger(integer, width - latexWidth(start) - 20);
  return [start + lines[0]!, ...lines.slice(1)];
}

/** The rule of the terms, each part an equation such as "a_{3k+2} = 2k + 2". */
export interface RuleParts {
  readonly parts: readonly Lines[];
  /** For which values of the index: "(k ≥ 0)"; "" where the parts say it. */
  readonly range: string;
}

/** The parts of a rule, the last with the values of the index. */
export function rangedParts({ parts, range }: RuleParts, width = lineWidth): readonly Lines[] {
  return range === '' ? parts : [...parts.slice(0, -1), withRange(parts[parts.length - 1]!, range, width)];
}

function withRange(lines: Lines, range: string, width: number): Lines {
  const last = `${lines[lines.length - 1]!} \\quad ${range}`;
  return fits(last, width) ? [...lines.slice(0, -1), last] : [...lines, range];
}

/**
 * The rule of all terms by residue class; classes with the same polynomial share an equation, and a rule with one class
 * only is a_n as a polynomial in n.
 * @param index the letter that counts the periods
 * @param from the first term that the rule shall cover, 0 or 1
 */
export function ruleParts(rule: TermRule, index: string, from: 0 | 1 = 0, width = lineWidth): RuleParts {
  return rule.kind === 'interlaced'
    ? interlacedParts(rule, index, from, width)
    : { parts: recurrentParts(rule, width), range: `(n \\ge ${rule.initial.length})` };
}

/** a_n for all n ≥ 1 as one polynomial in n, where the rule has only one class and no longer a preperiod than a_0. */
export function singlePolynomial(rule: TermRule): string | null {
  if (rule.kind !== 'interlaced' || rule.polynomials.length > 1 || rule.preperiod.length > 1) return null;
  return latexPolynomial(inTermIndex(rule.polynomials[0]!, rule.preperiod.length), 'n');
}

/** P(n − k): what a polynomial of the one class after k terms is as a polynomial in the number of the term. */
function inTermIndex(polynomial: Polynomial, k: number): Polynomial {
  return substituteLinear(polynomial, Q.one, Q.rational(BigInt(-k)));
}

function interlacedParts(rule: InterlacedTerms, index: string, from: 0 | 1, width: number): RuleParts {
  const { preperiod, polynomials } = rule;
  const k = preperiod.length;
  const m = polynomials.length;
  const heads = headParts(preperiod, from, width);
  if (m === 1) {
    const first = Math.max(k, from);
    const equation = brokenEquation('a_{n}', latexPolynomial(inTermIndex(polynomials[0]!, k), 'n'), width);
    return { parts: [...heads, equation], range: `(n \\ge ${first})` };
  }
  const classes = new Map<string, string[]>();
  polynomials.forEach((polynomial, i) => {
    const right = latexPolynomial(polynomial, index);
    const left = `a_{${m}${index}${k + i === 0 ? '' : `+${k + i}`}}`;
    classes.set(right, [...(classes.get(right) ?? []), left]);
  });
  return {
    parts: [...heads, ...[...classes].map(([right, lefts]) => classEquation(right, lefts, width))],
    range: `(${index} \\ge 0)`,
  };
}

/** a_{3k} = a_{3k+2} = 1, with breaks where there are many. */
function classEquation(right: string, lefts: readonly string[], width: number): Lines {
  if (lefts.length === 1) return brokenEquation(lefts[0]!, right, width);
  const chain = filledLines(
    lefts.map((left, i) => (i === 0 ? left : `= ${left}`)),
    ' ',
    width,
  );
  const last = chain[chain.length - 1]!;
  const closed = brokenEquation(last, right, width);
  return [...chain.slice(0, -1), ...closed];
}

/** The terms before the period: "(a_0, a_1) = (2, 1)", or one by one where that is too long. */
function headParts(preperiod: readonly bigint[], from: 0 | 1, width: number): Lines[] {
  const heads = preperiod.slice(from);
  if (heads.length > 1) {
    const last = preperiod.length - 1;
    const names =
      heads.length > 3
        ? `a_{${from}}, \\dots, a_{${last}}`
        : heads.map((_, i) => `a_{${from + i}}`).join(', ');
    const list = heads.map(
      (term, i) => `${i === 0 ? `(${names}) = (` : ''}${term}${i === heads.length - 1 ? ')' : ''}`,
    );
    if (heads.every((term) => fits(String(term), widestTerm))) return [filledLines(list, ', ', width)];
  }
  return heads.map((term, i) => longEquation(`a_{${from + i}}`, String(term), width));
}

function recurrentParts(rule: RecurrentTerms, width: number): Lines[] {
  const { initial, recurrence } = rule;
  const r = recurrence.length;
  const sum = formatSum([...recurrence].reverse().map(String), (i) => `a_{n-${r - i}}`, ' ');
  return [...headParts(initial, 0, width), brokenEquation('a_{n}', sum, width)];
}

/** Widest conditions that still stand in a sentence; a wider list is a display. */
const widestInText = 200;

/** Numerators and rule as the end of a sentence that goes on after "with": formulas in the text, or a display. */
export function conditionsInSentence(
  fraction: ContinuedFraction,
  index: string,
  lineRoom = lineWidth,
): string {
  const { parts, range: ofTerms } = ruleParts(fraction.rule, index, 0, lineRoom);
  const numerators = numeratorParts(numeratorsOf(fraction), index);
  const range = numerators.some((part) => part.includes(`${index}+`)) ? withIndex(ofTerms, index) : ofTerms;
  const width = [...numerators, ...parts.map(([line]) => line!)].reduce((sum, x) => sum + latexWidth(x), 0);
  if (width > Math.min(widestInText, lineRoom) || parts.some((lines) => lines.length > 1)) {
    const all = statement(
      [
        ...numeratorLines(numeratorsOf(fraction), index, lineRoom),
        ...rangedParts({ parts, range }, lineRoom),
      ],
      lineRoom,
    );
    return `\n\\[\n  ${punctuated(all, '.').replaceAll('\n', '\n  ')}\n\\]`;
  }
  const first = numerators.length === 0 ? '' : ` ${numerators.map((text) => `$${text}$`).join(', ')} and`;
  return `${first} ${parts.map(([line]) => `$${line!}$`).join(', ')} for all ${range
    .slice(1, -1)
    .split(', ')
    .map((part) => `$${part}$`)
    .join(' and ')}.`;
}

/** A range of n with that of the index of words of numerators: "(j ≥ 0, n ≥ 1)". */
function withIndex(range: string, index: string): string {
  return range.startsWith(`(${index} `) ? range : `(${index} \\ge 0, ${range.slice(1)}`;
}

/**
 * What the letters b_n of a formula stand for, each an equation such as "b_{n} = (-1)^{n}" or "b_{2k+1} = -2k - 1"; none where
 * one sign stands in the formula itself.
 * @param index the letter that counts the words
 */
export function numeratorParts(numerators: Numerators, index: string): string[] {
  if (isSignPattern(numerators)) return numerators.length > 1 ? [signStatement(numerators)!] : [];
  const single = singleNumerator(numerators);
  if (single !== null) return [`b_{n} = ${single}`];
  const m = numerators.length;
  return numerators.map(
    (polynomial, i) => `b_{${m}${index}+${i + 1}} = ${latexIntegerPolynomial(polynomial, index)}`,
  );
}

/** The same, each over as many lines as it takes. */
export function numeratorLines(numerators: Numerators, index: string, width: number): readonly Lines[] {
  return numeratorParts(numerators, index).map((part) => {
    const [left, right] = part.split(/ = (.*)/) as [string, string];
    return brokenEquation(left, right, width);
  });
}

/** b_n as one polynomial in n; null where the word has more than one. */
export function singleNumerator(numerators: NumeratorRule): string | null {
  return numerators.length === 1 ? latexPolynomial(numeratorClass(numerators, -1, 1), 'n') : null;
}

/** The partial numerators in words of mathematics: "b_{n} = (-1)^{n}"; null where all are 1. */
export function signStatement(signs: SignPattern): string | null {
  if (signs.length === 1) return signs[0] === 1 ? null : 'b_{n} = -1';
  if (signs.length === 2) return signs[0] === -1 ? 'b_{n} = (-1)^{n}' : 'b_{n} = (-1)^{n-1}';
  return `(b_{1}, b_{2}, \\dots) = (\\overline{${signs.join(', ')}})`;
}

/** The fraction in letters: with its sign in place where there is only one, else with b_n. */
export function fractionInLetters(numerators: Numerators): string {
  const [sign, numerator] = lettersOfNumerators(numerators);
  return `a_{0} ${sign} \\cfrac{${numerator(1)}}{a_{1} ${sign} \\cfrac{${numerator(2)}}{a_{2} ${sign} \\cdots}}`;
}

/** The same on one line of text, with slashes. */
export function fractionInText(numerators: Numerators): string {
  const [sign, numerator] = lettersOfNumerators(numerators);
  return `a_{0} ${sign} ${numerator(1)}/(a_{1} ${sign} ${numerator(2)}/(a_{2} ${sign} \\cdots))`;
}

function lettersOfNumerators(numerators: Numerators): readonly ['+' | '-', (n: number) => string] {
  if (isSignPattern(numerators) && numerators.length === 1)
    return [numerators[0] === 1 ? '+' : '-', () => '1'];
  return ['+', (n) => `b_{${n}}`];
}
