// The sieve of orbits: one simple expansion decides for all members of a GL₂(ℤ)-orbit and all patterns whether any can
// have a recurrence.
//
// Terms under a pattern follow from the simple ones t_0, t_1, … without a division. With ξ_j = [t_j; t_{j+1}, …] a
// complete quotient is ξ_j + o, state (j, o), or 1 + 1/(ξ_j − k), state R(j, k), 1 ≤ k < t_j:
//   (j, o):  + gives t_j + o, then (j+1, 0);  − gives t_j + o + 1, then (j+2, 1) if t_{j+1} = 1, else R(j+1, 1);
//   R(j, k): + gives 1, then (j, −k);         − gives 2, then (j+1, 1) if t_j − k = 1, else R(j, k+1).
// What follows a state (j, o) does not depend on o. So here a state is a kind at a place: `plain` (j, 0), `raised` (j, 1),
// and `lowered`, which is where a minus leads from j − 1: R(j, 1), or (j+1, 1) if t_j = 1. Whatever leads to place j + 1 or
// beyond went through place j in one of these or in (j, −k), k > 0, which lies inside a step from `lowered`.
//
// Where to begin. Let r_0 = P(α), r_1 = Q(α) be the values of the representative, r_j = t_j r_{j+1} + r_{j+2} its
// remainders, so that ξ_j = r_j/r_{j+1}, and ℓ any coefficient, ℓ_j that of r_j as a polynomial in α. Then
// r_j ℓ_{j+1} − r_{j+1} ℓ_j = ±Δ for all j. A member P'/Q' of the orbit has Q' = C r_j + D r_{j+1} with integers C, D, which
// by Cramer's rule are (q ℓ_{j+1} − ℓ' r_{j+1})/±Δ and (ℓ' r_j − q ℓ_j)/±Δ, q = Q'(α), ℓ' = ℓ(Q'). Let ℓ_{i−1}, ℓ_i be of
// opposite signs. Then signs alternate from there on, |ℓ_{j+1}| = t |ℓ_j| + |ℓ_{j−1}|, and |Δ| ≥ r_i |ℓ_i|. If also
//     ℓ_i² q > |ℓ'| |Δ|                                                                                        (*)
// then for j ≥ i + 1 both C and D have one sign, and |C| > |D|: q (|ℓ_{j+1}| − |ℓ_j|) ≥ q |ℓ_i| > |ℓ'| r_i ≥
// |ℓ'| (r_j + r_{j+1}). So P'/Q' = (A ξ_j + B)/(C ξ_j + D) with C > D > 0 and determinant ±1: ξ_j is a complete quotient of
// the simple continued fraction of P'/Q' (Hardy and Wright, theorem 172). The caller gives a number `root` with
// root² q ≥ |ℓ'| |Δ| for all members that it asks about, and i is the first place with |ℓ_i| > root. From place i + 2 on
// every member under every pattern is in one of the three states.
//
// What is refused. A sequence of integers with a linear recurrence over ℚ has one over ℤ with leading coefficient 1
// (Fatou), so its complexity modulo a prime is no larger, and neither is that of what is left when terms are dropped. A
// tail whose first terms have a larger complexity modulo 2 or p than the order cannot be the tail of a recurrence of that
// order. Under minuses alone neither can one with more than `order` 2s in a row: the recurrence gives 2s for ever, and
// their value is rational.
import { expand, imprecise } from './expansion';
import { expand, imprecise } from './expansion';
import { copy, reserve } from './memory';
import {
  classifyTerms,
  configureStates,
  followStates,
  isReached,
  plain,
  raised,
  simple,
  simpleLength,
  stateAfter,
  states,
  words,
} from './orbitStates';
import { configureTails, judgeTail, passed, refused, short } from './orbitTails';
import { degree, fractionLimbs, makeValue, rowAt, wholeLimbs } from './values';

/** Places over which states are followed before tails are read. */
let merging: i32 = 0;

/** Where a verdict for each row is written: no member has a recurrence; or one may have one, or the terms are too few. */
export let orbitVerdicts: usize = 0;
/** Where the caller writes simple terms, row by row, for judgeTerms. */
export let simpleTerms: usize = 0;

/** Expansions repeated at a higher precision. */
export let orbitsRedone: u64 = 0;

let numerator: usize = 0;
let denominator: usize = 0;
let workNumerator: usize = 0;
let workDenominator: usize = 0;
let masks: usize = 0;

