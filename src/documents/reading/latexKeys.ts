import { unknownPlace } from './place.ts';
import type { Place, PlaceMap } from './place.ts';

/** Keys of environments' options whose values are set as text. */
const textKeys: ReadonlySet<string> = new Set(
  'title subtitle caption name note heading frametitle'.split(' '),
);

/** Whether an offset is in the value of a key that is set as text. */
export function isTextValue(text: string, from: number, offset: number): boolean {
  const key = /(?:^|,)\s*([a-z]+)\s*=[^,]*$/.exec(text.slice(from, offset))?.[1];
  return key !== undefined && textKeys.has(key);
}

/**
 * The places of options of keys and values, up to the bracket that closes them: the values that are text, with their
 * formulas, and all else unknown.
 */
export function readKeys(text: string, from: number, to: number, within: string, places: PlaceMap): void {
  const unknown = unknownPlace(within, from);
  places.add(from, unknown);
  let depth = 0;
  let start = from;
  for (let at = from; at < to; at++) {
    const letter = text[at]!;
    if (letter === '\\') at++;
    else if (letter === '{') depth++;
    else if (letter === '}') depth--;
    else if (letter === ',' && depth === 0) {
      readValue(text, start, at, unknown, places);
      start = at + 1;
      places.add(start, unknown);
    }
  }
  readValue(text, start, to, unknown, places);
}

function readValue(text: string, from: number, to: number, unknown: Place, places: PlaceMap): void {
  const words = text.slice(from, to);
  const sign = words.indexOf('=');
  const value = words.slice(sign + 1).trim();
  const isOdd = (value.replace(/\\[^]/g, '').split('$').length - 1) % 2 === 1;
  if (!textKeys.has(words.slice(0, Math.max(0, sign)).trim()) || value === '' || isOdd) return;
  const inBraces = value.startsWith('{') && value.endsWith('}');
  const end = inBraces ? from + words.trimEnd().length - 1 : to;
  const start = from + words.indexOf(value, sign + 1) + (inBraces ? 1 : 0);
  // Braces hide commas and brackets that a value without them could not have.
  const around = inBraces ? {} : { around: [{ kind: 'option' }] as const };
  const within = words.slice(0, sign).trim();
  const plain: Place = { kind: 'text', within, start, narrow: true, ...around };
  places.add(start, plain);
  for (let at = start, isFormula = false; at < end; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '$') {
      isFormula = !isFormula;
      const formula: Place = { kind: 'inline', within: '$', start: at + 1, narrow: false, ...around };
      places.add(at + 1, isFormula ? formula : plain);
    }
  }
  if (inBraces) places.add(end + 1, unknown);
}
