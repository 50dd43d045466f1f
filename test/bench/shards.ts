// node --import tsx test/bench/shards.ts: what shards cost beside one process, and how evenly they are dealt, in one run.
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

const folder = mkdtempSync(join(tmpdir(), 'esma-bench-'));
try {
  for (const [height, shards] of [
    ['20', 8],
    ['50', 64],
    ['70', 64],
  ] as const) {
    const run = join(folder, `${height}`);
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
    const idle = processorSeconds(run, process.execPath, 'program.mjs', 'task', '1');
    console.log(
      `e, height ${height}: ${shards} shards take ${all.toFixed(1)} s of a processor, one process ${one.toFixed(1)} s: ${(all / one).toFixed(2)} times; the slowest ${((Math.max(...each) * shards) / all).toFixed(2)} times the mean; a task that is done ${idle.toFixed(2)} s`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
