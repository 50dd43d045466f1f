// The sieve for batches of candidates: values from their limbs, then expansion and linear complexity.
import { expand, imprecise, largeTerm } from './expansion';
import { complexity, exceededAt, prime, reduceTerms, residueOf } from './massey';
import { copy, reserve } from './memory';
import {
  anchorOf,
  anchorSpacing,
  candidateOf,
  capacity,
  configureStates,
  evicted,
  foundRecord,
  insert,
  inserted,
  offset,
  ownSteps,
  prepareRow,
  representatives,
  residuesOf,
  rotations,
  walk,
} from './states';
import {
  coefficients,
  configureValues,
  fractionLimbs,
  makeValue,
  powers,
  powerSigns,
  powerStride,
  rowAt,
  sign,
  wholeLimbs,
} from './values';

export { capacity, evicted, inserted, prime, representatives, rotations };
export { coefficients, powers, powerSigns, powerStride };
export { configureOrbits, judgeOrbits, judgeTerms, orbitsRedone, orbitVerdicts, simpleTerms } from './orbits';
export { configureSteps, wordMinuses, wordNext, wordSigns } from './orbitStates';
export { orbitTails, orbitTailsPassed } from './orbitTails';
export {
  configureRules,
  judgeRule,
  judgeRules,
  ruleHeadroom,
  ruleImprecise,
  ruleLarge,
  ruleLimbs,
  ruleMasks,
  ruleRuns,
  ruleSizes,
  ruleVerdicts,
} from './rules';

/** Verdicts beside a complexity and −1: the candidate is to be redone at a higher precision, or elsewhere. */
export const verdictImprecise: i32 = -8;
export const verdictLarge: i32 = -9;

let order: i32 = 0;
let length: i32 = 0;
/** States kept of a representative; 0 without tail merging. */
let reach: i32 = 0;
let patterns: i32 = 0;

/**
 * Where the caller writes, beside what values.ts holds: the patterns' masks (`length` bytes each, −1 for a minus). And
 * reads: rows of 16-bit verdicts.
 */
export let masks: usize = 0;
export let verdicts: usize = 0;

/** With tail merging, for each row: the caller's number of its first candidate; the others follow. */
export let numbers: usize = 0;
/** With tail merging, for each verdict: the number of the representative, own steps, offset there. */
export let tails: usize = 0;

/** Full expansions that had to be repeated at a higher precision, with tail merging. */
export let redone: u32 = 0;

let numerator: usize = 0;
let denominator: usize = 0;
let walkNumerator: usize = 0;
let walkDenominator: usize = 0;
let workNumerator: usize = 0;
let workDenominator: usize = 0;
let terms: usize = 0;
let residues: usize = 0;
let sequence: usize = 0;
let previous: usize = 0;
let spare: usize = 0;

/**
 * Lays out the memory, once an instance.
 * @param d degree of P and Q, @param orderLimit largest complexity wanted, @param n number of terms
 * @param patternCount patterns, @param rows most rows a batch
 * @param fraction limbs after the point, @param whole limbs before it, enough for P(α) and a sign
 * @param states states to keep of a representative, below 64, 0 for no tail merging
 * @param bytes memory for representatives and their states
 */
export function configure(
  d: i32,
  orderLimit: i32,
  n: i32,
  patternCount: i32,
  rows: i32,
  fraction: i32,
  whole: i32,
  states: i32,
  bytes: usize,
): void {
  configureValues(d, rows, fraction, whole);
  order = orderLimit;
  length = n;
  reach = states;
  patterns = patternCount;
  masks = reserve(<usize>(patternCount * (n + states)));
  verdicts = reserve((<usize>(rows * patternCount)) << 1);
  const number = (<usize>(fraction + whole + 8)) << 2;
  numerator = reserve(number);
  denominator = reserve(number);
  walkNumerator = reserve(number);
  walkDenominator = reserve(number);
  workNumerator = reserve(number);
  workDenominator = reserve(number);
  const room = (<usize>(n + states + 16)) << 2;
  terms = reserve(room);
  residues = reserve(room);
  sequence = reserve(room);
  previous = reserve(room);
  spare = reserve(room);
  if (states > 0) {
    numbers = reserve((<usize>rows) << 2);
    tails = reserve((<usize>(rows * patternCount)) << 3);
    configureStates(d, states, n + states, patternCount, bytes);
  }
}

/** Judges the first `rows` rows under every pattern with `fraction` limbs after the point. */
export function judge(rows: i32, fraction: i32): void {
  let verdict = verdicts;
  for (let row = 0; row < rows; row++) {
    const error = makeValue(row, fraction, numerator, denominator);
    for (let pattern = 0; pattern < patterns; pattern++) {
      store<i16>(verdict, <i16>judgeValue(pattern, fraction, error));
      verdict += 2;
    }
  }
}

/** Judges one candidate again. */
export function judgeOne(row: i32, pattern: i32, fraction: i32): i32 {
  return judgeValue(pattern, fraction, makeValue(row, fraction, numerator, denominator));
}

/** Limbs after the point for a walk: its leading parts and some bits of margin. */
const walkLimbs: i32 = 4;

