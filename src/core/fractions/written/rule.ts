import { ContradictionError, InputError } from '../../errors.ts';
import { isIntegerValued } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { WrittenFraction } from '../parseFraction.ts';
import { primitiveRoot } from '../signs.ts';
import type { Sign } from '../signs.ts';
import { lowestDescription, sequenceAt, termsOfSequence } from '../toolbox/sequence.ts';
import type { RationalSequence } from '../toolbox/sequence.ts';
import { sidesOf } from './decorations.ts';
import { plainEquations, readEquations } from './equations.ts';
import type { Equation } from './equations.ts';
import { isGaussSum, readGaussSum, withBounds } from './gaussSum.ts';
import { isBracketedList, readBracketedList } from './list.ts';
import { looksNested, readNested } from './nested.ts';
import { constantIn, constantSequence, failUnsaid, sequenceIn } from './places.ts';
import type { Places, Skeleton } from './places.ts';
import { constantSides } from './sides.ts';
import { readSkeleton } from './skeleton.ts';
import { ownElements } from './writtenTerms.ts';

/** A fraction by its rule, what stands beside it, and what a reader should know of it, a sentence each. */
export interface ReadRule {
  readonly fraction: WrittenFraction;
  readonly values: readonly string[];
  readonly notes: readonly string[];
  /** The number of quotients where it ends behind them; null where it goes on. */
  readonly last: number | null;
}

/** a_0, a_1, … and b_1, b_2, …, where no fraction in letters says it otherwise. */
const plain: Skeleton = {
  kind: 'list',
  terms: { heads: [], tail: { kind: 'letter', letter: 'a', first: 0, sign: 1n } },
  numerators: { heads: [], tail: null },
  last: null,
};

/**
 * Reads a fraction by its general term: Gauss's K_{n=1}^∞ b_n/a_n with polynomials, or letters with equations that say what they
 * are. Which letter is that of the terms, and where its index begins, says the fraction in letters, b_0 + a_1/(b_1 + …); where
 * there is none, a_0, a_1, … are the terms and b_1, b_2, … the numerators.
 * @param formula without decorations
 * @returns null where the formula has neither
 * @throws InputError where it has one that cannot be read, or something beside it that is not understood
 */
export function readRule(formula: string): ReadRule | null {
  const text = withBounds(plainEquations(withBracedIndices(formula)));
  const { before, behind } = parted(text);
  const { equations, others } = readEquations(behind);
  const sides = before.split(saidAgain).flatMap((part) => sidesOf(part.replace(wordsBehind, '')));
  const parts = [...sides, ...others].map((part) => part.trim());
  const isGeneral = (letter: string): boolean =>
    equations.some((one) => one.letter === letter && /[a-z]/.test(one.subscript));
  const sum = [before, ...others].find((part) => isGaussSum(part));
  const written = sum === undefined ? skeletonIn(parts) : { side: sum, skeleton: readGaussSum(sum) };
  const literal = sum === undefined ? parts.find((part) => isLiteral(part)) : undefined;
  if (!written && (!isGeneral('a') || (literal !== undefined && saysByOthers(equations)))) return null;
  const { side, skeleton } = written ?? { side: before, skeleton: plain };
  const notes: string[] = [];
  const terms = sequenceIn(skeleton.terms, equations, notes);
  if (!terms) {
    if (sum === undefined) return null;
    failUnsaid(skeleton.terms, side);
  }
  const strange = others.find((part) => part.trim() !== side && part !== literal && !isProse(part));
  if (strange !== undefined)
    throw new InputError(
      `fraction: "${strange.trim()}" beside the equations is not understood; give equations such as a_{2k+1} = 2k+3 (k ≥ 0), with commas between them.`,
    );
  refuseUnread(sides, [side.trim(), literal]);
  const numerators = numeratorsOf(skeleton, side, equations, statedSigns(text), notes);
  if (literal !== undefined) refuseOtherTerms(literal, terms);
  const { last } = skeleton;
  if (written && skeleton.kind !== 'sum' && !side.includes('…'))
    notes.push(`Read with dots behind the last letter of "${side.trim()}", as in [a_0; a_1, a_2, …].`);
  return { fraction: fractionOf(terms, numerators), values: constantSides(sidesOf(before), -1), notes, last };
}

/** What parts a fraction from the same in letters, and words that lead to its equations. */
const saidAgain = /,? ?(?:that is|i\.e\.|namely|in other words),? ?/;
const wordsBehind = /,? (?:with|where|and|for)(?: [a-z]{1,20}){0,3} ?$/;

