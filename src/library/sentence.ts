import { oneLine } from '../core/oneLine.ts';
import type * as v from 'valibot';

/** Characters of a value that a sentence shows. */
const shownCharacters = 40;

/** What is wrong with a field, as a sentence without its full stop: the field, what it holds, and what is allowed. */
export function sentenceOf(issue: v.BaseIssue<unknown>): string {
  const path = pathOf(issue);
  if (issue.type === 'strict_object' || issue.type === 'variant') {
    if (issue.expected === 'never') return `${path}: a record has no such field`;
    if (issue.received === 'undefined') return `${path}: the field is missing`;
  }
  const meaning = /^Invalid /.test(issue.message)
    ? inWords(issue.expected ?? 'another value')
    : issue.message;
  const what = `${shown(issue.input)} is not allowed; give ${meaning}`;
  return path === '' ? `the record: ${what}` : `${path}: ${what}`;
}

const kinds: Readonly<Record<string, string>> = {
  Object: 'an object',
  Array: 'a list',
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
};

/** What the schema library expects, in words: of "Object", ">=0", "(1 | 2)". */
function inWords(expected: string): string {
  const parts = expected.replace(/^\((.*)\)$/, '$1').split(' | ');
  const worded = parts.map(
    (part) => kinds[part] ?? part.replace(/^>=/, 'at least ').replace(/^<=/, 'at most '),
  );
  return worded.join(' or ');
}

/** "proof.tail.radicand", "terms[3]". */
function pathOf({ path }: v.BaseIssue<unknown>): string {
  return (path ?? []).reduce((text, { key }) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? printable(String(key)) : `${text}.${printable(String(key))}`;
  }, '');
}

/** A value from outside as a sentence may show it: shortened, and without anything that a terminal would obey. */
export function shown(value: unknown): string {
  return printable(beginningOf(value, 4 * shownCharacters, 0));
}

/** How deep a sentence looks into a value. */
const shownDepth = 4;

/** How a value begins, as JSON has it, however long, deep or strange it is. */
function beginningOf(value: unknown, room: number, depth: number): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, room));
  if (typeof value !== 'object' || value === null) return String(value);
  if (depth === shownDepth) return '…';
  const isList = Array.isArray(value);
  let text = '';
  for (const key in value) {
    if (text.length > room) break;
    const part = beginningOf(
      (value as Readonly<Record<string, unknown>>)[key],
      room - text.length,
      depth + 1,
    );
    text += `${text === '' ? '' : ','}${isList ? part : `${JSON.stringify(key.slice(0, room))}:${part}`}`;
  }
  return isList ? `[${text}]` : `{${text}}`;
}

function printable(text: string): string {
  const short = text.length > shownCharacters ? `${text.slice(0, shownCharacters - 1)}…` : text;
  return oneLine(short);
}
