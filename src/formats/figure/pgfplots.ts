import type { FigureAxes } from '../../core/fractions/figureAxes.ts';
import { mostCurves } from '../../core/fractions/figureAxes.ts';
import type { Curve } from './curves.ts';
import { shownTerms } from './curves.ts';
import { looksOf } from './looks.ts';
import type { Look, MarkShape } from './looks.ts';
import { axisNames } from './scene.ts';
import { ticks } from './ticks.ts';
import { dashPattern } from './tikz.ts';

/** The picture of some curves for pgfplots. */
export function pgfplotsPicture(curves: readonly Curve[], axes: FigureAxes): string {
  const looks = looksOf(curves);
  const x = axes === 'multiplications' ? axisNames.multiplications : axisNames.terms;
  const y = axes === 'error' ? axisNames.error : axisNames.digits;
  const options = [
    'width=0.95\\linewidth, height=0.55\\linewidth',
    `xlabel={${x}}, ylabel={${y}}`,
    ...(axes === 'error' ? logarithmic(curves) : ['ymin=0']),
    'xmin=0',
    ...(axes === 'multiplications' ? [] : [`xmax=${shownTerms}`]),
    // Below the numbers and the name of the axis, which are as high in every column.
    'legend style={font=\\footnotesize, draw=none, fill=none, at={(0.5,0)}, anchor=north, yshift=-34pt}',
    'legend cell align=left',
  ];
  return [
    '\\begin{tikzpicture}',
    `\\begin{axis}[${options.join(',\n  ')}]`,
    ...curves.flatMap((curve, i) => [
      `\\addplot[${optionsOf(looks[i]!, curve, i)}] coordinates {${points(curve, axes)}};`,
      `\\addlegendentry{${curve.latex}}`,
    ]),
    '\\end{axis}',
    '\\end{tikzpicture}',
  ].join('\n');
}

/** Errors from 1 down to round powers of ten. */
function logarithmic(curves: readonly Curve[]): string[] {
  const powers = ticks(Math.max(1, ...curves.flatMap(({ digits }) => digits)), 3);
  return [
    'ymode=log',
    `ymin=1e-${powers[powers.length - 1]!}, ymax=1`,
    `ytick={${powers.map((power) => `1e-${power}`).join(', ')}}`,
  ];
}

const markNames: Readonly<Record<MarkShape, string>> = {
  circle: '*',
  square: 'square*',
  triangle: 'triangle*',
  diamond: 'diamond*',
  pentagon: 'pentagon*',
  plus: '+',
};

/** Marks stand where the scene has them (`isMarked`). */
function optionsOf({ dash, mark }: Look, { isBeside }: Curve, i: number): string {
  const line = [isBeside ? 'gray' : 'black', dashPattern(dash)];
  if (!mark) return [...line, 'mark=none'].join(', ');
  return [
    ...line,
    `mark=${markNames[mark.shape]}`,
    `mark options={solid${mark.isFilled ? '' : ', fill=white'}}`,
    `mark repeat=${mostCurves}`,
    `mark phase=${(i % mostCurves) + 1}`,
  ].join(', ');
}

function points({ digits, cost }: Curve, axes: FigureAxes): string {
  return digits
    .map((y, n) => {
      const size = Math.max(0, y);
      const at = axes === 'multiplications' ? (n + 1) * cost : n + 1;
      return `(${at},${axes === 'error' ? powerOfTenth(size) : size.toFixed(2)})`;
    })
    .join(' ');
}

/** 10^−digits, which may be less than any double: 37.3 is "5.01e-38". */
function powerOfTenth(digits: number): string {
  const whole = Math.ceil(digits);
  return `${(10 ** (whole - digits)).toFixed(2)}e-${whole}`;
}
