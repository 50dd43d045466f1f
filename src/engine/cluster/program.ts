import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '../../core/errors.ts';
import { oneLine } from '../../core/oneLine.ts';
import { readWholeNumber } from '../../core/wholeNumber.ts';
import { compileLate } from '../threads/compiler.ts';
import { mostTasks, runFiles } from './manifest.ts';
import { noteKilled, runTask, taskCodes } from './task.ts';

/**
 * The program of a run's folder, of which its script is a copy: `task TASK [WORKERS]`, `killed TASK SIGNAL`, or `gather`.
 * @param script the script, beside the manifest
 * @param kernel the compiled kernel
 * @returns the exit code
 */
export async function runProgram(script: URL, kernel: Uint8Array, words: readonly string[]): Promise<number> {
  compileLate();
  const folder = dirname(fileURLToPath(script));
  const log = (line: string) => {
    console.log(`${new Date().toISOString().slice(0, 19)}Z ${oneLine(line)}`);
  };
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort());
  try {
    const [name, ...rest] = words;
    if (name === 'gather' && rest.length === 0) {
      const { gatherRun } = await import('./gathering.ts');
      for (const { name: constant, families, totals } of gatherRun(folder))
        log(`${constant}: ${totals.conjectures} conjectures in ${families.length} families`);
      log(`${runFiles.library} is complete`);
      return taskCodes.done;
    }
    if (name === 'task' && (rest.length === 1 || rest.length === 2)) {
      const task = readWholeNumber('task', rest[0]!, 1, mostTasks);
      const workers = readWholeNumber('workers', rest[1] ?? '1', 1, 512);
      return await runTask({ folder, task, workers, script, kernel, signal: interruption.signal, log });
    }
    if (name === 'killed' && rest.length === 2) {
      const task = readWholeNumber('task', rest[0]!, 1, mostTasks);
      return noteKilled(folder, task, readWholeNumber('signal', rest[1]!, 1, 127), log);
    }
    throw new InputError(
      'task TASK [WORKERS] does a task of the run in this folder, killed TASK SIGNAL notes that one was killed, gather joins all of them.',
    );
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    log(error.message);
    return taskCodes.givenUp;
  }
}
