import type { Sign, SignPattern } from '../../fractions/signs.ts';
import { gcdNumber } from '../../numbers/integers.ts';
import { adjugate, identity, multiplyMatrices, normalizeMatrix, stepMatrix } from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';

/** κ = [a; a + b, a + 2b, …] with the sign σ after each term, a, b ≥ 1. */
export interface TermProgression {
  readonly first: number;
  readonly difference: number;
  readonly sign: Sign;
}

/** The map (Aξ + B)/E, A, E > 0, 0 ≤ B < E, coprime. */
export interface Image {
  readonly A: number;
  readonly B: number;
  readonly E: number;
}

/** One map for each orbit of GL₂(ℤ) on the coprime integer matrices of determinant ±D: Hermite's normal forms. */
export function* images(determinant: number): Generator<Image> {
  for (let E = 1; E <= determinant; E++) {
    if (determinant % E !== 0) continue;
    const A = determinant / E;
    for (let B = 0; B < E; B++) if (gcdNumber(gcdNumber(A, E), B) === 1) yield { A, B, E };
  }
}

/**
 * The place T at which tails are looked at: the terms of κ are so large there that every large simple quotient of an image of
 * determinant D exceeds what a pattern takes of one by 2 (THEORY.md, "A complete list").
 */
export function placeOfTails(
  { first, difference }: TermProgression,
  determinant: number,
  longest: number,
): number {
  return Math.max(0, Math.ceil(((longest + 4) * determinant + 2 - first) / difference));
}

/** Integers that are not exact in a double: the list is too large for this checker. */
export class TooLarge extends Error {}

/**
 * The simple terms t_0, t_1, … of an image of ξ_T = [a + bT; a + b(T + 1), …], by Gosper's algorithm: of (pξ + q)/(rξ + s) with
 * ξ within its bounds a term is known where the values at both bounds share it; else ξ = m + σ/ξ′ is taken in.
 */
export class SimpleTerms {
  private readonly terms: number[] = [];
  private p: number;
  private q: number;
  private r = 0;
  private s: number;

  constructor(
    private readonly progression: TermProgression,
    { A, B, E }: Image,
    private place: number,
  ) {
    [this.p, this.q, this.s] = [A, B, E];
  }

  /** t_i. @throws TooLarge */
  at(i: number): number {
    while (this.terms.length <= i) this.advance();
    return this.terms[i]!;
  }

  private advance(): void {
    const { first, difference, sign } = this.progression;
    const m = first + difference * this.place;
    // ξ lies between m and m + σ, as what follows exceeds 1.
    const [n0, d0] = [this.p * m + this.q, this.r * m + this.s];
    const [n1, d1] = [n0 + sign * this.p, d0 + sign * this.r];
    if (!Number.isSafeInteger(n0) || !Number.isSafeInteger(d0) || !Number.isSafeInteger(n1))
      throw new TooLarge();
    // No pole between the bounds, which a quotient at a bound would not show.
    if (d0 * d1 > 0) {
      const term = Math.min(Math.floor(n0 / d0), Math.floor(n1 / d1));
      const isWithin = (n: number, d: number) => (d > 0 ? n <= (term + 1) * d : n >= (term + 1) * d);
      if (isWithin(n0, d0) && isWithin(n1, d1)) {
        this.terms.push(term);
        [this.p, this.q, this.r, this.s] = [this.r, this.s, this.p - term * this.r, this.q - term * this.s];
        return;
      }
    }
    this.place++;
    [this.p, this.q, this.r, this.s] = [n0, sign * this.p, d0, sign * this.r];
  }
}

/**
 * A complete quotient of the expansion under a pattern, by the simple one ζ_j = [t_j; t_{j+1}, …]: ζ_j + offset, or within a run of
 * minuses 1 + 1/(ζ_j − taken), where `taken` ≥ 1. THEORY.md, "Sieving orbits first".
 */
export interface RunState {
  readonly place: number;
  readonly offset: number;
  readonly taken: number;
  /** The word's number, and how many of its signs are behind. */
  readonly word: number;
}

/** Follows states through the simple terms. */
export class Walk {
  constructor(
    private readonly simple: SimpleTerms,
    private readonly words: Words,
    /** A run of more 2s than this under minuses alone goes on for ever. */
    private readonly longestRun: number,
  ) {}

