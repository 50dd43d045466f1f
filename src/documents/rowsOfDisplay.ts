import type { Piece } from '../formats/latex/styles/formula.ts';
import { latexWidth } from '../formats/latex/width.ts';
import type { Spot } from './spot.ts';

/** Environments whose rows are aligned at & before the sign of equality. */
const aligned = /^(align|aligned|alignat|alignedat|flalign|xalignat|split)\*?$/;

/** Environments of cells, in which a nested fraction would be too tall. */
export const cells =
  /^(d?cases|(sub)?numcases|rcases|drcases|array|subarray|smallmatrix|[pbBvV]?(small)?matrix)\*?$/;

/**
 * The body of a display for the environment that it is to stand in: in align a row with &= of its own, parted from the rows
 * around it; in a matrix or in cases what a cell can hold.
 */
export function bodyIn(spot: Spot, body: readonly Piece[], small: () => readonly Piece[]): readonly Piece[] {
  const { within } = spot.place;
  if (cells.test(within)) return small();
  const isArray = /^(eqnarray|IEEEeqnarray)\*?$/.test(within);
  const isRow = /^(gather|gathered)\*?$/.test(within);
  if (!aligned.test(within) && !isArray && !isRow) return body;
  const row = rowAround(spot);
  const isFresh = row.isOwnLine && row.before.trim() !== '';
  const isLast = row.isOwnLine && row.after.trim() === '' && row.hasRowsAfter;
  const takesMark = !isRow && (isFresh || !hasMark(row.before)) && !hasMark(row.isOwnLine ? '' : row.after);
  const marked = takesMark ? alignedBody(body, isArray ? ' &=& ' : ' &= ') : body;
  const indent = row.indent;
  return [...(isFresh ? [`\\\\\n${indent}`] : []), ...marked, ...(isLast ? [' \\\\'] : [])];
}

/** What stands beside a place on its row of a display, in points at 10 pt; a caret on a line of its own begins a row. */
export function widthBeside(spot: Spot): number {
  const { before, after, isOwnLine } = rowAround(spot, true);
  return latexWidth(`${isOwnLine && hasMark(before) ? '' : before}${after}`.replace(/&/g, ' '));
}

/** How a body of several rows begins. */
const rowsStart = '\\begin{aligned}\n&';

/**
 * With the mark of alignment at the first sign of equality; the rows of a body that has several stand on its right, the
 * first of them on the line of the left side.
 */
function alignedBody(body: readonly Piece[], mark: string): readonly Piece[] {
  const [first, second, third] = body;
  if (typeof first === 'object' && typeof second === 'string' && second.startsWith(' = '))
    return [first, mark + second.slice(' = '.length), ...body.slice(2)];
  if (
    first === rowsStart &&
    typeof second === 'object' &&
    typeof third === 'string' &&
    third.startsWith(' = ')
  )
    return [second, `${mark}\\begin{aligned}[t]\n&${third.slice(' = '.length)}`, ...body.slice(3)];
  return ['&', ...body];
}

/** The row of an environment around a place. */
export interface Row {
  /** What stands in the row before the place, and behind it. */
  readonly before: string;
  readonly after: string;
  /** Whether the place is on a line that is empty but for it. */
  readonly isOwnLine: boolean;
  readonly hasRowsAfter: boolean;
  readonly indent: string;
}

/** What closes a display that is no environment. */
const closing: Readonly<Record<string, string>> = { '\\[': '\\]', $$: '$$', '```math': '```' };

/**
 * The row of an environment that a place is in: from \\ to \\, without what stands in inner environments.
 * @param withGroups with what stands in groups, too
 */
export function rowAround({ text, start, end, place }: Spot, withGroups = false): Row {
  const before = outermost(text.slice(place.start, start), withGroups);
  const stop = text.indexOf(closing[place.within] ?? `\\end{${place.within}}`, end);
  const rest = outermost(text.slice(end, stop < 0 ? undefined : stop), withGroups);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const line = text.slice(lineStart, start) + text.slice(end, lineEnd < 0 ? undefined : lineEnd);
  const rows = before.split('\\\\');
  const [first, ...others] = rest.split('\\\\');
  const own = lineStart > place.start && line.trim() === '';
  const current = rows[rows.length - 1]!.replace(/\\(label|nonumber|notag|tag)(\{[^}]*\})?/g, '');
  // On a line of its own, what stands below is the next row.
  return {
    before: current,
    after: own ? '' : first!,
    isOwnLine: own,
    hasRowsAfter: own ? rest.trim() !== '' : others.some((row) => row.trim() !== ''),
    indent: /^[ \t]*/.exec(text.slice(lineStart, start))![0],
  };
}

/** The text without comments and inner environments, and without groups unless they are asked for. */
export function outermost(text: string, withGroups: boolean): string {
  let depth = 0;
  let kept = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === '%') {
      const newline = text.indexOf('\n', at);
      if (newline < 0) break;
      at = newline;
    } else if (text.startsWith('\\begin{', at)) depth++;
    else if (text.startsWith('\\end{', at)) depth = Math.max(0, depth - 1);
    else if (letter === '\\') {
      if (depth === 0) kept += text.slice(at, at + 2);
      at++;
    } else if (letter === '{' && !withGroups) depth++;
    else if (letter === '}' && !withGroups) depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += letter;
  }
  return kept;
}

function hasMark(row: string): boolean {
  return row.includes('&');
}
