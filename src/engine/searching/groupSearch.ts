import type { Conjecture } from '../../core/conjecture.ts';
import type { Constant } from '../../core/constants/constant.ts';
import { valueOfRow } from '../../core/esma/valueSpace.ts';
import { ExaminedValue } from '../../core/esma/examine.ts';
import { searchBounds, searchedOrders } from '../../core/esma/searchScope.ts';
import { noRecurrence, undecided } from '../../core/esma/sieve.ts';
import { margin, patternsOf } from '../../core/esma/specification.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { FamilyCollection } from '../../core/family.ts';
import type { Ranked } from '../../core/family.ts';
import type { SignPattern } from '../../core/fractions/signs.ts';
import type { Value } from '../../core/value.ts';
import { orbitKeys } from '../../kernel/orbits.ts';
import { createOrbitSieve } from '../../kernel/orbitSieve.ts';
import type { OrbitCounts, OrbitSieve } from '../../kernel/orbitSieve.ts';
import { createTailSieve } from '../../kernel/tails.ts';
import type { TailSieve } from '../../kernel/tails.ts';
import { inOneGo } from '../threads/turns.ts';
import { TailApproval } from './tailApproval.ts';
import type { ApprovedTail } from './tailApproval.ts';
import type { GroupOrbits, Work } from './work.ts';

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

/** How a job collects: members that a family keeps, and whether all conjectures are wanted one by one. */
export interface Collecting {
  readonly membersKept: number;
  readonly all: boolean;
}

/** Hits between two looks at the stop flag. */
const hitsBetweenStops = 32;

/**
 * Candidates that are judged at once, about: few at first, so that the first families come soon, and then more and more, so that
 * members of one orbit are together and few tails are expanded twice; and rows at the most.
 */
const firstSlice = 1500;
const longestSlice = 2 ** 20;
const mostRows = 8192;

/** What a group tells while it is searched. */
export interface GroupWatch {
  /** Told the candidate that the search is at, of those that go on beyond the sieve; answers whether to stop. */
  stopped(candidate: number): boolean;
  /** Told the share of the group that is done, and what it has found so far of each family. */
  advanced(share: number, families: () => readonly FamilyShare[]): void;
}

/** One bound on the order of a search: its sieve and its approvals, made when it is first needed: most shards have no hits. */
interface Level {
  readonly sieve: TailSieve;
  readonly approval: TailApproval;
}

/** The number of values of a group, and the rows of those that go on beyond the sieve of orbits. */
interface SiftedGroup {
  readonly values: number;
  readonly rows: Int32Array;
}

/** A search in steps, and what it has found in the end; null when it was stopped. */
export type SearchSteps = Generator<undefined, GroupResult | null>;

/** Searches groups of one specification. */
export interface Searcher {
  /** Candidates of the last group that went on beyond the sieve of orbits; 0 where there is none. */
  readonly judged: number;
  /** What the sieve of orbits has done so far; null where there is none. */
  readonly orbitCounts: OrbitCounts | null;
  /** Searches a group; null when it was stopped on the way. */
  run(group: number, watch: GroupWatch): GroupResult | null;
  /** The same in steps, one after each look at whether to stop: between them others have a turn. */
  steps(group: number, watch: GroupWatch): SearchSteps;
  /** Candidates of a group that go on beyond the sieve of orbits. */
  countJudged(group: number): number;
}

/** Searches groups with numerators ±1; lives in a worker and keeps the kernel's memory between groups. */
export class GroupSearch implements Searcher {
  private readonly patterns: readonly SignPattern[];
  private readonly levels: readonly (() => Level)[];
  /** How many of the levels go before those of the specification. */
  private readonly lower: number;
  private readonly orbitSieve: OrbitSieve | null;
  /** Groups that were only counted, until they are searched: the sieve has seen them. */
  private readonly counted = new Map<number, SiftedGroup>();
  /** The last group that was searched, and its candidates beyond the sieve. */
  private last: { readonly group: number; readonly judged: number } | null = null;

