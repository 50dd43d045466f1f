import { InputError } from '../../errors.ts';
import { lcm } from '../../numbers/integers.ts';
import { equalPolynomials, evaluatePolynomial, substituteLinear } from '../../numbers/polynomial.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { RationalSequence } from '../toolbox/sequence.ts';
import { shifted } from './indexed.ts';

/** Terms or numerators that equations say: a_{mk+i} = P(k) from some k on, and single ones. */
export interface StatedTerms {
  readonly letter: Letter;
  readonly classes: readonly StatedClass[];
  readonly single: ReadonlyMap<number, bigint>;
}

type Letter = 'a' | 'b';

/** The terms start, start + modulus, start + 2·modulus, …, a polynomial in 0, 1, 2, … */
interface StatedClass {
  readonly name: string;
  readonly modulus: number;
  readonly start: number;
  readonly polynomial: Polynomial;
}

/** The largest index that is looked at, and the longest period. */
const mostTerms = 1_000;

/** (a_1, a_2) = (2, 1). */
const headsOf = {
  a: /\((a_\{?\d[^()]*)\) ?= ?\(([-\d,\s]+)\)/g,
  b: /\((b_\{?\d[^()]*)\) ?= ?\(([-\d,\s]+)\)/g,
} as const;
/** a_{2k+1} = 2k + 3, and where it holds. */
const equationsFor = {
  a: /((?:a_\{[^{}]*\} ?= ?){1,99})((?:[^,=≥{}.]|\{(?:[^{}]|\{[^{}]*\})*\}){1,999}?)(?=,|\( ?[a-z] ?≥|\.|\bfor\b|$|\band\b)/g,
  b: /((?:b_\{[^{}]*\} ?= ?){1,99})((?:[^,=≥{}.]|\{(?:[^{}]|\{[^{}]*\})*\}){1,999}?)(?=,|\( ?[a-z] ?≥|\.|\bfor\b|$|\band\b)/g,
} as const;
/** Where the equations begin. */
const firstEquation = /\(?(?<!\/ ?)[ab]_(?:\{[^{}]*\}|[a-z\d])(?:, ?[ab]_(?:\{[^{}]*\}|\d)){0,99}\)? ?=/;
/** The class that a name such as a_{3k-1} has. */
const place = /^(\d{0,9})([a-z])(?:([+-])(\d{1,9}))?$/;

/** The formula without the equations for its terms and numerators, which say nothing of its value. */
export function beforeEquations(formula: string): string {
  return formula.slice(0, firstEquation.exec(formula)?.index ?? formula.length);
}

/** Letters with a subscript of one character, as those with braces. */
export function withBracedIndices(formula: string): string {
  return formula.replace(/(?<![a-zA-Z\\])([ab])_([a-z\d])(?![a-z\d{])/g, '$1_{$2}');
}

/** The equations a_{…} = …, or b_{…} = …, of a formula; null where there are none. */
export function statedTerms(formula: string, letter: Letter): StatedTerms | null {
  const single = new Map<number, bigint>();
  const found: {
    name: string;
    m: number;
    offset: number;
    index: string;
    body: string;
    from: number | null;
  }[] = [];
  const text = formula.replace(/\\ge(?:q)?(?![a-zA-Z])/g, '≥');
  for (const [, names, values] of text.matchAll(headsOf[letter])) {
    const first = Number(/_\{?(\d+)/.exec(names!)![1]);
    values!.split(',').forEach((value, i) => single.set(first + i, BigInt(value.trim())));
  }
  for (const { 1: lefts, 2: right, index: at } of text.matchAll(equationsFor[letter])) {
    const body = right!.trim();
    if (/[ab]_/.test(body)) continue;
    for (const [name, subscript] of lefts!.matchAll(/[ab]_\{([^{}]*)\}/g)) {
      const plain = subscript!.replace(/\s/g, '');
      if (/^\d+$/.test(plain)) {
        if (/^-?\d+$/.test(body)) single.set(Number(plain), BigInt(body));
        continue;
      }
      const [, m, index, sign, offset] = place.exec(plain) ?? [];
      if (index === undefined) continue;
      found.push({
        name,
        m: m === '' ? 1 : Number(m),
        offset: Number(`${sign ?? ''}${offset ?? 0}`),
        index,
        body,
        from: startIn(text.slice(at), index),
      });
    }
  }
  if (found.length === 0) return null;
  // Where nothing is said of k, it is the same for all: as small as the indices allow.
  const least = Math.max(0, ...found.map(({ m, offset }) => Math.ceil(-offset / Math.max(1, m))));
  const classes = found.map(({ name, m, offset, index, body, from }): StatedClass => {
    const isWhole = m === 1 && offset === 0;
    const first = from ?? (isWhole && letter === 'b' ? 1 : least);
    return { name, modulus: m, start: m * first + offset, polynomial: shifted(body, index, first) };
  });
  return { letter, classes, single };
}

/** The least value that a formula gives an index in what comes next (n ≥ 1); null where it says nothing. */
function startIn(text: string, index: string): number | null {
  const start = new RegExp(`(?<![a-z\\d])${index} ?≥ ?(\\d{1,9})`).exec(text)?.[1];
  return start === undefined ? null : Number(start);
}

/**
 * The sequence from an index on.
 * @param heads the terms before those of the equations, from the index on; they go before what an equation says
 * @throws InputError where a term is not said, and where it is said to be two numbers
 */
export function sequenceFrom(
  { letter, classes, single }: StatedTerms,
  index: number,
  heads: readonly bigint[],
): RationalSequence {
  const period = Number(classes.reduce((all, { modulus }) => lcm(all, BigInt(modulus)), 1n));
  const first = Math.max(index + heads.length, ...classes.map(({ start }) => start));
  const last = Math.max(first, ...single.keys());
  if (period === 0 || period > mostTerms || last > mostTerms || classes.some(({ start }) => start < 0))
    throw new InputError(
      `fraction: the equations for ${letter}_n go too far; indices are from 0 to ${mostTerms}, as in ${letter}_{2k+1}, and so many terms may have a period of all of them at most.`,
    );
  const classOf = (n: number): StatedClass | undefined => {
    const [found, ...others] = classes.filter(
      ({ start, modulus }) => n >= start && (n - start) % modulus === 0,
    );
    const own = found && turned(found, n, period);
    const other = others.find((one) => !equalPolynomials(turned(one, n, period), own!));
    if (found && other && n >= index + heads.length)
      throw new InputError(
        `fraction: ${letter}_${n} is said twice, by ${found.name} and by ${other.name}, and not to be the same; say from where on an equation holds, as in (k ≥ 1).`,
      );
    return found;
  };
  const said = (n: number): Q.Rational => {
    const head = heads[n - index];
    if (head !== undefined) return Q.rational(head);
    const found = classOf(n);
    const value = found && evaluatePolynomial(turned(found, n, period), Q.zero);
    const own = single.get(n);
    if (own === undefined) {
      if (value === undefined) throw new InputError(`fraction: ${letter}_${n} is not said.`);
      return value;
    }
    if (value !== undefined && Q.compare(value, Q.rational(own)) !== 0)
      throw new InputError(
        `fraction: ${letter}_${n} is said to be ${own}, and ${Q.formatRational(value)} by ${found!.name}; say from where on an equation holds, as in (k ≥ 1).`,
      );
    return Q.rational(own);
  };
  const preperiod = Array.from({ length: first - index }, (_, n) => said(index + n));
  for (const n of single.keys()) if (n >= first) said(n);
  const polynomials = Array.from({ length: period }, (_, i) => {
    const found = classOf(first + i);
    if (!found)
      throw new InputError(
        `fraction: the equations for ${letter}_n do not say all terms; give one for each residue class.`,
      );
    return turned(found, first + i, period);
  });
  return { preperiod, polynomials };
}

/** The terms of a class from its n-th on, one a period, as a polynomial in 0, 1, 2, … */
function turned({ start, modulus, polynomial }: StatedClass, n: number, period: number): Polynomial {
  const turns = Q.rational(BigInt(period / modulus));
  return substituteLinear(polynomial, turns, Q.rational(BigInt((n - start) / modulus)));
}
