import type { Conjecture } from '../../core/conjecture.ts';
import { correctDigits, simpleTerms } from '../../core/fractions/convergence.ts';
import { evaluateFraction } from '../../core/fractions/evaluate.ts';
import { numeratorsOf, termsOf } from '../../core/fractions/fraction.ts';
import type { ContinuedFraction } from '../../core/fractions/fraction.ts';
import { isSignPattern, numeratorsKey } from '../../core/fractions/numerators.ts';
import { latexIntegerPolynomial, latexLeftSide } from './latex.ts';
import { latexWidth } from './width.ts';

/** What a preamble needs for a figure. */
export const figurePreamble: readonly string[] = ['\\usepackage{pgfplots}', '\\pgfplotsset{compat=1.15}'];

/** What the axes show: digits against terms or against multiplications, or the error, which is one over a power of ten. */
export const figureAxes = ['terms', 'multiplications', 'error'] as const;
export type FigureAxes = (typeof figureAxes)[number];

/** A curve: where it stands in the legend, and a point a term. */
export interface Curve {
  readonly legend: string;
  /** Multiplications by which a term moves numerator and denominator of the convergents on: 2, or 4 with numerators beyond ±1. */
  readonly cost: number;
  /** Correct digits after each term, from the first on. */
  readonly digits: readonly number[];
  /** Whether it is a simple continued fraction that is drawn beside the others. */
  readonly isBeside: boolean;
}

/** Terms along the axis. */
const shownTerms = 40;
/** Widest text in the legend, in points. */
const widestLegend = 200;
/** Digits that have the terms of most simple continued fractions, and most that are asked for. */
const firstDigits = 320;
const mostDigits = 5000;

/** Lines and marks that are told apart in print without colours. */
const looks = [
  'solid, mark=*',
  'solid, mark=square*, mark options={fill=white}',
  'solid, mark=triangle*',
  'solid, mark=o',
  'densely dashed, mark=diamond*, mark options={solid}',
  'densely dashed, mark=square, mark options={solid}',
  'densely dashed, mark=pentagon*, mark options={solid, fill=white}',
  'dotted, mark=+, mark options={solid}',
] as const;

const looksBeside = ['densely dotted', 'dash dot', 'loosely dotted', 'dash dot dot'] as const;

/** Fractions that one figure carries and the eye still tells apart. */
export const mostCurves: number = looks.length;

/**
 * The curves of fractions, and of the simple continued fraction of each of their values that is not one of them: each from
 * its own convergents, no mean rate.
 */
export function curvesOf(conjectures: readonly Conjecture[]): Curve[] {
  const own = conjectures.map((conjecture, i) => ({
    legend: legendOf(conjecture, i + 1),
    cost: isSignPattern(numeratorsOf(conjecture.fraction)) ? 2 : 4,
    digits: correctDigits(
      termsOf(conjecture.fraction.rule, shownTerms + 1),
      numeratorsOf(conjecture.fraction),
    ),
    isBeside: false,
  }));
  const simple = new Map<string, Curve>();
  const isSimple = ({ fraction }: Conjecture) => numeratorsKey(numeratorsOf(fraction)) === '+';
  const shown = new Set(conjectures.filter(isSimple).map(keyOfValue));
  for (const [i, conjecture] of conjectures.entries()) {
    const key = keyOfValue(conjecture);
    if (shown.has(key) || simple.has(key)) continue;
    simple.set(key, {
      legend: `the simple continued fraction of ${valueText(conjecture) ?? `the value of ${i + 1}`}`,
      cost: 2,
      digits: simpleDigits(conjecture.fraction),
      isBeside: true,
    });
  }
  return [...own, ...simple.values()];
}

function keyOfValue({ value, constant }: Conjecture): string {
  return `${constant.name} ${value.numerator.join()} ${value.denominator.join()}`;
}