/**
 * Lays out what the sieve of orbits needs beside the values, once an instance.
 * @param order largest complexity that is not refused, @param length terms of a tail
 * @param simpleLength simple terms of an expansion, @param places over which states are followed before tails are read
 * @param words rotations of patterns, @param rows most rows a batch
 */
export function configureOrbits(
  order: i32,
  length: i32,
  simpleLength: i32,
  places: i32,
  words: i32,
  rows: i32,
): void {
  merging = places;
  configureStates(simpleLength, words);
  configureTails(order, length);
  orbitVerdicts = reserve(<usize>rows);
  simpleTerms = reserve((<usize>(rows * simpleLength)) << 2);
  const number = (<usize>(fractionLimbs + wholeLimbs + 8)) << 2;
  numerator = reserve(number);
  denominator = reserve(number);
  workNumerator = reserve(number);
  workDenominator = reserve(number);
  masks = reserve(<usize>simpleLength);
}

/** Judges the orbits of the first `rows` rows, with `fraction` limbs after the point to begin with. */
export function judgeOrbits(rows: i32, fraction: i32, root: i64): void {
  for (let row = 0; row < rows; row++) store<u8>(orbitVerdicts + <usize>row, judgeOrbit(row, fraction, root));
}

/** Judges the first `rows` rows of simple terms, from their first place on. */
export function judgeTerms(rows: i32): void {
  const length = (<usize>simpleLength) << 2;
  for (let row = 0; row < rows; row++) {
    copy(simple, simpleTerms + <usize>row * length, length);
    store<u8>(orbitVerdicts + <usize>row, judgeFrom(0));
  }
}

function judgeOrbit(row: i32, fraction: i32, root: i64): u8 {
  if (!expandSimply(row, fraction)) return short;
  const start = commonPlace(row, root);
  return start < 0 ? short : judgeFrom(start);
}

/** Judges all tails of the simple terms whose states begin at a place. */
function judgeFrom(start: i32): u8 {
  classifyTerms();
  const place = start + merging;
  const count = followStates(start, place);
  let verdict = refused;
  for (let i = 0; i < count; i++) {
    const state = load<i32>(states + ((<usize>i) << 2));
    const kind = state / words;
    let found: u8;
    // Of (j, 0) and (j, 1) with one word what follows is the same: it is read once, from the next place on.
    if (kind == raised && isReached(state - words)) continue;
    if (kind == plain && isReached(state + words)) found = judgeTail(place + 1, stateAfter(state, place));
    else found = judgeTail(place, state);
    if (found == passed) return passed;
    if (found == short) verdict = short;
  }
  return verdict;
}

/** Writes the simple terms of a row, at a higher precision as long as one is needed; false where it is not to be had. */
function expandSimply(row: i32, least: i32): bool {
  let fraction = min(least, fractionLimbs);
  let bits = expandAt(row, fraction);
  while (bits == imprecise && fraction < fractionLimbs) {
    orbitsRedone++;
    fraction = min(fractionLimbs, fraction + (fraction >> 1) + 1);
    bits = expandAt(row, fraction);
  }
  return bits >= 0;
}

function expandAt(row: i32, fraction: i32): i64 {
  const error = makeValue(row, fraction, numerator, denominator);
  if (error < 0) return imprecise;
  return expand(
    numerator,
    denominator,
    workNumerator,
    workDenominator,
    fraction + wholeLimbs,
    error,
    masks,
    simpleLength,
    simple,
  );
}

/** The place from which every member is in one of the three states under every pattern; −1 if the terms do not reach it. */
function commonPlace(row: i32, root: i64): i32 {
  const p = rowAt(row);
  const q = p + ((<usize>(degree + 1)) << 2);
  let last: i64 = 0;
  let current: i64 = 0;
  // The coefficient of the highest power that occurs: not both are 0, so that Δ ≠ 0 for an irrational value.
  for (let k = degree; last == 0 && current == 0 && k >= 0; k--) {
    last = <i64>load<i32>(p + ((<usize>k) << 2));
    current = <i64>load<i32>(q + ((<usize>k) << 2));
  }
  for (let i = 1; i + 2 + merging < simpleLength; i++) {
    const opposite = (last > 0 && current < 0) || (last < 0 && current > 0);
    if (opposite && abs(current) > root) return i + 2;
    const term = <i64>load<u32>(simple + ((<usize>(i - 1)) << 2));
    // Beyond 2^61 it is beyond the root, and of the sign opposite to that of its predecessor.
    if (<f64>abs(current) * <f64>term > 2305843009213693952.0) return i + 3;
    const next = last - term * current;
    last = current;
    current = next;
  }
  return -1;
}
