import type { FigureAxes } from '../../core/fractions/figureAxes.ts';
import type { Curve } from './curves.ts';
import { cornersOf, looksOf } from './looks.ts';
import type { Look, Mark } from './looks.ts';
import { axisNames, sceneOf } from './scene.ts';
import type { Point, Scene } from './scene.ts';

/** The scene is as wide as 0.95 of a line. */
const size = { width: 480, height: 280 };
const unit = (0.95 / size.width).toFixed(6);

/** Points on a line of the source. */
const pointsALine = 6;

/** The picture of some curves in TikZ alone, without pgfplots. */
export function tikzPicture(curves: readonly Curve[], axes: FigureAxes): string {
  const scene = sceneOf(curves, { axes, ...size, names: axisNames, hasLegend: false });
  const looks = looksOf(curves);
  return [
    `\\begin{tikzpicture}[x=${unit}\\linewidth, y=-${unit}\\linewidth, line width=0.6pt, line join=round, font=\\footnotesize]`,
    ...gridOf(scene),
    ...textsOf(scene),
    ...curves.flatMap(({ isBeside }, curve) => {
      const { points } = scene.lines.find((line) => line.curve === curve)!;
      const marks = scene.marks.filter((mark) => mark.curve === curve).map(({ at }) => at);
      const { dash, mark } = looks[curve]!;
      return [
        `\\draw[${optionsOf(dash, isBeside)}] ${inLines(points.map(place), ' -- ')};`,
        ...(mark && marks.length > 0
          ? [
              `\\foreach \\x/\\y in {${inLines(
                marks.map(([x, y]) => `${round(x)}/${round(y)}`),
                ', ',
              )}}`,
              `  ${drawnMark(mark, '(\\x,\\y)')};`,
            ]
          : []),
      ];
    }),
    ...legendOf(curves, looks),
    '\\end{tikzpicture}',
  ].join('\n');
}

function gridOf({ lines }: Scene): string[] {
  return lines
    .filter(({ curve }) => curve === null)
    .map(({ points }) => `\\draw[gray!40, line width=0.4pt] ${points.map(place).join(' -- ')};`);
}

function textsOf({ texts }: Scene): string[] {
  const anchors = { start: 'base west', middle: 'base', end: 'base east' };
  return texts.map(
    ({ at, anchor, latex }) => `\\node[anchor=${anchors[anchor]}, inner sep=0pt] at ${place(at)} {${latex}};`,
  );
}

/** The lines, marks and entries below each other, each as high as it is. */
function legendOf(curves: readonly Curve[], looks: readonly Look[]): string[] {
  const rows = curves.map(({ latex, isBeside }, i) => {
    const { dash, mark } = looks[i]!;
    const line = `\\draw[${optionsOf(dash, isBeside)}] (0pt,2.5pt) -- (24pt,2.5pt);`;
    return `  ${line} ${mark ? `${drawnMark(mark, '(12pt,2.5pt)')};` : ''} & \\node{${latex}}; \\\\`;
  });
  const options = [
    'anchor=north west',
    'nodes={anchor=base west, inner sep=1pt}',
    'column sep=4pt',
    'row sep=2pt',
    'inner sep=0pt',
  ];
  return [`\\matrix[${options.join(', ')}] at ${place([0, size.height + 8])} {`, ...rows, '};'];
}

/** "dash pattern=on 4pt off 2pt". */
export function dashPattern(dash: readonly number[]): string {
  if (dash.length === 0) return 'solid';
  return `dash pattern=${dash.map((length, i) => `${i % 2 === 0 ? 'on' : 'off'} ${length}pt`).join(' ')}`;
}

function optionsOf(dash: readonly number[], isBeside: boolean): string {
  return [...(isBeside ? ['gray'] : []), dashPattern(dash)].join(', ');
}

function drawnMark({ shape, isFilled }: Mark, at: string): string {
  const corners = cornersOf(shape);
  if (shape === 'plus')
    return `\\draw[shift={${at}}] (-2.2pt,0pt) -- (2.2pt,0pt) (0pt,-2.2pt) -- (0pt,2.2pt)`;
  const outline = corners
    ? `${corners.map(([x, y]) => `(${round(2.4 * x)}pt,${round(2.4 * y)}pt)`).join(' -- ')} -- cycle`
    : '(0pt,0pt) circle[radius=2pt]';
  return `\\filldraw[shift={${at}}, fill=${isFilled ? 'black' : 'white'}] ${outline}`;
}

function place([x, y]: Point): string {
  return `(${round(x)},${round(y)})`;
}

function inLines(items: readonly string[], between: string): string {
  return items
    .map((item, i) => (i === 0 ? item : `${between.trimEnd()}${i % pointsALine === 0 ? '\n  ' : ' '}${item}`))
    .join('');
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
