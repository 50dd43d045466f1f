// Simple terms, and the states that they lead through under every pattern: see orbits.ts for what the states are.
import { reserve } from './memory';

/** Kinds of states. */
export const plain: i32 = 0;
export const raised: i32 = 1;
export const lowered: i32 = 2;

/** The number of minuses at the beginning of a word that has no plus. */
export const endless: i32 = 65535;

/** The simple terms t_0, t_1, … of the orbit at hand, and how many there are. */
export let simple: usize = 0;
export let simpleLength: i32 = 0;
/** Rotations of patterns. */
export let words: i32 = 0;

/**
 * Where the caller writes, for each word that a rotation of a pattern is: 1 if it begins with a minus, else 0; the number
 * of the word after one step; the number of minuses that it begins with, 65535 where it has no plus.
 */
export let wordSigns: usize = 0;
export let wordNext: usize = 0;
export let wordMinuses: usize = 0;

/**
 * What a term does to a state, as far as parities go: 16 classes of terms for each state, in a word the parities that it
 * gives (16 bits, the first one lowest), their number (8 bits from the 16th on), and the state at the next place (32 bits).
 */
let steps: usize = 0;
/** Terms below this number are a class each, and the others two classes, by parity: they are longer than any run of 2s. */
let classBase: i32 = 0;
/** Classes of the simple terms. */
let classes: usize = 0;
/** States at a place, as kind · words + word, those at the next one; when a state was last reached. */
export let states: usize = 0;
let nextStates: usize = 0;
let reached: usize = 0;
let moment: u32 = 0;

/** Lays out what states need; @param simpleTerms simple terms of an expansion, @param wordCount rotations of patterns. */
export function configureStates(simpleTerms: i32, wordCount: i32): void {
  simpleLength = simpleTerms;
  words = wordCount;
  wordSigns = reserve(<usize>wordCount);
  wordNext = reserve((<usize>wordCount) << 1);
  wordMinuses = reserve((<usize>wordCount) << 1);
  simple = reserve((<usize>(simpleTerms + 16)) << 2);
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

/** Sorts the simple terms into classes, once they are written. */
export function classifyTerms(): void {
  for (let i = 0; i < simpleLength; i++) {
    const term = load<u32>(simple + ((<usize>i) << 2));
    const base = <u32>classBase;
    store<u8>(classes + <usize>i, <u8>(term < base ? term : base + ((term - base) & 1)));
  }
}

/** Follows the three states under every word from one place to another; returns how many are left there. */
export function followStates(from: i32, to: i32): i32 {
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

/** Whether a state is among those that followStates has left. */
export function isReached(state: i32): bool {
  return load<u32>(reached + ((<usize>state) << 2)) == moment;
}

/** The state at the next place. */
export function stateAfter(state: i32, place: i32): i32 {
  return <i32>(stepAt(state, place) >> 32);
}

/** The step at a place: as `steps` has it. */
export function stepAt(state: i32, place: i32): u64 {
  return load<u64>(stepOf(state, load<u8>(classes + <usize>place)));
}

/** The word after one step. */
export function after(word: i32): i32 {
  return <i32>load<u16>(wordNext + ((<usize>word) << 1));
}
