import { InputError } from '../../errors.ts';
import { constantSides } from './sides.ts';
import { sidesOf, withoutDecorations } from './decorations.ts';
import { isBracketedList, readBracketedList, readEntries } from './list.ts';
import { looksNested, readNested } from './nested.ts';
import { readRule, statedSigns } from './rule.ts';
import type { WrittenFraction } from '../parseFraction.ts';
import type { WrittenTerms } from './writtenTerms.ts';

/** A fraction that is written out: by its rule, or by its first terms. */
export type Written =
  | { readonly kind: 'rule'; readonly fraction: WrittenFraction; readonly values: readonly string[] }
  | { readonly kind: 'terms'; readonly written: WrittenTerms };

/**
 * Reads a fraction that is written out in LaTeX, Typst or plain text: nested, on a line, as a list, in the notations of
 * Pringsheim and of Hardy and Wright, by Gauss's K or with letters. A value may stand on either side.
 * @returns null where the text has not the look of one
 * @throws InputError that shows the place
 */
export function readWritten(text: string): Written | null {
  const formula = withoutDecorations(text);
  const sides = sidesOf(formula);
  const isGauss = /K ?(?:\} ?)?_ ?(?:\{ ?)?[a-z] ?= ?\d/.test(formula);
  if (isGauss || /a_\{[^{}a-z]*[a-z][^{}]*\} ?=/.test(formula)) {
    const fraction = readRule(formula);
    if (fraction) return { kind: 'rule', fraction, values: constantSides(sides, -1) };
  }
  const bare = sides.length > 1 ? sides.findIndex((side) => bareList.test(side)) : -1;
  if (bare >= 0) {
    const written = { ...readEntries(sides[bare]!), values: constantSides(sides, bare), signs: null };
    return { kind: 'terms', written };
  }
  const listed = sides.findIndex((side) => isBracketedList(side));
  const place = listed >= 0 ? listed : sides.findIndex((side) => looksNested(side));
  if (place < 0) return null;
  const side = sides[place]!;
  const terms = listed >= 0 ? readBracketedList(side) : readNested(side);
  const values = constantSides(sides, place);
  return { kind: 'terms', written: { ...terms, values, signs: statedSigns(formula) } };
}

/** 2; 1, 2, 1, 1, 4: the semicolon tells it from other lists. */
const bareList = /^[+-]?\d+ ?;(?: ?\d+ ?,)+ ?(?:\d+|…)$/;

/** Terms without brackets, "2, 1, 2, 1, 1, 4, …"; null where the text is something else. */
export function readBareList(text: string): WrittenTerms | null {
  const formula = withoutDecorations(text);
  if (!/^[+-]?\d+(?: ?[;,] ?\d+)+(?: ?(?:[;,] ?)?…)?$/.test(formula)) return null;
  try {
    return { ...readEntries(formula), values: [], signs: null };
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
