import { InputError } from '../../errors.ts';
import { substituteLinear } from '../../numbers/polynomial.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { RationalSequence } from '../toolbox/sequence.ts';
import { sidesOf } from './decorations.ts';
import { shiftedByRemainders } from './indexed.ts';
import type { Letter, Places, Skeleton } from './places.ts';

/** Gauss's K: what stands before it, its index, where that starts and where it ends, and what stands behind. */
const gauss =
  /^(.*?)\{? ?\\?K ?(?:\} ?)?_ ?(?:\{ ?)?([a-z]) ?[=≥] ?(\d{1,9}) ?(?:\} ?)?(?:\^ ?(?:\{ ?(?:\\infty|∞|(\d{1,4})) ?\}|\\infty|∞|\\inf|(\d)(?!\d)))?(?![\d^])(.*)$/;
/** The quotient of two letters with one index behind a K without bounds, as in K(a_n/b_n), or one of which is a number. */
const unbounded =
  /K(?: ?_ ?(?:\{ ?[a-z] ?\}|[a-z]))? ?(?=\(? ?(?:\\[cdt]?frac ?\{ ?-?[a-zA-Z]_\{([a-z])\} ?\} ?\{|-?[a-zA-Z]_\{([a-z])\} ?[/|] ?|\\[cdt]?frac ?\{ ?\d+ ?\} ?\{ ?[a-zA-Z]_\{([a-z])\}|\d+ ?[/|] ?[a-zA-Z]_\{([a-z])\}))/;
/** Largest number of quotients of one that ends. */
const mostQuotients = 1_000;

/** The text with the bounds that K(a_n/b_n) has without writing them, 1 and ∞; K(a_n|b_n) is the same. */
export function withBounds(text: string): string {
  const found = unbounded.exec(text);
  if (!found) return text;
  const index = found.slice(1).find((letter) => letter !== undefined)!;
  const behind = text.slice(found.index + found[0].length).replace(/^([^|/]{1,40}?) ?\| ?/, '$1/');
  return `${text.slice(0, found.index)}K_{${index} = 1}^{\\infty} ${behind}`;
}

/** Whether Gauss's K with an index stands in a text. */
export function isGaussSum(text: string): boolean {
  return gauss.test(text);
}

/**
 * Reads K_{n=1}^∞ b_n/a_n with what stands before it: the parts of the quotient are polynomials in its index, or letters.
 * @throws InputError where a part is neither
 */
export function readGaussSum(text: string): Skeleton {
  const whole = text.split('=').length > 2 ? text.slice(text.indexOf('=') + 1) : text;
  const sides = sidesOf(text).find((side) => isGaussSum(side)) ?? whole;
  const found = gauss.exec(sides)!;
  const [before, index, start] = found.slice(1) as [string, string, string];
  const end = found[4] ?? found[5];
  const { plain: behind, added } = withoutSummand(found[6]!);
  const last = end === undefined ? null : Number(end) - Number(start) + 1;
  if (last !== null && (last < 1 || last > mostQuotients))
    throw new InputError(
      `fraction: K goes from ${start} to ${end!}; give ∞, or an end that is not before the beginning and makes ${mostQuotients} quotients at most.`,
    );
  const [numerator, denominator] = quotientOf(behind);
  const terms = partOf(denominator, index, Number(start));
  const numerators = partOf(numerator, index, Number(start));
  const { head, isNegative } = headOf(added === '' ? before : withSummand(before, added), terms);
  return {
    kind: 'sum',
    last,
    terms: typeof head === 'bigint' ? { heads: [head], tail: terms } : { heads: [], tail: head },
    numerators: isNegative ? withFirstNegated(numerators, before) : { heads: [], tail: numerators },
  };
}

/** What stands behind K, and a whole number that is added to it there, which may as well stand before. */
function withoutSummand(behind: string): { readonly plain: string; readonly added: string } {
  const found = / ?([+-]) ?(\d{1,99}) ?(?=$|[,;.=])/.exec(behind);
  const quotient = behind.slice(0, found?.index ?? 0);
  if (!found || !/[)}] ?$/.test(quotient) || depthOf(quotient) !== 0) return { plain: behind, added: '' };
  const [summand, sign, number] = found as unknown as [string, string, string];
  return {
    plain: quotient + behind.slice(found.index + summand.length),
    added: `${sign === '-' ? '-' : ''}${number}`,
  };
}

/** K + 3 as 3 + K, −K + 3 as 3 − K. */
function withSummand(before: string, added: string): string {
  const [, left, own] = /^([^]*=)?([^=]*)$/.exec(before)! as unknown as [string, string | undefined, string];
  return `${left ?? ''}${own.trim() === '-' ? `${added}-` : `${own}${added}+`}`;
}

function depthOf(text: string): number {
  return text.replace(/[^({[]/g, '').length - text.replace(/[^)}\]]/g, '').length;
}

/** A letter with the index of K, or a polynomial in it. */
function partOf(
  text: string,
  index: string,
  start: number,
): Letter | { kind: 'sequence'; sequence: RationalSequence } {
  const [, sign, letter, shift, distance] =
    new RegExp(`^(-?)([a-zA-Z])_\\{${index}(?:([+-])(\\d{1,9}))?\\}$`).exec(text) ?? [];
  if (letter === undefined)
    return {
      kind: 'sequence',
      sequence: { preperiod: [], polynomials: shiftedByRemainders(text, index, start) },
    };
  const first = start + Number(`${shift ?? ''}${distance ?? 0}`);
  return { kind: 'letter', letter, first, sign: sign === '-' ? -1n : 1n };
}

/** What stands before K with its sign: a_0, as a number or as the letter of the terms. */
function headOf(
  text: string,
  terms: Places['tail'],
): { readonly head: bigint | Letter; readonly isNegative: boolean } {
  const plain = text.replace(/\s/g, '').replace(/^.*=/, '');
  if (plain === '' || plain === '-') return { head: 0n, isNegative: plain === '-' };
  const [, number, sign] = /^\{?([+-]?\d+)\}?([+-])$/.exec(plain) ?? [];
  if (number !== undefined) return { head: BigInt(number), isNegative: sign === '-' };
  const [, letter, first, behind] = /^([a-zA-Z])_\{(\d{1,9})\}([+-])$/.exec(plain) ?? [];
  if (letter !== undefined && terms?.kind === 'letter') {
    const { letter: own, first: next } = terms;
    if (own === letter && Number(first) + 1 === next)
      return { head: { ...terms, first: Number(first) }, isNegative: behind === '-' };
  }
  throw new InputError(
    `fraction: "${text.trim()}" stands before K; give an integer with a sign behind it there, the term a_0 of a_1, a_2, …, or nothing.`,
  );
}

/** − K is K with −b_1 in the place of b_1. */
function withFirstNegated(tail: NonNullable<Places['tail']>, before: string): Places {
  if (tail.kind === 'letter')
    throw new InputError(
      `fraction: "${before.trim()}" stands before K, which has a letter for its numerators; give a + there, and the sign to b_1.`,
    );
  const [own, ...others] = tail.sequence.polynomials as [Polynomial, ...Polynomial[]];
  const first = own[0] ?? Q.zero;
  if (!Q.isInteger(first))
    throw new InputError(
      `fraction: b_1 = ${Q.formatRational(first)} behind "${before.trim()}" is no integer.`,
    );
  const polynomials = [...others, substituteLinear(own, Q.one, Q.one)];
  return {
    heads: [-first.numerator],
    tail: { kind: 'sequence', sequence: { preperiod: [], polynomials } },
  };
}

/** The two parts of \frac{b}{a} or (b/a). */
function quotientOf(text: string): [string, string] {
  const plain = text
    .replace(/\b(?:where|with|for|and|if)\b[^]*$/, '')
    .replace(/[\s]/g, '')
    .replace(/[.,;]{1,9}$/, '')
    .replace(/^\{(\\[cdt]?frac.*)\}$/, '$1');
  const stacked =
    /^\(?\\[cdt]?frac(?:\{((?:[^{}]|\{[^{}]*\})*)\}|(\d))(?:\{((?:[^{}]|\{[^{}]*\})*)\}|(\d))\)?$/.exec(
      plain,
    );
  if (stacked) return [(stacked[1] ?? stacked[2])!, (stacked[3] ?? stacked[4])!];
  const [, end] = /^\}?\^\{?([^{}]{1,20})/.exec(plain) ?? [];
  if (end !== undefined)
    throw new InputError(`fraction: K goes to ${end}; give ∞ or a number, as in K_{n=1}^{\\infty}.`);
  const slashed = /^([^/]+)\/(.+)$/.exec(withoutParentheses(plain));
  if (slashed) return [withoutParentheses(slashed[1]!), withoutParentheses(slashed[2]!)];
  throw new InputError(`fraction: "${text.trim()}" behind K is no fraction such as \\frac{n^2}{2n+1}.`);
}

/** The text within the parentheses that hold all of it. */
function withoutParentheses(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let depth = 0;
  for (let i = 0; i < text.length - 1; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')' && --depth === 0) return text;
  }
  return text.slice(1, -1);
}
