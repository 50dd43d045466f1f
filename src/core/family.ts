import type { Conjecture } from './conjecture.ts';
import { descriptionSize, isQuadratic, jointPeriod } from './fractions/canonicalTail.ts';
import { numeratorsOf, preperiodLength } from './fractions/fraction.ts';
import { numeratorsKey } from './fractions/numerators.ts';
import { remoteness, valueHeight } from './value.ts';
import type { Value } from './value.ts';

/** What a conjecture's place among others follows from. */
export type Ranked = Pick<Conjecture, 'constant' | 'value' | 'fraction' | 'order'>;

/**
 * Simpler first: order of the rule without its preperiod; then what a reader looks for, α itself before α + n, 1/α and other
 * values, so that e = [2; 1, 2, 1, 1, 4, …] stands for the family of e − 1 = [1; 1, 2, 1, 1, 4, …]; then order, period, size of
 * the coefficients, preperiod, height and at last the text of the value and of the numerators, so that no two conjectures are
 * level and the result does not depend on the order of their arrival.
 */
export function compareSimplicity(x: Ranked, y: Ranked): number {
  return (
    tailOrder(x) - tailOrder(y) ||
    remoteness(x.value) - remoteness(y.value) ||
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
    tailOrder(conjecture),
    remoteness(value),
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

/** Linear complexity of what follows the preperiod; the members of a family have the same. */
function tailOrder({ order, fraction }: Ranked): number {
  return order - preperiodLength(fraction.rule);
}

function identity({ constant: { name }, value, fraction }: Ranked): string {
  const size = [...value.numerator, ...value.denominator].join('').replaceAll('-', '').length;
  return `${String(size).padStart(6, '0')};${name};${value.numerator.join()};${value.denominator.join()};${numeratorsKey(numeratorsOf(fraction))}`;
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

/** Collects conjectures into families, each with its count and its simplest members: memory grows with families. */
export class FamilyCollection {
  private readonly families = new Map<string, { count: number; members: Conjecture[] }>();

  /** @param membersKept how many members a family keeps, ≥ 1 */
  constructor(private readonly membersKept: number) {}

  /** Adds a conjecture; true when it opens a family. One that is kept already, told of once more, is counted and not kept twice. */
  add(conjecture: Conjecture): boolean {
    const family = this.families.get(conjecture.family);
    if (!family) {
      this.families.set(conjecture.family, { count: 1, members: [conjecture] });
      return true;
    }
    family.count++;
    const { members } = family;
    if (this.keeps(conjecture.family, conjecture)) {
      const place = members.findIndex((member) => compareSimplicity(conjecture, member) < 0);
      const end = place < 0 ? members.length : place;
      // No two conjectures are level, so that only its own copy can stand before it.
      if (members[end - 1]?.id === conjecture.id) return false;
      members.splice(end, 0, conjecture);
      if (members.length > this.membersKept) members.pop();
    }
    return false;
  }

  /** Whether a member is among the simplest that the family keeps, as far as these have come. */
  keeps(family: string, member: Ranked): boolean {
    const members = this.families.get(family)?.members ?? [];
    return members.length < this.membersKept || compareSimplicity(member, members[members.length - 1]!) < 0;
  }

  /** Whether a member of this value and order could not be among the simplest that the family keeps. */
  isBeyond(family: string, value: Value, order: number): boolean {
    const members = this.families.get(family)?.members;
    if (members === undefined || members.length < this.membersKept) return false;
    const last = members[members.length - 1]!;
    return (remoteness(value) - remoteness(last.value) || order - last.order) > 0;
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

  has(family: string): boolean {
    return this.families.has(family);
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
