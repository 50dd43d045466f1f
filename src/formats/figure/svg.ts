import { htmlText } from '../quoting.ts';
import { cornersOf } from './looks.ts';
import type { Mark } from './looks.ts';
import { markSize, textSize } from './scene.ts';
import type { Point, Scene, SceneLine, SceneMark, SceneText } from './scene.ts';

/** The colours of a figure. */
export interface FigurePaint {
  readonly ink: string;
  /** Of what is drawn beside. */
  readonly quiet: string;
  readonly grid: string;
  /** Behind all, and within open marks; null leaves the page's. */
  readonly paper: string | null;
}

/** As it is printed. */
export const printPaint: FigurePaint = { ink: '#000', quiet: '#767676', grid: '#d9d9d9', paper: '#fff' };

/** As text is in the page; style sheets colour the classes curve-0, curve-1, …, beside, grid and open. */
export const pagePaint: FigurePaint = {
  ink: 'currentColor',
  quiet: 'currentColor',
  grid: 'currentColor',
  paper: null,
};

/**
 * A figure as SVG, with attributes alone: no styles, which the policy of a page may forbid. @param title what it shows; null where that is said beside it
 */
export function figureSvg(scene: Scene, paint: FigurePaint, title: string | null): string {
  const { width, height } = scene;
  const box = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`;
  const pieces = [
    ...(title === null ? [] : [`<title>${htmlText(title)}</title>`]),
    ...(paint.paper === null
      ? []
      : [`<rect width="${round(width)}" height="${round(height)}" fill="${paint.paper}"/>`]),
    ...scene.lines.map((line) => lineSvg(line, paint)),
    ...scene.marks.map((mark) => markSvg(mark, paint)),
    ...scene.texts.map((text) => textSvg(text, paint)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box} font-family="Helvetica, Arial, sans-serif" font-size="${textSize}">\n${pieces.join('\n')}\n</svg>\n`;
}

function lineSvg({ points, dash, curve, isBeside }: SceneLine, paint: FigurePaint): string {
  const kind = curve === null ? 'grid' : isBeside ? `curve curve-${curve} beside` : `curve curve-${curve}`;
  const colour = curve === null ? paint.grid : isBeside ? paint.quiet : paint.ink;
  const dashes =
    dash.length === 0 ? '' : ` stroke-dasharray="${dash.map((each) => each * dashUnit).join(' ')}"`;
  const width = curve === null ? 1 : 1.5;
  return `<path class="${kind}" d="${pathOf(points)}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"${dashes}/>`;
}

/** Pixels of a point. */
export const dashUnit = 4 / 3;

function markSvg({ at: [x, y], mark, curve }: SceneMark, paint: FigurePaint): string {
  const kind = `class="mark curve-${curve}${mark.isFilled ? '' : ' open'}"`;
  const fill = mark.isFilled ? paint.ink : (paint.paper ?? 'none');
  const look = `fill="${fill}" stroke="${paint.ink}" stroke-width="1.2"`;
  return mark.shape === 'circle'
    ? `<circle ${kind} cx="${round(x)}" cy="${round(y)}" r="${markSize}" ${look}/>`
    : `<path ${kind} d="${markPath([x, y], mark)}" ${look}/>`;
}

/** The outline of a mark that is no circle. */
export function markPath([x, y]: Point, { shape }: Mark): string {
  const corners = cornersOf(shape);
  if (!corners)
    return `M${round(x - markSize)} ${round(y)}H${round(x + markSize)}M${round(x)} ${round(y - markSize)}V${round(y + markSize)}`;
  return `${pathOf(corners.map(([dx, dy]) => [x + 1.2 * markSize * dx, y - 1.2 * markSize * dy]))}Z`;
}

/** A path through points. */
export function pathOf(points: readonly Point[]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

function textSvg({ at: [x, y], anchor, text }: SceneText, paint: FigurePaint): string {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" fill="${paint.ink}">${htmlText(text)}</text>`;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
