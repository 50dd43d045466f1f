import * as v from 'valibot';
import { InputError } from '../core/errors.ts';
import { runCommand } from './commandCall.ts';
import type { AssistantTool } from './tools.ts';

/** What an assistant is answered. */
export interface AssistantAnswer {
  /** What was asked for, then what is said of it; the reason where there is no answer. */
  readonly texts: readonly string[];
  /** Whether it is the reason why there is no answer. */
  readonly isError: boolean;
}

const failure = (reason: string): AssistantAnswer => ({ texts: [reason], isError: true });

/** "height: Invalid value: Expected <=40 but received 1000." */
function sentenceOf(issue: v.BaseIssue<unknown>): string {
  const field = v.getDotPath(issue);
  return `${field === null ? '' : `${field}: `}${issue.message.replace(/\.$/, '')}.`;
}

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
  if (!read.success) return failure(read.issues.map(sentenceOf).join('\n'));
  const limit = AbortSignal.timeout(1000 * tool.seconds);
  try {
    const { code, out, err } = await runCommand(
      script,
      tool.call(read.output),
      AbortSignal.any([limit, signal]),
    );
    if (code === null && limit.aborted)
      return failure(
        `Ended after ${tool.seconds} seconds, the longest that a call may take; ask for less, or run "esma" in a terminal.`,
      );
    return { texts: [out, err].filter((text) => text !== ''), isError: code !== 0 };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return failure(error.message);
  }
}
