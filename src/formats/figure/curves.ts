import type { Conjecture } from '../../core/conjecture.ts';
import { correctDigits, simpleTerms } from '../../core/fractions/convergence.ts';
import { evaluateFraction } from '../../core/fractions/evaluate.ts';
import { mostCurves } from '../../core/fractions/figureAxes.ts';
import { isSigned, numeratorsOf, termsOf } from '../../core/fractions/fraction.ts';
import type { ContinuedFraction } from '../../core/fractions/fraction.ts';
import { isSignPattern, numeratorsKey } from '../../core/fractions/numerators.ts';
import { latexIntegerPolynomial, latexLeftSide } from '../latex/latex.ts';
import { latexWidth } from '../latex/width.ts';
import { displayNumerators, formatLeftSide, formatTerms } from '../text/plain.ts';

/** A curve: where it stands in the legend, and a point a term. */
export interface Curve {
  /** Its entry in the legend, as plain text and as LaTeX. */
  readonly text: string;
  readonly latex: string;
  /** Multiplications by which a term moves numerator and denominator of the convergents on: 2, or 4 with numerators beyond ±1. */
  readonly cost: number;
  /** Correct digits after each term, from the first on. */
  readonly digits: readonly number[];
  /** Whether it is a simple continued fraction that is drawn beside the others. */
  readonly isBeside: boolean;
}

/** Terms along the axis. */
export const shownTerms = 40;
/** Widest text in the legend, in points, and its longest in characters. */
const widestLegend = 200;
const longestLegend = 160;
/** Digits that have the terms of most simple continued fractions, and most that are asked for. */
const firstDigits = 320;
const mostDigits = 5000;

/** Correct digits of the simple continued fraction of a conjecture's value, a term each; none where they are not known. */
export type SimpleDigits = (conjecture: Conjecture) => readonly number[];

/**
 * The curves of the first `mostCurves` fractions, and of the simple continued fraction of each of their values that is not one of
 * them: each from its own convergents, no mean rate.
 */
export function curvesOf(
  conjectures: readonly Conjecture[],
  simpleDigits: SimpleDigits = ({ fraction }) => digitsOfSimple(fraction),
): Curve[] {
  const drawn = conjectures.slice(0, mostCurves);
  const own = drawn.map((conjecture, i): Curve => {
    const { fraction } = conjecture;
    const numerators = numeratorsOf(fraction);
    return {
      ...legendOf(conjecture, i + 1),
      cost: isSigned(fraction) ? 2 : 4,
      digits: correctDigits(termsOf(fraction.rule, shownTerms + 1), numerators),
      isBeside: false,
    };
  });
  const beside = besideOf(drawn).flatMap((conjecture): Curve[] => {
    const digits = simpleDigits(conjecture);
    if (digits.length === 0) return [];
    const of = (value: string) => `the simple continued fraction of ${value}`;
    const text = of(formatLeftSide(conjecture));
    const latex = of(valueText(conjecture) ?? `the value of ${drawn.indexOf(conjecture) + 1}`);
    return [{ text: shortened(text), latex, cost: 2, digits, isBeside: true }];
  });
  return [...own, ...beside];
}

/** The first conjecture of each value whose simple continued fraction is not among the fractions. */
export function besideOf(conjectures: readonly Conjecture[]): Conjecture[] {
  const isSimple = ({ fraction }: Conjecture) => numeratorsKey(numeratorsOf(fraction)) === '+';
  const shown = new Set(conjectures.filter(isSimple).map(keyOfValue));
  return conjectures.filter((conjecture) => {
    const key = keyOfValue(conjecture);
    if (shown.has(key)) return false;
    shown.add(key);
    return true;
  });
}

function keyOfValue({ value, constant }: Conjecture): string {
  return `${constant.name} ${value.numerator.join()} ${value.denominator.join()}`;
}

function digitsOfSimple(fraction: ContinuedFraction): number[] {
  for (let digits = firstDigits; ; digits *= 2) {
    const terms = simpleTerms(evaluateFraction(fraction, digits), shownTerms + 1);
    if (terms.length > shownTerms || digits >= mostDigits) return correctDigits(terms, [1]);
  }
}

/** The value as a formula, where a legend has room for it. */
function valueText({ value, constant }: Conjecture): string | null {
  const text = latexLeftSide({ value, constant }).replace(/^\\frac/, '\\tfrac');
  return latexWidth(text) <= widestLegend / 2 ? `$${text}$` : null;
}

/** "2: e = [3; 3, 2, 5, 2, …], signs −+", in both ways of writing. */
function legendOf(conjecture: Conjecture, number: number): Pick<Curve, 'text' | 'latex'> {
  const numerators = numeratorsOf(conjecture.fraction);
  const terms = conjecture.terms.slice(0, 5).map(String);
  const list = `[${terms[0]!}; ${terms.slice(1).join(', ')}, \\dots]`;
  const value = valueText(conjecture);
  const left = value === null ? '' : `${value.slice(1, -1)} = `;
  const equation = latexWidth(`${left}${list}`) <= widestLegend ? `${left}${list}` : list;
  const shown = latexWidth(equation) <= widestLegend ? `$${equation}$` : (value ?? 'see the text');
  const isSimple = numeratorsKey(numerators) === '+';
  const rule = isSignPattern(numerators)
    ? `, signs $${numerators.map((sign) => (sign > 0 ? '+' : '-')).join('')}$`
    : `, $b_n$: $${numerators.map((p) => latexIntegerPolynomial(p, 'j')).join(';\\, ')}$`;
  const plainRule = `, ${isSignPattern(numerators) ? 'signs' : 'numerators'} ${displayNumerators(numerators)}`;
  const plain = `${number}: ${formatLeftSide(conjecture)} = ${formatTerms(conjecture.terms, 5)}`;
  return {
    latex: `${number}: ${shown}${!isSimple && latexWidth(rule) <= widestLegend / 2 ? rule : ''}`,
    text: shortened(`${plain}${isSimple ? '' : plainRule}`),
  };
}

function shortened(text: string): string {
  return text.length <= longestLegend ? text : `${text.slice(0, longestLegend - 1)}…`;
}
