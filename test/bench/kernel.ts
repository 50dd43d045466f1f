import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constantFromText } from '../../src/core/constants/constants.ts';
import { DeterminantClasses } from '../../src/core/esma/determinantClasses.ts';
import { quotientSpace } from '../../src/core/esma/enumerate.ts';
import type { SieveSpecification } from '../../src/core/esma/sieve.ts';
import { primitivePatterns } from '../../src/core/fractions/signs.ts';
import { leastValue } from '../../src/engine/searching/bounds.ts';
import { orbitKeys } from '../../src/kernel/orbits.ts';
import { commonRoot, createOrbitSieve } from '../../src/kernel/orbitSieve.ts';
import { twinSieve } from '../../src/kernel/plain.ts';
import { createTailSieve } from '../../src/kernel/tails.ts';
import type { TailCounts } from '../../src/kernel/tails.ts';
import { createWasmSieve } from '../../src/kernel/wasm.ts';
import { kernelBytes } from '../kernel/support.ts';
import { compiledC, measureInTurns, pariScript, printMeasured, runC, runPari, timed } from './peers.ts';
import type { Contender } from './peers.ts';

const order = 24;
const margin = 10;
const period = 4;

function specificationOf(height: number): SieveSpecification {
  const patterns = primitivePatterns(period);
  return { constant: constantFromText('e'), degree: 1, height, patterns, order, margin };
}

/** The rows of all values; the search's own enumeration. */
function rowsOf(specification: SieveSpecification): Int32Array {
  const space = quotientSpace(specification.constant, specification.degree, specification.height);
  return space.rows(0, space.count);
}

/**
 * Prints µs a candidate for e, height 3, period 4, order 24 (58 terms), one core: the compiled kernel without and
 * with tail merging, its plain twin, plain C with GMP, and PARI/GP, in turns, the best of some rounds each.
 */
export async function benchKernel(print: (line: string) => void): Promise<void> {
  const height = 3;
  const folder = mkdtempSync(join(tmpdir(), 'esma-bench-'));
  const bytes = await kernelBytes();
  const specification = specificationOf(height);
  const rows = rowsOf(specification);
  const program = compiledC(folder, 'sieve.c');
  const script = pariScript(
    folder,
    'esma.gp',
    `run("e", exp(1), ${height}, ${period}, ${2 * order + margin}, ${order});`,
  );
  const wasm = createWasmSieve(bytes)(specification);
  const tails = createTailSieve(bytes);
  const plain = twinSieve(specification);
  const contenders: Contender[] = [
    { name: 'WebAssembly', rounds: 40, run: () => timed(() => wasm.judge(rows)) },
    {
      name: 'WebAssembly, tails merged',
      rounds: 40,
      // A new sieve each time, or every candidate would meet itself.
      run: () => {
        const sieve = tails(specification);
        return timed(() => sieve.judge(rows).verdicts);
      },
    },
    { name: 'plain TypeScript twin', rounds: 2, run: () => timed(() => plain.judge(rows)) },
    {
      name: 'plain C with GMP',
      rounds: 4,
      run: () => runC(program, [height, period, 2 * order + margin, order]),
    },
    { name: 'PARI/GP', rounds: 1, run: () => runPari(script) },
  ];
  const best = measureInTurns(contenders);
  rmSync(folder, { recursive: true });
  print(
    `e, height ${height}, period ${period}, order ${order} (${2 * order + margin} terms), one core, best of rounds:`,
  );
  print('(C and PARI/GP count runs of 2 under "-" as hits, too; the others refuse them)');
  printMeasured(print, contenders, best);
}

/**
 * Prints what tail merging saves, e with period 4 and order 24, one core: values, orbits, candidates, full expansions
 * and time for growing heights, the last one being the whole job of 14,225,728 candidates.
 */
export async function benchTails(
  print: (line: string) => void,
  heights: readonly number[] = [5, 10, 20],
): Promise<void> {
  const createSieve = createTailSieve(await kernelBytes());
  for (const height of heights) {
    const specification = specificationOf(height);
    const rows = rowsOf(specification);
    const orbits = new Set(orbitKeys(rows, 4)).size;
    const sieve = createSieve(specification);
    const measured = timed(() => sieve.judge(rows).verdicts);
    const { candidates, expansions, forgotten }: TailCounts = sieve.counts;
    print(
      `  height ${height}: ${rows.length / 4} values in ${orbits} orbits, ${candidates} candidates, ` +
        `${expansions} expanded in full (${(expansions / orbits).toFixed(2)} an orbit, ` +
        `${(candidates / expansions).toFixed(2)} candidates each), ${forgotten} forgotten, ${measured.hits} hits, ` +
        `${measured.microseconds.toFixed(2)} µs a candidate, ${((measured.microseconds * candidates) / 1e6).toFixed(1)} s`,
    );
  }
}

/**
 * Prints what sieving orbits costs and saves, e with period 4 and order 24, one core: for growing heights orbits, the tails
 * read of them, those that go on, and the time of an orbit; then values and expansions of the orbits that go on.
 */
export async function benchOrbits(
  print: (line: string) => void,
  heights: readonly number[] = [5, 10, 20, 40],
): Promise<void> {
  const bytes = await kernelBytes();
  for (const height of heights) {
    const specification = specificationOf(height);
    const { constant, patterns } = specification;
    const classes = new DeterminantClasses(constant, height);
    const least = leastValue(constant, classes.denominators(), 2)!;
    const rootOf = (determinant: number) =>
      commonRoot(height, { numerator: BigInt(determinant), bits: 0 }, least)!;
    const sieve = createOrbitSieve(bytes)(specification, rootOf(classes.count));
    const expanding = createTailSieve(bytes)(specification);
    const seconds = { enumerating: 0, sieving: 0, expanding: 0 };
    const timedAs = <Result>(part: keyof typeof seconds, work: () => Result): Result => {
      const started = performance.now();
      const result = work();
      seconds[part] += (performance.now() - started) / 1000;
      return result;
    };
    let values = 0;
    for (let determinant = 1; determinant <= classes.count; determinant++) {
      const orbits = timedAs('enumerating', () => classes.orbits(determinant));
      values += orbits.values;
      const kept = timedAs('sieving', () => sieve.judge(orbits.representatives, rootOf(determinant)));
      if (!kept.includes(1)) continue;
      const rows = timedAs('enumerating', () => classes.rows(determinant, kept));
      timedAs('expanding', () => expanding.judge(rows));
    }
    const { orbits, tails, tailsPassed, survivors, short, redone } = sieve.counts;
    const { candidates, expansions } = expanding.counts;
    const micro = (time: number, count: number) => `${((time * 1e6) / Math.max(1, count)).toFixed(2)} µs`;
    const all = values * patterns.length;
    print(
      `  height ${height}: ${values} values, ${all} candidates; ${orbits} orbits, ${tails} tails, ` +
        `${tailsPassed} of complexity ≤ ${order} modulo 2; ${survivors} orbits go on, and ${short} undecided; ${redone} expansions repeated`,
    );
    print(
      `    ${candidates} candidates of orbits that go on, ${expansions} expanded in full; ` +
        `${micro(seconds.enumerating, values)} a value enumerated, ${micro(seconds.sieving, orbits)} an orbit sieved ` +
        `(${micro(seconds.sieving, tails)} a tail), ${micro(seconds.expanding, candidates)} a candidate that goes on (${micro(seconds.expanding, expansions)} an expansion); ` +
        `${micro(seconds.enumerating + seconds.sieving + seconds.expanding, all)} a candidate in all`,
    );
  }
}