  /** @param kernel the compiled kernel */
  constructor(
    specification: SearchSpecification,
    private readonly constant: Constant,
    private readonly work: Work,
    private readonly collecting: Collecting,
    kernel: Uint8Array,
  ) {
    const patterns = patternsOf(specification);
    const { height } = specification;
    const degree = work.rowLength / 2 - 1;
    const createSieve = once(() => createTailSieve(kernel));
    this.patterns = patterns;
    const { lower, orders } = searchedOrders(specification, constant);
    this.lower = lower.length;
    this.levels = [...lower, ...orders].map((order) =>
      once(() => ({
        sieve: createSieve()({ constant, degree, height, patterns, order, margin }),
        approval: new TailApproval(constant, { ...searchBounds(specification), order }),
      })),
    );
    // Beyond the first bound on the order only orbits go that have a hit within it.
    const sieved = { constant, degree, height, patterns, order: specification.order, margin };
    const { typicalRoot } = work;
    this.orbitSieve = typicalRoot === null ? null : createOrbitSieve(kernel)(sieved, typicalRoot);
  }

  /** Candidates of the last group that went on beyond the sieve of orbits; 0 where there is none. */
  get judged(): number {
    return this.orbitSieve && this.last ? this.last.judged : 0;
  }

  /** What the sieve of orbits has done so far; null where there is none. */
  get orbitCounts(): OrbitCounts | null {
    return this.orbitSieve?.counts ?? null;
  }

  /** The number of values of a group, and those that go on: not the ones of orbits without any recurrence. */
  private sifted(group: number): SiftedGroup {
    const counted = this.counted.get(group);
    for (const other of this.counted.keys()) if (other <= group) this.counted.delete(other);
    return counted ?? this.sift(group);
  }

  private sift(group: number): SiftedGroup {
    const orbits = this.judgedOrbits(group);
    if (!orbits) {
      const rows = this.work.rows(group);
      return { values: rows.length / this.work.rowLength, rows };
    }
    const { values, kept } = orbits;
    return { values, rows: kept.includes(1) ? orbits.rows(kept) : new Int32Array() };
  }

  /** The orbits of a group, those with a recurrence kept; null where orbits are not sieved. */
  private judgedOrbits(group: number): (GroupOrbits & { readonly kept: Uint8Array }) | null {
    const { orbitSieve, work } = this;
    const orbits = orbitSieve && work.orbits(group);
    if (!orbits || orbits.root === null) return null;
    return { ...orbits, kept: orbitSieve.judge(orbits.representatives, orbits.root) };
  }

  run(group: number, watch: GroupWatch): GroupResult | null {
    return inOneGo(this.steps(group, watch));
  }

  /**
   * Searches a group. Where the order rises in steps beyond the first bound of the specification, candidates without a
   * recurrence are judged again at the next one if their orbit has shown a pattern.
   */
  *steps(group: number, watch: GroupWatch): SearchSteps {
    const sifted = this.sifted(group);
    const { values, rows } = sifted;
    const { rowLength } = this.work;
    const patterns = this.patterns.length;
    const stopped = (candidate: number) => watch.stopped(candidate);
    const judged = this.candidatesOf(sifted);
    this.last = { group, judged };
    const found = new GroupCollection(values * patterns, judged, this.collecting);
    const keys = this.levels.length > 1 ? orbitKeys(rows, rowLength) : new Float64Array();
    let active = Array.from({ length: rows.length / rowLength }, (_, row) => row);
    for (const [level, levelOf] of this.levels.entries()) {
      if (level <= this.lower) found.undecided = 0;
      else {
        const promising = new Set(found.hitRows(patterns).map((row) => keys[row]));
        active = active.filter((row) => promising.has(keys[row]));
      }
      if (active.length === 0) break;
      const { sieve, approval } = levelOf();
      const before = sieve.counts.expansions;
      const tails = new Map<number, ApprovedTail>();
      const most = Math.max(1, Math.min(mostRows, Math.floor(longestSlice / patterns)));
      let length = Math.max(1, Math.floor(firstSlice / patterns));
      for (let start = 0; start < active.length; start += length) {
        if (start > 0) length = Math.min(most, 2 * length);
        const slice = active.slice(start, start + length);
        const advanced = (row: number) =>
          watch.advanced((level + (start + row) / active.length) / this.levels.length, () => found.shares());
        if (!(yield* this.searchRows(rows, slice, { sieve, approval, tails }, found, { stopped, advanced })))
          return null;
        advanced(slice.length);
      }
      found.expansions += sieve.counts.expansions - before;
    }
    return found.result();
  }

