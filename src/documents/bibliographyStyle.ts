import { inLineEndsOf } from './lineEnds.ts';

/** A field of an entry: its name in small letters, and its text without braces. */
type Field = readonly [name: string, text: string];

/** An entry as data: it is written as the file that it comes into writes its own. */
export interface BibliographyEntry {
  readonly type: string;
  readonly key: string;
  readonly fields: readonly Field[];
}

/** How a bibliography writes its entries. */
interface Habits {
  readonly indent: string;
  readonly isQuoted: boolean;
  /** Whether the signs of equality stand below each other. */
  readonly isAligned: boolean;
  /** What stands around a sign of equality that is not aligned. */
  readonly equals: string;
  readonly endsWithComma: boolean;
  readonly typeCase: (type: string) => string;
  readonly nameCase: (name: string) => string;
}

/** Where an entry is put into a bibliography, and its text. */
export interface EntryEdit {
  readonly offset: number;
  readonly text: string;
}

const entryStart = /^[ \t]*@(\w+)\s*[{(]\s*([^,\s{}]+)\s*,/gm;
const fieldLine = /^([ \t]*)([A-Za-z]+)([ \t]*)=([ \t]*)(["{])/gm;
/** No entries of references. */
const notEntries = /^(string|preamble|comment)$/i;
/** Entries from which on an order of keys is no accident. */
const fewestSorted = 3;

function entriesIn(bibliography: string): RegExpExecArray[] {
  return [...bibliography.matchAll(entryStart)].filter(([, type]) => !notEntries.test(type!));
}

/** Whether a bibliography has entries of references, and not only abbreviations. */
export function hasEntries(bibliography: string): boolean {
  return entriesIn(bibliography).length > 0;
}

/** Where the comments begin that stand right above a line: they belong to it. */
function aboveComments(bibliography: string, at: number): number {
  let start = at;
  while (start > 0) {
    const before = bibliography.lastIndexOf('\n', start - 2) + 1;
    if (!/^[ \t]*%/.test(bibliography.slice(before, Math.min(before + 200, start)))) break;
    start = before;
  }
  return start;
}

/** An entry in the manner of a bibliography: its indent, braces or quotes, alignment, letters, and place in the order. */
export function entryFor(bibliography: string, entry: BibliographyEntry): EntryEdit {
  const entries = entriesIn(bibliography);
  const text = written(
    entry,
    habitsOf(
      bibliography,
      entries.map(([, type]) => type!),
    ),
  );
  const next = isSorted(entries.map(([, , key]) => key!))
    ? entries.find(([, , key]) => compare(key!, entry.key) > 0)
    : undefined;
  if (next)
    return {
      offset: aboveComments(bibliography, next.index),
      text: inLineEndsOf(bibliography, `${text}\n\n`),
    };
  const space =
    bibliography === ''
      ? ''
      : /\n[ \t\r]{0,99}\n$/.test(bibliography)
        ? ''
        : bibliography.endsWith('\n')
          ? '\n'
          : '\n\n';
  return { offset: bibliography.length, text: inLineEndsOf(bibliography, `${space}${text}\n`) };
}

function written({ type, key, fields }: BibliographyEntry, habits: Habits): string {
  const longest = Math.max(...fields.map(([name]) => name.length));
  const lines = fields.map(([name, text], n) => {
    const sign = habits.isAligned ? `${' '.repeat(longest - name.length)} = ` : habits.equals;
    const value = habits.isQuoted ? `"${text}"` : `{${text}}`;
    const comma = n < fields.length - 1 || habits.endsWithComma ? ',' : '';
    return `${habits.indent}${habits.nameCase(name)}${sign}${value}${comma}`;
  });
  return [`@${habits.typeCase(type)}{${key},`, ...lines, '}'].join('\n');
}

function habitsOf(bibliography: string, types: readonly string[]): Habits {
  const lines = [...bibliography.matchAll(fieldLine)];
  const most = <Value>(values: readonly Value[], other: Value): Value => {
    const counts = new Map<Value, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort(([, x], [, y]) => y - x)[0]?.[0] ?? other;
  };
  const spaces = lines.map(([, , , before]) => before!.length);
  return {
    indent: most(
      lines.map(([, indent]) => indent!),
      '  ',
    ),
    isQuoted: most(
      lines.map((line) => line[5] === '"'),
      false,
    ),
    isAligned: lines.length === 0 || spaces.some((count) => count > 1),
    equals: most(
      lines.map(([, , , before, after]) => `${before!}=${after!}`),
      ' = ',
    ),
    endsWithComma: most(
      [...bibliography.matchAll(/(,?)[ \t\r]{0,99}\n\s{0,99}\}[ \t]*(?=\r?\n|$)/g)].map(
        ([, comma]) => comma === ',',
      ),
      false,
    ),
    typeCase: casing(most(types.map(caseOf), 'lower')),
    nameCase: casing(
      most(
        lines.map(([, , name]) => caseOf(name!)),
        'lower',
      ),
    ),
  };
}

type Case = 'lower' | 'upper' | 'title';

function caseOf(word: string): Case {
  if (word === word.toLowerCase()) return 'lower';
  return word === word.toUpperCase() ? 'upper' : 'title';
}

function casing(kind: Case): (word: string) => string {
  if (kind === 'lower') return (word) => word.toLowerCase();
  if (kind === 'upper') return (word) => word.toUpperCase();
  return (word) =>
    word
      .replace(/^in(?=proceedings|book|collection)/, 'In')
      .replace(/(^|In)[a-z]/g, (part) => part.slice(0, -1) + part.slice(-1).toUpperCase());
}

function compare(x: string, y: string): number {
  const [one, other] = [x.toLowerCase(), y.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : 0;
}

function isSorted(keys: readonly string[]): boolean {
  return keys.length >= fewestSorted && keys.every((key, n) => n === 0 || compare(keys[n - 1]!, key) <= 0);
}
