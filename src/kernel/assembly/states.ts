// Tail merging: candidates that walk into a state already expanded stop there.
//
// The state of a candidate after i steps is its complete quotient x_i = W_i(α)/W_{i+1}(α) and the pattern from
// there on. W_0 = P, W_1 = Q, W_{i+2} = ±(W_i − a_i W_{i+1}) are integer polynomials. Every step has
// determinant ±1, so the content of the pair never changes, and both values stay positive: the pair itself is
// the normal form of the state. Two states are equal only if these integers are, and so is then the rest of
// the expansion. For a transcendental α there is no other way to the same rest.
//
// A representative is a candidate that was expanded in full, for `reach` terms more than a verdict needs. Its
// record keeps these terms, and the table leads from each of its first states to it. A state is found by a
// linear form of its coefficients modulo 2^64, which the steps carry along like the remainders themselves, and
// confirmed by comparing the integers.
//
// Both are bounded: records are a ring, in which the newest representative takes the place of the oldest, and
// a full bucket of the table gives up its oldest entry. What was forgotten is merely expanded again.
import { bitsFrom, longestBits } from './limbs';
import { copy, reserve } from './memory';

/** Entries in a bucket of 64 bytes: one line of the cache. */
const entriesPerBucket: usize = 8;
/** An odd factor that spreads a key over its highest bits (Knuth 6.4: 2^64 times the golden ratio). */
const spread: u64 = 0x9e3779b97f4a7c15;

let degree: i32 = 0;
let reach: i32 = 0;
let records: usize = 0;
/** Representatives that the memory holds. */
export let capacity: u32 = 0;
let recordStride: usize = 0;
let residuesAt: usize = 0;
let anchorsAt: usize = 0;
let table: usize = 0;
let bucketShift: u64 = 63;

/** For each pattern, the numbers of the words that its first `reach` rotations are, as 32-bit numbers. */
export let rotations: usize = 0;

/** Keys of the states of the last walk, and how many there are. */
let keys: usize = 0;
let walked: i32 = 0;
/** W_0, W_1, … of the last walk: 64-bit coefficients. */
let polynomials: usize = 0;
/** Bytes of a polynomial. */
let stride: usize = 0;

/** The row at hand: its leading parts, their h as in expansion.ts (0 where it cannot be walked), its linear forms. */
let rowDividend: u64 = 0;
let rowDivisor: u64 = 0;
let rowThreshold: u64 = 0;
let rowForm: u64 = 0;
let rowNextForm: u64 = 0;

/** Representatives so far; their numbers start at 1. */
export let representatives: u32 = 0;
/** Entries written, and entries that were still good when another took their place. */
export let inserted: u64 = 0;
export let evicted: u64 = 0;

/** What the last walk found: the record, the own steps before it and the offset in it. */
export let foundRecord: usize = 0;
export let ownSteps: i32 = 0;
export let offset: i32 = 0;

/** Offsets at which the complexity of a representative's rest is kept: the multiples of this number. */
export const anchorSpacing: i32 = 4;

/**
 * @param d degree, @param states states kept of a representative, a multiple of anchorSpacing
 * @param length number of terms of a representative, @param patternCount patterns
 * @param bytes memory for records and table together
 */
export function configureStates(d: i32, states: i32, length: i32, patternCount: i32, bytes: usize): void {
  degree = d;
  reach = states;
  stride = (<usize>(d + 1)) << 3;
  // Number of the representative, pattern, candidate; its states; where the complexity from each anchor on
  // exceeds the order; residues of all terms.
  anchorsAt = 16 + <usize>(states + 2) * stride;
  residuesAt = anchorsAt + ((((<usize>(states / anchorSpacing + 1)) << 1) + 7) & ~7);
  recordStride = residuesAt + ((((<usize>length) << 1) + 15) & ~7);
  // Half of the entries of the table stay empty, so that a full bucket is rare.
  capacity = <u32>max(bytes / (recordStride + ((<usize>states) << 4)), 1);
  let buckets: usize = 2;
  bucketShift = 63;
  while (buckets * entriesPerBucket < <usize>capacity * <usize>states) {
    buckets <<= 1;
    bucketShift--;
  }
  records = reserve(<usize>capacity * recordStride);
  table = reserve((buckets * entriesPerBucket) << 3);
  rotations = reserve((<usize>(patternCount * states)) << 2);
  keys = reserve((<usize>(states + 1)) << 3);
  polynomials = reserve(<usize>(states + 2) * stride);
}

/** The linear form of a polynomial's coefficients: a fixed random number for each power. */
function linearForm(coefficients: usize, sign: i32): u64 {
  let sum: u64 = 0;
  let factor = spread;
  for (let k = 0; k <= degree; k++) {
    sum += <u64>(sign * load<i32>(coefficients + ((<usize>k) << 2))) * factor;
    factor = factor * 0xd1342543de82ef95 + 1;
  }
  return sum;
}

/**
 * Prepares the walks of a row.
 * @param x, @param y limbs of numerator and denominator, @param error as in expand
 * @param coefficients address of the row, @param sign −1 where P and Q had to be negated
 */
export function prepareRow(x: usize, y: usize, limbs: i32, error: i32, coefficients: usize, sign: i32): void {
  rowThreshold = 0;
  const top = longestBits(x, y, limbs);
  const shift = max(top - 63, error);
  const width = top - shift;
  if (width < 16) return;
  rowDividend = bitsFrom(x, shift);
  rowDivisor = bitsFrom(y, shift);
  const threshold = <u64>((width + 2) >> 1);
  if (rowDivisor >> threshold == 0) return;
  rowThreshold = threshold;
  rowForm = linearForm(coefficients, sign);
  rowNextForm = linearForm(coefficients + ((<usize>(degree + 1)) << 2), sign);
  for (let k = 0; k < 2 * (degree + 1); k++) {
    store<i64>(polynomials + ((<usize>k) << 3), <i64>(sign * load<i32>(coefficients + ((<usize>k) << 2))));
  }
}