  /** Candidates of a group that go on beyond the sieve of orbits. */
  countJudged(group: number): number {
    if (group === this.last?.group) return this.last.judged;
    const sifted = this.counted.get(group) ?? this.sift(group);
    this.counted.set(group, sifted);
    return this.candidatesOf(sifted);
  }

  private candidatesOf({ rows }: SiftedGroup): number {
    return (rows.length / this.work.rowLength) * this.patterns.length;
  }

  /**
   * Judges some rows of a group and approves the hits; false when it was stopped on the way.
   * @param watch told how many of these rows are done: after each hit, since the first hits of tails take longest
   */
  private *searchRows(
    rows: Int32Array,
    active: readonly number[],
    { sieve, approval, tails }: Level & { readonly tails: Map<number, ApprovedTail> },
    found: GroupCollection,
    watch: Pick<GroupWatch, 'stopped'> & { advanced(rows: number): void },
  ): Generator<undefined, boolean> {
    const { rowLength } = this.work;
    const patterns = this.patterns.length;
    const rowOf = (row: number) => rows.subarray(row * rowLength, (row + 1) * rowLength);
    const batch = new Int32Array(active.length * rowLength);
    active.forEach((row, i) => batch.set(rowOf(row), i * rowLength));
    yield;
    if (watch.stopped(active[0]! * patterns)) return false;
    const judged = sieve.judge(batch);
    let hits = 0;
    for (const [i, row] of active.entries()) {
      let value: ExaminedValue | null = null;
      for (let pattern = 0; pattern < patterns; pattern++) {
        const candidate = row * patterns + pattern;
        const at = i * patterns + pattern;
        const order = judged.verdicts[at]!;
        if (found.has(candidate)) continue;
        if (order === undecided) found.undecided++;
        if (order <= noRecurrence) continue;
        if (++hits % hitsBetweenStops === 0) {
          yield;
          if (watch.stopped(candidate)) return false;
        }
        value ??= new ExaminedValue(this.constant, valueOfRow(rowOf(row)));
        const hit = {
          signs: this.patterns[pattern]!,
          order,
          steps: judged.steps[at]!,
          offset: judged.offsets[at]!,
        };
        const representative = judged.representatives[at]!;
        const tail = approval.derives ? tails.get(representative) : undefined;
        if (tail === undefined) {
          // A refused hit says nothing of other members, whose own terms may show more.
          const first = approval.approveFirst(value, hit);
          if (first) {
            tails.set(representative, first);
            found.add(candidate, first.conjecture);
          } else {
            found.refused++;
          }
        } else if (found.isBeyond(tail.conjecture.family, value.value, order)) {
          found.count(candidate, tail.conjecture.family);
        } else {
          const { family, ranked, conjecture } = approval.derive(value, hit, tail);
          if (found.keeps(family, ranked)) found.add(candidate, conjecture());
          else found.count(candidate, family);
        }
        watch.advanced(i + (pattern + 1) / patterns);
      }
    }
    return true;
  }
}

/** A value that is made when it is first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
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
