import type { Conjecture, SearchBounds } from '../../core/conjecture.ts';
import type { Constant } from '../../core/constants/constant.ts';
import { approvalDigits, examine, makeConjecture } from '../../core/esma/examine.ts';
import type { ExaminedValue } from '../../core/esma/examine.ts';
import { sameState, stateAfter } from '../../core/esma/state.ts';
import { endsOfEnclosure, expand } from '../../core/fractions/expand.ts';
import { isSigned, signAfter, termsOf } from '../../core/fractions/fraction.ts';
import type { SignPattern } from '../../core/fractions/signs.ts';
import { spliceHead } from '../../core/fractions/splice.ts';
import type { Ranked } from '../../core/family.ts';

/**
 * Digits beyond those asked for to which the first member of a tail is approved: a Möbius map between two members with
 * cofactors below 2^63 loses at most 38 of them.
 */
const guardDigits = 60;

/** Digits that decide the first terms of a member, as far as the kernel's states reach. */
const headDigits = 120;

/** A hit of the sieve, and where its expansion met that of its representative. */
export interface Hit {
  readonly signs: SignPattern;
  /** Linear complexity, as the sieve says. */
  readonly order: number;
  /** Own steps before the meeting, and the representative's. */
  readonly steps: number;
  readonly offset: number;
}

/** The first hit of a tail, approved: what every further member is derived from by exact algebra. */
export interface ApprovedTail {
  readonly conjecture: Conjecture;
  readonly steps: number;
  readonly offset: number;
}

/** A member of a tail: what its rank follows from, and the conjecture, whose rates are calculated where it is wanted. */
export interface DerivedMember {
  readonly family: string;
  readonly ranked: Ranked;
  readonly conjecture: () => Conjecture;
}

/** Approves the hits of a search: the first one of a tail by numbers, the others by the equality of integer matrices. */
export class TailApproval {
  private readonly guarded: SearchBounds;
  /** Whether members can be derived from each other: the constant has the digits for the guard. */
  readonly derives: boolean;

  constructor(
    private readonly constant: Constant,
    private readonly bounds: SearchBounds,
  ) {
    this.guarded = { ...bounds, digits: bounds.digits + guardDigits };
    this.derives = approvalDigits(constant, this.guarded.digits) === this.guarded.digits;
  }

  /** The first hit of a tail, examined in full; null where approval refuses it. */
  approveFirst(value: ExaminedValue, { signs, steps, offset }: Hit): ApprovedTail | null {
    const examination = examine(value, signs, this.derives ? this.guarded : this.bounds);
    if (!examination.ok) return null;
    const digits = approvalDigits(this.constant, this.bounds.digits);
    return { conjecture: { ...examination.conjecture, digits, search: this.bounds }, steps, offset };
  }

  /**
   * A member from the first one of its tail: both expansions are followed to one place of the tail, where the complete
   * quotients must be the same function of α; then the first one's terms from there on are the member's.
   */
  derive(value: ExaminedValue, { signs, order, steps, offset }: Hit, tail: ApprovedTail): DerivedMember {
    const ahead = Math.max(0, tail.offset - offset);
    const own = steps + ahead;
    const first = tail.steps + offset + ahead - tail.offset;
    const head = expand(endsOfEnclosure(value.enclose(headDigits)), signs, own).terms.map(BigInt);
    const { fraction, value: firstValue } = tail.conjecture;
    const firstHead = termsOf(fraction.rule, first);
    const same =
      isSigned(fraction) &&
      head.length === own &&
      sameSignsFrom(signs, own, fraction.signs, first) &&
      sameState(stateAfter(value.value, head, signs), stateAfter(firstValue, firstHead, fraction.signs));
    if (same) {
      const member = { rule: spliceHead(head, fraction.rule, first), signs };
      return {
        family: tail.conjecture.family,
        ranked: { constant: this.constant.source, value: value.value, fraction: member, order },
        conjecture: () => makeConjecture(value, member, order, this.bounds),
      };
    }
    // The head needs more digits than usual, or the kernel is wrong; the long way decides.
    const examination = examine(value, signs, this.bounds);
    if (!examination.ok) {
      throw new Error(`the kernel merged a candidate that approval refuses: ${examination.reason}`);
    }
    const { conjecture } = examination;
    return { family: conjecture.family, ranked: conjecture, conjecture: () => conjecture };
  }
}

/** Whether two patterns go on alike, the one from place i and the other from place j. */
function sameSignsFrom(x: SignPattern, i: number, y: SignPattern, j: number): boolean {
  return x.length === y.length && x.every((_, n) => signAfter(x, i + n) === signAfter(y, j + n));
}
