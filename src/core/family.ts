import type { Conjecture } from './conjecture.ts';
import { preperiodLength, signAfter, termsOf } from './fractions/fraction.ts';
import type { InterlacedTerms, RecurrentTerms, SignedContinuedFraction } from './fractions/fraction.ts';
import { formatSigns } from './fractions/signs.ts';
import { fingerprint } from './hash.ts';
import { lcmNumber } from './numbers/integers.ts';
import { substituteLinear } from './numbers/polynomial.ts';
import type { Polynomial } from './numbers/polynomial.ts';
import * as Q from './numbers/rational.ts';
import { valueHeight } from './value.ts';

/**
 * One period of a tail: the terms and the signs after them. Two fractions are of one family exactly if their
 * canonical tails are equal.
 */
export interface CanonicalTail {
  /** Polynomials of one joint period, in normal position; null for a tail that is a recurrence. */
  readonly polynomials: readonly Polynomial[] | null;
  readonly signs: readonly (1 | -1)[];
  /** The tail as a text: equal texts, equal tails. */
  readonly text: string;
}

/** The canonical form of a fraction's tail: phase and start are chosen by one rule, whatever the fraction. */
export function canonicalTail({ rule, signs }: SignedContinuedFraction): CanonicalTail {
  return rule.kind === 'interlaced' ? canonicalInterlaced(rule, signs) : canonicalRecurrent(rule, signs);
}

/** The family that a fraction belongs to. */
export function familyOf(fraction: SignedContinuedFraction): string {
  return fingerprint(canonicalTail(fraction).text);
}

/**
 * Over the joint period N = lcm(m, β) the tail is P_i(j) with sign b_i, 0 ≤ i < N. The same tail started r terms later
 * is a rotation by r, with P_i(j + 1) for what went round; started N terms later it is all P_i(j + 1). For each
 * rotation there is one shift of j that brings the two leading coefficients of Σ P_i into normal position
 * 0 ≤ c_{d−1} < d·c_d; of the N rotations so placed the least text is canonical.
 */
function canonicalInterlaced(rule: InterlacedTerms, signs: SignedContinuedFraction['signs']): CanonicalTail {
  const k = rule.preperiod.length;
  const m = rule.polynomials.length;
  const joint = lcmNumber(m, signs.length);
  const ratio = Q.rational(BigInt(joint / m));
  const polynomials = Array.from({ length: joint }, (_, i) =>
    substituteLinear(rule.polynomials[i % m]!, ratio, Q.rational(BigInt(Math.floor(i / m)))),
  );
  const after = Array.from({ length: joint }, (_, i) => signAfter(signs, k + i));
  let best: CanonicalTail | null = null;
  for (let rotation = 0; rotation < joint; rotation++) {
    const turned = Array.from({ length: joint }, (_, i) => {
      const source = i + rotation;
      return source < joint
        ? polynomials[source]!
        : substituteLinear(polynomials[source - joint]!, Q.one, Q.one);
    });
    const placed = placeNormally(turned);
    const turnedSigns = Array.from({ length: joint }, (_, i) => after[(i + rotation) % joint]!);
    const text = placed
      .map((polynomial, i) => `${polynomial.map(Q.formatRational).join()}${formatSigns([turnedSigns[i]!])}`)
      .join(';');
    if (!best || text < best.text) best = { polynomials: placed, signs: turnedSigns, text };
  }
  return best!;
}

function placeNormally(polynomials: readonly Polynomial[]): readonly Polynomial[] {
  const degree = Math.max(...polynomials.map((polynomial) => polynomial.length - 1));
  if (degree < 1) return polynomials;
  const sum = (exponent: number) =>
    polynomials.reduce((total, polynomial) => Q.add(total, polynomial[exponent] ?? Q.zero), Q.zero);
  const step = Q.multiply(Q.rational(BigInt(degree)), sum(degree));
  const shift = -Q.floor(Q.divide(sum(degree - 1), step));
  return shift === 0n
    ? polynomials
    : polynomials.map((polynomial) => substituteLinear(polynomial, Q.one, Q.rational(shift)));
}

/**
 * A recurrent tail is followed back as long as the terms before it are determined, integral and ≥ 1 (a growing
 * sequence ends soon); its recurrence and the earliest window of terms with their signs are canonical.
 */
