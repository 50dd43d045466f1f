import { latexWidth } from '../formats/latex/width.ts';
import { rowCommands } from './reading/latexNames.ts';
import { mathBoxes } from './reading/latexSignatures.ts';
import type { Surrounding } from './reading/place.ts';
import { isOption, leastRoom } from './pageLayout.ts';
import { cells, outermost } from './rowsOfDisplay.ts';
import type { Spot } from './spot.ts';

/** What a formula of the line may take at a place. */
export interface LineRoom {
  /** In points at 10 pt, for what cannot be broken there. */
  readonly room: number;
  /** Whether a formula that the room does not hold may stand over several lines. */
  readonly mayBeTall: boolean;
}

/** What tells whether a line can be broken at a place, and how wide it is. */
const tells: ReadonlySet<Surrounding['kind']> = new Set(['cells', 'box', 'width', 'columns']);

/** How far around a place its row, its line and its formula are looked at: more leaves no room in any case. */
const farthestRow = 5000;
const longestLine = 500;

/** What a line can nearly always be broken before, measured with pdflatex on lines of 345 pt, in points at 10 pt. */
const roomAmidWords = 60;
/** Words that make a paragraph; a box with a word or two of its own stands by itself. */
const fewestWords = 6;
const paragraphEnd = /\n[ \t\r]*\n|\\(?:begin|end|item|par|centerline|\[|\])(?![A-Za-z])/;

/** Space between two columns of a table, and beside what a cell has, in points. */
const columnSep = 12;

/**
 * What a formula may take in a line of text, in a cell, in a box, or within a formula of the line.
 * @param width of the whole line, in points at 10 pt
 */
export function lineRoom(spot: Spot, width: number): LineRoom {
  const { within, around = [] } = spot.place;
  const nearest = around.findLast(({ kind }) => tells.has(kind));
  const beside = width - widthOnLine(spot);
  if (isBoxOfFormula(spot.place) || within === '\\xymatrix' || cells.test(within)) {
    // A box of the line may stand in a paragraph, whose lines are not those of the source.
    const mayBeTall = within !== '\\mbox';
    return { room: mayBeTall ? Math.max(beside, leastRoom) : roomInBox(spot, width, beside), mayBeTall };
  }
  if (nearest?.kind === 'cells')
    return { room: roomInCell(spot, nearest.name, nearest.start, width), mayBeTall: true };
  // A label is a box, and so is what stands in braces within a formula.
  if (nearest?.kind === 'box' || isOption(spot.place) || isInGroup(spot))
    return { room: roomInBox(spot, width, beside), mayBeTall: false };
  return { room: width, mayBeTall: nearest !== undefined };
}

/** What a box that nothing breaks may take: amid the words of a paragraph so much that a line can be broken before it. */
function roomInBox(spot: Spot, width: number, beside: number): number {
  if (!isInParagraph(spot)) return Math.max(beside, width / 3);
  return Math.max(leastRoom, Math.min(width / 3, roomAmidWords) - widthInBraces(spot));
}

/** What stands in the paragraph of a place, before it and behind it. */
function paragraphOf({ text, start, end }: Spot): { readonly before: string; readonly after: string } {
  const before = text.slice(Math.max(0, start - longestLine), start).split(paragraphEnd);
  return { before: before.at(-1)!, after: text.slice(end, end + longestLine).split(paragraphEnd)[0]! };
}

/** What stands beside a place in its braces. */
function widthInBraces(spot: Spot): number {
  const { before, after } = paragraphOf(spot);
  return latexWidth(before.slice(before.lastIndexOf('{') + 1) + after.split('}')[0]!);
}

/** Whether a place is among the words of a paragraph, beside those of its own box. */
function isInParagraph(spot: Spot): boolean {
  const { before, after } = paragraphOf(spot);
  return (before + after).split(/\s+/).filter((word) => /^[A-Za-z]{2}/.test(word)).length >= fewestWords;
}

