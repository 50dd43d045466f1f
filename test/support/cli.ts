import { spawn, spawnSync } from 'node:child_process';
import { run } from '../../src/cli/run.ts';

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

/** Runs a command line in this process, which takes a hundredth of the time; what needs workers or signals cannot. */
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
    columns: 160,
    signal: new AbortController().signal,
  };
  const code = await run(words, terminal, steps);
  return { code, out, err };
}
