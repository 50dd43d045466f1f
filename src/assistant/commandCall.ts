import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startThread } from '../engine/threads/thread.ts';
import type { CommandReport, CommandStart } from '../engine/threads/commandMessages.ts';
import type { AssistantCall } from './tools.ts';

/** What a command has put out. */
export interface CommandResult {
  /** Its exit code; null where it was ended before. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Longest answer, in characters: what an assistant can still read. */
const mostCharacters = 200_000;

/** Characters a line of a table. */
const columns = 160;

const cutSentence = `\n… cut after ${mostCharacters.toLocaleString('en-US')} characters; ask for less.`;

/**
 * Runs a command of the terminal in a thread of its own, on files of its own, which are gone afterwards.
 * @param script of the terminal's commands, dist/command.js
 * @param steps what it may take, in steps of the budget of work; null for no bound
 * @param signal ends it
 */
export async function runCommand(
  script: URL,
  { words, files }: AssistantCall,
  steps: number | null,
  signal: AbortSignal,
): Promise<CommandResult> {
  const names = Object.keys(files);
  const folder = names.length === 0 ? null : mkdtempSync(join(tmpdir(), 'esma-assistant-'));
  try {
    for (const name of names) writeFileSync(join(folder!, name), files[name]!);
    const paths = words.map((word) => (Object.hasOwn(files, word) ? join(folder!, word) : word));
    const { code, out, err } = await inThread(script, paths, steps, signal);
    // The folder is nothing to whoever asked.
    const without = (text: string) => (folder === null ? text : text.replaceAll(join(folder, '/'), ''));
    return { code, out: without(out), err: without(err) };
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}

function inThread(
  script: URL,
  words: readonly string[],
  steps: number | null,
  signal: AbortSignal,
): Promise<CommandResult> {
  return new Promise((done) => {
    const texts = { out: '', err: '' };
    let code: number | null = null;
    const add = (kind: 'out' | 'err', text: string) => {
      if (texts[kind].length > mostCharacters) return;
      texts[kind] += text;
      if (texts[kind].length > mostCharacters)
        texts[kind] = `${texts[kind].slice(0, mostCharacters)}${cutSentence}`;
    };
    const take = (report: CommandReport) => {
      if (report.kind === 'out' || report.kind === 'err') add(report.kind, report.text);
      else if (report.kind === 'ended') code = report.code;
      else if (report.kind === 'failed') add('err', `${report.report}\n`);
    };
    const start: CommandStart = { words, steps, interactive: false, columns };
    const thread = startThread(script, start, {
      onMessage: (message) => take(message as CommandReport),
      onEnd(reason) {
        signal.removeEventListener('abort', end);
        if (code === null && !signal.aborted) add('err', `The command has ended: ${reason}.\n`);
        done({ code, ...texts });
      },
    });
    const end = () => thread.terminate();
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
