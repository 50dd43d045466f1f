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
import { complexity, reduceTerms } from './massey';
import { copy, reserve } from './memory';
import { degree, fractionLimbs, makeValue, rowAt, wholeLimbs } from './values';

const plain: i32 = 0;
const raised: i32 = 1;
const lowered: i32 = 2;

/** The number of minuses at the beginning of a word that has no plus. */
const endless: i32 = 65535;

/** Verdicts on an orbit: no member has a recurrence; or one may have one, or the expansion was not to be had. */
const refused: u8 = 0;
const passed: u8 = 1;
const short: u8 = 2;

let order: i32 = 0;
/** Terms of a tail that are looked at. */
let length: i32 = 0;
/** Simple terms of an expansion, and places over which states are followed before tails are read. */
let simpleLength: i32 = 0;
let merging: i32 = 0;
let words: i32 = 0;

/**
 * Where the caller writes, for each word that a rotation of a pattern is: 1 if it begins with a minus, else 0; the number
 * of the word after one step; the number of minuses that it begins with, 65535 where it has no plus. And reads: a verdict for
 * each row.
 */
export let wordSigns: usize = 0;
export let wordNext: usize = 0;
export let wordMinuses: usize = 0;
export let orbitVerdicts: usize = 0;

/** Tails read, tails of a complexity ≤ order modulo 2, expansions repeated at a higher precision. */
export let orbitTails: u64 = 0;
export let orbitTailsPassed: u64 = 0;
export let orbitsRedone: u64 = 0;

let numerator: usize = 0;
let denominator: usize = 0;
let workNumerator: usize = 0;
let workDenominator: usize = 0;
let masks: usize = 0;
let simple: usize = 0;
let terms: usize = 0;
let residues: usize = 0;
let sequence: usize = 0;
let previous: usize = 0;
let spare: usize = 0;
/**
 * What a term does to a state, as far as parities go: 16 classes of terms for each state, in a word the parities that it
 * gives (16 bits, the first one lowest), their number (8 bits from the 16th on), and the state at the next place (32 bits).
 */
let steps: usize = 0;
/** Terms below this number are a class each, and the others two classes, by parity: they are longer than any run of 2s. */
let classBase: i32 = 0;
/** Classes of the simple terms. */
let classes: usize = 0;
/** States at a place, as kind · words + word; those at the next one; when a state was last reached. */
let states: usize = 0;
let nextStates: usize = 0;
let reached: usize = 0;
let moment: u32 = 0;

/**
 * Lays out what the sieve of orbits needs beside the values, once an instance.
 * @param orderLimit largest complexity that is not refused, @param n terms of a tail
 * @param simpleTerms simple terms of an expansion, @param places over which states are followed before tails are read
 * @param wordCount rotations of patterns, @param rows most rows a batch
 */
export function configureOrbits(
  orderLimit: i32,
  n: i32,
  simpleTerms: i32,
  places: i32,
  wordCount: i32,
  rows: i32,
): void {
  order = orderLimit;
  length = n;
  simpleLength = simpleTerms;
  merging = places;
  words = wordCount;
  wordSigns = reserve(<usize>wordCount);
  wordNext = reserve((<usize>wordCount) << 1);
  wordMinuses = reserve((<usize>wordCount) << 1);
  orbitVerdicts = reserve(<usize>rows);
  const number = (<usize>(fractionLimbs + wholeLimbs + 8)) << 2;
  numerator = reserve(number);
  denominator = reserve(number);
  workNumerator = reserve(number);
  workDenominator = reserve(number);
  masks = reserve(<usize>simpleTerms);
  simple = reserve((<usize>(simpleTerms + 16)) << 2);
  const room = (<usize>(n + 16)) << 2;
  terms = reserve(room);
  residues = reserve(room);
  sequence = reserve(room);
  previous = reserve(room);
  spare = reserve(room);
  classes = reserve(<usize>simpleTerms);
  steps = reserve((<usize>(3 * wordCount)) << 7);
  states = reserve((<usize>(3 * wordCount)) << 2);
  nextStates = reserve((<usize>(3 * wordCount)) << 2);
  reached = reserve((<usize>(3 * wordCount)) << 2);
}