function canonicalRecurrent(rule: RecurrentTerms, signs: SignedContinuedFraction['signs']): CanonicalTail {
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

/** The joint period of a tail: terms after which polynomials and signs return. */
export function jointPeriod({ rule, signs }: SignedContinuedFraction): number {
  return rule.kind === 'interlaced' ? lcmNumber(rule.polynomials.length, signs.length) : signs.length;
}

/** Decimal digits that it takes to write the rule down: the size of its coefficients. */
export function descriptionSize({ rule }: SignedContinuedFraction): number {
  if (rule.kind === 'recurrent') return [...rule.initial, ...rule.recurrence].join('').length;
  return rule.preperiod.join('').length + rule.polynomials.flat().map(Q.formatRational).join('').length;
}

/**
 * Simpler first: order, period, size of the coefficients, preperiod, height and at last the text of the value and
 * of the signs, so that no two conjectures are level and the result does not depend on the order of their arrival.
 */
export function compareSimplicity(x: Conjecture, y: Conjecture): number {
  return (
    x.order - y.order ||
    jointPeriod(x.fraction) - jointPeriod(y.fraction) ||
    descriptionSize(x.fraction) - descriptionSize(y.fraction) ||
    preperiodLength(x.fraction.rule) - preperiodLength(y.fraction.rule) ||
    Number(valueHeight(x.value) - valueHeight(y.value)) ||
    compareTexts(identity(x), identity(y))
  );
}

/** A text for each conjecture, so that x is simpler than y exactly if its key is less: for sorting very many. */
export function simplicityKey(conjecture: Conjecture): string {
  const { order, fraction, value } = conjecture;
  const height = String(valueHeight(value));
  return [
    order,
    jointPeriod(fraction),
    descriptionSize(fraction),
    preperiodLength(fraction.rule),
    height.length,
  ]
    .map((number) => String(number).padStart(7, '0'))
    .concat(height, identity(conjecture))
    .join(' ');
}

function identity({ constant, value, fraction }: Conjecture): string {
  const size = [...value.numerator, ...value.denominator].join('').replaceAll('-', '').length;
  return `${String(size).padStart(6, '0')};${constant};${value.numerator.join()};${value.denominator.join()};${formatSigns(fraction.signs)}`;
}

function compareTexts(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Conjectures with one tail. */
export interface Family {
  readonly id: string;
  /** How many members the search has found. */
  readonly count: number;
  /** The simplest members, simplest first; the first one stands for the family. */
  readonly members: readonly Conjecture[];
  /** Whether the terms are periodic, so that every value is a quadratic irrational (Lagrange). */
  readonly quadratic: boolean;
}

/** Whether a fraction is periodic: its value is a quadratic irrational (Lagrange). */
export function isQuadratic({ rule }: SignedContinuedFraction): boolean {
  return rule.kind === 'interlaced' && rule.polynomials.every((polynomial) => polynomial.length <= 1);
}

/** Collects conjectures into families, each with its count and its simplest members: memory grows with families. */
export class FamilyCollection {
  private readonly families = new Map<string, { count: number; members: Conjecture[] }>();

  /** @param membersKept how many members a family keeps, ≥ 1 */
  constructor(private readonly membersKept: number) {}

  /** Adds a conjecture; true when it opens a family. */
  add(conjecture: Conjecture): boolean {
    const family = this.families.get(conjecture.family);
    if (!family) {
      this.families.set(conjecture.family, { count: 1, members: [conjecture] });
      return true;
    }
    family.count++;
    const { members } = family;
    if (
      members.length < this.membersKept ||
      compareSimplicity(conjecture, members[members.length - 1]!) < 0
    ) {
      const place = members.findIndex((member) => compareSimplicity(conjecture, member) < 0);
      members.splice(place < 0 ? members.length : place, 0, conjecture);
      if (members.length > this.membersKept) members.pop();
    }
    return false;
  }

  /** Whether a member of this order could not be among the simplest that the family keeps. */
  isBeyond(family: string, order: number): boolean {
    const members = this.families.get(family)?.members;
    return (
      members !== undefined &&
      members.length >= this.membersKept &&
      order > members[members.length - 1]!.order
    );
  }

  /** Counts a member that is not kept. The family must be there. */
  count(family: string): void {
    this.families.get(family)!.count++;
  }

  /** Adds what another collection found of a family; true when it opens the family here. */
  addShare({ count, members }: { readonly count: number; readonly members: readonly Conjecture[] }): boolean {
    const opens = members.map((member) => this.add(member)).includes(true);
    this.families.get(members[0]!.family)!.count += count - members.length;
    return opens;
  }

  /** What was found of each family, in the order of the first members. */
  shares(): { readonly count: number; readonly members: readonly Conjecture[] }[] {
    return [...this.families.values()];
  }

  get size(): number {
    return this.families.size;
  }

  /** All families, simplest first. */
  ranked(): Family[] {
    return [...this.families]
      .map(([id, { count, members }]) => ({
        id,
        count,
        members,
        quadratic: isQuadratic(members[0]!.fraction),
      }))
      .sort((x, y) => compareSimplicity(x.members[0]!, y.members[0]!));
  }
}
