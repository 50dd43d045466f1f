import { noRecurrence } from '../core/esma/sieve.ts';
import type { SieveSpecification } from '../core/esma/sieve.ts';
import { parabolicRunStart } from '../core/esma/massey.ts';
import { firstNumerators } from '../core/fractions/numerators.ts';
import type { Numerators } from '../core/fractions/numerators.ts';
import { absolute, bitLength } from '../core/numbers/integers.ts';
import { layOutValues, limbBits, termsOf, writePowers } from './instance.ts';
import type { KernelExports } from './instance.ts';
import { plainRuleSieve } from './plainRules.ts';
import type { WasmSieve } from './wasm.ts';

/** Candidates a call of the kernel. */
const candidatesPerCall = 8192;

/** Bits that a random number loses a term beyond log₂ |b_n|: 3.4 with numerators ±1 (Lévy), and a margin. */
const bitsPerTerm = 3.6;
/** Bits that all terms of a candidate together take beyond that, for most candidates. */
const bitsBeyond = 64;
/** Limbs for a rule at most, as a multiple of those that most candidates need. */
const mostPrecision = 4;

/** Steps that one set of leading parts takes at most under numerators of more than a few bits. */
const stepsAhead = 6;
/** Bits of a numerator that the leading parts can take; larger ones are left to the plain twin. */
const mostSizeBits = 31;

/**
 * The compiled sieve under numerators of any kind.
 * @param bytes the module that src/kernel/build.mjs compiles
 * @returns sieves with the verdicts of plainRuleSieve, each in a memory of its own
 */
export function createRuleSieve(
  bytes: Uint8Array,
): (specification: SieveSpecification<Numerators>) => WasmSieve {
  const module = new WebAssembly.Module(bytes);
  return (specification) => new RuleSieve(module, specification);
}

class RuleSieve implements WasmSieve {
  readonly counts = { candidates: 0, redone: 0, plain: 0 };
  private readonly kernel: KernelExports;
  /** Integers a row of coefficients. */
  private readonly width: number;
  /** Most rows a call. */
  private readonly rows: number;
  /** Limbs after the point that a value may have. */
  private readonly fullFraction: number;
  /** Limbs after the point with which each rule begins, in the kernel's memory. */
  private readonly limbs: Int32Array;

  constructor(
    module: WebAssembly.Module,
    private readonly specification: SieveSpecification<Numerators>,
  ) {
    const { degree, patterns, order } = specification;
    const length = termsOf(specification);
    const sizes = patterns.map((rule) => [1n, ...firstNumerators(rule, length).map(absolute)]);
    const first = sizes.map((rule) => {
      const taken = rule.slice(0, length).reduce((sum, size) => sum + bitLength(size) - 1, 0);
      return Math.ceil((taken + bitsPerTerm * length + bitsBeyond) / limbBits);
    });
    const layout = layOutValues(specification, mostPrecision * Math.max(...first));
    this.fullFraction = layout.fullFraction;
    this.width = 2 * (degree + 1);
    this.rows = Math.max(1, Math.floor(candidatesPerCall / patterns.length));
    this.kernel = new WebAssembly.Instance(module, {}).exports as unknown as KernelExports;
    const { kernel } = this;
    kernel.configureRules(degree, order, length, patterns.length, this.rows, this.fullFraction, layout.whole);
    writePowers(kernel, layout);
    this.limbs = this.view(Int32Array, kernel.ruleLimbs, patterns.length);
    first.forEach((limbs, i) => (this.limbs[i] = Math.min(limbs, this.fullFraction)));
    this.writeRules(sizes);
  }

  judge(coefficients: Int32Array): Int16Array {
    const rules = this.specification.patterns.length;
    const rows = coefficients.length / this.width;
    const verdicts = new Int16Array(rows * rules);
    for (let start = 0; start < rows; start += this.rows) {
      const batch = coefficients.subarray(start * this.width, Math.min(rows, start + this.rows) * this.width);
      verdicts.set(this.judgeBatch(batch), start * rules);
    }
    return verdicts;
  }

  private judgeBatch(batch: Int32Array): Int16Array {
    const { kernel, counts, limbs, width } = this;
    const rules = limbs.length;
    const rows = batch.length / width;
    this.view(Int32Array, kernel.coefficients, batch.length).set(batch);
    kernel.judgeRules(
      rows,
      limbs.reduce((x, y) => Math.max(x, y)),
    );
    const verdicts = this.view(Int16Array, kernel.ruleVerdicts, rows * rules);
    const redone = new Int32Array(rules);
    for (let i = 0; i < verdicts.length; i++) {
      if (verdicts[i]! >= noRecurrence) continue;
      const rule = i % rules;
      redone[rule]!++;
      const row = Math.floor(i / rules);
      verdicts[i] = this.redo(batch.subarray(row * width, (row + 1) * width), row, rule, verdicts[i]!);
    }
    counts.candidates += verdicts.length;
    redone.forEach((count, rule) => {
      counts.redone += count;
      // A limb costs little, a second run as much as a first one.
      if (count * 64 > rows) limbs[rule] = Math.min(this.fullFraction, limbs[rule]! + 1);
    });
    return verdicts.slice();
  }

  private redo(coefficients: Int32Array, row: number, rule: number, verdict: number): number {
    const { kernel, fullFraction } = this;
    let fraction = this.limbs[rule]!;
    while (verdict === kernel.ruleImprecise.value && fraction < fullFraction) {
      fraction = Math.min(fullFraction, fraction + (fraction >> 1) + 1);
      verdict = kernel.judgeRule(row, rule, fraction);
    }
    if (verdict >= noRecurrence) return verdict;
    this.counts.plain++;
    return (this.plain[rule] ??= plainRuleSieve({
      ...this.specification,
      patterns: [this.specification.patterns[rule]!],
    })).judge(coefficients)[0]!;
  }

  /** The plain twin of each rule that has needed it. */
  private readonly plain: ReturnType<typeof plainRuleSieve>[] = [];

  /** @param sizes for each rule 1, |b_1|, |b_2|, … */
  private writeRules(sizes: readonly (readonly bigint[])[]): void {
    const { kernel, specification } = this;
    const { patterns, order } = specification;
    const length = termsOf(specification);
    const entries = patterns.length * length;
    const sizesAt = this.view(Uint32Array, kernel.ruleSizes, entries);
    const headroom = this.view(Uint8Array, kernel.ruleHeadroom, entries);
    const masks = this.view(Int8Array, kernel.ruleMasks, entries);
    const runs = this.view(Int32Array, kernel.ruleRuns, patterns.length);
    patterns.forEach((rule, index) => {
      const numerators = firstNumerators(rule, length);
      const bits = sizes[index]!.map(bitLength);
      for (let n = 0; n < length; n++) {
        const at = index * length + n;
        sizesAt[at] = bits[n]! > mostSizeBits ? 0 : Number(sizes[index]![n]);
        headroom[at] = Math.min(mostSizeBits, Math.max(...bits.slice(n, n + stepsAhead)));
        masks[at] = numerators[n]! > 0n ? 0 : -1;
      }
      runs[index] = parabolicRunStart(length, rule, order) ?? -1;
    });
  }

  private view<Entries extends Int16Array | Int32Array | Int8Array | Uint8Array | Uint32Array>(
    type: new (buffer: ArrayBuffer, at: number, length: number) => Entries,
    address: WebAssembly.Global,
    length: number,
  ): Entries {
    return new type(this.kernel.memory.buffer, address.value, length);
  }
}
