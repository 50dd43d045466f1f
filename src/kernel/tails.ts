import type { SieveSpecification } from '../core/esma/sieve.ts';
import { noRecurrence } from '../core/esma/sieve.ts';
import { KernelInstance } from './instance.ts';
import { orbitKeys } from './orbits.ts';
import { PlainJudge } from './plain.ts';
import { rotate } from './rotations.ts';
import type { SieveCounts } from './wasm.ts';

/**
 * Verdicts with the tails behind them. Candidates are numbered in the order in which a sieve was given them,
 * over all its calls: (row, rows of earlier calls included) · patterns + pattern.
 */
export interface TailVerdicts {
  /** As of Sieve.judge, and equal to its verdicts. */
  readonly verdicts: Int16Array;
  /**
   * For each verdict the number of the representative whose expansion the candidate walked into; its own
   * number if it was expanded itself.
   */
  readonly representatives: Uint32Array;
  /** Own steps s before that. */
  readonly steps: Uint8Array;
  /** Steps o of the representative before that: x_s of the candidate is x_o of the representative, exactly. */
  readonly offsets: Uint8Array;
}

/** Counters of a sieve with tail merging. */
export interface TailCounts extends SieveCounts {
  /** Candidates expanded in full. */
  readonly expansions: number;
  /** Candidates that walked into a state of a representative. */
  readonly merged: number;
  /** Entries written to the table of states. */
  readonly states: number;
  /** Entries that gave way to others while their representative was still kept. */
  readonly evicted: number;
  /** Representatives that gave way to others, as the memory was full. */
  readonly forgotten: number;
}

/** Expansion and Massey for a batch, in which a candidate that walks into a state already expanded stops. */
export interface TailSieve {
  /**
   * Judges each value under each pattern. Rows of a call are taken orbit by orbit, so that the fewest
   * expansions are needed when whole orbits come in one call.
   * @param coefficients as of Sieve.judge
   */
  judge(coefficients: Int32Array): TailVerdicts;
  readonly counts: TailCounts;
}

/** First states of a full expansion that are kept; more save few expansions and cost each some terms (measured). */
const statesKept = 12;

const candidatesPerCall = 2048;

/**
 * Sieves with tail merging.
 * @param bytes the module that src/kernel/build.mjs compiles
 * @returns a factory; `memory` is the number of bytes that representatives and their states may take. Within a call
 *   an orbit needs only a few kilobytes, and what stays in the processor's cache is fast; more is of use only where
 *   the members of an orbit come in different calls. A sieve numbers its candidates up to 2^32.
 */
export function createTailSieve(
  bytes: Uint8Array,
): (specification: SieveSpecification, memory?: number) => TailSieve {
  const module = new WebAssembly.Module(bytes);
  return (specification, memory = 1 << 22) => new MergingSieve(module, specification, memory);
}

class MergingSieve implements TailSieve {
  private readonly instance: KernelInstance;
  private readonly plain: PlainJudge;
  private candidates = 0;
  private merged = 0;
  private plainly = 0;

  constructor(
    module: WebAssembly.Module,
    private readonly specification: SieveSpecification,
    memory: number,
  ) {
    const tails = { states: statesKept, bytes: memory };
    this.instance = new KernelInstance(module, specification, candidatesPerCall, tails);
    this.plain = new PlainJudge(specification);
    const { kernel } = this.instance;
    const { patterns } = specification;
    // Equal rotations of any two patterns have one number, so that their states are shared.
    const { starts, next } = rotate(patterns);
    const rotations = new Uint32Array(
      kernel.memory.buffer,
      kernel.rotations.value,
      patterns.length * statesKept,
    );
    starts.forEach((start, pattern) => {
      let word = start;
      for (let i = 0; i < statesKept; i++) {
        rotations[pattern * statesKept + i] = word;
        word = next[word]!;
      }
    });
  }

  get counts(): TailCounts {
    const { kernel } = this.instance;
    return {
      candidates: this.candidates,
      redone: kernel.redone.value,
      plain: this.plainly,
      expansions: this.candidates - this.merged,
      merged: this.merged,
      states: Number(kernel.inserted.value),
      evicted: Number(kernel.evicted.value),
      forgotten: Math.max(0, kernel.representatives.value - kernel.capacity.value),
    };
  }

  judge(coefficients: Int32Array): TailVerdicts {
    const { rows: most, width } = this.instance;
    const patterns = this.specification.patterns.length;
    const rows = coefficients.length / width;
    const result = {
      verdicts: new Int16Array(rows * patterns),
      representatives: new Uint32Array(rows * patterns),
      steps: new Uint8Array(rows * patterns),
      offsets: new Uint8Array(rows * patterns),
    };
    const keys = orbitKeys(coefficients, width);
    const order = Uint32Array.from({ length: rows }, (_, row) => row).sort(
      (x, y) => keys[x]! - keys[y]! || x - y,
    );
    for (let start = 0; start < rows; start += most) {
      this.judgeBatch(coefficients, order.subarray(start, Math.min(rows, start + most)), result);
    }
    this.candidates += rows * patterns;
    return result;
  }

  private judgeBatch(coefficients: Int32Array, order: Uint32Array, result: TailVerdicts): void {
    const { instance } = this;
    const { kernel, width } = instance;
    const patterns = this.specification.patterns.length;
    const batch = new Int32Array(order.length * width);
    order.forEach((row, i) => batch.set(coefficients.subarray(row * width, (row + 1) * width), i * width));
    instance.write(batch);
    new Uint32Array(kernel.memory.buffer, kernel.numbers.value, order.length).set(
      order.map((row) => this.candidates + row * patterns),
    );
    const before = kernel.redone.value;
    kernel.judgeTails(order.length, instance.fraction);
    const verdicts = instance.verdicts(order.length * patterns);
    const tails = new Uint32Array(kernel.memory.buffer, kernel.tails.value, 2 * verdicts.length);
    for (let i = 0; i < order.length; i++) {
      const row = order[i]!;
      for (let pattern = 0; pattern < patterns; pattern++) {
        const from = i * patterns + pattern;
        const to = row * patterns + pattern;
        let verdict = verdicts[from]!;
        if (verdict < noRecurrence) {
          this.plainly++;
          verdict = this.plain.judgeRow(batch.subarray(i * width, (i + 1) * width), pattern);
        }
        const representative = tails[2 * from]!;
        const steps = tails[2 * from + 1]!;
        result.verdicts[to] = verdict;
        result.representatives[to] = representative;
        result.steps[to] = steps & 0xffff;
        result.offsets[to] = steps >>> 16;
        if (representative !== this.candidates + to) this.merged++;
      }
    }
    instance.adapt(kernel.redone.value - before, verdicts.length);
  }
}
