import type { Conjecture, SearchBounds } from '../core/conjecture.ts';
import type { Constant } from '../core/constants/constant.ts';
import { valueOfRow } from '../core/esma/enumerate.ts';
import { approvalDigits, ExaminedValue, examine, makeConjecture } from '../core/esma/examine.ts';
import { searchBounds } from '../core/esma/search.ts';
import { noRecurrence, undecided } from '../core/esma/sieve.ts';
import { margin, patternsOf } from '../core/esma/specification.ts';
import type { SearchSpecification } from '../core/esma/specification.ts';
import { sameState, stateAfter } from '../core/esma/state.ts';
import { FamilyCollection } from '../core/family.ts';
import { endsOfEnclosure, expand } from '../core/fractions/expand.ts';
import { signAfter, termsOf } from '../core/fractions/fraction.ts';
import type { SignPattern } from '../core/fractions/signs.ts';
import { spliceHead } from '../core/fractions/splice.ts';
import { createTailSieve } from '../kernel/tails.ts';
import type { TailSieve } from '../kernel/tails.ts';
import type { Work } from './work.ts';

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

/**
 * Digits beyond those asked for to which the first member of a tail is approved: a Möbius map between two members with
 * cofactors below 2^63 loses at most 38 of them.
 */
const guardDigits = 60;

/** Digits that decide the first terms of a member, as far as the kernel's states reach. */
const headDigits = 120;

/** Hits between two looks at the stop flag. */
const hitsBetweenStops = 32;

/** The first hit of a tail, approved: what every further member is derived from by exact algebra. */
interface ApprovedTail {
  readonly conjecture: Conjecture;
  /** Own steps before the tail's expansion was met, and the offset in it. */
  readonly steps: number;
  readonly offset: number;
}

/** Whether two patterns go on alike, the one from place i and the other from place j. */
function sameSignsFrom(x: SignPattern, i: number, y: SignPattern, j: number): boolean {
  return x.length === y.length && x.every((_, n) => signAfter(x, i + n) === signAfter(y, j + n));
}

/** Searches groups of one specification; lives in a worker and keeps the kernel's memory between groups. */
export class GroupSearch {
  private readonly patterns: readonly SignPattern[];
  private readonly bounds: SearchBounds;
  private readonly guarded: SearchBounds;
  private readonly sieve: TailSieve;
  /** Whether members can be derived from each other: the constant has digits for the guard. */
  private readonly derives: boolean;

  /** @param kernel the compiled kernel */
  constructor(
    specification: SearchSpecification,
    private readonly constant: Constant,
    private readonly work: Work,
    private readonly collecting: Collecting,
    kernel: Uint8Array,
  ) {
    this.patterns = patternsOf(specification);
    this.bounds = searchBounds(specification);
    this.guarded = { ...this.bounds, digits: this.bounds.digits + guardDigits };
    this.derives = approvalDigits(constant, this.guarded.digits) === this.guarded.digits;
    const { height, order } = specification;
    const degree = work.rowLength / 2 - 1;
    this.sieve = createTailSieve(kernel)({
      constant,
      degree,
      height,
      patterns: this.patterns,
      order,
      margin,
    });
  }

  /**
   * Searches a group; null when it was stopped on the way.
   * @param stopped told the candidate that the search is at; answers whether to stop
   */
  run(group: number, stopped: (candidate: number) => boolean): GroupResult | null {
    const rows = this.work.rows(group);
    const { rowLength } = this.work;
    const patterns = this.patterns.length;
    const before = this.sieve.counts.expansions;
    const judged = this.sieve.judge(rows);
    const families = new FamilyCollection(this.collecting.membersKept);
    const tails = new Map<number, ApprovedTail | null>();
    const counts = { conjectures: 0, refused: 0, undecided: 0 };
    const all: Conjecture[] | null = this.collecting.all ? [] : null;
    let examined: ExaminedValue | null = null;
    let hits = 0;
    for (let i = 0; i < judged.verdicts.length; i++) {
      const verdict = judged.verdicts[i]!;
      if (verdict === undecided) counts.undecided++;
      if (verdict <= noRecurrence) continue;
      if (++hits % hitsBetweenStops === 0 && stopped(i)) return null;
      const row = Math.floor(i / patterns);
      const value = () => {
        const coefficients = rows.subarray(row * rowLength, (row + 1) * rowLength);
        if (examined?.index !== row)
          examined = new ExaminedValue(this.constant, valueOfRow(coefficients), row);
        return examined;
      };
      const place = { steps: judged.steps[i]!, offset: judged.offsets[i]! };
      const signs = this.patterns[i % patterns]!;
      const representative = judged.representatives[i]!;
      let tail = this.derives ? tails.get(representative) : undefined;
      if (tail === undefined) {
        tail = this.approveFirst(value(), signs, place);
        tails.set(representative, tail);
        if (tail) this.collect(tail.conjecture, families, all);
      } else if (tail) {
        const { family } = tail.conjecture;
        if (!all && families.isBeyond(family, verdict)) families.count(family);
        else this.collect(this.derive(value(), signs, place, tail, verdict), families, all);
      }
      if (tail) counts.conjectures++;
      else counts.refused++;
    }
    return {
      candidates: judged.verdicts.length,
      ...counts,
      expansions: this.sieve.counts.expansions - before,
      families: families.shares(),
      all,
    };
  }

  private collect(conjecture: Conjecture, families: FamilyCollection, all: Conjecture[] | null): void {
    families.add(conjecture);
    all?.push(conjecture);
  }

  private approveFirst(
    value: ExaminedValue,
    signs: SignPattern,
    place: { readonly steps: number; readonly offset: number },
  ): ApprovedTail | null {
    const examination = examine(value, signs, this.derives ? this.guarded : this.bounds);
    if (!examination.found) return null;
    const digits = approvalDigits(this.constant, this.bounds.digits);
    return { conjecture: { ...examination.conjecture, digits, search: this.bounds }, ...place };
  }

  /**
   * A member from the first one of its tail: both expansions are followed to one place of the tail, where the complete
   * quotients must be the same function of α; then the first one's terms from there on are the member's.
   */
  private derive(
    value: ExaminedValue,
    signs: SignPattern,
    place: { readonly steps: number; readonly offset: number },
    tail: ApprovedTail,
    order: number,
  ): Conjecture {
    const ahead = Math.max(0, tail.offset - place.offset);
    const own = place.steps + ahead;
    const first = tail.steps + place.offset + ahead - tail.offset;
    const head = expand(endsOfEnclosure(value.enclose(headDigits)), signs, own).terms.map(BigInt);
    const { fraction, value: firstValue } = tail.conjecture;
    const firstHead = termsOf(fraction.rule, first);
    const same =
      head.length === own &&
      sameSignsFrom(signs, own, fraction.signs, first) &&
      sameState(stateAfter(value.value, head, signs), stateAfter(firstValue, firstHead, fraction.signs));
    if (same) {
      const rule = spliceHead(head, fraction.rule, first);
      return makeConjecture(value, { rule, signs }, order, this.bounds);
    }
    // The head needs more digits than usual, or the kernel is wrong; the long way decides.
    const examination = examine(value, signs, this.bounds);
    if (!examination.found)
      throw new Error(`the kernel merged a candidate that is refused: ${examination.reason}`);
    return examination.conjecture;
  }
}
