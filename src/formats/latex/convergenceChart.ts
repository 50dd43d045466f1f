import { measuredSimpleRate } from '../../core/gain.ts';
import type { Conjecture } from '../../core/conjecture.ts';
import { correctDigits } from '../../core/fractions/convergence.ts';
import { numeratorsOf, termsOf } from '../../core/fractions/fraction.ts';
import type { Family } from '../../core/family.ts';
import { latexConstant, latexValue } from './latex.ts';
import { latexWidth } from './width.ts';

/** What a preamble needs for charts. */
export const chartPreamble: readonly string[] = ['\\usepackage{pgfplots}', '\\pgfplotsset{compat=1.15}'];

/** Families that one chart carries and the eye still tells apart. */
const mostCurves = 5;
/** Terms along the axis. */
const shownTerms = 40;
/** Widest value that stands in the legend, in points. */
const widestLegend = 120;

/** A figure of the correct digits after each term for the first families, as pgfplots draws it. */
export function convergenceChart(families: readonly Family[]): string {
  const shown = families.slice(0, mostCurves).map(({ members }) => members[0]!);
  const curves = shown.flatMap((conjecture, i) => [
    `\\addplot+[mark=none, thick] coordinates {${points(conjecture)}};`,
    `\\addlegendentry{${legend(conjecture, i + 1)}}`,
  ]);
  const simple = Math.min(...shown.map(({ fraction }) => measuredSimpleRate(fraction)));
  return [
    '\\begin{figure}[htbp]',
    '\\centering',
    '\\begin{tikzpicture}',
    '\\begin{axis}[width=0.9\\linewidth, height=0.5\\linewidth, xlabel={terms}, ylabel={correct digits},',
    '  legend pos=north west, legend cell align=left, legend style={font=\\footnotesize, draw=none, fill=none},',
    `  xmin=0, xmax=${shownTerms}, ymin=0]`,
    ...curves,
    `\\addplot[mark=none, dashed, domain=0:${shownTerms}, samples=2] {${simple.toFixed(4)}*x};`,
    '\\addlegendentry{a simple continued fraction}',
    '\\end{axis}',
    '\\end{tikzpicture}',
    `\\caption{Correct digits after each term, for the simplest members of the first ${shown.length === 1 ? 'family' : `${shown.length} families`}. The dashed line has the mean rate, ${simple.toFixed(2)} digits a term, of the slowest simple continued fraction among these values.}`,
    '\\end{figure}',
  ].join('\n');
}

function points({ fraction }: Conjecture): string {
  const digits = correctDigits(termsOf(fraction.rule, shownTerms + 2), numeratorsOf(fraction));
  return digits.map((y, n) => `(${n + 1},${Math.max(0, y).toFixed(2)})`).join(' ');
}

function legend({ value, constant }: Conjecture, number: number): string {
  const text = latexValue(value, latexConstant(constant)).replace(/^\\frac/, '\\tfrac');
  return latexWidth(text) <= widestLegend ? `${number}: $${text}$` : `family ${number}`;
}
