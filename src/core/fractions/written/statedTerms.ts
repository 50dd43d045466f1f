import { ContradictionError, InputError } from '../../errors.ts';
import { lcm } from '../../numbers/integers.ts';
import { equalPolynomials, evaluatePolynomial, substituteLinear } from '../../numbers/polynomial.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { RationalSequence } from '../toolbox/sequence.ts';
import type { Equation } from './equations.ts';
import { shifted, shiftedByRemainders } from './indexed.ts';

/** Terms or numerators that equations say: a_{mk+i} = P(k) from some k on, and single ones. */
export interface StatedTerms {
  readonly letter: string;
  readonly classes: readonly StatedClass[];
  readonly single: ReadonlyMap<number, Q.Rational>;
}

/** The terms start, start + modulus, start + 2·modulus, …, a polynomial in 0, 1, 2, … */
interface StatedClass {
  /** As it was written. */
  readonly name: string;
  readonly modulus: number;
  readonly start: number;
  readonly polynomial: Polynomial;
  /** Where it is said to begin: directly, together with other equations, or not at all. */
  readonly range: 'own' | 'shared' | 'none';
  /** Whether it is all of them. */
  readonly isWhole: boolean;
  /** Whether it is that of a_n with nothing said of where n begins: it leaves out then what is said apart. */
  readonly isBare: boolean;
  /** Whether it is that of all terms that nothing else says. */
  readonly isRest: boolean;
}

