import { InputError } from '../../errors.ts';
import { substituteLinear } from '../../numbers/polynomial.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import { parseIndexPolynomial } from '../indexPolynomial.ts';
import type { WrittenFraction } from '../parseFraction.ts';
import { primitiveRoot } from '../signs.ts';
import type { Sign } from '../signs.ts';
import { lowestDescription, termsOfSequence } from '../toolbox/sequence.ts';
import type { RationalSequence } from '../toolbox/sequence.ts';

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

/** A polynomial in LaTeX in an index that starts at `start`, as one in k = 0, 1, 2, … */
export function shifted(text: string, index: string, start: number): Polynomial {
  return substituteLinear(polynomialOf(text, index), Q.one, Q.rational(BigInt(start)));
}

function polynomialOf(text: string, index: string): Polynomial {
  const plain = text
    .replace(/\s/g, '')
    .replace(/\\[cdt]?frac\{(\d+)\}\{(\d+)\}/g, '$1/$2')
    .replace(/\\cdot/g, '*')
    .replace(/\^\{(\d+)\}/g, '^$1')
    .replace(/[{}]/g, '')
    .replaceAll(index, 'k');
  return parseIndexPolynomial(plain, 'fraction');
}

/** Terms by residue class: a_{mk+i} = P_i(k), and single ones. */
interface StatedTerms {
  readonly period: number;
  /** By the first index of each class. */
  readonly classes: ReadonlyMap<number, Polynomial>;
  readonly single: ReadonlyMap<number, bigint>;
}

/** (a_1, a_2) = (2, 1). */
const headsOf = {
  a: /\((a_\{?\d[^()]*)\) ?= ?\(([-\d,\s]+)\)/g,
  b: /\((b_\{?\d[^()]*)\) ?= ?\(([-\d,\s]+)\)/g,
} as const;
/** a_{2k+1} = 2k + 3, and where it holds. */
const equationsFor = {
  a: /((?:a_\{[^{}]*\} ?= ?){1,99})((?:[^,=≥{}.]|\{(?:[^{}]|\{[^{}]*\})*\}){1,999}?)(?=,|\( ?[a-z] ?≥|\.|\bfor\b|$|\band\b)(?:(?:for all)? ?(?:\( ?)?[a-z] ?≥ ?(\d+))?/g,
  b: /((?:b_\{[^{}]*\} ?= ?){1,99})((?:[^,=≥{}.]|\{(?:[^{}]|\{[^{}]*\})*\}){1,999}?)(?=,|\( ?[a-z] ?≥|\.|\bfor\b|$|\band\b)(?:(?:for all)? ?(?:\( ?)?[a-z] ?≥ ?(\d+))?/g,
} as const;

/** The equations a_{…} = …, or b_{…} = …, of a formula; null where there are none. */
function statedTerms(formula: string, letter: 'a' | 'b'): StatedTerms | null {
  const classes = new Map<number, Polynomial>();
  const single = new Map<number, bigint>();
  let period = 0;
  const text = formula.replace(/\\ge(?:q)?(?![a-zA-Z])/g, '≥');
  for (const [, names, values] of text.matchAll(headsOf[letter])) {
    const first = Number(/_\{?(\d+)/.exec(names!)![1]);
    values!.split(',').forEach((value, i) => single.set(first + i, BigInt(value.trim())));
  }
  for (const [, lefts, right, from] of text.matchAll(equationsFor[letter])) {
    const body = right!.trim();
    if (/[ab]_/.test(body)) continue;
    for (const [, place] of lefts!.matchAll(/_\{([^{}]*)\}/g)) {
      const name = place!.replace(/\s/g, '');
      if (/^\d+$/.test(name)) {
        if (/^-?\d+$/.test(body)) single.set(Number(name), BigInt(body));
        continue;
      }
      const [, m, index, offset] = /^(\d*)([a-z])(?:\+(\d+))?$/.exec(name) ?? [];
      if (index === undefined) continue;
      const isWhole = m === '' && offset === undefined;
      const start = isWhole
        ? Number(from ?? (letter === 'b' ? '1' : startIn(text, index)))
        : Number(offset ?? 0);
      period = Math.max(period, m === '' ? 1 : Number(m));
      classes.set(start, isWhole ? shifted(body, index, start) : polynomialOf(body, index));
    }
  }
  return classes.size === 0 ? null : { period, classes, single };
}

/** The least value that a formula gives an index in (n ≥ 1); 0 where it says nothing. */
function startIn(text: string, index: string): number {
  return Number(new RegExp(`${index}\\s*≥\\s*(\\d+)`).exec(text)?.[1] ?? '0');
}

function ofClasses(
  stated: StatedTerms,
  heads: readonly bigint[],
  numerators: readonly Sign[] | RationalSequence,
): WrittenFraction {
  // Under K the first class may have a_0 as well, and begins at its number in any case.
  const terms = lowestDescription(sequenceFrom(stated, 0, heads, 'a'));
  if ('polynomials' in numerators) return { kind: 'general', fraction: { terms, numerators } };
  return {
    kind: 'signed',
    fraction: { rule: termsOfSequence(terms), signs: primitiveRoot([...numerators]) },
  };
}

/** The sequence from an index on, of its classes and of what is known before they begin. */
function sequenceFrom(
  { period, classes, single }: StatedTerms,
  index: number,
  heads: readonly bigint[],
  letter: 'a' | 'b',
): RationalSequence {
  const starts = [...classes.keys()].sort((x, y) => x - y);
  const first = starts[0]!;
  if (classes.size !== period || starts.some((start, i) => start !== first + i))
    throw new InputError(
      `fraction: the equations for ${letter}_n do not say all terms; give one for each residue class.`,
    );
  const known = (n: number): bigint => {
    const value = single.get(n) ?? heads[n];
    if (value === undefined) throw new InputError(`fraction: ${letter}_${n} is not said.`);
    return value;
  };
  const preperiod = Array.from({ length: Math.max(0, first - index) }, (_, n) =>
    Q.rational(known(index + n)),
  );
  const polynomials = starts.map((start) => classes.get(start)!);
  if (first >= index) return { preperiod, polynomials };
  // b_n = n^2 for n ≥ 0 begins with b_1.
  return {
    preperiod: [],
    polynomials: polynomials.map((polynomial) =>
      substituteLinear(polynomial, Q.one, Q.rational(BigInt(index - first))),
    ),
  };
}

/** b_1, b_2, … where equations say them, and they are not ±1; null elsewhere. */
export function statedNumerators(formula: string): RationalSequence | null {
  if (statedSigns(formula)) return null;
  const stated = statedTerms(formula, 'b');
  return stated && lowestDescription(sequenceFrom(stated, 1, [], 'b'));
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