/** Lays the steps of all states out, once the words are written; @param longest the length of the longest word. */
export function configureSteps(longest: i32): void {
  classBase = longest + 1;
  for (let kind = plain; kind <= lowered; kind++) {
    for (let word = 0; word < words; word++) {
      for (let term = 1; term <= classBase + 1; term++) {
        const state = kind * words + word;
        store<u64>(stepOf(state, term), stepBy(kind, word, term));
      }
    }
  }
}

function stepOf(state: i32, termClass: i32): usize {
  return steps + ((<usize>state) << 7) + ((<usize>termClass) << 3);
}

/** A step as `steps` holds it; where a word has no plus, its runs have no bound and only the state is right. */
function stepBy(kind: i32, word: i32, term: i32): u64 {
  let bits: u64 = 0;
  let count: u64 = 0;
  if (kind == lowered) {
    const minuses = <i32>load<u16>(wordMinuses + ((<usize>word) << 1));
    if (minuses == endless) return (<u64>(raised * words + word)) << 32;
    const twos = min(term - 1, minuses);
    count = <u64>twos;
    for (let i = 0; i < twos; i++) word = after(word);
    // A run of 2s to the end of the quotient leads to (place + 1, 1).
    if (twos == term - 1) return ((<u64>(raised * words + word)) << 32) | (count << 16);
    bits = (<u64>1) << count;
    count++;
    word = after(word);
    term -= 1 + minuses;
  } else term += kind;
  const minus = <i32>load<u8>(wordSigns + <usize>word);
  bits |= (<u64>((term + minus) & 1)) << count;
  const next = (minus == 0 ? plain : lowered) * words + after(word);
  return ((<u64>next) << 32) | ((count + 1) << 16) | bits;
}

/** Judges the orbits of the first `rows` rows, with `fraction` limbs after the point to begin with. */
export function judgeOrbits(rows: i32, fraction: i32, root: i64): void {
  for (let row = 0; row < rows; row++) store<u8>(orbitVerdicts + <usize>row, judgeOrbit(row, fraction, root));
}

