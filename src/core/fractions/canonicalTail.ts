import { fingerprint } from '../hash.ts';
import { lcmNumber } from '../numbers/integers.ts';
import { substituteLinear } from '../numbers/polynomial.ts';
import type { Polynomial } from '../numbers/polynomial.ts';
import * as Q from '../numbers/rational.ts';
import { isSigned, numeratorsOf, preperiodLength, termsOf } from './fraction.ts';
import type { ContinuedFraction, InterlacedTerms, RecurrentTerms } from './fraction.ts';
import { isSignPattern, numeratorClass, numeratorPolynomials, numeratorSign } from './numerators.ts';
import type { Numerators } from './numerators.ts';
import { formatSigns } from './signs.ts';
import type { SignPattern } from './signs.ts';

/**
 * One period of a tail: the terms and the numerators after them. Two fractions are of one family exactly if their
 * canonical tails are equal.
 */
export interface CanonicalTail {
  /** Polynomials of one joint period, in normal position; null for a tail that is a recurrence. */
  readonly polynomials: readonly Polynomial[] | null;
  /** The signs of the numerators after them. */
  readonly signs: readonly (1 | -1)[];
  /** The tail as a text: equal texts, equal tails. */
  readonly text: string;
}

/** The canonical form of a fraction's tail: phase and start are chosen by one rule, whatever the fraction. */
export function canonicalTail(fraction: ContinuedFraction): CanonicalTail {
  let tail = kept.get(fraction);
  if (!tail) kept.set(fraction, (tail = tailOf(fraction)));
  return tail;
}

function tailOf(fraction: ContinuedFraction): CanonicalTail {
  const { rule } = fraction;
  if (rule.kind === 'interlaced') return canonicalInterlaced(rule, numeratorsOf(fraction));
  if (!isSigned(fraction)) throw new RangeError('a recurrence has numerators ±1');
  return canonicalRecurrent(rule, fraction.signs);
}

/** The tails of fractions that are still at hand: family, classical result and certificate ask for one after the other. */
const kept = new WeakMap<ContinuedFraction, CanonicalTail>();

/** The family that a fraction belongs to. */
export function familyOf(fraction: ContinuedFraction): string {
  return fingerprint(canonicalTail(fraction).text);
}

/**
 * Over the joint period N = lcm(m, β) the tail is P_i(j) with sign b_i, 0 ≤ i < N. The same tail started r terms later
 * is a rotation by r, with P_i(j + 1) for what went round; started N terms later it is all P_i(j + 1). For each
 * rotation there is one shift of j that brings the two leading coefficients of Σ P_i into normal position
 * 0 ≤ c_{d−1} < d·c_d; of the N rotations so placed the least text is canonical.
 */
function canonicalInterlaced(rule: InterlacedTerms, numerators: Numerators): CanonicalTail {
  const k = rule.preperiod.length;
  const m = rule.polynomials.length;
  const joint = lcmNumber(m, numerators.length);
  const ratio = Q.rational(BigInt(joint / m));
  const polynomials: Polynomial[] = [];
  const after: (1 | -1)[] = [];
  for (let i = 0; i < joint; i++) {
    const turns = Q.rational(BigInt(Math.floor(i / m)));
    polynomials.push(substituteLinear(rule.polynomials[i % m]!, ratio, turns));
    after.push(numeratorSign(numerators, k + i));
  }
  // Beside a polynomial stands the sign after it, or the polynomial of the numerators after it.
  const following = isSignPattern(numerators)
    ? null
    : Array.from({ length: joint }, (_, i) => numeratorClass(numerators, k + i, joint));
  const degree = Math.max(...polynomials.map((polynomial) => polynomial.length - 1));
  const sum = (exponent: number) =>
    polynomials.reduce((total, polynomial) => Q.add(total, polynomial[exponent] ?? Q.zero), Q.zero);
  const step = Q.multiply(Q.rational(BigInt(Math.max(degree, 1))), degree < 1 ? Q.one : sum(degree));
  // With every polynomial that goes round, Σ c_{d−1} grows by d times its leading coefficient, which itself stays.
  let next = degree < 1 ? Q.zero : sum(degree - 1);
  // Few shifts occur, so each polynomial is shifted and written few times, whatever the number of rotations.
  const shifts = new Map<bigint, Shifted>();
  const shiftedBy = (shift: bigint): Shifted => {
    let shifted = shifts.get(shift);
    if (!shifted) {
      shifts.set(shift, (shifted = { polynomials: [], texts: [] }));
      const by = Q.rational(shift);
      for (let i = 0; i < joint; i++) {
        const polynomial = shift === 0n ? polynomials[i]! : substituteLinear(polynomials[i]!, Q.one, by);
        const beside = following ? numeratorText(following[i]!, shift) : formatSigns([after[i]!]);
        shifted.polynomials.push(polynomial);
        shifted.texts.push(`${polynomial.map(Q.formatRational).join()}${beside}`);
      }
    }
    return shifted;
  };
  const turn = degree < 1 ? 0n : 1n;
  const turned = <T>(rotation: number, shift: bigint, part: (shifted: Shifted) => readonly T[]): T[] => {
    const tail = part(shiftedBy(shift)).slice(rotation);
    return rotation === 0 ? tail : tail.concat(part(shiftedBy(shift + turn)).slice(0, rotation));
  };
  const partAt = ({ rotation, before, after }: Rotation, i: number): string =>
    i < joint - rotation ? before[rotation + i]! : after[i - joint + rotation]!;
  // As the whole texts compare, but these are not written: nearly always the first part decides.
  const isLess = (x: Rotation, y: Rotation): boolean => {
    for (let i = 0; i < joint; i++) {
      const [p, q] = [partAt(x, i), partAt(y, i)];
      if (p !== q) return i < joint - 1 ? `${p};` < `${q};` : p < q;
    }
    return false;
  };
  let best: (Rotation & { readonly shift: bigint }) | null = null;
  for (let rotation = 0; rotation < joint; rotation++) {
    const shift = degree < 1 ? 0n : -Q.floor(Q.divide(next, step));
    const one = {
      rotation,
      shift,
      before: shiftedBy(shift).texts,
      after: rotation === 0 ? [] : shiftedBy(shift + turn).texts,
    };
    if (best === null || isLess(one, best)) best = one;
    const gone = polynomials[rotation]![degree];
    if (degree >= 1 && gone) next = Q.add(next, Q.multiply(Q.rational(BigInt(degree)), gone));
  }
  const { rotation, shift } = best!;
  return {
    polynomials: turned(rotation, shift, ({ polynomials: shifted }) => shifted),
    signs: [...after.slice(rotation), ...after.slice(0, rotation)],
    text: turned(rotation, shift, ({ texts }) => texts).join(';'),
  };
}

