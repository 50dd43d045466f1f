import { isDocstrip } from './reading/docstrip.ts';
import { prefix } from './reading/markdownLines.ts';
import type { Piece } from '../formats/latex/styles/formula.ts';
import type { Spot } from './spot.ts';

/** The line that a place is on, as far as what is put below it must begin in the same way. */
interface LinePrefix {
  /** What stands on the line before the place. */
  readonly before: string;
  /** What a further line begins with: the indentation, the mark of a comment, those of quotations and lists as spaces. */
  readonly next: string;
  /** Whether there is nothing before the place but that: a block can begin on this line. */
  readonly isEmpty: boolean;
}

/** What a line of documentation begins with in a source of docstrip. */
const documentationMargin = /^%+[ \t]*/;

/** Whether a place is in the documentation of a source of docstrip: text on a line that begins as comments do elsewhere. */
export function isDocumentation({ language, place, text, start }: Spot): boolean {
  return (
    language === 'latex' &&
    place.kind !== 'comment' &&
    text[text.lastIndexOf('\n', start - 1) + 1] === '%' &&
    isDocstrip(text)
  );
}

/** A formula within another one, with the margin of documentation before its further lines. */
export function inMargin(pieces: readonly Piece[], spot: Spot): readonly Piece[] {
  if (!isDocumentation(spot)) return pieces;
  const { next } = linePrefix(spot);
  return pieces.map((piece) => (typeof piece === 'string' ? piece.replaceAll('\n', `\n${next}`) : piece));
}

/** Looks at the line of a place. */
function linePrefix({
  text,
  start,
  language,
  place,
}: Pick<Spot, 'text' | 'start' | 'language' | 'place'>): LinePrefix {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  const indent = /^[ \t]*/.exec(before)![0];
  const mark =
    place.kind === 'comment' && (place.within === '%' || place.within === '//') ? place.within : '';
  const margin =
    language === 'latex' && before.startsWith('%') && isDocstrip(text)
      ? documentationMargin.exec(before)?.[0]
      : undefined;
  // In the documentation of a source of docstrip comments have a mark of their own.
  if (mark === '%' && text.startsWith('^^A', place.start - 1))
    return { before, next: `${margin ?? ''}^^A `, isEmpty: false };
  if (mark !== '') return commentPrefix(before, indent, mark);
  if (margin !== undefined) return { before, next: margin, isEmpty: before === margin };
  if (language === 'markdown') return markdownPrefix(text, lineStart, start, before);
  // What is indented farther than the mark of an item belongs to it.
  const item =
    language === 'typst' ? /^[ \t]*(?:[-+]|\d+\.|\/(?=[^:]*:))[ \t]+/.exec(before)?.[0] : undefined;
  if (item !== undefined) return { before, next: item.replace(/\S/g, ' '), isEmpty: false };
  return { before, next: indent, isEmpty: before.trim() === '' };
}

function commentPrefix(before: string, indent: string, mark: string): LinePrefix {
  const at = before.indexOf(mark);
  const marks = /^(?:%+|\/\/+)[ \t]*/.exec(before.slice(at))?.[0] ?? mark;
  // A comment behind words of the line: further lines are comments from their start on.
  const isWholeLine = before.slice(0, at).trim() === '';
  const next = isWholeLine ? indent + (marks.trimEnd() === marks ? `${marks} ` : marks) : `${indent}${mark} `;
  return { before, next, isEmpty: isWholeLine && before.slice(at + marks.trimEnd().length).trim() === '' };
}

/** In a list's item and in a quotation the lines belong to it. */
function markdownPrefix(text: string, lineStart: number, start: number, before: string): LinePrefix {
  const { content, bullets } = prefix(text, lineStart, start);
  const bullet = bullets.at(-1) ?? 0;
  const own = text.slice(lineStart, Math.min(content, start));
  const next = bullet > 0 ? own.replace(/[^\s>]/g, ' ') : own;
  const isEmpty = before.trim() === '' || (content >= start && bullet === 0);
  // An item that has nothing yet: its display begins on the next line, since "- $$" opens none everywhere.
  return { before, next: bullet > 0 && !/\s$/.test(next) ? `${next} ` : next, isEmpty };
}

/**
 * A block on lines of its own, indented, quoted and commented as the line where it begins: in a comment it stays one.
 */
export function onOwnLines(block: readonly Piece[], spot: Spot): readonly Piece[] {
  const { text, start, end } = spot;
  const { before, next, isEmpty } = linePrefix(spot);
  const nextBreak = text.indexOf('\n', end);
  const after = text.slice(end, nextBreak < 0 ? undefined : nextBreak).trimEnd();
  const lines = block.map((piece) =>
    typeof piece === 'string' ? piece.replaceAll('\n', `\n${next}`) : piece,
  );
  const needsSpace = isEmpty && before !== '' && /[%>]$/.test(text.slice(0, start));
  return [
    ...(isEmpty ? (needsSpace ? [' '] : []) : [`\n${next}`]),
    ...lines,
    ...(after === '' ? [] : [`\n${next}`]),
  ];
}
