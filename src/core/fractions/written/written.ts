import { InputError } from '../../errors.ts';
import { withoutCases } from './cases.ts';
import { constantSides } from './sides.ts';
import { sidesOf, withoutDecorations } from './decorations.ts';
import { isBracketedList, readBracketedList, readEntries } from './list.ts';
import { fractionOfGeneralTerm } from './generalTerm.ts';
import { looksNested, readNested } from './nested.ts';
import { withGivenLetters } from './givenLetters.ts';
import { isIndexedBlock, readIndexedBlock } from './indexedBlock.ts';
import { readRule, refuseLettersAlone, sidesBeforeEquations, statedNumerators, statedSigns } from './rule.ts';
import { parseFraction } from '../parseFraction.ts';
import type { WrittenFraction } from '../parseFraction.ts';
import { sequenceAt } from '../toolbox/sequence.ts';
import type { WrittenTerms } from './writtenTerms.ts';

/** A fraction that is written out: by its rule, or by its first terms. */
export type Written =
  | {
      readonly kind: 'rule';
      readonly fraction: WrittenFraction;
      readonly values: readonly string[];
      /** What the reader should know of how it was understood, a sentence each. */
      readonly notes: readonly string[];
      /** The number of quotients where it ends behind them; null where it goes on. */
      readonly last: number | null;
    }
  | { readonly kind: 'terms'; readonly written: WrittenTerms };

/**
 * Reads a fraction that is written out in LaTeX, Typst or plain text: nested, on a line, as a list, in the notations of
 * Pringsheim and of Hardy and Wright, by Gauss's K or with letters. A value may stand on either side.
 * @returns null where the text has not the look of one
 * @throws InputError that shows the place
 */
export function readWritten(text: string): Written | null {
  const formula = withGivenLetters(withoutDecorations(withoutCases(text)));
  const sides = sidesOf(formula);
  const record = inWords.exec(formula);
  if (record) {
    const fraction = parseFraction(`${record[3]!} @ ${record[1] ?? record[2]!}`);
    return { kind: 'rule', fraction, values: [sides[0]!], notes: [], last: null };
  }
  const rule = readRule(formula);
  if (rule) return { kind: 'rule', ...rule };
  const equated = sidesBeforeEquations(formula);
  const indexed = equated.findIndex((side) => isIndexedBlock(side));
  if (indexed >= 0) {
    const numerators = statedNumerators(formula) ?? statedSigns(formula) ?? [1];
    const fraction = readIndexedBlock(equated[indexed]!, numerators);
    return { kind: 'rule', fraction, values: constantSides(equated, indexed), notes: [], last: null };
  }
  const bare = sides.length > 1 ? sides.findIndex((side) => bareList.test(side)) : -1;
  if (bare >= 0) {
    const written = {
      ...readEntries(sides[bare]!),
      values: constantSides(sides, bare),
      signs: null,
      numeratorRule: null,
    };
    return { kind: 'terms', written };
  }
  const listed = equated.findIndex((side) => isBracketedList(side));
  const all = listed >= 0 ? equated : sides;
  const place = listed >= 0 ? listed : placeOfNested(sides);
  if (place < 0) {
    refuseLettersAlone(formula);
    return null;
  }
  const side = all[place]!;
  const terms = listed >= 0 ? readBracketedList(side) : readNested(side);
  const values = constantSides(all, place);
  if (terms.general)
    return {
      kind: 'rule',
      fraction: fractionOfGeneralTerm(terms, terms.general),
      values,
      notes: [],
      last: null,
    };
  const numeratorRule = statedNumerators(formula);
  const written = { ...terms, values, signs: statedSigns(formula), numeratorRule };
  if (!numeratorRule) return { kind: 'terms', written };
  const numerators = terms.terms.slice(1).map((_, n) => sequenceAt(numeratorRule, n).numerator);
  return { kind: 'terms', written: { ...written, numerators } };
}

/** A conjecture as plain text: its signs or numerators, its terms, and how far both sides agree. */
const inWords =
  /(?:signs ([+-]{1,99}), repeated|numerators ([-+k\d^/; ]{1,999})) terms ([-+k\d^/;| ]{1,9999}); both sides/;

/** The side that is a nested fraction, −1 for none; one that goes on is more surely it than a value such as 2/(2 − I_1(2)/I_0(2)). */
function placeOfNested(sides: readonly string[]): number {
  const goingOn = sides.findIndex((side) => side.includes('…') && looksNested(side));
  return goingOn >= 0 ? goingOn : sides.findIndex((side) => looksNested(side));
}

/** 2; 1, 2, 1, 1, 4: the semicolon tells it from other lists. */
const bareList = /^[+-]?\d+ ?;(?: ?\d+ ?,)+ ?(?:\d+|…)$/;

/** Terms without brackets, "2, 1, 2, 1, 1, 4, …"; null where the text is something else. */
export function readBareList(text: string): WrittenTerms | null {
  const formula = withoutDecorations(text);
  if (!/^[+-]?\d+(?: ?[;,] ?\d+)+(?: ?(?:[;,] ?)?…)?$/.test(formula)) return null;
  try {
    return { ...readEntries(formula), values: [], signs: null, numeratorRule: null };
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
