import type { Constant } from '../../core/constants/constant.ts';
import { valueOfRow } from '../../core/esma/valueSpace.ts';
import { ExaminedValue } from '../../core/esma/examine.ts';
import { searchBounds, searchedOrders } from '../../core/esma/searchScope.ts';
import { noRecurrence, undecided } from '../../core/esma/sieve.ts';
import { margin, patternsOf } from '../../core/esma/specification.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import type { SignPattern } from '../../core/fractions/signs.ts';
import { orbitKeys } from '../../kernel/orbits.ts';
import { createOrbitSieve } from '../../kernel/orbitSieve.ts';
import type { OrbitCounts, OrbitSieve } from '../../kernel/orbitSieve.ts';
import { createTailSieve } from '../../kernel/tails.ts';
import type { TailSieve } from '../../kernel/tails.ts';
import { inOneGo } from '../threads/turns.ts';
import { GroupCollection } from './groupCollection.ts';
import type { Collecting, FamilyShare, GroupResult } from './groupCollection.ts';
import { ForeseenEffort } from './foreseen.ts';
import type { Effort, Foreseen } from './measured.ts';
import { TailApproval } from './tailApproval.ts';
import type { ApprovedTail } from './tailApproval.ts';
import { countingWeight, judgingWeight, shareOfLevels } from './weights.ts';
import type { GroupOrbits, Work } from './work.ts';

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
  readonly order: number;
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
  /** What the group that is searched, or was last, has come to so far. */
  readonly effort: Effort;
  /** What the sieve of orbits has done so far; null where there is none. */
  readonly orbitCounts: OrbitCounts | null;
  /** Searches a group; null when it was stopped on the way. */
  run(group: number, watch: GroupWatch): GroupResult | null;
  /** The same in steps, one after each look at whether to stop: between them others have a turn. */
  steps(group: number, watch: GroupWatch): SearchSteps;
  /** Candidates of a group that go on beyond the sieve of orbits. */
  countJudged(group: number): number;
  /**
   * Judges a group, or as many of its candidates as are asked for, evenly, and approves none. What was judged stays in the memory of
   * tails: a search that is to go as any other must not be asked.
   */
  foresee(group: number, most: number): Foreseen;
}

