import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constantFromText } from '../../src/core/constants/constants.ts';
import { quotientSpace } from '../../src/core/esma/enumerate.ts';
import { numeratorRules } from '../../src/core/esma/numeratorRules.ts';
import { primitivePatterns } from '../../src/core/fractions/signs.ts';
import { plainRuleSieve } from '../../src/kernel/plainRules.ts';
import { createRuleSieve } from '../../src/kernel/rules.ts';
import { createWasmSieve } from '../../src/kernel/wasm.ts';
import { kernelBytes } from '../kernel/support.ts';
import { compiledC, measureInTurns, pariScript, printMeasured, runC, runPari, timed } from './peers.ts';
import type { Contender } from './peers.ts';

const [order, margin, height, numeratorHeight] = [24, 10, 2, 2];
const terms = 2 * order + margin;

/**
 * Prints µs a candidate for e, height 2, δ = 1, C = 2, period 2, order 24 (58 terms, 16,800 candidates), one core: the compiled
 * kernel, its plain twin, plain C with GMP and PARI/GP, in turns, the best of some rounds each; then ±1 by the kernel for any
 * numerators and by the one for signs.
 */
export async function benchRules(print: (line: string) => void): Promise<void> {
  const bytes = await kernelBytes();
  const constant = constantFromText('e');
  const space = quotientSpace(constant, 1, height);
  const rows = space.rows(0, space.count);
  const patterns = numeratorRules({ degree: 1, height: numeratorHeight, longest: 2 });
  const specification = { constant, degree: 1, height, patterns, order, margin };
  const signed = { ...specification, patterns: primitivePatterns(4) };
  const folder = mkdtempSync(join(tmpdir(), 'esma-bench-'));
  const program = compiledC(folder, 'rules.c');
  const job = [height, numeratorHeight, terms, order];
  const script = pariScript(folder, 'rules.gp', `run(exp(1), ${job.join(', ')});`);
  const sieve = createRuleSieve(bytes)(specification);
  const plain = plainRuleSieve(specification);
  const contenders: Contender[] = [
    { name: 'WebAssembly', rounds: 20, run: () => timed(() => sieve.judge(rows)) },
    { name: 'plain TypeScript twin', rounds: 1, run: () => timed(() => plain.judge(rows)) },
    { name: 'plain C with GMP', rounds: 2, run: () => runC(program, job) },
    { name: 'PARI/GP', rounds: 1, run: () => runPari(script) },
  ];
  const signs = createWasmSieve(bytes)(signed);
  const signsAsRules = createRuleSieve(bytes)(signed);
  const both: Contender[] = [
    { name: 'signs', rounds: 40, run: () => timed(() => signs.judge(rows)) },
    { name: 'signs, as any numerators', rounds: 40, run: () => timed(() => signsAsRules.judge(rows)) },
  ];
  const best = measureInTurns([...contenders, ...both]);
  rmSync(folder, { recursive: true });
  print(
    `e, height ${height}, δ = 1, C = ${numeratorHeight}, period 2, order ${order} (${terms} terms), one core:`,
  );
  printMeasured(print, contenders, best);
  print(`e, height ${height}, numerators ±1, period 4:`);
  printMeasured(print, both, best);
}
