import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startEsma } from './cli.ts';

/**
 * Runs a search in the terminal and kills it at random moments, before, between and after its writes; resumes it each time;
 * and demands in the end, and whenever it comes to its end meanwhile, the library of an undisturbed run, byte for byte.
 * @param words the search, without its files
 */
export async function killedAgainAndAgain(
  count: number,
  words: readonly string[],
  folder: string,
  expected: string,
): Promise<void> {
  const library = join(folder, 'killed.jsonl');
  const checkpoint = join(folder, 'killed.checkpoint');
  const start = () => {
    if (existsSync(checkpoint) && statSync(checkpoint).size > 0)
      return startEsma('resume', checkpoint, '--out', library);
    // One that was killed before its first line is empty and gives way to a new one.
    rmSync(checkpoint, { force: true });
    return startEsma(...words, '--out', library, '--checkpoint', checkpoint);
  };
  let run = start();
  for (let kills = 0; kills < count;) {
    const exited = once(run, 'exit');
    // Start-up takes about 150 ms.
    const timer = setTimeout(() => run.kill('SIGKILL'), 60 + Math.random() * 500);
    const [code] = (await exited) as [number | null];
    clearTimeout(timer);
    if (code === null) kills++;
    if (code === 0) {
      // It came to its end: what it wrote is right, and the next round starts anew.
      assert.ok(readFileSync(library, 'utf8') === expected);
      rmSync(library);
      rmSync(checkpoint);
    }
    run = start();
  }
  const [code] = (await once(run, 'exit')) as [number];
  assert.equal(code, 0);
  assert.ok(readFileSync(library, 'utf8') === expected);
}
