import { spawn, spawnSync } from 'node:child_process';
import { register } from 'node:module';
import { run } from '../../src/cli/run.ts';

register('./kernelHooks.mjs', import.meta.url);

/** What a run of the built command line gave. */
export interface CliResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `node dist/cli.js` with these words. */
export function esma(...words: string[]): CliResult {
  const run = spawnSync(process.execPath, ['dist/cli.js', ...words], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/** Starts `node dist/cli.js` with these words and leaves it running. */
export function startEsma(...words: string[]) {
  return spawn(process.execPath, ['dist/cli.js', ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/**
 * Runs a command line in this process, which spares the start of a program: what is asked of every command. Threads are
 * those of the build. What is about signals, pipes or the program's own output needs {@link esma}.
 */
export function esmaHere(...words: string[]): Promise<CliResult> {
  return esmaWithin(null, ...words);
}

/** The same with so many steps of the budget of work, as assistants have them. */
export async function esmaWithin(steps: number | null, ...words: string[]): Promise<CliResult> {
  let [out, err] = ['', ''];
  const terminal = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    redraw: () => undefined,
    interactive: false,
    columns: Infinity,
    signal: new AbortController().signal,
  };
  const code = await run(words, terminal, steps);
  return { code, out, err };
}
