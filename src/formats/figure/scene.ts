import type { FigureAxes } from '../../core/fractions/figureAxes.ts';
import { isMarked, looksOf } from './looks.ts';
import type { Look, Mark } from './looks.ts';
import { superscript, ticks } from './ticks.ts';

/*
 * A figure of convergence as lines, marks and texts with their places: SVG, TikZ and the page's pictures all write the same one.
 * Units are pixels of CSS, y downwards.
 */

/** What is drawn of a curve: digits after each term, and what a term costs. */
export interface DrawnCurve {
  /** Its entry in the legend. */
  readonly text: string;
  readonly cost: number;
  readonly digits: readonly number[];
  readonly isBeside: boolean;
}

export type Point = readonly [x: number, y: number];

/** Lines of the grid and of curves; a curve has its number, from 0 on. */
export interface SceneLine {
  readonly points: readonly Point[];
  readonly dash: readonly number[];
  readonly curve: number | null;
  readonly isBeside: boolean;
}

export interface SceneMark {
  readonly at: Point;
  readonly mark: Mark;
  readonly curve: number;
}

/** A text; its place is on its base line. */
export interface SceneText {
  readonly at: Point;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly text: string;
  readonly latex: string;
  readonly isLegend: boolean;
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly SceneLine[];
  readonly marks: readonly SceneMark[];
  readonly texts: readonly SceneText[];
}

/** The names of the axes. */
export interface AxisNames {
  readonly terms: string;
  readonly multiplications: string;
  readonly digits: string;
  readonly error: string;
}

export const axisNames: AxisNames = {
  terms: 'terms',
  multiplications: 'multiplications',
  digits: 'correct digits',
  error: 'error',
};

export interface SceneOptions {
  readonly axes: FigureAxes;
  readonly width: number;
  /** Of the part above the legend. */
  readonly height: number;
  readonly names: AxisNames;
  readonly hasLegend: boolean;
}

export const textSize = 11;
/** Radius of a mark. */
export const markSize = 3;
/** A letter is at most this wide on average, as a part of the text's size: wide enough for the fonts of browsers and printers. */
const letterWidth = 0.62;
const lineHeight = 15;
const keyLength = 28;
const right = 12;
/** The name of the upright axis stands above it. */
const top = 24;
const below = 36;

/** The figure of some curves. */
export function sceneOf(
  curves: readonly DrawnCurve[],
  { axes, width, height, names, hasLegend }: SceneOptions,
): Scene {
  const looks = looksOf(curves);
  const placed = curves.map((curve) => pointsOf(curve, axes));
  const most = (coordinate: 0 | 1) =>
    Math.max(1, ...placed.flatMap((points) => points.map((point) => point[coordinate])));
  const [xs, ys] = [ticks(most(0), (width - 60) / 60), ticks(most(1), height / 45)];
  const label = (y: number) => (axes !== 'error' ? String(y) : y === 0 ? '1' : `10${superscript(-y)}`);
  const left = 8 + Math.ceil(Math.max(...ys.map((y) => widthOf(label(y)))));
  const [xMost, yMost] = [xs.at(-1)!, ys.at(-1)!];
  const bottom = height - below;
  const x = (value: number) => left + (value / xMost) * (width - left - right);
  // Digits grow upwards, and the error falls as they do.
  const share = (value: number) => value / yMost;
  const y = (value: number) =>
    axes === 'error' ? top + share(value) * (bottom - top) : bottom - share(value) * (bottom - top);
  const grid = { dash: [], curve: null, isBeside: false };
  const plain = { isLegend: false };
  const legend = hasLegend ? legendOf(curves, looks, width, height) : null;
  return {
    width,
    height: legend?.bottom ?? height,
    lines: [
      ...ys.map((value): SceneLine => ({
        ...grid,
        points: [
          [left, y(value)],
          [width - right, y(value)],
        ],
      })),
      ...xs.map((value): SceneLine => ({
        ...grid,
        points: [
          [x(value), bottom],
          [x(value), bottom + 4],
        ],
      })),
      ...placed.map((points, curve): SceneLine => ({
        points: points.map(([at, digits]) => [x(at), y(digits)]),
        dash: looks[curve]!.dash,
        curve,
        isBeside: curves[curve]!.isBeside,
      })),
      ...(legend?.lines ?? []),
    ],
    marks: [
      ...placed.flatMap((points, curve) => {
        const { mark } = looks[curve]!;
        if (!mark) return [];
        return points.flatMap(([at, digits], i): SceneMark[] =>
          isMarked(curve, i + 1) ? [{ at: [x(at), y(digits)], mark, curve }] : [],
        );
      }),
      ...(legend?.marks ?? []),
    ],
    texts: [
      ...ys.map((value): SceneText => ({
        ...plain,
        at: [left - 6, y(value) + 4],
        anchor: 'end',
        text: label(value),
        latex: axes === 'error' && value > 0 ? `$10^{-${value}}$` : `$${label(value)}$`,
      })),
      ...xs.map((value): SceneText => ({
        ...plain,
        at: [x(value), bottom + 16],
        anchor: 'middle',
        text: String(value),
        latex: `$${value}$`,
      })),
      named(
        { ...plain, at: [width - right, height - 6], anchor: 'end' },
        axes === 'multiplications' ? names.multiplications : names.terms,
      ),
      named({ ...plain, at: [left, 12], anchor: 'start' }, axes === 'error' ? names.error : names.digits),
      ...(legend?.texts ?? []),
    ],
  };
}

function named(place: Omit<SceneText, 'text' | 'latex'>, name: string): SceneText {
  return { ...place, text: name, latex: name };
}

/** A point a term: terms or multiplications, and digits. */
function pointsOf({ digits, cost }: DrawnCurve, axes: FigureAxes): Point[] {
  return digits.map((value, i) => [axes === 'multiplications' ? (i + 1) * cost : i + 1, Math.max(0, value)]);
}

/** About as wide as a text is at most. */
function widthOf(text: string): number {
  return text.length * letterWidth * textSize;
}

/** An entry a curve, below each other: what it looks like, and its text over as many lines as it needs. */
function legendOf(curves: readonly DrawnCurve[], looks: readonly Look[], width: number, height: number) {
  const lines: SceneLine[] = [];
  const marks: SceneMark[] = [];
  const texts: SceneText[] = [];
  const start = 8;
  const longest = Math.max(12, Math.floor((width - start - keyLength - 16) / (letterWidth * textSize)));
  let y = height + 8;
  for (const [curve, { text, isBeside }] of curves.entries()) {
    const { dash, mark } = looks[curve]!;
    const middle = y + 1;
    lines.push({
      points: [
        [start, middle],
        [start + keyLength, middle],
      ],
      dash,
      curve,
      isBeside,
    });
    if (mark) marks.push({ at: [start + keyLength / 2, middle], mark, curve });
    for (const line of wrapped(text, longest)) {
      const at: Point = [start + keyLength + 8, y + 5];
      texts.push({ at, anchor: 'start', text: line, latex: line, isLegend: true });
      y += lineHeight;
    }
    y += 3;
  }
  return { lines, marks, texts, bottom: y };
}

/** A text in lines of at most so many letters; a word that is longer is cut. */
function wrapped(text: string, longest: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => pieces(each, longest))) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (joined.length <= longest) line = joined;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function pieces(word: string, longest: number): string[] {
  return Array.from({ length: Math.max(1, Math.ceil(word.length / longest)) }, (_, i) =>
    word.slice(i * longest, (i + 1) * longest),
  );
}