function judgeOrbit(row: i32, fraction: i32, root: i64): u8 {
  if (!expandSimply(row, fraction)) return short;
  const start = commonPlace(row, root);
  if (start < 0) return short;
  for (let i = 0; i < simpleLength; i++) {
    const term = load<u32>(simple + ((<usize>i) << 2));
    const base = <u32>classBase;
    store<u8>(classes + <usize>i, <u8>(term < base ? term : base + ((term - base) & 1)));
  }
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

/** Whether a state is among those that followStates has left. */
function isReached(state: i32): bool {
  return load<u32>(reached + ((<usize>state) << 2)) == moment;
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

/** Follows the three states under every word from one place to another; returns how many are left there. */
function followStates(from: i32, to: i32): i32 {
  let count = 3 * words;
  for (let i = 0; i < count; i++) store<i32>(states + ((<usize>i) << 2), i);
  for (let place = from; place < to; place++) {
    moment++;
    let left = 0;
    for (let i = 0; i < count; i++) {
      const state = stateAfter(load<i32>(states + ((<usize>i) << 2)), place);
      const at = reached + ((<usize>state) << 2);
      if (load<u32>(at) == moment) continue;
      store<u32>(at, moment);
      store<i32>(nextStates + ((<usize>left) << 2), state);
      left++;
    }
    const free = states;
    states = nextStates;
    nextStates = free;
    count = left;
  }
  return count;
}

function stateAfter(state: i32, place: i32): i32 {
  return <i32>(load<u64>(stepOf(state, load<u8>(classes + <usize>place))) >> 32);
}

function after(word: i32): i32 {
  return <i32>load<u16>(wordNext + ((<usize>word) << 1));
}

/** Whether a tail may be that of a recurrence: modulo 2 where its terms fit into a machine word, then modulo p. */
function judgeTail(place: i32, state: i32): u8 {
  orbitTails++;
  if (length <= 64) {
    const endlessly = load<u16>(wordMinuses + ((<usize>(state % words)) << 1)) == endless;
    const count = endlessly ? readMinusParities(place, state) : readParities(place, state);
    if (count < 0 || binaryComplexity(parities, min(count, length)) > order) return refused;
  }
  const count = readTail(place, state);
  if (count < 0) return refused;
  orbitTailsPassed++;
  reduceTerms(terms, sequence, count, tailBits);
  copy(residues, sequence, (<usize>count) << 1);
  if (complexity(residues, previous, spare, count, order) < 0) return refused;
  return count == length ? passed : short;
}

/** Parities of the tail last read, the first one lowest; beyond its length they mean nothing. */
let parities: u64 = 0;

/** Reads parities of a tail until there are enough, or the simple terms end; returns how many, ≤ 64 of them kept. */
function readParities(place: i32, state: i32): i32 {
  let bits: u64 = 0;
  let count: u64 = 0;
  const enough = <u64>length;
  while (count < enough && place < simpleLength) {
    const step = load<u64>(stepOf(state, load<u8>(classes + <usize>place)));
    bits |= (step & 0xffff) << count;
    count += (step >> 16) & 0xff;
    state = <i32>(step >> 32);
    place++;
  }
  parities = bits;
  return <i32>count;
}

/** The same under minuses alone; −1 where there are more than `order` 2s in a row. */
function readMinusParities(place: i32, state: i32): i32 {
  let bits: u64 = 0;
  let count = 0;
  let kind = state / words;
  while (count < length && place < simpleLength) {
    const term = <i32>load<u32>(simple + ((<usize>place) << 2));
    place++;
    if (kind == lowered) {
      if (term - 1 > order) return -1;
      count += term - 1;
      kind = raised;
    } else {
      bits |= (<u64>((term + kind + 1) & 1)) << (<u64>count);
      count++;
      kind = lowered;
    }
  }
  parities = bits;
  return count;
}

/** All terms of the tail last written or-ed. */
let tailBits: u32 = 0;

/**
 * Writes the first terms of a tail; fewer where the simple terms end.
 * @returns their number, or −1 where there are more than `order` 2s in a row
 */
function readTail(place: i32, state: i32): i32 {
  let kind = state / words;
  let word = state - kind * words;
  let count = 0;
  let union: u32 = 3;
  while (count < length && place < simpleLength) {
    let term = <i32>load<u32>(simple + ((<usize>place) << 2));
    place++;
    if (kind == lowered) {
      const minuses = <i32>load<u16>(wordMinuses + ((<usize>word) << 1));
      if (minuses == endless && term - 1 > order) return -1;
      const twos = min(term - 1, minuses);
      for (let i = 0; i < twos && count < length; i++) {
        store<u32>(terms + ((<usize>count) << 2), 2);
        count++;
        word = after(word);
      }
      if (twos == term - 1) {
        kind = raised;
        continue;
      }
      if (count >= length) break;
      store<u32>(terms + ((<usize>count) << 2), 1);
      count++;
      if (count >= length) break;
      word = after(word);
      term -= 1 + minuses;
    } else term += kind;
    const minus = <i32>load<u8>(wordSigns + <usize>word);
    term += minus;
    store<u32>(terms + ((<usize>count) << 2), <u32>term);
    union |= <u32>term;
    count++;
    kind = minus == 0 ? plain : lowered;
    word = after(word);
  }
  tailBits = union;
  return count;
}

/**
 * Linear complexity over F_2 of n ≤ 64 bits, or any number beyond the order: as in massey.ts, with R and B in a word each,
 * R from the step at hand on and B from its leading coefficient on.
 */
function binaryComplexity(bits: u64, n: i32): i32 {
  if (n == 0) return 0;
  // Where the last step gave more than was wanted, what is beyond does not count.
  let r = bits & (~(<u64>0) >> (<u64>(64 - n)));
  let b: u64 = 1;
  let complexity = 0;
  let i = 0;
  while (r != 0) {
    const zeros = <i32>ctz<u64>(r);
    i += zeros;
    r >>= <u64>zeros;
    b &= ~(<u64>0) >> (<u64>(64 - (n - i)));
    const grows = 2 * complexity <= i;
    const old = r;
    r ^= b;
    b = grows ? old : b;
    complexity = grows ? i + 1 - complexity : complexity;
    if (complexity > order) break;
    r >>= 1;
    i++;
  }
  return complexity;
}