/** Searches groups with numerators ±1; lives in a worker and keeps the kernel's memory between groups. */
export class GroupSearch implements Searcher {
  private readonly patterns: readonly SignPattern[];
  private readonly levels: readonly (() => Level)[];
  /** How many of the levels go before those of the specification. */
  private readonly lower: number;
  private readonly shareAt: (level: number, share: number) => number;
  private readonly orbitSieve: OrbitSieve | null;
  private counted = { judging: 0, hits: 0, approvals: 0 };

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
    this.shareAt = shareOfLevels([...lower, ...orders]);
    this.levels = [...lower, ...orders].map((order) =>
      once(() => ({
        order,
        sieve: createSieve()({ constant, degree, height, patterns, order, margin }),
        approval: new TailApproval(constant, { ...searchBounds(specification), order }),
      })),
    );
    // Beyond the first bound on the order only orbits go that have a hit within it.
    const sieved = { constant, degree, height, patterns, order: specification.order, margin };
    const { typicalRoot } = work;
    this.orbitSieve = typicalRoot === null ? null : createOrbitSieve(kernel)(sieved, typicalRoot);
  }

  get effort(): Effort {
    return { ...this.counted };
  }

  /** What the sieve of orbits has done so far; null where there is none. */
  get orbitCounts(): OrbitCounts | null {
    return this.orbitSieve?.counts ?? null;
  }

  /** The number of values of a group, and those that go on: not the ones of orbits without any recurrence. */
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
    const sifted = this.sift(group);
    const { values, rows } = sifted;
    const { rowLength } = this.work;
    const patterns = this.patterns.length;
    const stopped = (candidate: number) => watch.stopped(candidate);
    const judged = this.candidatesOf(sifted);
    this.counted = { judging: 0, hits: 0, approvals: 0 };
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
      const { order, sieve, approval } = levelOf();
      const before = sieve.counts.expansions;
      const tails = new Map<number, ApprovedTail>();
      const most = Math.max(1, Math.min(mostRows, Math.floor(longestSlice / patterns)));
      let length = Math.max(1, Math.floor(firstSlice / patterns));
      for (let start = 0; start < active.length; start += length) {
        if (start > 0) length = Math.min(most, 2 * length);
        const slice = active.slice(start, start + length);
        const advanced = (row: number) =>
          watch.advanced(this.shareAt(level, (start + row) / active.length), () => found.shares());
        const at = { order, sieve, approval, tails };
        if (!(yield* this.searchRows(rows, slice, at, found, { stopped, advanced }))) return null;
        advanced(slice.length);
      }
      found.expansions += sieve.counts.expansions - before;
    }
    return found.result();
  }

  foresee(group: number, most: number): Foreseen {
    const { rows } = this.sift(group);
    const { rowLength } = this.work;
    const patterns = this.patterns.length;
    const count = rows.length / rowLength;
    const step = Math.max(1, Math.floor((count * patterns) / most));
    let active = Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step);
    const hit = new Set<number>();
    const keys = this.levels.length > 1 ? orbitKeys(rows, rowLength) : new Float64Array();
    const foreseen = new ForeseenEffort(count === 0 ? 1 : active.length / count, this.merges);
    for (const [level, levelOf] of this.levels.entries()) {
      if (level > this.lower) {
        const promising = new Set([...hit].map((candidate) => keys[Math.floor(candidate / patterns)]));
        active = active.filter((row) => promising.has(keys[row]));
      }
      if (active.length === 0) break;
      const { order, sieve } = levelOf();
      const { verdicts, representatives } = sieve.judge(rowsAt(rows, active, rowLength));
      foreseen.judged(
        order,
        active.map((row, i) =>
          Array.from({ length: patterns }, (_, pattern) => {
            const candidate = row * patterns + pattern;
            const at = i * patterns + pattern;
            const isHit = verdicts[at]! > noRecurrence;
            const isNew = isHit && !hit.has(candidate);
            if (isNew) hit.add(candidate);
            return { tail: representatives[at]!, isHit, isNew };
          }),
        ),
      );
    }
    return foreseen.result();
  }

  /** Whether the first hit of a tail is approved alone. */
  private get merges(): boolean {
    return this.levels[0]!().approval.derives;
  }

  /** Candidates of a group that go on beyond the sieve of orbits. */
  countJudged(group: number): number {
    return this.candidatesOf(this.sift(group));
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
    { order: bound, sieve, approval, tails }: Level & { readonly tails: Map<number, ApprovedTail> },
    found: GroupCollection,
    watch: Pick<GroupWatch, 'stopped'> & { advanced(rows: number): void },
  ): Generator<undefined, boolean> {
    const { rowLength } = this.work;
    const patterns = this.patterns.length;
    const rowOf = (row: number) => rows.subarray(row * rowLength, (row + 1) * rowLength);
    const batch = rowsAt(rows, active, rowLength);
    yield;
    if (watch.stopped(active[0]! * patterns)) return false;
    const { expansions } = sieve.counts;
    const judged = sieve.judge(batch);
    const { counted } = this;
    counted.judging += judgingWeight(
      {
        candidates: judged.verdicts.length,
        expansions: sieve.counts.expansions - expansions,
        hits: judged.verdicts.filter((order) => order > noRecurrence).length,
      },
      bound,
    );
    for (const [i, row] of active.entries()) {
      let value: ExaminedValue | null = null;
      for (let pattern = 0; pattern < patterns; pattern++) {
        const candidate = row * patterns + pattern;
        const at = i * patterns + pattern;
        const order = judged.verdicts[at]!;
        if (found.has(candidate)) continue;
        if (order === undecided) found.undecided++;
        if (order <= noRecurrence) continue;
        if (++counted.hits % hitsBetweenStops === 0) {
          yield;
          if (watch.stopped(candidate)) return false;
        }
        counted.judging += countingWeight(1, value ? 0 : 1);
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
          counted.approvals++;
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

/** Some of the rows, one after the other. */
export function rowsAt(rows: Int32Array, places: readonly number[], rowLength: number): Int32Array {
  const some = new Int32Array(places.length * rowLength);
  places.forEach((row, i) => some.set(rows.subarray(row * rowLength, (row + 1) * rowLength), i * rowLength));
  return some;
}
