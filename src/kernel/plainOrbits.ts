import type { SieveSpecification } from '../core/esma/sieve.ts';
import { formatSigns } from '../core/fractions/signs.ts';
import type { SignPattern } from '../core/fractions/signs.ts';
import { termsOf } from './instance.ts';
import { mergingPlaces, simpleTermsFor } from './orbitSieve.ts';
import { rotate } from './rotations.ts';
import { enclosePowers, expandValuePlainly, plainComplexity } from './plain.ts';
import type { Powers } from './plain.ts';

/**
 * A complete quotient of the expansion under a pattern, told by the simple terms t_0, t_1, … of an equivalent number, with
 * ξ_j = [t_j; t_{j+1}, …]: ξ_j + offset, or within a run of minuses 1 + 1/(ξ_j − taken), 1 ≤ taken < t_j. The word is the
 * pattern from there on.
 */
export type PlainState =
  | { readonly kind: 'quotient'; readonly place: number; readonly offset: number; readonly word: SignPattern }
  | { readonly kind: 'run'; readonly place: number; readonly taken: number; readonly word: SignPattern };

/** The term of a state and the state after it; null where a simple term is missing. */
export function stepPlainly(
  state: PlainState,
  simple: readonly bigint[],
): { readonly term: bigint; readonly next: PlainState } | null {
  const [sign, ...rest] = state.word;
  const word = [...rest, sign!];
  const { place } = state;
  const quotient = simple[place];
  if (quotient === undefined) return null;
  if (state.kind === 'run') {
    if (sign! > 0) return { term: 1n, next: { kind: 'quotient', place, offset: -state.taken, word } };
    return { term: 2n, next: runAt(place, state.taken + 1, quotient, word) };
  }
  const term = quotient + BigInt(state.offset);
  if (sign! > 0) return { term, next: { kind: 'quotient', place: place + 1, offset: 0, word } };
  const following = simple[place + 1];
  return following === undefined ? null : { term: term + 1n, next: runAt(place + 1, 1, following, word) };
}

/** 1 + 1/(ξ_j − taken), which is 1 + ξ_{j+1} where nothing of the quotient is left. */
function runAt(place: number, taken: number, quotient: bigint, word: SignPattern): PlainState {
  return quotient === BigInt(taken)
    ? { kind: 'quotient', place: place + 1, offset: 1, word }
    : { kind: 'run', place, taken, word };
}

/** What a run under minuses alone ends at, however many 2s it has; null for any other state. */
function afterRun({ kind, place, word }: PlainState): PlainState | null {
  return kind === 'run' && !word.includes(1) ? { kind: 'quotient', place: place + 1, offset: 1, word } : null;
}

/** The plain twin of the sieve of orbits: the states of theory one step at a time, on BigInt, both complexities in full. */
export class PlainOrbitSieve {
  private readonly powers: Powers;
  private readonly words: readonly SignPattern[];

  constructor(
    private readonly specification: SieveSpecification,
    private readonly mostRoot: bigint,
  ) {
    const { constant } = specification;
    this.words = rotate(specification.patterns).words;
    // Terms of 32 bits throughout would take all of these digits, as in the kernel.
    const digits = 10 * simpleTermsFor(specification, mostRoot) + 80;
    this.powers = enclosePowers(specification, Math.min(digits, constant.digitsLimit));
  }

  /** Whether the orbit of a value, P then Q as coefficients, goes on: as of OrbitSieve.judge. */
  goesOn(row: Int32Array, root: bigint): boolean {
    const { specification } = this;
    const half = row.length / 2;
    const [P, Q] = [[...row.subarray(0, half)], [...row.subarray(half)]];
    const wanted = simpleTermsFor(specification, this.mostRoot);
    const expansion = expandValuePlainly(P, Q, this.powers, [1], wanted);
    if (expansion.state !== 'complete') return true;
    const start = commonPlace(P, Q, expansion.terms, root);
    if (start === null || start + mergingPlaces >= wanted) return true;
    return plainTails(this.words, expansion.terms, start).some((tail) =>
      mayRecur(tail, expansion.terms, specification),
    );
  }
}

/** The states at one place that those at an earlier one lead to under these words, each once. */
export function plainTails(
  words: readonly SignPattern[],
  simple: readonly bigint[],
  start: number,
): PlainState[] {
  const end = start + mergingPlaces;
  const found = new Map<string, PlainState>();
  for (const word of words) {
    const first: PlainState[] = [
      { kind: 'quotient', place: start, offset: 0, word },
      { kind: 'quotient', place: start, offset: 1, word },
      runAt(start, 1, simple[start]!, word),
    ];
    for (let state of first) {
      while (!isAt(state, end, simple)) state = afterRun(state) ?? stepPlainly(state, simple)!.next;
      found.set(nameOf(state), state);
    }
  }
  // Where ξ + 0 and ξ + 1 both occur, what follows is the same.
  const states: PlainState[] = [];
  for (const state of found.values()) {
    const other = state.kind === 'quotient' && state.place === end ? 1 - state.offset : null;
    const isDouble =
      other !== null && found.has(nameOf({ kind: 'quotient', place: end, offset: other, word: state.word }));
    if (!isDouble) states.push(state);
    else if (other === 1) states.push(stepPlainly(state, simple)!.next);
  }
  return states;
}

/** Whether the terms after a state, as many as a verdict takes, may be those of a recurrence of complexity ≤ order. */
export function mayRecur(
  first: PlainState,
  simple: readonly bigint[],
  specification: Pick<SieveSpecification, 'order' | 'margin'>,
): boolean {
  const terms = tailTerms(first, simple, termsOf(specification), specification.order);
  const { order } = specification;
  return terms !== null && plainComplexity(terms, 2) <= order && plainComplexity(terms) <= order;
}

/**
 * The terms after a state, fewer than `length` where the simple ones end; null where under minuses alone there are more than
 * `order` 2s in a row, which would go on for ever.
 */
export function tailTerms(
  first: PlainState,
  simple: readonly bigint[],
  length: number,
  order: number,
): bigint[] | null {
  const terms: bigint[] = [];
  for (let state = first; terms.length < length;) {
    const isLongRun = state.kind === 'run' && simple[state.place]! - 1n > BigInt(order);
    if (isLongRun && !state.word.includes(1)) return null;
    const step = stepPlainly(state, simple);
    if (!step) break;
    terms.push(step.term);
    state = step.next;
  }
  return terms;
}

function nameOf(state: PlainState): string {
  const inside = state.kind === 'run' ? `r${state.taken}` : `q${state.offset}`;
  return `${state.place}${inside}${formatSigns(state.word)}`;
}

/** Whether a state is one of those that are looked for at a place: ξ + 0, ξ + 1, and where a minus leads to. */
function isAt(state: PlainState, place: number, simple: readonly bigint[]): boolean {
  if (state.kind === 'run') return state.place === place && state.taken === 1;
  if (state.place === place) return state.offset >= 0;
  return state.place === place + 1 && state.offset === 1 && simple[place] === 1n;
}

/** The place from which on every member has the complete quotients of the representative: see assembly/orbits.ts. */
export function commonPlace(
  P: readonly number[],
  Q: readonly number[],
  simple: readonly bigint[],
  root: bigint,
): number | null {
  let k = P.length - 1;
  while (P[k] === 0 && Q[k] === 0) k--;
  let [last, current] = [BigInt(P[k]!), BigInt(Q[k]!)];
  for (let i = 1; i < simple.length; i++) {
    if (last * current < 0n && current * current > root * root) return i + 2;
    [last, current] = [current, last - simple[i - 1]! * current];
  }
  return null;
}
