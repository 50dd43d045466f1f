import * as v from 'valibot';
import { InputError } from '../core/errors.ts';
import { sentenceOf } from '../library/sentence.ts';
import { runCommand } from './commandCall.ts';
import type { AssistantCall, AssistantTool } from './tools.ts';

/** What an assistant is answered. */
export interface AssistantAnswer {
  /** What was asked for, then what is said of it; the reason where there is no answer. */
  readonly texts: readonly string[];
  /** Whether it is the reason why there is no answer. */
  readonly isError: boolean;
}

/** Calls that run at once, each in a thread of its own; further ones wait for their turn. */
const mostAtOnce = 4;
let running = 0;
const waiting: (() => void)[] = [];

/** Does something in its turn. */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= mostAtOnce) await new Promise<void>((turn) => waiting.push(turn));
  else running++;
  try {
    return await work();
  } finally {
    // The turn is handed on, or given back.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

const failure = (reason: string): AssistantAnswer => ({ texts: [reason], isError: true });

/**
 * Runs one call of a tool, within its time.
 * @param given its arguments, as they came
 * @param script of the terminal's commands, dist/command.js
 * @param signal ends it
 */
export async function answerCall(
  script: URL,
  tool: AssistantTool,
  given: unknown,
  signal: AbortSignal,
): Promise<AssistantAnswer> {
  const read = v.safeParse(tool.schema, given);
  if (!read.success) return failure(read.issues.map((issue) => `${sentenceOf(issue)}.`).join('\n'));
  try {
    const call = tool.call(read.output);
    return await inTurn(() => run(script, tool, call, signal));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return failure(error.message);
  }
}

async function run(
  script: URL,
  { seconds, steps }: AssistantTool,
  call: AssistantCall,
  signal: AbortSignal,
): Promise<AssistantAnswer> {
  const limit = AbortSignal.timeout(1000 * seconds);
  const { code, out, err } = await runCommand(script, call, steps, AbortSignal.any([limit, signal]));
  if (code === null && limit.aborted)
    return failure(
      `Ended after ${seconds} seconds, the longest that a call may take; ask for less, or run "esma" in a terminal.`,
    );
  return { texts: [out, err].filter((text) => text !== ''), isError: code !== 0 };
}
