// Terms of a tail, read from the simple ones by the states of orbitStates.ts, and judged.
import { binaryComplexity } from './binaryMassey';
import { complexity, reduceTerms } from './massey';
import { copy, reserve } from './memory';
import {
  after,
  endless,
  lowered,
  plain,
  raised,
  simple,
  simpleLength,
  stepAt,
  wordMinuses,
  words,
  wordSigns,
} from './orbitStates';

/** Verdicts: no recurrence; or there may be one, or there are too few terms to tell. */
export const refused: u8 = 0;
export const passed: u8 = 1;
export const short: u8 = 2;

let order: i32 = 0;
/** Terms of a tail that are looked at. */
let length: i32 = 0;

/** Tails read, and tails of a complexity ≤ order modulo 2. */
export let orbitTails: u64 = 0;
export let orbitTailsPassed: u64 = 0;

let terms: usize = 0;
let residues: usize = 0;
let sequence: usize = 0;
let previous: usize = 0;
let spare: usize = 0;

/** @param orderLimit largest complexity that is not refused, @param n terms of a tail that are looked at */
export function configureTails(orderLimit: i32, n: i32): void {
  order = orderLimit;
  length = n;
  const room = (<usize>(n + 16)) << 2;
  terms = reserve(room);
  residues = reserve(room);
  sequence = reserve(room);
  previous = reserve(room);
  spare = reserve(room);
}

/** Whether a tail may be that of a recurrence: modulo 2 where its terms fit into a machine word, then modulo p. */
export function judgeTail(place: i32, state: i32): u8 {
  orbitTails++;
  if (length <= 64) {
    const endlessly = load<u16>(wordMinuses + ((<usize>(state % words)) << 1)) == endless;
    const count = endlessly ? readMinusParities(place, state) : readParities(place, state);
    if (count < 0 || binaryComplexity(parities, min(count, length), order) > order) return refused;
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
    const step = stepAt(state, place);
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