/** Judges the first `rows` rows under every pattern, with tail merging. */
export function judgeTails(rows: i32, fraction: i32): void {
  let verdict = verdicts;
  let tail = tails;
  const limbs = min(walkLimbs, fractionLimbs);
  for (let row = 0; row < rows; row++) {
    const error = makeValue(row, limbs, walkNumerator, walkDenominator);
    prepareRow(walkNumerator, walkDenominator, limbs + wholeLimbs, error, rowAt(row), sign);
    made = 0;
    let candidate = load<u32>(numbers + ((<usize>row) << 2));
    for (let pattern = 0; pattern < patterns; pattern++) {
      let result: i32;
      if (walk(masks + <usize>(pattern * (length + reach)), pattern, terms)) {
        result = judgeMember(pattern);
        store<u32>(tail, candidateOf(foundRecord));
        store<u32>(tail, ownSteps | (offset << 16), 4);
      } else {
        result = judgeRepresentative(candidate, row, pattern, fraction);
        store<u32>(tail, candidate);
        store<u32>(tail, 0, 4);
      }
      store<i16>(verdict, <i16>result);
      verdict += 2;
      tail += 8;
      candidate++;
    }
  }
}

/** Limbs after the point that numerator and denominator of the row at hand have, 0 for none; and their error. */
let made: i32 = 0;
let madeError: i32 = 0;

/** Full expansion, at a higher precision as long as one is needed and to be had. */
function judgeRepresentative(candidate: u32, row: i32, pattern: i32, fraction: i32): i32 {
  const all = length + reach;
  const masksOfPattern = masks + <usize>(pattern * all);
  for (;;) {
    if (made < fraction) {
      made = fraction;
      madeError = makeValue(row, made, numerator, denominator);
    }
    if (madeError < 0) return verdictLarge;
    const limbs = made + wholeLimbs;
    const bits = expand(
      numerator,
      denominator,
      workNumerator,
      workDenominator,
      limbs,
      madeError,
      masksOfPattern,
      all,
      terms,
    );
    if (bits >= 0) {
      reduceTerms(terms, sequence, all, <u32>bits);
      insert(candidate, pattern, sequence, all);
      // Most have no recurrence, and most members will ask for this anchor.
      const exceeded = exceededFrom(foundRecord, anchorSpacing);
      return anchorSpacing + exceeded <= length ? -1 : verdictOf(sequence, pattern);
    }
    if (bits == largeTerm) return verdictLarge;
    if (made == fractionLimbs) break;
    redone++;
    fraction = min(fractionLimbs, made + (made >> 1) + 1);
  }
  return verdictImprecise;
}

/** The complexity of the terms under a pattern, given by their residues; −1 also where they end in a parabolic run. */
function verdictOf(source: usize, pattern: i32): i32 {
  const found = complexityOf(source, length);
  return found >= 0 && endsInParabolicRun(source, masks + <usize>(pattern * (length + reach))) ? -1 : found;
}

/**
 * Whether the last order + 1 terms are a parabolic run. Under the all-minus pattern a number just above a rational has a run
 * of 2s, which is a perfect recurrence and says nothing; a recurrence that meets only 2s at the end goes on with them.
 */
function endsInParabolicRun(source: usize, signs: usize): bool {
  for (let i = 0; i < length; i++) if (load<i8>(signs + <usize>i) == 0) return false;
  for (let i = length - order - 1; i < length; i++) {
    if (load<i16>(source + ((<usize>i) << 1)) != 2) return false;
  }
  return true;
}

/** The complexity of n residues, which are not changed. */
function complexityOf(source: usize, n: i32): i32 {
  copy(residues, source, (<usize>n) << 1);
  return complexity(residues, previous, spare, n, order);
}

/** How many terms of a representative from an anchor on have a complexity beyond the order; 65535 for none. */
function exceededFrom(record: usize, anchor: i32): i32 {
  const known = anchorOf(record, anchor);
  let exceeded = <i32>load<u16>(known);
  if (exceeded == 0) {
    const verdict = complexityOf(residuesOf(record) + ((<usize>anchor) << 1), length + reach - anchor);
    exceeded = verdict < 0 ? exceededAt + 1 : 65535;
    store<u16>(known, <u16>exceeded);
  }
  return exceeded;
}

/**
 * The candidate of the last walk: its own terms, then those of its representative. A complexity is never
 * smaller than that of a part, so where the shared part alone exceeds the order there is nothing to compute.
 */
function judgeMember(pattern: i32): i32 {
  const shared = length - ownSteps;
  const anchor = max(anchorSpacing, ((offset + anchorSpacing - 1) / anchorSpacing) * anchorSpacing);
  if (anchor + exceededFrom(foundRecord, anchor) <= offset + shared) return -1;
  for (let i = 0; i < ownSteps; i++) {
    store<i16>(sequence + ((<usize>i) << 1), residueOf(load<u32>(terms + ((<usize>i) << 2))));
  }
  copy(
    sequence + ((<usize>ownSteps) << 1),
    residuesOf(foundRecord) + ((<usize>offset) << 1),
    (<usize>shared) << 1,
  );
  return verdictOf(sequence, pattern);
}

function judgeValue(pattern: i32, fraction: i32, error: i32): i32 {
  if (error < 0) return verdictLarge;
  const bits = expand(
    numerator,
    denominator,
    workNumerator,
    workDenominator,
    fraction + wholeLimbs,
    error,
    masks + <usize>(pattern * (length + reach)),
    length,
    terms,
  );
  if (bits < 0) return bits == imprecise ? verdictImprecise : verdictLarge;
  reduceTerms(terms, sequence, length, <u32>bits);
  return verdictOf(sequence, pattern);
}