/**
 * Walks the first `reach` steps of the row at hand under a pattern, as far as its first leading parts decide
 * them (see expansion.ts), and stops at a state of a representative.
 * @param masks of the pattern, @param pattern its index, @param terms for the terms walked
 * @returns whether a state was found
 */
export function walk(masks: usize, pattern: i32, terms: usize): bool {
  walked = 0;
  const h = rowThreshold;
  if (h == 0) return false;
  let dividend = rowDividend;
  let divisor = rowDivisor;
  let form = rowForm;
  let nextForm = rowNextForm;
  let state = polynomials;
  const words = rotations + ((<usize>(pattern * reach)) << 2);
  for (let i = 0; i < reach; i++) {
    const word = load<u32>(words + ((<usize>i) << 2));
    let key = (form ^ ((nextForm << 32) | (nextForm >> 32))) * spread + <u64>word;
    key = (key ^ (key >> 29)) * spread;
    if (find(key, i, state, word)) return true;
    store<u64>(keys + ((<usize>i) << 3), key);
    walked = i + 1;
    const quotient = dividend / divisor;
    let rest = dividend - quotient * divisor;
    const mask = <u64>load<i8>(masks + i);
    const term = quotient - mask;
    rest = (rest ^ mask) - mask + (divisor & mask);
    if (rest >> h == 0 || (divisor - rest) >> (h + 1) == 0) return false;
    store<u32>(terms + ((<usize>i) << 2), <u32>term);
    const restForm = ((form - term * nextForm) ^ mask) - mask;
    for (let end = state + stride; state < end; state += 8) {
      const coefficient = load<u64>(state) - term * load<u64>(state + stride);
      store<u64>(state + 2 * stride, (coefficient ^ mask) - mask);
    }
    form = nextForm;
    nextForm = restForm;
    dividend = divisor;
    divisor = rest;
  }
  return false;
}

/** Looks a state up; the table's entries hold 26 bits of the key, 6 of the offset, 32 of the representative. */
function find(key: u64, steps: i32, state: usize, word: u32): bool {
  const bucket = table + <usize>(key >> bucketShift) * (entriesPerBucket << 3);
  const tag = key & 0x3ffffff;
  for (let at = bucket; at < bucket + (entriesPerBucket << 3); at += 8) {
    const entry = load<u64>(at);
    if (entry == 0) return false;
    if (entry >> 38 != tag) continue;
    const number = <u32>entry;
    const record = recordOf(number);
    if (load<u32>(record) != number) continue;
    const there = (<i32>(entry >> 32)) & 63;
    if (isState(record, there, state, word)) {
      foundRecord = record;
      ownSteps = steps;
      offset = there;
      return true;
    }
  }
  return false;
}

function recordOf(number: u32): usize {
  return records + <usize>(number % capacity) * recordStride;
}

/** Whether a representative's state at an offset is this one, exactly. */
function isState(record: usize, there: i32, state: usize, word: u32): bool {
  const pattern = load<i32>(record, 4);
  if (word != load<u32>(rotations + ((<usize>(pattern * reach + there)) << 2))) return false;
  const other = record + 16 + <usize>there * stride;
  for (let i: usize = 0; i < 2 * stride; i += 8)
    if (load<i64>(state + i) != load<i64>(other + i)) return false;
  return true;
}

/**
 * Makes the candidate of the last walk, which found nothing, a representative.
 * @param candidate its number for the caller
 */
export function insert(candidate: u32, pattern: i32, residues: usize, length: i32): void {
  representatives++;
  const record = recordOf(representatives);
  store<u32>(record, representatives);
  store<i32>(record, pattern, 4);
  store<u32>(record, candidate, 8);
  copy(record + 16, polynomials, <usize>(walked + 1) * stride);
  for (let anchor = 0; anchor <= reach; anchor += anchorSpacing) store<u16>(anchorOf(record, anchor), 0);
  copy(record + residuesAt, residues, (<usize>length) << 1);
  for (let i = 0; i < walked; i++) insertState(load<u64>(keys + ((<usize>i) << 3)), i);
  foundRecord = record;
}

function insertState(key: u64, at: i32): void {
  const bucket = table + <usize>(key >> bucketShift) * (entriesPerBucket << 3);
  let target = bucket;
  let oldest: u32 = 0xffffffff;
  for (let slot = bucket; slot < bucket + (entriesPerBucket << 3); slot += 8) {
    const number = <u32>load<u64>(slot);
    if (number < oldest) {
      oldest = number;
      target = slot;
      if (number == 0) break;
    }
  }
  if (oldest != 0 && load<u32>(recordOf(oldest)) == oldest) evicted++;
  inserted++;
  store<u64>(target, ((key & 0x3ffffff) << 38) | ((<u64>at) << 32) | (<u64>representatives));
}

/** The caller's number of a representative. */
export function candidateOf(record: usize): u32 {
  return load<u32>(record, 8);
}

/** Residues of a representative's terms. */
export function residuesOf(record: usize): usize {
  return record + residuesAt;
}

/**
 * Where a representative keeps, for an anchor, the number of terms from there on whose complexity exceeds the
 * order: 0 while that is not known, 65535 if there is none.
 */
export function anchorOf(record: usize, anchor: i32): usize {
  return record + anchorsAt + ((<usize>(anchor / anchorSpacing)) << 1);
}