function simpleDigits(fraction: ContinuedFraction): number[] {
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

/** "2: $e = [3; 3, 2, 5, 2, \dots]$, signs $-+$". */
function legendOf(conjecture: Conjecture, number: number): string {
  const numerators = numeratorsOf(conjecture.fraction);
  const terms = conjecture.terms.slice(0, 5).map(String);
  const list = `[${terms[0]!}; ${terms.slice(1).join(', ')}, \\dots]`;
  const value = valueText(conjecture);
  const left = value === null ? '' : `${value.slice(1, -1)} = `;
  const equation = latexWidth(`${left}${list}`) <= widestLegend ? `${left}${list}` : list;
  const shown = latexWidth(equation) <= widestLegend ? `$${equation}$` : (value ?? 'see the text');
  const rule = isSignPattern(numerators)
    ? numeratorsKey(numerators) === '+'
      ? ''
      : `, signs $${numerators.map((sign) => (sign > 0 ? '+' : '-')).join('')}$`
    : `, $b_n$: $${numerators.map((p) => latexIntegerPolynomial(p, 'j')).join(';\\, ')}$`;
  return `${number}: ${shown}${latexWidth(rule) <= widestLegend / 2 ? rule : ''}`;
}

const names: Readonly<Record<FigureAxes, readonly [x: string, y: string]>> = {
  terms: ['terms', 'correct digits'],
  multiplications: ['multiplications', 'correct digits'],
  error: ['terms', 'error'],
};

/** The picture of some fractions' convergence for pgfplots, without the float around it. */
function convergencePicture(conjectures: readonly Conjecture[], axes: FigureAxes = 'terms'): string {
  const curves = curvesOf(conjectures.slice(0, mostCurves));
  const [x, y] = names[axes];
  const options = [
    'width=0.95\\linewidth, height=0.55\\linewidth',
    `xlabel={${x}}, ylabel={${y}}`,
    ...(axes === 'error' ? ['ymode=log'] : ['ymin=0']),
    'xmin=0',
    ...(axes === 'multiplications' ? [] : [`xmax=${shownTerms}`]),
    'legend style={font=\\footnotesize, draw=none, fill=none, at={(0.5,-0.2)}, anchor=north}',
    'legend cell align=left',
  ];
  return [
    '\\begin{tikzpicture}',
    `\\begin{axis}[${options.join(',\n  ')}]`,
    ...curves.flatMap((curve, i) => [
      `\\addplot[black, ${lookOf(curve, i, curves)}] coordinates {${points(curve, axes)}};`,
      `\\addlegendentry{${curve.legend}}`,
    ]),
    '\\end{axis}',
    '\\end{tikzpicture}',
  ].join('\n');
}

/** Marks stand at every eighth term, for each curve at other ones, so that curves that lie upon each other are seen. */
function lookOf({ isBeside }: Curve, i: number, curves: readonly Curve[]): string {
  const others = curves.filter((curve) => !curve.isBeside).length;
  return isBeside
    ? `gray, ${looksBeside[(i - others) % looksBeside.length]!}, mark=none`
    : `${looks[i % looks.length]!}, mark repeat=${looks.length}, mark phase=${i + 1}`;
}

function points({ digits, cost }: Curve, axes: FigureAxes): string {
  return digits
    .slice(0, shownTerms)
    .map((y, n) => {
      const size = Math.max(0, y);
      const at = axes === 'multiplications' ? (n + 1) * cost : n + 1;
      return `(${at},${axes === 'error' ? `1e-${size.toFixed(0)}` : size.toFixed(2)})`;
    })
    .join(' ');
}

/** The same as a figure with its caption. @param label the label, where it is to be referred to */
export function convergenceFigure(
  conjectures: readonly Conjecture[],
  { axes = 'terms', label }: { readonly axes?: FigureAxes; readonly label?: string } = {},
): string {
  const count = Math.min(conjectures.length, mostCurves);
  const what = {
    terms: 'Correct digits after each term',
    multiplications: 'Correct digits against the multiplications by which the convergents are computed',
    error: 'The distance of the convergents from the value, after each term',
  }[axes];
  const beside = curvesOf(conjectures.slice(0, mostCurves)).some(({ isBeside }) => isBeside)
    ? ' Without marks: the simple continued fractions of the same values.'
    : '';
  return [
    '\\begin{figure}[htbp]',
    '\\centering',
    convergencePicture(conjectures, axes),
    `\\caption{${what}, for ${count === 1 ? 'the fraction' : `${count} fractions`}.${beside}}${label === undefined ? '' : `\\label{${label}}`}`,
    '\\end{figure}',
  ].join('\n');
}
