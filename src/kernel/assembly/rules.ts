// The sieve under numerators of any kind: values from their limbs, expansion under each rule, linear complexity.
import { complexity, reduceTerms } from './massey';
import { reserve } from './memory';
import { expandUnder, imprecise } from './ruleExpansion';
import { configureValues, makeValue, wholeLimbs } from './values';

/** Verdicts beside a complexity and −1: the candidate is to be redone at a higher precision, or elsewhere. */
export const ruleImprecise: i32 = -8;
export const ruleLarge: i32 = -9;

let order: i32 = 0;
let length: i32 = 0;
let rules: i32 = 0;

/**
 * Where the caller writes, for each rule: `length` entries of sizes, headroom and masks as expandUnder takes them; the place
 * from which on all terms a_n = |b_n| + 1 are a parabolic run, or −1 where there are none; limbs after the point.
 */
export let ruleSizes: usize = 0;
export let ruleHeadroom: usize = 0;
export let ruleMasks: usize = 0;
export let ruleRuns: usize = 0;
export let ruleLimbs: usize = 0;
/** Where the caller reads: rows of 16-bit verdicts. */
export let ruleVerdicts: usize = 0;

let numerator: usize = 0;
let denominator: usize = 0;
let workNumerator: usize = 0;
let workDenominator: usize = 0;
let terms: usize = 0;
let residues: usize = 0;
let previous: usize = 0;
let spare: usize = 0;

/**
 * Lays out the memory, once an instance, in the place of `configure`.
 * @param d degree of P and Q, @param orderLimit largest complexity wanted, @param n number of terms
 * @param ruleCount rules, @param rows most rows a batch
 * @param fraction limbs after the point, @param whole limbs before it, enough for P(α) and a sign
 */
export function configureRules(
  d: i32,
  orderLimit: i32,
  n: i32,
  ruleCount: i32,
  rows: i32,
  fraction: i32,
  whole: i32,
): void {
  configureValues(d, rows, fraction, whole);
  order = orderLimit;
  length = n;
  rules = ruleCount;
  const entries = <usize>(ruleCount * n);
  ruleSizes = reserve(entries << 2);
  ruleHeadroom = reserve(entries);
  ruleMasks = reserve(entries);
  ruleRuns = reserve((<usize>ruleCount) << 2);
  ruleLimbs = reserve((<usize>ruleCount) << 2);
  ruleVerdicts = reserve((<usize>(rows * ruleCount)) << 1);
  const number = (<usize>(fraction + whole + 8)) << 2;
  numerator = reserve(number);
  denominator = reserve(number);
  workNumerator = reserve(number);
  workDenominator = reserve(number);
  const room = (<usize>(n + 16)) << 2;
  terms = reserve(room);
  residues = reserve(room);
  previous = reserve(room);
  spare = reserve(room);
}

/** Judges the first `rows` rows under every rule; @param fraction the most limbs after the point of any rule. */
export function judgeRules(rows: i32, fraction: i32): void {
  let verdict = ruleVerdicts;
  for (let row = 0; row < rows; row++) {
    const error = makeValue(row, fraction, numerator, denominator);
    for (let rule = 0; rule < rules; rule++) {
      const limbs = min(fraction, load<i32>(ruleLimbs + ((<usize>rule) << 2)));
      store<i16>(verdict, <i16>judgeValue(rule, fraction, limbs, error));
      verdict += 2;
    }
  }
}

/** Judges one candidate again. */
export function judgeRule(row: i32, rule: i32, fraction: i32): i32 {
  return judgeValue(rule, fraction, fraction, makeValue(row, fraction, numerator, denominator));
}

/** The verdict on the value at hand, made with `fraction` limbs after the point, from the first `limbs` of them. */
function judgeValue(rule: i32, fraction: i32, limbs: i32, error: i32): i32 {
  if (error < 0) return ruleLarge;
  const dropped = fraction - limbs;
  const bytes = (<usize>dropped) << 2;
  const at = <usize>(rule * length);
  const bits = expandUnder(
    numerator + bytes,
    denominator + bytes,
    workNumerator,
    workDenominator,
    limbs + wholeLimbs,
    // What is dropped is less than a unit, and so is the error of what is left where any is dropped.
    dropped > 0 ? 2 : 1,
    max(0, error - (dropped << 5)),
    ruleSizes + (at << 2),
    ruleHeadroom + at,
    ruleMasks + at,
    length,
    terms,
  );
  if (bits < 0) return bits == imprecise ? ruleImprecise : ruleLarge;
  if (endsInParabolicRun(load<i32>(ruleRuns + ((<usize>rule) << 2)), ruleSizes + (at << 2))) return -1;
  reduceTerms(terms, residues, length, <u32>bits);
  return complexity(residues, previous, spare, length, order);
}

/** Whether all terms from `start` on are a_n = |b_n| + 1, where start ≥ 0. */
function endsInParabolicRun(start: i32, sizes: usize): bool {
  if (start < 0) return false;
  for (let i = length - 1; i >= start; i--) {
    const place = (<usize>i) << 2;
    if (load<u32>(terms + place) != load<u32>(sizes + place) + 1) return false;
  }
  return true;
}
