// Runs on a cluster, written by the built command line, and what one run on one machine gives for comparison.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { esma, esmaHere } from './cli.ts';

/** Writes the folder of a run. @returns the folder */
export function writtenRun(folder: string, ...words: string[]): string {
  const { code, err } = esma('submit', ...words, '--folder', folder);
  assert.equal(code, 0, err);
  return folder;
}

/** The library that one run on one machine writes. @param path where */
export function onOneMachine(path: string, constants: readonly string[], ...words: string[]): Buffer {
  for (const constant of constants) {
    const { code, err } = esma('search', constant, ...words, '--out', path);
    assert.equal(code, 0, err);
  }
  return readFileSync(path);
}

/** The library of a run. */
export function gathered(folder: string): Buffer {
  return readFileSync(join(folder, 'results.esma.jsonl'));
}

/** The states of a run's tasks, as esma status tells. */
export async function standings(folder: string): Promise<string[]> {
  const { code, out, err } = await esmaHere('status', folder, '--json');
  assert.equal(code, 0, err);
  return (JSON.parse(out) as { tasks: { standing: string }[] }).tasks.map(({ standing }) => standing);
}
