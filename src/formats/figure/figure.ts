import type { FigureAxes } from '../../core/fractions/figureAxes.ts';
import type { Curve } from './curves.ts';
import { axisNames, sceneOf } from './scene.ts';
import { copiedSize } from './size.ts';
import { figureSvg, printPaint } from './svg.ts';
import { pgfplotsPicture } from './pgfplots.ts';
import { tikzPicture } from './tikz.ts';

/** What a preamble needs for a figure of pgfplots. */
export const figurePreamble: readonly string[] = ['\\usepackage{pgfplots}', '\\pgfplotsset{compat=1.15}'];

/** What a figure is written for. */
export const figureLanguages = ['pgfplots', 'tikz'] as const;
export type FigureLanguage = (typeof figureLanguages)[number];

const pictures: Readonly<Record<FigureLanguage, (curves: readonly Curve[], axes: FigureAxes) => string>> = {
  pgfplots: pgfplotsPicture,
  tikz: tikzPicture,
};

const subjects: Readonly<Record<FigureAxes, string>> = {
  terms: 'Correct digits after each term',
  multiplications: 'Correct digits against the multiplications by which the convergents are computed',
  error: 'The distance of the convergents from the value, after each term',
};

/** What a figure shows, as a sentence without full stop. */
export function figureSubject(curves: readonly Curve[], axes: FigureAxes): string {
  const count = curves.filter(({ isBeside }) => !isBeside).length;
  return `${subjects[axes]}, for ${count === 1 ? 'the fraction' : `${count} fractions`}`;
}

/** The picture alone: for LaTeX, or SVG as it is printed. */
export function figureText(
  curves: readonly Curve[],
  axes: FigureAxes,
  language: FigureLanguage | 'svg',
): string {
  if (language !== 'svg') return pictures[language](curves, axes);
  const scene = sceneOf(curves, { axes, ...copiedSize, names: axisNames, hasLegend: true });
  return figureSvg(scene, printPaint, figureSubject(curves, axes));
}

/** A figure of curves in LaTeX, with its caption. @param label the label, where it is to be referred to */
export function convergenceFigure(
  curves: readonly Curve[],
  {
    axes = 'terms',
    language = 'pgfplots',
    label,
  }: { readonly axes?: FigureAxes; readonly language?: FigureLanguage; readonly label?: string } = {},
): string {
  const beside = curves.some(({ isBeside }) => isBeside)
    ? ' Without marks: the simple continued fractions of the same values.'
    : '';
  return [
    '\\begin{figure}[htbp]',
    '\\centering',
    pictures[language](curves, axes),
    `\\caption{${figureSubject(curves, axes)}.${beside}}${label === undefined ? '' : `\\label{${label}}`}`,
    '\\end{figure}',
  ].join('\n');
}
