import type { SieveSpecification } from '../core/esma/sieve.ts';
import { KernelInstance, termsOf } from './instance.ts';
import { mergingPlaces, writeWords } from './orbitSieve.ts';
import { rotate } from './rotations.ts';

/** Rows a call of the kernel. */
const rowsPerCall = 512;

/** Simple terms that a row has: as of simpleTermsFor, without those before a common place. */
function termsOfRow({ order, margin }: Pick<SieveSpecification, 'order' | 'margin'>): number {
  return mergingPlaces + Math.ceil(1.5 * termsOf({ order, margin })) + 4;
}

/** The sieve of orbits on simple terms that are known: whether any tail of them may have a recurrence. */
export class TermSieve {
  /** Simple terms of a row. */
  readonly length: number;
  private readonly instance: KernelInstance;
  private buffered = 0;
  private verdicts: boolean[] = [];

  /** @param bytes the module that src/kernel/build.mjs compiles */
  constructor(bytes: Uint8Array, specification: SieveSpecification) {
    const rotations = rotate(specification.patterns);
    this.length = termsOfRow(specification);
    // Laid out for one pattern, as the sieve of orbits is; its values are not used.
    const simple = { ...specification, patterns: [[1] as const] };
    const noTails = { states: 0, bytes: 0 };
    this.instance = new KernelInstance(
      new WebAssembly.Module(bytes),
      simple,
      rowsPerCall,
      noTails,
      this.length,
    );
    const { kernel, rows } = this.instance;
    const length = termsOf(specification);
    kernel.configureOrbits(
      specification.order,
      length,
      this.length,
      mergingPlaces,
      rotations.words.length,
      rows,
    );
    writeWords(kernel, rotations);
  }

  /**
   * Takes a row of simple terms, the first of them a place in whatever state.
   * @param terms `length` terms, each in [1, 2^30)
   */
  add(terms: readonly number[]): void {
    const { kernel, rows } = this.instance;
    new Uint32Array(
      kernel.memory.buffer,
      kernel.simpleTerms.value + 4 * this.length * this.buffered,
      this.length,
    ).set(terms);
    if (++this.buffered === rows) this.judge();
  }

  /** Whether each row since the last call goes on; the others are refused, as src/kernel/assembly/orbits.ts proves. */
  take(): boolean[] {
    this.judge();
    const { verdicts } = this;
    this.verdicts = [];
    return verdicts;
  }

  private judge(): void {
    const { kernel } = this.instance;
    kernel.judgeTerms(this.buffered);
    const verdicts = new Uint8Array(kernel.memory.buffer, kernel.orbitVerdicts.value, this.buffered);
    for (const verdict of verdicts) this.verdicts.push(verdict !== 0);
    this.buffered = 0;
  }
}
