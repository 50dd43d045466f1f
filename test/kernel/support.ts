import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Constant } from '../../src/core/constants/constant.ts';
import { approximate } from '../../src/core/numbers/enclosure.ts';
import { gcdNumber, integerRoot } from '../../src/core/numbers/integers.ts';
import { buildKernel } from '../../src/kernel/build.mjs';

let compiled: Promise<Uint8Array> | undefined;

/** The kernel, compiled from the sources as they are now. */
export function kernelBytes(): Promise<Uint8Array> {
  return (compiled ??= compile());
}

async function compile(source?: string): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'esma-kernel-'));
  const file = join(folder, 'kernel.wasm');
  await buildKernel(file, source);
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true });
  return bytes;
}

/** The kernel with keys of states that say next to nothing: any state of a pattern may be found for any other. */
export async function kernelWithWeakKeys(): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'esma-weak-'));
  cpSync('src/kernel/assembly', folder, { recursive: true });
  const states = join(folder, 'states.ts');
  const strong = 'key = (key ^ (key >> 29)) * spread;';
  const source = readFileSync(states, 'utf8');
  if (!source.includes(strong)) throw new Error(`${states} makes its keys in another way`);
  writeFileSync(states, source.replace(strong, 'key = 1;'));
  const bytes = await compile(join(folder, 'kernel.ts'));
  rmSync(folder, { recursive: true });
  return bytes;
}

/** A constant from floor(x · 2^bits). */
export function constantOf(name: string, floor: (bits: number) => bigint, digitsLimit = Infinity): Constant {
  return {
    source: { kind: 'digits', name },
    name,
    latex: name,
    rigor: 'proved',
    reach: 'unknown',
    digitsLimit,
    annihilator: null,
    rationalValue: null,
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

export const squareRoot2 = constantOf('sqrt(2)', (bits) => integerRoot(2n << BigInt(2 * bits), 2));

/** A generator of pseudo-random integers in [0, bound) from a seed (Marsaglia's xorshift32). */
export function generator(seed: number): (bound: number) => number {
  let state = seed | 1;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

/** A number in (1, 2) with random digits. */
export function randomConstant(random: (bound: number) => number, digitsLimit = Infinity): Constant {
  const words: bigint[] = [];
  const digits = (bits: number): bigint => {
    const count = Math.ceil(bits / 16);
    while (words.length < count) words.push(BigInt(random(65536)));
    const wide = words.slice(0, count).reduce((value, word) => (value << 16n) | word, 1n);
    return wide >> BigInt(16 * count - bits);
  };
  return constantOf('random', digits, digitsLimit);
}

/** A number whose simple continued fraction is given, term by term without end. */
export function constantOfTerms(name: string, term: (n: number) => bigint): Constant {
  return constantOf(name, (bits) => {
    let [p, q, olderP, olderQ] = [term(0), 1n, 1n, 0n];
    for (let n = 1; q * q < 1n << BigInt(bits + 8); n++) {
      const a = term(n);
      [p, q, olderP, olderQ] = [a * p + olderP, a * q + olderQ, p, q];
    }
    return (p << BigInt(bits)) / q;
  });
}

/** α as a floating-point number. */
export function approximation(constant: Constant): number {
  return approximate(constant.enclose(18));
}

/** All values (a + b α)/(c + d α) of height ≤ H as esma.gp lists them, as rows of coefficients, ascending. */
export function moebiusRows(alpha: number, height: number): Int32Array {
  const rows: number[] = [];
  for (let b = -height; b <= height; b++) {
    for (let a = -height; a <= height; a++) {
      if (a + b * alpha < 0) continue;
      for (let d = -height; d <= height; d++) {
        for (let c = -height; c <= height; c++) {
          if (c + d * alpha < 0 || a * d === b * c) continue;
          if (gcdNumber(gcdNumber(Math.abs(a), Math.abs(b)), gcdNumber(Math.abs(c), Math.abs(d))) > 1)
            continue;
          rows.push(a, b, c, d);
        }
      }
    }
  }
  return Int32Array.from(rows);
}

/** Random rows of positive numerator and denominator. */
export function randomRows(
  constant: Constant,
  degree: number,
  height: number,
  count: number,
  random: (n: number) => number,
) {
  const alpha = approximation(constant);
  const rows: number[] = [];
  while (rows.length < count * 2 * (degree + 1)) {
    const row: number[] = [];
    for (let part = 0; part < 2; part++) {
      const polynomial = Array.from({ length: degree + 1 }, () => random(2 * height + 1) - height);
      const value = polynomial.reduceRight((sum, coefficient) => sum * alpha + coefficient, 0);
      row.push(...polynomial.map((coefficient) => (value < 0 ? -coefficient : coefficient)));
      if (Math.abs(value) < 1e-6) row.length = 0;
    }
    if (row.length === 2 * (degree + 1)) rows.push(...row);
  }
  return Int32Array.from(rows);
}

/** Simple quotients of one to 100 bits, mostly small ones. */
export function unevenTerms(random: (n: number) => number): (n: number) => bigint {
  const terms: bigint[] = [];
  return (n) => {
    while (terms.length <= n) {
      const bits = random(12) === 0 ? random(100) : random(4);
      terms.push((1n << BigInt(bits)) + BigInt(random(2 ** Math.min(bits, 30))));
    }
    return terms[n]!;
  };
}