  /** The states that come after those at t_0 have reached a place, one step further: they stand for all tails. */
  tailsAt(place: number): RunState[] {
    let states = new Map<number, RunState>();
    const add = (found: Map<number, RunState>, state: RunState) => found.set(this.numberOf(state), state);
    for (let word = 0; word < this.words.count; word++) {
      add(states, { place: 0, offset: 0, taken: 0, word });
      add(states, { place: 0, offset: 1, taken: 0, word });
      add(states, this.runAt(0, 1, word));
    }
    for (let at = 0; at < place; at++) {
      const next = new Map<number, RunState>();
      for (let state of states.values()) {
        while (state.place === at) state = this.across(state) ?? this.after(state);
        add(next, state);
      }
      states = next;
    }
    // What follows does not depend on the offset.
    const tails = new Map<number, RunState>();
    for (const state of states.values()) add(tails, this.across(state) ?? this.after(state));
    return [...tails.values()];
  }

  /** Different for different states: offset and taken are at most as many as a word has signs where it has a plus. */
  private numberOf({ place, offset, taken, word }: RunState): number {
    return ((place * 1024 + taken) * 1024 + (offset + 512)) * this.words.count + word;
  }

  /** The term of a state. */
  term({ place, offset, taken, word }: RunState): number {
    const isPlus = this.words.isPlus(word);
    if (taken > 0) return isPlus ? 1 : 2;
    return this.simple.at(place) + offset + (isPlus ? 0 : 1);
  }

  /** The state after one step. */
  after({ place, taken, word }: RunState): RunState {
    const isPlus = this.words.isPlus(word);
    const next = this.words.next(word);
    if (taken > 0)
      return isPlus ? { place, offset: -taken, taken: 0, word: next } : this.runAt(place, taken + 1, next);
    return isPlus ? { place: place + 1, offset: 0, taken: 0, word: next } : this.runAt(place + 1, 1, next);
  }

  /**
   * The first terms of a tail.
   * @returns null where under minuses alone more 2s follow each other than a recurrence of a rational number only has
   */
  terms(from: RunState, count: number): number[] | null {
    const terms: number[] = [];
    for (let state = from; terms.length < count; state = this.after(state)) {
      if (this.runLength(state) > this.longestRun) return null;
      terms.push(this.term(state));
    }
    return terms;
  }

  /** 2s that come at once where no plus ends them. */
  private runLength({ place, taken, word }: RunState): number {
    return taken > 0 && !this.words.hasPlus(word) ? this.simple.at(place) - taken : 0;
  }

  /** Where a run of 2s that no plus ends leads to, without its steps; null for other states. */
  private across(state: RunState): RunState | null {
    const length = this.runLength(state);
    // A word of minuses alone is its own rotation.
    return length > 0 ? { place: state.place + 1, offset: 1, taken: 0, word: state.word } : null;
  }

  /** 1 + 1/(ζ_j − taken), which is 1 + ζ_{j+1} where nothing of the quotient is left. */
  private runAt(place: number, taken: number, word: number): RunState {
    return this.simple.at(place) === taken
      ? { place: place + 1, offset: 1, taken: 0, word }
      : { place, offset: 0, taken, word };
  }

  /** The complete quotient of a state as a map of ξ_T. */
  map({ place, offset, taken }: RunState, { A, B, E }: Image): Matrix {
    let steps = identity;
    for (let i = 0; i < place; i++)
      steps = multiplyMatrices(steps, stepMatrix(BigInt(this.simple.at(i)), 1n));
    const shift =
      taken === 0
        ? { a: 1n, b: BigInt(offset), c: 0n, d: 1n }
        : { a: 1n, b: BigInt(1 - taken), c: 1n, d: BigInt(-taken) };
    const image = { a: BigInt(A), b: BigInt(B), c: 0n, d: BigInt(E) };
    return normalizeMatrix([shift, adjugate(steps), image].reduce(multiplyMatrices));
  }
}

/** The sign patterns from each of their places on, numbered. */
export class Words {
  private readonly texts: string[];
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly nexts: number[];

  constructor(patterns: readonly SignPattern[]) {
    const texts = new Set<string>();
    for (const pattern of patterns) {
      let text = textOf(pattern);
      for (let i = 0; i < pattern.length; i++) texts.add((text = rotated(text)));
    }
    this.texts = [...texts];
    this.numbers = new Map(this.texts.map((text, number) => [text, number]));
    this.nexts = this.texts.map((text) => this.numbers.get(rotated(text))!);
  }

  get count(): number {
    return this.texts.length;
  }

  next(word: number): number {
    return this.nexts[word]!;
  }

  isPlus(word: number): boolean {
    return this.texts[word]!.startsWith('+');
  }

  hasPlus(word: number): boolean {
    return this.texts[word]!.includes('+');
  }

  /** Of a pattern from some place on; −1 where it is none of them. */
  number(pattern: SignPattern): number {
    return this.numbers.get(textOf(pattern)) ?? -1;
  }
}

const textOf = (pattern: SignPattern) => pattern.map((sign) => (sign > 0 ? '+' : '-')).join('');
const rotated = (text: string) => text.slice(1) + text.slice(0, 1);
