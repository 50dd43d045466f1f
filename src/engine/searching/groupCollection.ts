import type { Conjecture } from '../../core/conjecture.ts';
import { FamilyCollection } from '../../core/family.ts';
import type { Ranked } from '../../core/family.ts';
import type { Value } from '../../core/value.ts';

/** What the search of a group found. */
export interface GroupResult {
  readonly candidates: number;
  readonly conjectures: number;
  /** Hits of the sieve that approval refused. */
  readonly refused: number;
  readonly undecided: number;
  /** Candidates expanded in full; the others walked into an expansion that was there. */
  readonly expansions: number;
  /** Each family of the group with its count and its simplest members. */
  readonly families: readonly FamilyShare[];
  /** All conjectures in the order of the candidates, where they were asked for; else null. */
  readonly all: readonly Conjecture[] | null;
}

/** What a group adds to a family. */
export interface FamilyShare {
  readonly count: number;
  readonly members: readonly Conjecture[];
}

/** Members of some families. */
export function countOf(families: readonly FamilyShare[]): number {
  return families.reduce((sum, { count }) => sum + count, 0);
}

/** How a job collects: members that a family keeps, and whether all conjectures are wanted one by one. */
export interface Collecting {
  readonly membersKept: number;
  readonly all: boolean;
}

/** Collects what a group gives. */
export class GroupCollection {
  refused = 0;
  undecided = 0;
  expansions = 0;
  private readonly hits: Uint8Array;
  private readonly families: FamilyCollection;
  private readonly all: { readonly candidate: number; readonly conjecture: Conjecture }[] = [];

  constructor(
    /** Candidates of the group, and those of them that go on beyond the sieve of orbits. */
    private readonly candidates: number,
    judged: number,
    private readonly collecting: Collecting,
  ) {
    this.hits = new Uint8Array(judged);
    this.families = new FamilyCollection(collecting.membersKept);
  }

  has(candidate: number): boolean {
    return this.hits[candidate] === 1;
  }

  add(candidate: number, conjecture: Conjecture): void {
    this.hits[candidate] = 1;
    this.families.add(conjecture);
    if (this.collecting.all) this.all.push({ candidate, conjecture });
  }

  /** Whether a member of this value and order needs only to be counted. */
  isBeyond(family: string, value: Value, order: number): boolean {
    return !this.collecting.all && this.families.isBeyond(family, value, order);
  }

  /** Whether a member is more than counted. */
  keeps(family: string, member: Ranked): boolean {
    return this.collecting.all || this.families.keeps(family, member);
  }

  count(candidate: number, family: string): void {
    this.hits[candidate] = 1;
    this.families.count(family);
  }

  /** Rows with at least one conjecture. */
  hitRows(patterns: number): number[] {
    const rows = new Set<number>();
    this.hits.forEach((hit, candidate) => {
      if (hit) rows.add(Math.floor(candidate / patterns));
    });
    return [...rows];
  }

  shares(): readonly FamilyShare[] {
    return this.families.shares();
  }

  result(): GroupResult {
    const { candidates, refused, undecided, expansions } = this;
    return {
      candidates,
      conjectures: this.hits.reduce((sum, hit) => sum + hit, 0),
      refused,
      undecided,
      expansions,
      families: this.families.shares(),
      all: this.collecting.all
        ? this.all.sort((x, y) => x.candidate - y.candidate).map(({ conjecture }) => conjecture)
        : null,
    };
  }
}