/** Letters with a subscript of one character, and a(n) = … as sequences have it, as those with braces. */
function withBracedIndices(formula: string): string {
  return formula
    .replace(/(?<![a-zA-Z\\])([a-zA-Z])_([a-z\d])(?![a-z\d{])/g, '$1_{$2}')
    .replace(/(?<![a-zA-Z\\_])([ab])(?:\(([^()[\]{}]{1,20})\)|\[([^()[\]{}]{1,20})\])(?= ?=)/g, '$1_{$2$3}');
}

/** Where equations for letters begin: before them stands the fraction, with what it is equal to. */
const firstEquation =
  /\(?(?<![a-zA-Z\\]|\/ ?)([a-zA-Z])_\{[^{}]*\}(?:, ?(?:\1_\{[^{}]*\}|…)){0,99}\)? ?=(?! ?\[)/g;

/** One for all terms, a_n = …, or for those from one on, a_1 = a_2 = ⋯ = …. */
const generalEquation = /(?<![a-zA-Z\\]|\/ ?)([a-zA-Z])_\{([^{}]*)\} ?=(?! ?\[)( ?… ?=)?/g;

function parted(text: string): { readonly before: string; readonly behind: string } {
  const letters = new Set(
    [...text.matchAll(generalEquation)]
      .filter(([, , subscript, dots]) => /[a-z]/.test(subscript!) || dots !== undefined)
      .map(([, letter]) => letter),
  );
  const first = [...text.matchAll(firstEquation)].find(
    ([whole, letter]) =>
      letters.has(letter) || (whole.startsWith('(') && (letters.size > 0 || whole.includes('…'))),
  );
  const at = first?.index ?? text.length;
  // "for n ≥ 1," before the first equation is said of it.
  const words = /(?:[,;.] ?|^)(?:where|with|and|for|let|when|if)\b(?:(?!\\)[^=[\]{}/])*$/.exec(
    text.slice(0, at),
  );
  const cut = words?.index ?? at;
  return { before: text.slice(0, cut), behind: text.slice(cut) };
}

/** The sides of an equation before what is said of letters. */
export function sidesBeforeEquations(formula: string): string[] {
  const { before } = parted(plainEquations(withBracedIndices(formula)));
  return sidesOf(before).map((side) => side.replace(/ ?[,;]$/, ''));
}

/** The side that is a fraction in letters. */
function skeletonIn(sides: readonly string[]): { readonly side: string; readonly skeleton: Skeleton } | null {
  for (const side of sides) {
    const skeleton = readSkeleton(side);
    if (skeleton) return { side, skeleton };
  }
  return null;
}

/**
 * Functions with an order, I_1(2), are no letters with indices.
 * @throws InputError where a side has such letters, Gauss's K or dots in it, and is read as nothing
 */
function refuseUnread(sides: readonly string[], read: readonly (string | undefined)[]): void {
  const unread = sides.find(
    (part) =>
      !read.includes(part) &&
      /[a-zA-Z]_\{[^{}]*\}(?! ?\()|(?<![a-zA-Z])K ?[({_]|…/.test(part) &&
      !/^[a-zA-Z]_\{[^{}]*\} ?[,;]?$|^-?[\d. ]+…$/.test(part) &&
      !isGaussSum(part) &&
      !isLiteral(part) &&
      !readSkeleton(part),
  );
  if (unread !== undefined)
    throw new InputError(
      `fraction: "${unread}" is not understood as a fraction; give one such as b_0 + \\K_{n=1}^\\infty \\frac{a_n}{b_n}, or a_0 + b_1/(a_1 + b_2/(a_2 + …)).`,
    );
}

/** Whether a side is a fraction with numbers in its places. */
function isLiteral(side: string): boolean {
  return !/[a-zA-Z]_/.test(side) && (isBracketedList(side) || looksNested(side));
}

function saysByOthers(equations: readonly Equation[]): boolean {
  return equations.some(({ body }) => /[a-zA-Z]_/.test(body));
}

/** Words, and sentences in which nothing is equal to a number. */
function isProse(text: string): boolean {
  // "n is prime" says something of an index.
  return !(/^ ?[A-Z][a-z]+ /.test(text) ? /[=<>≤≥∈]/ : /[\d=<>≤≥_^\\∈|]|\b[a-z]\b/).test(text);
}

function numeratorsOf(
  { kind, terms, numerators }: Skeleton,
  side: string,
  equations: readonly Equation[],
  signs: readonly Sign[] | null,
  notes: string[],
): RationalSequence | readonly Sign[] {
  if (numerators.tail !== null) {
    const sequence = sequenceIn(numerators, equations, notes) ?? signs;
    if (sequence) return sequence;
    const { tail } = numerators;
    const own = tail.kind === 'letter' ? tail.letter : 'b';
    throw new InputError(
      `fraction: the numerators ${own}_n of "${side.trim()}" are not said; give them, as ${own}_{n} = n^2.`,
    );
  }
  if (kind === 'list') {
    const places = numeratorsBeside(terms);
    const sequence = sequenceIn(places, equations, notes);
    const said = equations.find(
      ({ letter }) => places.tail?.kind === 'letter' && letter === places.tail.letter,
    );
    if (!sequence && said)
      throw new InputError(
        `fraction: ${said.letter}_{${said.subscript}} = ${said.body} is said of some n alone; give numerators for all n, as in ${said.letter}_{n} = n^2 (n ≥ 1).`,
      );
    return sequence ?? signs ?? [1];
  }
  const number = constantIn(numerators);
  const isSign = number === 1n || number === -1n;
  if (number !== null && (isSign || numerators.heads.length > 1)) return constantSequence(number);
  if (signs) return signs;
  throw new InputError(
    `fraction: the numerators of "${side.trim()}" have no rule; give them as letters, a_0 + b_1/(a_1 + …), and say b_{n}.`,
  );
}

/** Signed where the numerators are signs and the terms whole numbers. */
export function fractionOf(
  terms: RationalSequence,
  numerators: RationalSequence | readonly Sign[],
): WrittenFraction {
  const sequence =
    'polynomials' in numerators
      ? numerators
      : { preperiod: [], polynomials: numerators.map((sign) => [Q.rational(BigInt(sign))]) };
  const [a, b] = [lowestDescription(terms), lowestDescription(sequence)];
  const signs = signsIn(b);
  const isWhole = a.preperiod.every(Q.isInteger) && a.polynomials.every(isIntegerValued);
  if (signs && isWhole)
    return { kind: 'signed', fraction: { rule: termsOfSequence(a), signs: primitiveRoot([...signs]) } };
  return { kind: 'general', fraction: { terms: a, numerators: b } };
}

function signsIn({ preperiod, polynomials }: RationalSequence): readonly Sign[] | null {
  if (preperiod.length > 0) return null;
  const signs = polynomials.map(([number, ...more]): Sign | null => {
    if (!number || more.length > 0) return null;
    return Q.equals(number, Q.one) ? 1 : Q.equals(number, Q.negate(Q.one)) ? -1 : null;
  });
  return signs.every((sign) => sign !== null) ? signs.map((sign) => sign!) : null;
}

/** @throws ContradictionError where numbers are written beside equations that say others */
function refuseOtherTerms(literal: string, terms: RationalSequence): void {
  const written = ownElements(
    isBracketedList(literal) ? readBracketedList(literal) : readNested(literal),
  ).terms;
  const place = written.findIndex((term, n) => !Q.equals(sequenceAt(terms, n), term));
  if (place < 0) return;
  throw new ContradictionError(
    `fraction: the two sides differ: a_${place} is ${Q.formatRational(written[place]!)} as it is written, and ${Q.formatRational(sequenceAt(terms, place))} by the equations.`,
  );
}

/** b_1, b_2, …, as equations say them. */
const plainNumerators: Places = {
  heads: [],
  tail: { kind: 'letter', letter: 'b', first: 1, sign: 1n },
};

/** The same beside a list in letters: where these are b_0, b_1, …, numerators are a_1, a_2, …. */
function numeratorsBeside({ tail }: Places): Places {
  if (tail?.kind !== 'letter' || tail.letter !== 'b') return plainNumerators;
  return { heads: [], tail: { kind: 'letter', letter: 'a', first: 1, sign: 1n } };
}

/** b_1, b_2, … where equations say them, and they are not ±1; null elsewhere. */
export function statedNumerators(formula: string): RationalSequence | null {
  const stated = numeratorsSaid(formula);
  return stated && !signsIn(stated) ? stated : null;
}

function numeratorsSaid(formula: string): RationalSequence | null {
  const sequence = sequenceIn(plainNumerators, equationsOf(formula), []);
  return sequence && lowestDescription(sequence);
}

/** @throws InputError where letters are said, and not the terms of a fraction */
export function refuseLettersAlone(formula: string): void {
  const [one] = equationsOf(formula);
  const [, single] = /(?:^|, ?)a_\{?(\d{1,9})\}? ?= ?-?\d+(?=$|[,.;])/.exec(formula) ?? [];
  if (one)
    throw new InputError(
      `fraction: ${one.letter}_{${one.subscript}} = ${one.body} is said, and no terms a_n; give them, as in a_n = 2n+1, or write the fraction in its letters, as c_0 + d_1/(c_1 + d_2/(c_2 + …)).`,
    );
  if (single !== undefined)
    throw new InputError(
      `fraction: a_${single} is said, and not all terms; give them as a list, as [2; 1, 2, …], or by a rule, as in a_n = 2n+1 (n ≥ 1).`,
    );
}

function equationsOf(formula: string): readonly Equation[] {
  return readEquations(parted(plainEquations(withBracedIndices(formula))).behind).equations;
}

/** The sign pattern that a formula or a sentence states; null where it states none. */
export function statedSigns(formula: string): readonly Sign[] | null {
  const word = /(?:@|\bsigns)\s*([+-]+)/.exec(formula)?.[1];
  if (word) return [...word].map((sign) => (sign === '+' ? 1 : -1));
  const list = /\(b_\{?1\}?,\s*b_\{?2\}?,\s*…\)\s*=\s*\(\s*\\overline\s*\{([-\d,\s]+)\}/.exec(formula)?.[1];
  if (list) return list.split(',').map((one) => (one.trim().startsWith('-') ? -1 : 1));
  const stated = numeratorsSaid(formula);
  const signs = stated && signsIn(stated);
  if (signs) return signs;
  if (/a_\{?0\}?\s*-\s*(?:1\/\(a|\\cfrac\s*\{1\}\s*\{\s*a)/.test(formula)) return [-1];
  return null;
}
