import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Constant } from '../../src/core/constants/constant.ts';
import { gcdNumber } from '../../src/core/numbers/integers.ts';
import { buildKernel } from '../../src/kernel/build.mjs';

let compiled: Promise<Uint8Array> | undefined;

/** The kernel, compiled from the sources as they are now. */
export function kernelBytes(): Promise<Uint8Array> {
  return (compiled ??= compile());
}

async function compile(): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'esma-kernel-'));
  const file = join(folder, 'kernel.wasm');
  await buildKernel(file);
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true });
  return bytes;
}

/** A constant from floor(x · 2^bits). */
export function constantOf(name: string, floor: (bits: number) => bigint, digitsLimit = Infinity): Constant {
  return {
    name,
    latex: name,
    rigor: 'proved',
    reach: 'unknown',
    digitsLimit,
    annihilator: null,
    enclose(digits) {
      const bits = Math.ceil(digits * Math.log2(10)) + 2;
      const lo = floor(bits);
      return { lo, hi: lo + 1n, bits };
    },
  };
}

/** floor(2^bits · Σ_k Π_{i ≤ k} factor(i)) by 64 guard bits; factor(i) = [numerator, denominator]. */
function series(bits: number, factor: (i: number) => readonly [bigint, bigint]): bigint {
  let term = 1n << BigInt(bits + 64);
  let sum = 0n;
  for (let i = 1; term !== 0n; i++) {
    sum += term;
    const [numerator, denominator] = factor(i);
    term = (term * numerator) / denominator;
  }
  return sum >> 64n;
}

export const e = constantOf('e', (bits) => series(bits, (i) => [1n, BigInt(i)]));

/** π = 16 arctan(1/5) − 4 arctan(1/239) (Machin). */
export const pi = constantOf('pi', (bits) => {
  const arctanInverse = (x: bigint): bigint => {
    let power = (1n << BigInt(bits + 64)) / x;
    let sum = 0n;
    for (let k = 1n; power !== 0n; k += 4n) {
      sum += power / k - power / (x * x) / (k + 2n);
      power /= x ** 4n;
    }
    return sum;
  };
  return (16n * arctanInverse(5n) - 4n * arctanInverse(239n)) >> 64n;
});

export const tan1 = constantOf('tan(1)', (bits) => {
  const wide = bits + 64;
  const sine = series(wide, (i) => [-1n, BigInt(2 * i * (2 * i + 1))]);
  const cosine = series(wide, (i) => [-1n, BigInt((2 * i - 1) * 2 * i)]);
  return (sine << BigInt(bits)) / cosine;
});

/** All values (a + b α)/(c + d α) of height ≤ H as esma.gp lists them, as rows of coefficients, ascending. */
export function moebiusRows(alpha: number, height: number): Int32Array {
  const rows: number[] = [];
  for (let b = -height; b <= height; b++)
    for (let a = -height; a <= height; a++)
      for (let d = -height; d <= height; d++)
        for (let c = -height; c <= height; c++) {
          if (
            a * d === b * c ||
            gcdNumber(gcdNumber(Math.abs(a), Math.abs(b)), gcdNumber(Math.abs(c), Math.abs(d))) > 1
          )
            continue;
          if (a + b * alpha < 0 || c + d * alpha < 0) continue;
          rows.push(a, b, c, d);
        }
  return Int32Array.from(rows);
}
