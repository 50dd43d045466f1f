// npm run bench: what the search costs, beside other programs in the same run. Ratios hold; absolute figures drift.
// npm run bench -- searches timeLeft: these parts alone, in the order of the list below.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quotientSpace } from '../../src/core/esma/enumerate.ts';
import { plainSieve } from '../../src/core/esma/reference/plainSieve.ts';
import { constantFromText } from '../../src/core/constants/constants.ts';
import { primitivePatterns } from '../../src/core/fractions/signs.ts';
import { benchAdvantage } from './advantage.ts';
import { benchBeforeAndAfter } from './beforeAndAfter.ts';
import { benchDocuments } from './documents.ts';
import { benchKernel, benchOrbits, benchTails } from './kernel.ts';
import { benchNaming } from './naming.ts';
import { benchRules } from './rules.ts';
import { benchTimeLeft } from './timeLeft.ts';

const print = (line: string) => console.log(line);

/** Runs the built command line; seconds and peak memory of the whole process. */
function timeCli(...words: string[]): { seconds: number; megabytes: number; summary: string } {
  const started = performance.now();
  const run = spawnSync(process.execPath, ['--import', './test/bench/peak.mjs', 'dist/cli.js', ...words], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const seconds = (performance.now() - started) / 1000;
  const peak = /peak (\d+)/.exec(run.stderr)?.[1] ?? '0';
  return { seconds, megabytes: Number(peak) / 1024, summary: run.stdout.trimEnd().split('\n').pop() ?? '' };
}

/** What is measured: a name to ask for it by, what it is, and how. The first one comes first: a process inherits the peak memory of the one that started it. */
const parts: readonly (readonly [name: string, title: string, run: () => void | Promise<void>])[] = [
  [
    'processes',
    'whole processes: e, period 4, order 24, approval to 1,000 digits included',
    () => {
      for (const [height, workers] of [
        ['2', '1'],
        ['5', '1'],
        ['10', '1'],
        ['20', '1'],
        ['20', '2'],
        ['40', '2'],
      ]) {
        const { seconds, megabytes, summary } = timeCli(
          'search',
          'e',
          '--height',
          height!,
          '--workers',
          workers!,
          '--limit',
          '1',
        );
        print(
          `  height ${height}, ${workers} workers: ${seconds.toFixed(2)} s, peak ${megabytes.toFixed(0)} MB; ${summary}`,
        );
      }
    },
  ],
  [
    'workers',
    'workers: e, height 26, one and two in turn; needs two idle cores',
    () => {
      const turns = [1, 2, 3].map(() =>
        ['1', '2'].map(
          (workers) => timeCli('search', 'e', '--height', '26', '--workers', workers, '--limit', '1').seconds,
        ),
      );
      const [one, two] = [0, 1].map((i) => turns.map((turn) => turn[i]!).sort((x, y) => x - y)[1]!);
      print(
        `  medians of three: ${one!.toFixed(2)} s and ${two!.toFixed(2)} s: two workers are ${(one! / two!).toFixed(2)} times as fast`,
      );
    },
  ],
  [
    'checkpoints',
    'checkpoints: e, height 10',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'esma-bench-'));
      const checkpointed = timeCli(
        'search',
        'e',
        '--height',
        '10',
        '--limit',
        '1',
        '--checkpoint',
        join(folder, 'e.checkpoint'),
      );
      print(`  with a checkpoint: ${checkpointed.seconds.toFixed(2)} s`);
      rmSync(folder, { recursive: true });
    },
  ],
  [
    'candidate',
    'one candidate: expansion and Massey',
    async () => {
      await benchKernel(print);
      const constant = constantFromText('e');
      const patterns = primitivePatterns(4);
      const sieve = plainSieve({ constant, degree: 1, height: 3, patterns, order: 24, margin: 10 });
      const space = quotientSpace(constant, 1, 3);
      const rows = space.rows(0, space.count);
      let best = Infinity;
      for (let round = 0; round < 3; round++) {
        const started = performance.now();
        const verdicts = sieve.judge(rows);
        best = Math.min(best, ((performance.now() - started) * 1000) / verdicts.length);
      }
      print(`  plain TypeScript with Lehmer steps (core), best of 3: ${best.toFixed(2)} µs a candidate`);
    },
  ],
  [
    'rules',
    'one candidate under numerators of any kind',
    async () => {
      await benchRules(print);
    },
  ],
  [
    'tails',
    'tail merging: full expansions grow with orbits, not with candidates',
    async () => {
      await benchTails(print);
    },
  ],
  [
    'orbits',
    'orbits sieved first: one simple expansion an orbit',
    async () => {
      await benchOrbits(print);
    },
  ],
  [
    'searches',
    'whole searches with the sieve and without, in turn',
    async () => {
      await benchBeforeAndAfter(print);
    },
  ],
  [
    'timeLeft',
    'the time that is left, as a search tells it, and its estimate beside the processor time it takes',
    async () => {
      await benchTimeLeft(print);
    },
  ],
  [
    'advantage',
    'advantage: the same conjectures by an exhaustive search',
    async () => {
      await benchAdvantage(print);
    },
  ],
  [
    'names',
    'names of numbers: right / wrong / unnamed',
    () => {
      benchNaming(print);
    },
  ],
  [
    'documents',
    'documents: reading LaTeX, and an insertion into a chapter of a book',
    async () => {
      await benchDocuments(print);
    },
  ],
  [
    'constants',
    'constants to 100,000 digits',
    () => {
      for (const name of [
        'e',
        'pi',
        'tan(1)',
        'log(2)',
        'zeta(3)',
        'catalan',
        'eulergamma',
        'besseli(1,2)/besseli(0,2)',
      ]) {
        const started = performance.now();
        constantFromText(name).enclose(100_000);
        print(`  ${name.padEnd(28)} ${((performance.now() - started) / 1000).toFixed(2)} s`);
      }
    },
  ],
];

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !parts.some(([known]) => known === name));
if (unknown !== undefined) {
  print(`bench: there is no part ${unknown}; there are ${parts.map(([name]) => name).join(', ')}.`);
  process.exit(2);
}
for (const [name, title, run] of parts) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  print(`\n— ${title} —`);
  await run();
}