/** What is written for a tail that begins at a place of the period: the texts from there on, and those for what went round. */
interface Rotation {
  readonly rotation: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The polynomials of a joint period with j + shift for j, and what is written for them and the numerators after them. */
interface Shifted {
  readonly polynomials: Polynomial[];
  readonly texts: string[];
}

/** "/-1,-2": the polynomial of numerators N(j + shift). */
function numeratorText(polynomial: Polynomial, shift: bigint): string {
  return `/${substituteLinear(polynomial, Q.one, Q.rational(shift)).map(Q.formatRational).join()}`;
}

/**
 * A recurrent tail is followed back as long as the terms before it are determined, integral and ≥ 1 (a growing
 * sequence ends soon); its recurrence and the earliest window of terms with their signs are canonical.
 */
function canonicalRecurrent(rule: RecurrentTerms, signs: SignPattern): CanonicalTail {
  const r = rule.recurrence.length;
  const k = preperiodLength(rule);
  const window = termsOf(rule, k + r).slice(k);
  const last = rule.recurrence[r - 1]!;
  let start = k;
  for (let steps = 0; steps < 4096; steps++) {
    let rest = window[r - 1]!;
    for (let i = 0; i < r - 1; i++) rest -= rule.recurrence[i]! * window[r - 2 - i]!;
    if (rest % last !== 0n || rest / last < 1n) break;
    window.unshift(rest / last);
    window.pop();
    start--;
  }
  const phase = ((start % signs.length) + signs.length) % signs.length;
  const after = signs.map((_, i) => signs[(phase + i) % signs.length]!);
  const text = `${rule.recurrence.join()}|${window.join()}|${formatSigns(after)}`;
  return { polynomials: null, signs: after, text };
}

/** The joint period of a tail: terms after which polynomials and numerators return. */
export function jointPeriod(fraction: ContinuedFraction): number {
  const { rule } = fraction;
  const { length } = numeratorsOf(fraction);
  return rule.kind === 'interlaced' ? lcmNumber(rule.polynomials.length, length) : length;
}

/** Decimal digits that it takes to write the rule down: the size of its coefficients. */
export function descriptionSize(fraction: ContinuedFraction): number {
  const { rule } = fraction;
  if (rule.kind === 'recurrent') return [...rule.initial, ...rule.recurrence].join('').length;
  const numerators = isSigned(fraction) ? '' : numeratorPolynomials(fraction.numerators).flat().join('');
  return (
    rule.preperiod.join('').length +
    rule.polynomials.flat().map(Q.formatRational).join('').length +
    numerators.length
  );
}

/** Whether a fraction is periodic: its value is a quadratic irrational (Lagrange). */
export function isQuadratic({ rule }: ContinuedFraction): boolean {
  return rule.kind === 'interlaced' && rule.polynomials.every((polynomial) => polynomial.length <= 1);
}