/** Whether a place is in a box of text within mathematics, or in one of the line. */
function isBoxOfFormula({ kind, narrow, within }: Spot['place']): boolean {
  return kind === 'text' && narrow && (mathBoxes.has(within.slice(1)) || within === '\\mbox');
}

/** What stands on the line of the source beside a place, in points at 10 pt. */
function widthOnLine({ text, start, end }: Spot): number {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - longestLine);
  const [after] = text.slice(end, end + longestLine).split('\n');
  return latexWidth(text.slice(from, start) + after!);
}

/** Whether a place in a formula of the line is in braces, or between \left and \right. */
function isInGroup({ text, start, place }: Spot): boolean {
  if (place.kind !== 'inline') return false;
  const before = text.slice(Math.max(place.start, start - longestLine), start);
  let depth = 0;
  for (const [token] of before.matchAll(/\\(?:left|right)(?![A-Za-z])|\\[^]|[{}]/g)) {
    if (token === '{' || token === '\\left') depth++;
    else if (token === '}' || token === '\\right') depth--;
  }
  return depth > 0;
}

/** The place itself, where the cells of a table are told apart. */
const caret = '\0';

/** What the widest cells of the other columns leave of a line, and what stands in the cell itself. */
function roomInCell({ text, start, end }: Spot, name: string, inside: number, width: number): number {
  const close = text.indexOf(`\\end{${name}}`, end);
  const from = Math.max(inside, start - farthestRow);
  const to = Math.min(close < 0 ? text.length : close, end + farthestRow);
  const rows = outermost(text.slice(from, start) + caret + text.slice(end, to), true)
    .replace(/^\s*(?:\[[^\]]*\]\s*)?(?:\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}\s*){1,2}/, (words) =>
      from === inside && /tab/.test(name) ? '' : words,
    )
    .split('\\\\')
    .map((row) =>
      spread(row)
        .replace(/\\([A-Za-z]+)\*?(?:\[[^\]]*\])?(?:\{[^{}]*\})?/g, withoutRules)
        .split('&'),
    );
  const own = rows.find((row) => row.some((cell) => cell.includes(caret))) ?? [];
  const column = own.findIndex((cell) => cell.includes(caret));
  const others = rows.filter((row) => !row.some((cell) => /\\caption/.test(cell)));
  // A table in a line of words is a box that cannot be broken off from them.
  let room =
    (isAmidWords(text, inside) ? width / 2 : width) -
    latexWidth((own[column] ?? '').replace(caret, '')) -
    columnSep;
  const count = Math.max(own.length, ...others.map((row) => row.length));
  for (let n = 0; n < count; n++)
    if (n !== column) room -= columnSep + Math.max(0, ...others.map((row) => latexWidth(row[n] ?? '')));
  return Math.max(leastRoom, room);
}

/** Whether words of a paragraph stand before the table whose inside begins at an offset. */
function isAmidWords(text: string, inside: number): boolean {
  const before = text.slice(Math.max(0, inside - longestLine), inside);
  const paragraph = before
    .slice(0, before.lastIndexOf('\\begin'))
    .split(/\n[ \t\r]*\n/)
    .pop()!;
  const own = paragraph.split(
    /\\(?:begin|end|caption|centering|item|hline)(?![A-Za-z])(?:\[[^\]]*\])?(?:\{[^{}]*\})?/,
  );
  return (
    own
      .pop()!
      .split(/\s+/)
      .filter((word) => /^[A-Za-z]{2}/.test(word)).length > 1
  );
}

/** Cells over several columns, as many empty ones; one over a single column, as that. */
function spread(row: string): string {
  return row.replace(
    /\\multicolumn\s*\{\s*(\d{1,2})\s*\}\s*\{[^{}]*\}\s*(\{[^&]*\})/g,
    (_, count: string, words: string) => (count === '1' ? words : '&'.repeat(Number(count) - 1)),
  );
}

/** A command of a row without its argument, if it is a rule or a label. */
function withoutRules(words: string, name: string): string {
  return name === 'label' || name === 'footnote' || rowCommands.has(name) ? '' : words;
}
