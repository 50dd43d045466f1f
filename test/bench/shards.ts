// node --import tsx test/bench/shards.ts [HEIGHT…]: what shards cost beside one process, and how evenly they are dealt, in one run.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Processor seconds, of all threads, that a program and what it starts take. */
function processorSeconds(cwd: string, ...words: string[]): number {
  const { stdout, status, stderr } = spawnSync(
    'bash',
    ['-c', '"$@" >/dev/null 2>&1; times', 'bash', ...words],
    {
      cwd,
      encoding: 'utf8',
    },
  );
  const times = [...(stdout.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  if (status !== 0 || times.length !== 2) throw new Error(stderr || stdout);
  return times.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
}

/** Searches of e that are measured: height and shards. */
const measured: readonly (readonly [height: string, shards: number])[] = [
  ['20', 8],
  ['20', 64],
  ['50', 64],
  ['70', 64],
];
const asked = process.argv.slice(2);

const folder = mkdtempSync(join(tmpdir(), 'esma-bench-'));
try {
  for (const [height, shards] of measured) {
    if (asked.length > 0 && !asked.includes(height)) continue;
    const run = join(folder, `${height}-${shards}`);
    const words = ['e', '--height', height];
    execFileSync(
      process.execPath,
      [
        'dist/cli.js',
        'submit',
        ...words,
        '--shards',
        `${shards}`,
        '--scheduler',
        'parallel',
        '--folder',
        run,
      ],
      { stdio: 'ignore' },
    );
    const one = processorSeconds(
      process.cwd(),
      ...[process.execPath, 'dist/cli.js', 'search', ...words, '--no-prove', '--workers', '1'],
    );
    const each = Array.from({ length: shards }, (_, i) =>
      processorSeconds(run, process.execPath, 'program.mjs', 'task', `${i + 1}`),
    );
    const all = each.reduce((sum, seconds) => sum + seconds);
    // Node alone, without any program: no shard takes less.
    const node = processorSeconds(run, process.execPath, '-e', '0');
    const idle = processorSeconds(run, process.execPath, 'program.mjs', 'task', '1');
    console.log(
      `e, height ${height}: ${shards} shards take ${all.toFixed(1)} s of a processor, one process ${one.toFixed(1)} s: ${(all / one).toFixed(2)} times; the slowest ${((Math.max(...each) * shards) / all).toFixed(2)} times the mean; a task that is done ${idle.toFixed(2)} s, Node without a program ${node.toFixed(2)} s`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
