import type { SieveSpecification } from '../core/esma/sieve.ts';
import type { Numerators } from '../core/fractions/numerators.ts';
import { absolute, bitLength } from '../core/numbers/integers.ts';
import { enclosePowers } from './plain.ts';
import type { Powers } from './plain.ts';

/** What the compiled kernel exports; src/kernel/assembly/kernel.ts says what each means. */
export interface KernelExports {
  readonly memory: WebAssembly.Memory;
  readonly verdictImprecise: WebAssembly.Global;
  readonly verdictLarge: WebAssembly.Global;
  readonly powers: WebAssembly.Global;
  readonly powerSigns: WebAssembly.Global;
  readonly masks: WebAssembly.Global;
  readonly rotations: WebAssembly.Global;
  readonly coefficients: WebAssembly.Global;
  readonly verdicts: WebAssembly.Global;
  readonly numbers: WebAssembly.Global;
  readonly tails: WebAssembly.Global;
  readonly capacity: WebAssembly.Global;
  readonly representatives: WebAssembly.Global;
  readonly redone: WebAssembly.Global;
  readonly inserted: WebAssembly.Global<bigint>;
  readonly evicted: WebAssembly.Global<bigint>;
  powerStride(fraction: number, whole: number): number;
  configure(
    degree: number,
    order: number,
    length: number,
    patterns: number,
    rows: number,
    fraction: number,
    whole: number,
    states: number,
    bytes: number,
  ): void;
  judge(rows: number, fraction: number): void;
  judgeOne(row: number, pattern: number, fraction: number): number;
  judgeTails(rows: number, fraction: number): void;
  readonly wordSigns: WebAssembly.Global;
  readonly wordNext: WebAssembly.Global;
  readonly wordMinuses: WebAssembly.Global;
  readonly orbitVerdicts: WebAssembly.Global;
  readonly orbitTails: WebAssembly.Global<bigint>;
  readonly orbitTailsPassed: WebAssembly.Global<bigint>;
  readonly orbitsRedone: WebAssembly.Global<bigint>;
  configureOrbits(
    order: number,
    length: number,
    simpleLength: number,
    merging: number,
    words: number,
    rows: number,
  ): void;
  configureSteps(longest: number): void;
  judgeOrbits(rows: number, fraction: number, root: bigint): void;
  readonly simpleTerms: WebAssembly.Global;
  judgeTerms(rows: number): void;
  readonly ruleImprecise: WebAssembly.Global;
  readonly ruleSizes: WebAssembly.Global;
  readonly ruleHeadroom: WebAssembly.Global;
  readonly ruleMasks: WebAssembly.Global;
  readonly ruleRuns: WebAssembly.Global;
  readonly ruleLimbs: WebAssembly.Global;
  readonly ruleVerdicts: WebAssembly.Global;
  configureRules(
    degree: number,
    order: number,
    length: number,
    rules: number,
    rows: number,
    fraction: number,
    whole: number,
  ): void;
  judgeRules(rows: number, fraction: number): void;
  judgeRule(row: number, rule: number, fraction: number): number;
}

/** Tail merging as an instance is configured for it. */
export interface TailMemory {
  /** First states of a full expansion that are kept, < 64. */
  readonly states: number;
  /** Bytes for representatives and their states. */
  readonly bytes: number;
}

export const limbBits = 32;

/** The powers of a constant as limbs, and the room that values take. */
export interface ValueLayout {
  readonly powers: Powers;
  /** Limbs after the point that α has at most. */
  readonly fullFraction: number;
  /** Limbs before it, enough for P(α) and a sign. */
  readonly whole: number;
}

/** @param wanted limbs after the point, where the constant has the digits for them */
export function layOutValues(
  { constant, degree, height }: Pick<SieveSpecification<Numerators>, 'constant' | 'degree' | 'height'>,
  wanted: number,
): ValueLayout {
  const digits = Math.min(Math.ceil((wanted * limbBits + 64) * Math.log10(2)), constant.digitsLimit);
  const powers = enclosePowers({ constant, degree }, digits);
  const certain = Math.max(0, powers.bits - bitLength(powers.width));
  const largest = powers.floors.map(absolute).reduce((x, y) => (x > y ? x : y), 1n);
  const sum = bitLength(BigInt(height) * BigInt(degree + 1)) + Math.max(0, bitLength(largest) - powers.bits);
  return {
    powers,
    fullFraction: Math.min(wanted, Math.floor(certain / limbBits)),
    whole: Math.ceil((sum + 4) / limbBits),
  };
}