/** The largest index that is looked at, and the longest period. */
const mostTerms = 1_000;
/** The class that a name such as a_{3k-1} or a_{3(k-1)+2} has: the index, its multiple, and what is added; null for another name. */
function placeOf(subscript: string): { index: string; modulus: number; offset: number } | null {
  const [index, ...others] = new Set(subscript.match(/[a-z]/g) ?? []);
  if (index === undefined || others.length > 0) return null;
  try {
    const [offset = Q.zero, modulus = Q.zero, ...more] = shifted(subscript, index, 0);
    const isPlace =
      more.length === 0 && modulus.numerator >= 0n && [offset, modulus].every((one) => Q.isInteger(one));
    return isPlace ? { index, modulus: Number(modulus.numerator), offset: Number(offset.numerator) } : null;
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** An equation with the class of its subscript and what its conditions make of that. */
interface Parsed {
  readonly equation: Equation;
  readonly modulus: number;
  readonly offset: number;
  readonly index: string;
  readonly from: number | null;
  readonly isRest: boolean;
}

/**
 * What the equations say of one letter; null where none gives a rule.
 * @param first the index of the first term that is needed
 * @throws InputError where one is no polynomial, or where it is not understood for which terms it holds
 */
export function statedTerms(
  equations: readonly Equation[],
  letter: string,
  first: number,
): StatedTerms | null {
  const own = equations.filter((equation) => equation.letter === letter);
  const single = new Map<number, Q.Rational>();
  const parsed = own.flatMap((equation) => {
    const { subscript } = equation;
    if (/^\d+$/.test(subscript)) {
      const value = constantOf(equation);
      const other = single.get(Number(subscript));
      if (other && Q.compare(other, value) !== 0)
        throw new ContradictionError(
          `fraction: ${letter}_${subscript} is said to be ${Q.formatRational(other)} and ${Q.formatRational(value)}; give one of the two.`,
        );
      single.set(Number(subscript), value);
      return [];
    }
    return classesOf(equation, single);
  });
  if (parsed.length === 0) return null;
  // Where nothing is said of k, it is the same for all: as small as the indices allow.
  const least = Math.max(
    0,
    ...parsed.map(({ modulus, offset }) => Math.ceil(-offset / Math.max(1, modulus))),
  );
  const classes = parsed.flatMap(({ equation, modulus, offset, index, from, isRest }): StatedClass[] => {
    const { subscript, body, isShared, conditions } = equation;
    const isWhole = modulus === 1 && offset === 0;
    const start = from ?? (isWhole ? first : least);
    const polynomials = shiftedByRemainders(body, index, start);
    return polynomials.map((polynomial, i) => ({
      name: `${letter}_{${subscript}}`,
      modulus: modulus * polynomials.length,
      start: modulus * (start + i) + offset,
      polynomial,
      range: from === null ? 'none' : isShared ? 'shared' : 'own',
      isWhole: isWhole && polynomials.length === 1,
      isBare: subscript.length === 1 && conditions.every(({ meaning }) => meaning.kind !== 'from'),
      isRest,
    }));
  });
  return { letter, classes, single };
}

function constantOf({ letter, subscript, body }: Equation): Q.Rational {
  const value = /^[+-]?\d+(?:\/\d+)?$/.test(body.replace(/\s/g, ''))
    ? Q.parseRational(body.replace(/\s/g, ''))
    : null;
  if (value) return value;
  throw new InputError(
    `fraction: ${letter}_${subscript} = "${body}" is no number; give a whole number such as 3.`,
  );
}

/** The classes of an equation; what it says of single terms goes among those. */
function classesOf(equation: Equation, single: Map<number, Q.Rational>): Parsed[] {
  const { letter, subscript, body, conditions } = equation;
  const named = placeOf(subscript);
  if (!named)
    throw new InputError(
      `fraction: the index of ${letter}_{${subscript}} is not understood; give it as in ${letter}_n, ${letter}_{2k+1} or ${letter}_{3k-1}.`,
    );
  const { index } = named;
  if (/[a-zA-Z]_|([a-z])\((?!\1)(?=[a-z][-+])/.test(body))
    throw new InputError(
      `fraction: "${letter}_{${subscript}} = ${body}" says terms by others; give them as polynomials in ${index}, as in ${letter}_{${subscript}} = 2${index}+1.`,
    );
  let { modulus, offset } = named;
  let inIndex = index;
  let from: number | null = null;
  let isRest = false;
  /** Of what is said of n, where n = m·j + i, what that says of j. */
  const leastOf = (least: number, about: string | null): number =>
    about === inIndex || inIndex === index
      ? least
      : Math.max(0, Math.ceil((least - turn[1]) / Math.max(1, turn[0])));
  let turn: [number, number] = [1, 0];
  /** k = multiple·j + rest: the same terms by another index j. */
  const substituted: { multiple: number; rests: readonly number[] }[] = [];
  for (const { index: about, meaning } of conditions) {
    if (about !== null && about !== index && about !== inIndex) {
      throw new InputError(
        `fraction: what is said of ${about} beside ${letter}_{${subscript}} is not understood; give the values of ${index} for which it holds, as in (${index} ≥ 1).`,
      );
    }
    if (meaning.kind === 'from') from = Math.max(from ?? 0, leastOf(meaning.least, about));
    else if (meaning.kind === 'rest') isRest = true;
    else if (meaning.kind === 'written in') {
      turn = [meaning.modulus, meaning.offset];
      offset += modulus * meaning.offset;
      modulus *= meaning.modulus;
      inIndex = meaning.letter;
    } else if (meaning.kind === 'residue') {
      substituted.push({ multiple: meaning.modulus, rests: meaning.residues });
      if (meaning.least !== undefined) from = Math.max(from ?? 0, leastOf(meaning.least, about));
    } else if (meaning.kind === 'only') {
      for (const value of meaning.values) {
        const polynomial = shiftedByRemainders(body, inIndex, value)[0]!;
        single.set(modulus * value + offset, evaluatePolynomial(polynomial, Q.zero));
      }
      return [];
    }
  }
  if (substituted.length > 1)
    throw new InputError(
      `fraction: ${letter}_{${subscript}} has two conditions of divisibility; give one, such as ${index} ≡ 2 mod 3.`,
    );
  const { multiple, rests } = substituted[0] ?? { multiple: 1, rests: [0] };
  if (multiple === 1) return [{ equation, modulus, offset, index: inIndex, from, isRest }];
  // The body stays one in k: k = rest, rest + multiple, …, from the first one that is allowed.
  const least = from ?? Math.max(0, Math.ceil(-offset / Math.max(1, modulus)));
  return rests.map((rest) => {
    const start = least + ((rest - (least % multiple) + multiple) % multiple);
    const inBody = `(${multiple}${inIndex}+${start})`;
    const turned = {
      ...equation,
      body: body.replace(new RegExp(`(?<![a-zA-Z\\\\])${inIndex}(?![a-zA-Z])`, 'g'), inBody),
    };
    return {
      equation: turned,
      modulus: modulus * multiple,
      offset: offset + modulus * start,
      index: inIndex,
      from: 0,
      isRest,
    };
  });
}

/** A sequence, with what a reader should know of it. */
export interface Said {
  readonly sequence: RationalSequence;
  readonly notes: readonly string[];
}

/**
 * The sequence from an index on.
 * @throws InputError where a term is not said, and where it is said to be two numbers
 */
export function sequenceFrom({ letter, classes, single }: StatedTerms, index: number): Said {
  const period = Number(classes.reduce((all, { modulus }) => lcm(all, BigInt(modulus)), 1n));
  const first = Math.max(index, ...classes.map(({ start }) => start));
  const last = Math.max(first, ...single.keys());
  if (period === 0 || period > mostTerms || last > mostTerms || classes.some(({ start }) => start < 0))
    throw new InputError(
      `fraction: the equations for ${letter}_n go too far; indices are from 0 to ${mostTerms}, as in ${letter}_{2k+1}, and so many terms may have a period of all of them at most.`,
    );
  const notes = new Set<string>();
  const of = (among: readonly StatedClass[], n: number): StatedClass[] =>
    among.filter(({ start, modulus }) => n >= start && (n - start) % modulus === 0);
  const stated = classes.filter(({ isRest }) => !isRest);
  const rest = classes.filter(({ isRest }) => isRest);
  const classOf = (n: number): StatedClass | undefined => {
    const [found, ...others] = of(stated, n);
    const own = found && turned(found, n, period);
    const other = others.find((one) => !equalPolynomials(turned(one, n, period), own!));
    if (found && other && n >= index)
      throw new InputError(
        `fraction: ${letter}_${n} is said twice, by ${found.name} and by ${other.name}, and not to be the same; say from where on an equation holds, as in (k ≥ 1).`,
      );
    return found ?? of(rest, n)[0];
  };
  /** Terms before all that are only said together with others' beginning: a_n = 2n+1, b_n = n^2 (n ≥ 1). */
  const extended = (n: number): Q.Rational | undefined => {
    const whole = classes.find(({ range, isWhole }) => range === 'shared' && isWhole);
    if (!whole || n >= whole.start) return undefined;
    const value = evaluatePolynomial(turned(whole, n, period), Q.zero);
    notes.add(
      `Read with ${letter}_${n} = ${Q.formatRational(value)}, by ${whole.name}, as nothing else says it.`,
    );
    return value;
  };
  const said = (n: number): Q.Rational => {
    const own = single.get(n);
    const found = own === undefined || !isApart(n) ? classOf(n) : undefined;
    const value = found && evaluatePolynomial(turned(found, n, period), Q.zero);
    if (own === undefined) {
      const result = value ?? extended(n);
      if (result === undefined) throw new InputError(`fraction: ${letter}_${n} is not said.`);
      return result;
    }
    const isOther = value !== undefined && !found!.isRest && Q.compare(value, own) !== 0;
    // Of the first of a class of which nothing is said: a_1 = 1 beside a_{2k+1} = k.
    if (isOther && found!.range === 'none' && n === found!.start) {
      notes.add(`Read with ${found!.name} for the terms behind ${letter}_${n}, which is said apart.`);
      return own;
    }
    if (isOther)
      throw new InputError(
        `fraction: ${letter}_${n} is said to be ${Q.formatRational(own)}, and ${Q.formatRational(value!)} by ${found!.name}; say from where on an equation holds, as in (k ≥ 1).`,
      );
    return own;
  };
  /** Whether a term is said apart at the beginning, a_0 = 1 beside a_n = 2 of which nothing is said: a_n is the others'. */
  const isApart = (n: number): boolean => {
    if (!classes.every(({ isBare, isRest: others }) => isBare || others)) return false;
    for (let i = index; i < n; i++) if (!single.has(i)) return false;
    const found = classOf(n);
    if (
      found &&
      !found.isRest &&
      !Q.equals(evaluatePolynomial(turned(found, n, period), Q.zero), single.get(n)!)
    )
      notes.add(`Read with ${letter}_n for the terms behind ${letter}_${n}, which is said apart.`);
    return true;
  };
  // Single terms go before the period, wherever they stand.
  const end = Math.max(first, ...[...single.keys()].map((n) => n + 1));
  const preperiod = Array.from({ length: end - index }, (_, n) => said(index + n));
  const polynomials = Array.from({ length: period }, (_, i) => {
    const found = classOf(end + i);
    if (!found)
      throw new InputError(
        `fraction: the equations for ${letter}_n do not say all terms; give one for each residue class.`,
      );
    return turned(found, end + i, period);
  });
  return { sequence: { preperiod, polynomials }, notes: [...notes] };
}

/** The terms of a class from its n-th on, one a period, as a polynomial in 0, 1, 2, … */
function turned({ start, modulus, polynomial }: StatedClass, n: number, period: number): Polynomial {
  const turns = Q.rational(BigInt(period / modulus));
  return substituteLinear(polynomial, turns, Q.rational(BigInt(n - start), BigInt(modulus)));
}
