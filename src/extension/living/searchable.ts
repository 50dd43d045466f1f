import { InputError } from '../../core/errors.ts';
import { parseExpression } from '../../core/constants/parser.ts';

/** Longest text that is looked at while one only hovers or selects. */
const longest = 2000;

/** Decimals from which on a number looks like a constant, not like a price or a year. */
const fewestDecimals = 6;

/** An expression or a number that a search can take, without the dollars around it; undefined where the text is none. */
export function searchableText(selected: string): string | undefined {
  const text = selected
    .trim()
    .replace(/^\${1,2}|\${1,2}$/g, '')
    .trim();
  if (text === '' || text.length > longest || text.includes('\n\n')) return undefined;
  // Whole numbers and what is reckoned of them: a year, "2 - 1". Their continued fractions end.
  if (!/[a-zA-Z.]/.test(text)) return undefined;
  try {
    parseExpression(text);
    return text;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** Significant digits from which on a name for a number can be told from chance. */
const fewestNamed = 8;

/** Whether a number has as many digits as it takes to name it. */
export function isWorthNaming(number: string): boolean {
  return number.replace(/\D/g, '').replace(/^0+/, '').length >= fewestNamed;
}

/** A number with many decimals at a column of a line, with where it begins and ends. */
export function searchableAround(
  line: string,
  column: number,
): { readonly text: string; readonly start: number; readonly end: number } | undefined {
  const isPart = (at: number) => /[\d.]/.test(line[at] ?? '');
  let start = column;
  let end = column;
  while (start > 0 && isPart(start - 1)) start--;
  while (isPart(end)) end++;
  // A full stop behind a number ends the sentence.
  if (line[end - 1] === '.') end--;
  const text = line.slice(start, end);
  const decimals = /^\d+\.(\d+)$/.exec(text)?.[1];
  return decimals !== undefined && decimals.length >= fewestDecimals && text.length <= longest
    ? { text, start, end }
    : undefined;
}
