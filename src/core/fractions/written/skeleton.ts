import { InputError } from '../../errors.ts';
import { absolute } from '../../numbers/integers.ts';
import { isBracketedList, readBracketedList } from './list.ts';
import { looksNested, readNested } from './nested.ts';
import { constantSequence } from './places.ts';
import type { Places, Skeleton } from './places.ts';

/** A letter with a number for its index. */
const indexedLetter = /(?<![a-zA-Z\d\\])([a-zA-Z])_(?:\{ ?(\d{1,3}) ?\}|(\d{1,3}))(?!\d)/g;
/** One with a letter for it, as in a general quotient behind the dots. */
const generalLetter = /(?<![a-zA-Z\\])[a-zA-Z]_\{[^{}a-z]*[a-z][^{}]*\}/;
/** Numbers so large that no term is one: a letter times this, plus its index. */
const unit = 10n ** 60n;

/**
 * Reads a side of an equation as a fraction in letters, in all notations that numbers have: nested, on a line, as a list.
 * @returns null where no letter stands in it, or where it is none
 * @throws InputError where the letters do not run through their indices one by one
 */
export function readSkeleton(side: string): Skeleton | null {
  const letters: string[] = [];
  const marked = side
    .replace(indexedLetter, (_, letter: string, braced?: string, plain?: string) => {
      if (!letters.includes(letter)) letters.push(letter);
      return String(unit * BigInt(letters.indexOf(letter) + 1) + BigInt(braced ?? plain!));
    })
    .replace(/[.,;]\s*$/, '');
  if (letters.length === 0) return null;
  const isList = isBracketedList(marked);
  if (!isList && !looksNested(marked)) return null;
  const { terms, numerators } = isList
    ? readBracketedList(beforeGeneral(marked))
    : readNested(beforeGeneral(marked));
  const placesOf = (numbers: readonly bigint[], what: string): Places => {
    const start = numbers.findIndex((number) => absolute(number) >= unit);
    if (start < 0) return { heads: numbers, tail: null };
    const found = numbers[start]!;
    const sign = found < 0n ? -1n : 1n;
    if (numbers.slice(start).some((number, n) => number !== found + sign * BigInt(n)))
      throw new InputError(
        `fraction: the ${what} of "${side.trim()}" are not those of one letter, with one sign, whose index grows by 1; write it as a_0 + b_1/(a_1 + b_2/(a_2 + …)).`,
      );
    const letter = letters[Number(absolute(found) / unit) - 1]!;
    const first = Number(absolute(found) % unit);
    return { heads: numbers.slice(0, start), tail: { kind: 'letter', letter, first, sign } };
  };
  const ofTerms = placesOf(terms, 'terms');
  const ofNumerators = placesOf(numerators, 'numerators');
  const kind = isList ? 'list' : 'nested';
  if (ofTerms.tail) return { kind, terms: ofTerms, numerators: ofNumerators, last: null };
  // b_1/(1 + b_2/(1 + b_3/(1 + …))): the term that is written again and again is all of them.
  const [head, ...same] = terms as [bigint, ...bigint[]];
  if (!ofNumerators.tail || same.length < 2 || same.some((term) => term !== same[0])) return null;
  return {
    kind,
    terms: { heads: [head], tail: { kind: 'sequence', sequence: constantSequence(same[0]!) } },
    numerators: ofNumerators,
    last: null,
  };
}

/** A side up to its last dots, where letters with an index of letters stand between dots. */
function beforeGeneral(side: string): string {
  return generalLetter.test(side) ? withoutGeneral(side) : side;
}

/** …, a_n, … and \cdots + b_n/(a_n + \cdots): the general one is no more than the letters say. */
function withoutGeneral(side: string): string {
  const dots = side.indexOf('…');
  const general = side.search(generalLetter);
  if (dots < 0 || general < dots) return side;
  const open: string[] = [];
  const closing: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' };
  for (const mark of side.slice(0, dots)) {
    if (closing[mark]) open.unshift(closing[mark]);
    if (mark === open[0]) open.shift();
  }
  return side.slice(0, dots + 1) + open.join('');
}