/** Writes the powers where a configured kernel expects them. */
export function writePowers(kernel: KernelExports, { powers, fullFraction, whole }: ValueLayout): void {
  const stride = kernel.powerStride(fullFraction, whole);
  const drop = BigInt(powers.bits - fullFraction * limbBits);
  const signs = new Int32Array(kernel.memory.buffer, kernel.powerSigns.value, powers.floors.length);
  powers.floors.forEach((floor, k) => {
    // Towards 0 for both signs: |α^k| is at most two units above.
    let magnitude = (floor < 0n ? absolute(floor + powers.width) : floor) >> drop;
    signs[k] = floor < 0n ? -1 : 1;
    const limbs = new Uint32Array(
      kernel.memory.buffer,
      kernel.powers.value + k * stride,
      fullFraction + whole,
    );
    for (let i = 0; i < limbs.length; i++) {
      limbs[i] = Number(magnitude & 0xffffffffn);
      magnitude >>= 32n;
    }
  });
}

/** Terms that a verdict takes. */
export function termsOf({ order, margin }: Pick<SieveSpecification, 'order' | 'margin'>): number {
  return 2 * order + margin;
}

/** A kernel in a memory of its own, configured for a specification. */
export class KernelInstance {
  readonly kernel: KernelExports;
  /** Integers a row of coefficients: 2(d+1). */
  readonly width: number;
  /** Most rows a call. */
  readonly rows: number;
  /** Limbs after the point that α has at most. */
  readonly fullFraction: number;
  /** Limbs after the point to begin with. */
  fraction: number;

  constructor(
    module: WebAssembly.Module,
    specification: SieveSpecification,
    candidates: number,
    tails: TailMemory,
    /** Terms that an expansion takes beside those kept of a tail. */
    needed = termsOf(specification),
  ) {
    const { degree, patterns } = specification;
    this.width = 2 * (degree + 1);
    this.rows = Math.max(1, Math.floor(candidates / patterns.length));
    this.kernel = new WebAssembly.Instance(module, {}).exports as unknown as KernelExports;

    // A random number loses 3.4 bits a term (Lévy); terms of 16 bits throughout would take all of these.
    const wanted = Math.ceil((32 * (needed + tails.states) + 256) / limbBits);
    const layout = layOutValues(specification, wanted);
    this.fullFraction = layout.fullFraction;
    this.fraction = Math.min(this.fullFraction, Math.ceil((4 * (needed + tails.states) + 64) / limbBits));
    this.kernel.configure(
      degree,
      specification.order,
      needed,
      patterns.length,
      this.rows,
      this.fullFraction,
      layout.whole,
      tails.states,
      tails.bytes,
    );
    writePowers(this.kernel, layout);
    const masked = needed + tails.states;
    const masks = new Int8Array(this.kernel.memory.buffer, this.kernel.masks.value, patterns.length * masked);
    patterns.forEach((pattern, index) => {
      for (let i = 0; i < masked; i++) masks[index * masked + i] = pattern[i % pattern.length]! > 0 ? 0 : -1;
    });
  }

  /** Hands rows to the kernel. */
  write(coefficients: Int32Array): void {
    const { memory, coefficients: at } = this.kernel;
    new Int32Array(memory.buffer, at.value, coefficients.length).set(coefficients);
  }

  /** The verdicts of the last call: a view, valid until the next one. */
  verdicts(count: number): Int16Array {
    return new Int16Array(this.kernel.memory.buffer, this.kernel.verdicts.value, count);
  }

  /** Takes more limbs where too many candidates had to be redone: a limb costs 1 %, a second run 150 %. */
  adapt(redone: number, candidates: number): void {
    if (redone * 64 > candidates) this.fraction = Math.min(this.fullFraction, this.fraction + 2);
  }
}
