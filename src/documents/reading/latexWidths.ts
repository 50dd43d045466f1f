import type { LatexCursor } from './latexCursor.ts';
import type { Surrounding } from './place.ts';

/** Environments and commands that give their text a width: the number of the argument in braces that says it, from 0. */
const widths: Readonly<Record<string, number>> = {
  minipage: 0,
  subfigure: 0,
  subtable: 0,
  column: 0,
  varwidth: 0,
  wrapfigure: 1,
  wraptable: 1,
  wrapfloat: 2,
  overlayarea: 0,
  '\\parbox': 0,
  '\\subcaptionbox': 1,
};

/** Columns beside the text; LaTeX's standard classes give it about 100 points, often less. */
const marginWords = '65pt';
const inMargin: ReadonlySet<string> = new Set(['\\marginpar', '\\marginnote', '\\sidenote']);

/** What a list takes of the line in the standard classes, and an environment that indents its text on both sides. */
export const listIndent: Surrounding = { kind: 'indented', points: 25 };
const bothIndents: Surrounding = { kind: 'indented', points: 50 };

const indenting: ReadonlySet<string> = new Set(['quote', 'quotation', 'verse', 'abstract', 'adjustwidth']);

/** Frames, with what they leave between themselves and their text on both sides. */
const frame: Surrounding = { kind: 'indented', points: 35 };
const frames: ReadonlySet<string> = new Set([
  'tcolorbox',
  'mdframed',
  'framed',
  'shaded',
  'leftbar',
  'snugshade',
]);

/** What stands beside or below the text, in a part of its width. */
const partial: Readonly<Record<string, string>> = {
  '\\epigraph': '0.4\\textwidth',
  '\\dictum': '0.33\\textwidth',
};

/**
 * What an environment or a command says of the width of its text; undefined where it says nothing.
 * @param name an environment, or a command with its backslash
 * @param cursor where its arguments begin
 */
export function widthGiven(name: string, cursor: LatexCursor): Surrounding | undefined {
  if (inMargin.has(name)) return { kind: 'width', words: marginWords };
  if (indenting.has(name)) return bothIndents;
  if (frames.has(name)) return frame;
  if (Object.hasOwn(partial, name)) return { kind: 'width', words: partial[name]! };
  if (name === 'tcbraster' || name === 'tcbitemize') {
    const count = Number(/raster columns=(\d+)/.exec(cursor.peekArguments()[0]?.words ?? '')?.[1] ?? 2);
    return count > 1 && count <= 20 ? { kind: 'columns', count } : undefined;
  }
  if (name === 'multicols' || name === 'multicols*') {
    const count = Number(cursor.peekArgument()?.words);
    return count > 1 && count <= 20 ? { kind: 'columns', count } : undefined;
  }
  const number = Object.hasOwn(widths, name) ? widths[name] : undefined;
  if (number === undefined) return undefined;
  const words = cursor.peekArguments(number + 1).filter(({ isOption }) => !isOption)[number]?.words;
  return words === undefined ? undefined : { kind: 'width', words: words.trim() };
}
