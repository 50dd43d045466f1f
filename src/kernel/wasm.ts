import type { Sieve, SieveSpecification } from '../core/esma/sieve.ts';
import { noRecurrence } from '../core/esma/sieve.ts';
import { KernelInstance } from './instance.ts';
import { PlainJudge } from './plain.ts';

/** Candidates a call of the kernel: enough to forget the cost of the call, few enough to adapt the precision soon. */
const candidatesPerCall = 2048;

/** Counters of a compiled sieve. */
export interface SieveCounts {
  /** Candidates judged. */
  readonly candidates: number;
  /** Candidates that had to be redone at a higher precision. */
  readonly redone: number;
  /** Candidates that only the plain twin could judge: terms beyond 30 bits, rational values, digits without end. */
  readonly plain: number;
}

/** A sieve that runs in WebAssembly, and says how often it could not. */
export interface WasmSieve extends Sieve {
  readonly counts: SieveCounts;
}

/**
 * The compiled sieve.
 * @param bytes the module that src/kernel/build.mjs compiles
 * @returns a SieveFactory: sieves with the verdicts of twinSieve, each in a memory of its own
 */
export function createWasmSieve(bytes: Uint8Array): (specification: SieveSpecification) => WasmSieve {
  const module = new WebAssembly.Module(bytes);
  return (specification) => new CompiledSieve(module, specification);
}

class CompiledSieve implements WasmSieve {
  readonly counts = { candidates: 0, redone: 0, plain: 0 };
  private readonly instance: KernelInstance;
  private readonly plain: PlainJudge;

  constructor(
    module: WebAssembly.Module,
    private readonly specification: SieveSpecification,
  ) {
    this.instance = new KernelInstance(module, specification, candidatesPerCall, { states: 0, bytes: 0 });
    this.plain = new PlainJudge(specification);
  }

  judge(coefficients: Int32Array): Int16Array {
    const { rows: most, width } = this.instance;
    const patterns = this.specification.patterns.length;
    const rows = coefficients.length / width;
    const verdicts = new Int16Array(rows * patterns);
    for (let start = 0; start < rows; start += most) {
      const batch = coefficients.subarray(start * width, Math.min(rows, start + most) * width);
      verdicts.set(this.judgeBatch(batch, batch.length / width), start * patterns);
    }
    return verdicts;
  }

  private judgeBatch(batch: Int32Array, rows: number): Int16Array {
    const { instance, counts } = this;
    const { kernel } = instance;
    const patterns = this.specification.patterns.length;
    instance.write(batch);
    kernel.judge(rows, instance.fraction);
    const verdicts = instance.verdicts(rows * patterns);
    let redone = 0;
    for (let i = 0; i < verdicts.length; i++) {
      if (verdicts[i]! >= noRecurrence) continue;
      redone++;
      verdicts[i] = this.redo(batch, Math.floor(i / patterns), i % patterns, verdicts[i]!);
    }
    counts.candidates += verdicts.length;
    counts.redone += redone;
    instance.adapt(redone, verdicts.length);
    return verdicts;
  }

  private redo(batch: Int32Array, row: number, pattern: number, verdict: number): number {
    const { kernel, fullFraction, fraction: first, width } = this.instance;
    let fraction = first;
    while (verdict === kernel.verdictImprecise.value && fraction < fullFraction) {
      fraction = Math.min(fullFraction, fraction + (fraction >> 1) + 1);
      verdict = kernel.judgeOne(row, pattern, fraction);
    }
    if (verdict >= noRecurrence) return verdict;
    this.counts.plain++;
    return this.plain.judgeRow(batch.subarray(row * width, (row + 1) * width), pattern);
  }
}
