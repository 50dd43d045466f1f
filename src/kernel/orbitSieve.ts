import type { SieveSpecification } from '../core/esma/sieve.ts';
import { integerRoot } from '../core/numbers/integers.ts';
import { KernelInstance, termsOf } from './instance.ts';
import type { KernelExports } from './instance.ts';
import { rotate } from './rotations.ts';
import type { Rotations } from './rotations.ts';

/** Counters of a sieve of orbits. */
export interface OrbitCounts {
  /** Orbits judged. */
  readonly orbits: number;
  /** Tails that were read, and those of a complexity ≤ order modulo 2: they were looked at modulo p. */
  readonly tails: number;
  readonly tailsPassed: number;
  /** Orbits of which a member may have a recurrence: some tail has one, as far as its terms go. */
  readonly survivors: number;
  /** Orbits that go on because their terms could not be had: quotients beyond 30 bits, or too few digits. */
  readonly short: number;
  /** Expansions that were repeated at a higher precision. */
  readonly redone: number;
}

/**
 * Refuses orbits of which no member has, under any pattern, terms with a linear recurrence of complexity ≤ order for all n.
 * What it refuses is refuted: src/kernel/assembly/orbits.ts has the proof.
 */
export interface OrbitSieve {
  /**
   * Judges orbits by one of their values each.
   * @param representatives rows of 2(d+1) coefficients, as of Sieve.judge
   * @param root as commonRoot gives it, for all values that the question is about
   * @returns for each orbit 1 if it goes on, 0 if it is refused
   */
  judge(representatives: Int32Array, root: bigint): Uint8Array;
  readonly counts: OrbitCounts;
}

/** The number numerator/2^bits ≥ 0. */
export interface FixedPoint {
  readonly numerator: bigint;
  readonly bits: number;
}

/**
 * The size of a remainder's coefficient from which on the complete quotients of a representative are those of every member
 * that it is asked about (see src/kernel/assembly/orbits.ts): the least integer with root² · q > height · Δ.
 * @param height largest |coefficient| of a member's denominator
 * @param determinant the Δ of the orbit, or a bound for it
 * @param least a positive lower bound for the members' denominators Q(α)
 * @returns null where the root is too large for the kernel
 */
export function commonRoot(height: number, determinant: FixedPoint, least: FixedPoint): bigint | null {
  const dividend = (BigInt(height) * determinant.numerator) << BigInt(least.bits);
  const square = dividend / (least.numerator << BigInt(determinant.bits)) + 1n;
  const root = integerRoot(square, 2) + 1n;
  return root < 1n << 60n ? root : null;
}

/** Places over which states are followed before tails are read: most that will meet have met by then (measured). */
export const mergingPlaces = 16;

/**
 * Simple terms that are expanded: at most two go into a term of a tail and fewer than one and a half on average, beside
 * those before the place where all members agree (the coefficients of remainders grow 3.3-fold a term, by Lévy).
 */
export function simpleTermsFor(
  { order, margin, height }: Pick<SieveSpecification, 'order' | 'margin' | 'height'>,
  root: bigint,
): number {
  const before = Math.ceil((1.5 * Math.log(Number(root) * height)) / 1.18) + 4;
  return before + mergingPlaces + Math.ceil(1.25 * termsOf({ order, margin }));
}

/** Orbits a call of the kernel. */
const orbitsPerCall = 512;

/** Stands for a word's number of minuses where it has no plus. */
const endless = 65535;

/** Hands the words to a kernel that is configured for as many. */
export function writeWords(kernel: KernelExports, { words, next }: Rotations): void {
  const { buffer } = kernel.memory;
  const signs = new Uint8Array(buffer, kernel.wordSigns.value, words.length);
  const minuses = new Uint16Array(buffer, kernel.wordMinuses.value, words.length);
  words.forEach((word, number) => {
    const leading = word.indexOf(1);
    signs[number] = leading === 0 ? 0 : 1;
    minuses[number] = leading < 0 ? endless : leading;
  });
  new Uint16Array(buffer, kernel.wordNext.value, words.length).set(next);
  kernel.configureSteps(words.reduce((longest, { length }) => Math.max(longest, length), 0));
}

/**
 * Sieves of orbits in WebAssembly.
 * @param bytes the module that src/kernel/build.mjs compiles
 * @returns a factory; `mostRoot` is the largest root that will be asked for
 */
export function createOrbitSieve(
  bytes: Uint8Array,
): (specification: SieveSpecification, mostRoot: bigint) => OrbitSieve {
  const module = new WebAssembly.Module(bytes);
  return (specification, mostRoot) => new CompiledOrbitSieve(module, specification, mostRoot);
}

class CompiledOrbitSieve implements OrbitSieve {
  private readonly instance: KernelInstance;
  private orbits = 0;
  private survivors = 0;
  private short = 0;

  constructor(module: WebAssembly.Module, specification: SieveSpecification, mostRoot: bigint) {
    const rotations = rotate(specification.patterns);
    const simpleTerms = simpleTermsFor(specification, mostRoot);
    // Only the values of the instance are used: it is laid out for one pattern, and for simple terms.
    const simple = { ...specification, patterns: [[1] as const] };
    const noTails = { states: 0, bytes: 0 };
    this.instance = new KernelInstance(module, simple, orbitsPerCall, noTails, simpleTerms);
    const { kernel, rows } = this.instance;
    const length = termsOf(specification);
    kernel.configureOrbits(
      specification.order,
      length,
      simpleTerms,
      mergingPlaces,
      rotations.words.length,
      rows,
    );
    writeWords(kernel, rotations);
  }

  get counts(): OrbitCounts {
    const { kernel } = this.instance;
    const { orbits, survivors, short } = this;
    return {
      orbits,
      tails: Number(kernel.orbitTails.value),
      tailsPassed: Number(kernel.orbitTailsPassed.value),
      survivors,
      short,
      redone: Number(kernel.orbitsRedone.value),
    };
  }

  judge(representatives: Int32Array, root: bigint): Uint8Array {
    const { instance } = this;
    const { kernel, rows: most, width } = instance;
    const orbits = representatives.length / width;
    const kept = new Uint8Array(orbits);
    for (let start = 0; start < orbits; start += most) {
      const count = Math.min(most, orbits - start);
      const before = kernel.orbitsRedone.value;
      instance.write(representatives.subarray(start * width, (start + count) * width));
      kernel.judgeOrbits(count, instance.fraction, root);
      const verdicts = new Uint8Array(kernel.memory.buffer, kernel.orbitVerdicts.value, count);
      verdicts.forEach((verdict, i) => {
        if (verdict === 0) return;
        kept[start + i] = 1;
        if (verdict === 1) this.survivors++;
        else this.short++;
      });
      instance.adapt(Number(kernel.orbitsRedone.value - before), count);
    }
    this.orbits += orbits;
    return kept;
  }
}
