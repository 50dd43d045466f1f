import { InputError } from '../../errors.ts';
import * as Q from '../../numbers/rational.ts';
import type { WrittenFraction } from '../parseFraction.ts';
import { primitiveRoot } from '../signs.ts';
import type { Sign } from '../signs.ts';
import { lowestDescription, termsOfSequence } from '../toolbox/sequence.ts';
import type { RationalSequence } from '../toolbox/sequence.ts';
import { shifted } from './indexed.ts';
import { sequenceFrom, statedTerms } from './statedTerms.ts';
import type { StatedTerms } from './statedTerms.ts';

/** Gauss's K: what stands before it, its index, where that starts, and what stands behind. */
const gauss =
  /^(.*?)\{? ?\\?K ?(?:\} ?)?_ ?(?:\{ ?)?([a-z]) ?= ?(\d+) ?(?:\} ?)?\^ ?(?:\{ ?(?:\\infty|∞) ?\}|\\infty|∞|\\inf)(.*)$/;

/**
 * Reads a fraction by its general term: Gauss's K_{n=1}^∞ b_n/a_n with polynomials, or letters a_n and b_n with equations
 * that say what they are.
 * @param formula without decorations
 * @returns null where the formula has neither
 * @throws InputError where it has one that cannot be read
 */
export function readRule(formula: string): WrittenFraction | null {
  const classes = statedTerms(formula, 'a');
  const signs = statedSigns(formula);
  const stated = statedNumerators(formula);
  const sum = gauss.exec(firstEquation(formula));
  if (!sum) return classes && ofClasses(classes, [], stated ?? signs ?? [1]);
  const [, before, index, start, behind] = sum as unknown as [string, string, string, string, string];
  const head = headOf(before);
  const [numerator, denominator] = quotientOf(behind);
  const written = signsOfNumerator(numerator, index, Number(start));
  if (/^b_/.test(numerator) && !stated && !signs)
    throw new InputError('fraction: the numerators b_n of K are not said; give them, as b_{n} = n^2.');
  const numerators = (): RationalSequence =>
    stated ?? { preperiod: [], polynomials: [shifted(numerator, index, Number(start))] };
  if (classes && /^a_/.test(denominator))
    return ofClasses(classes, [head], stated ?? signs ?? written ?? numerators());
  const terms = lowestDescription({
    preperiod: [Q.rational(head)],
    polynomials: [shifted(denominator, index, Number(start))],
  });
  const pattern = stated ? null : (signs ?? written);
  if (pattern)
    return { kind: 'signed', fraction: { rule: termsOfSequence(terms), signs: primitiveRoot([...pattern]) } };
  return {
    kind: 'general',
    fraction: { terms, numerators: numerators() },
  };
}

/** The first equation, without the conditions behind it. */
function firstEquation(formula: string): string {
  const end = /,\s*(?=\(?[ab]_)|\bwhere\b|\bwith\b/.exec(formula)?.index ?? formula.length;
  return formula.slice(0, end).split('=').length > 2
    ? formula.slice(formula.indexOf('=') + 1, end).trim()
    : formula.slice(0, end).trim();
}

/** a_0 before K, with its sign of addition; 0 where nothing stands there. */
function headOf(text: string): bigint {
  const plain = text.replace(/[\s{}]/g, '').replace(/^.*=/, '');
  if (plain === '') return 0n;
  const match = /^([+-]?\d+)\+$/.exec(plain);
  if (!match)
    throw new InputError(
      `fraction: "${text.trim()}" stands before K; give an integer with a + behind it there, or nothing.`,
    );
  return BigInt(match[1]!);
}

/** The two parts of \frac{b}{a} or (b/a). */
function quotientOf(text: string): [string, string] {
  const plain = text.replace(/[\s]/g, '').replace(/[.,;]{1,9}$/, '');
  const stacked =
    /^\(?\\[cdt]?frac(?:\{((?:[^{}]|\{[^{}]*\})*)\}|(\d))(?:\{((?:[^{}]|\{[^{}]*\})*)\}|(\d))\)?$/.exec(
      plain,
    );
  if (stacked) return [(stacked[1] ?? stacked[2])!, (stacked[3] ?? stacked[4])!];
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

/** The signs where a numerator is 1, −1 or a power of −1, from the first index on; null elsewhere. */
function signsOfNumerator(text: string, index: string, start: number): readonly Sign[] | null {
  const plain = text.replace(/[\s{}]/g, '');
  if (plain === '1' || plain === '+1') return [1];
  if (plain === '-1') return [-1];
  const power = new RegExp(`^\\(-1\\)\\^\\(?${index}(?:([+-])(\\d+))?\\)?$`).exec(plain);
  if (!power) return null;
  const offset = power[2] === undefined ? 0 : Number(`${power[1]!}${power[2]}`);
  return (start + offset) % 2 === 0 ? [1, -1] : [-1, 1];
}

function ofClasses(
  stated: StatedTerms,
  heads: readonly bigint[],
  numerators: readonly Sign[] | RationalSequence,
): WrittenFraction {
  // Under K the equations may say a_0 as well, which is what stands before it in any case.
  const terms = lowestDescription(sequenceFrom(stated, 0, heads));
  if ('polynomials' in numerators) return { kind: 'general', fraction: { terms, numerators } };
  return {
    kind: 'signed',
    fraction: { rule: termsOfSequence(terms), signs: primitiveRoot([...numerators]) },
  };
}

/** b_1, b_2, … where equations say them, and they are not ±1; null elsewhere. */
export function statedNumerators(formula: string): RationalSequence | null {
  if (statedSigns(formula)) return null;
  const stated = statedTerms(formula, 'b');
  return stated && lowestDescription(sequenceFrom(stated, 1, []));
}

/** The sign pattern that a formula or a sentence states; null where it states none. */
export function statedSigns(formula: string): readonly Sign[] | null {
  const word = /(?:@|\bsigns)\s*([+-]+)/.exec(formula)?.[1];
  if (word) return [...word].map((sign) => (sign === '+' ? 1 : -1));
  const list = /\(b_\{?1\}?,\s*b_\{?2\}?,\s*…\)\s*=\s*\(\s*\\overline\s*\{([-\d,\s]+)\}/.exec(formula)?.[1];
  if (list) return list.split(',').map((one) => (one.trim().startsWith('-') ? -1 : 1));
  const numerator = /b_\{?n\}?\s*=\s*(\(-1\)\^\{?n(?:[+-]\d+)?\}?|-1|1)(?![\d])/.exec(formula)?.[1];
  if (numerator) return signsOfNumerator(numerator, 'n', 1);
  if (/a_\{?0\}?\s*-\s*(?:1\/\(a|\\cfrac\s*\{1\}\s*\{\s*a)/.test(formula)) return [-1];
  return null;
}
