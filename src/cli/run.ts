import { InputError } from '../core/errors.ts';
import { oneLine } from '../core/oneLine.ts';
import { stepsInWords, withinThread } from '../core/work.ts';
import { JobError } from '../engine/searching/job.ts';
import { systemReason } from '../library/systemReason.ts';
import { helpOf } from './command.ts';
import { commands, tools } from './commands.ts';
import { version, versionWords } from './commands/version.ts';
import { overviewOf } from './help.ts';
import { UsageError } from './options.ts';
import { exitCodes, noHandles } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/**
 * Runs one command line and gives its exit code. Bad input ends in a sentence on err, not in a stack trace.
 * @param steps what the command may take, in steps of the budget of work; null for no bound
 */
export async function run(
  words: readonly string[],
  terminal: Terminal,
  steps: number | null = null,
): Promise<number> {
  const [first, ...rest] = words;
  const name = first !== undefined && versionWords.includes(first) ? version.name : first;
  const isHelp = name === 'help' || name === '--help' || name === '-h';
  const all = [...commands, ...tools];
  const command = all.find((one) => {
    const wanted = isHelp ? rest[0] : name;
    return wanted !== undefined && (one.name === wanted || one.otherName === wanted);
  });
  if (name === undefined || isHelp) {
    terminal.out(command ? helpOf(command) : overviewOf(commands, tools));
    return exitCodes.done;
  }
  if (!command) {
    terminal.err(`"${oneLine(name)}" is no command of esma.\n\n${overviewOf(commands, tools)}`);
    return exitCodes.usage;
  }
  if (rest.some((word) => word === '--help' || word === '-h')) {
    terminal.out(helpOf(command));
    return exitCodes.done;
  }
  try {
    if (steps === null) return await command.run(rest, terminal);
    const tooMuch = `This takes more than the ${stepsInWords(steps)} steps of arithmetic that an answer may take; ask for fewer digits, terms or records, or for a simpler constant.`;
    return await withinThread(steps, tooMuch, () => command.run(rest, terminal));
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`${error.message}.\n\n${helpOf(command)}`);
      return exitCodes.usage;
    }
    if (error instanceof InputError) {
      terminal.err(`${error.message}\n`);
      return exitCodes.wrongInput;
    }
    const sentence = sentenceOfFailure(error);
    if (sentence === null) throw error;
    terminal.err(`${sentence}\n`);
    return exitCodes.wrongInput;
  }
}

/** What the machine refused, or why a search cannot go on, as a sentence; null for what is a fault of this program. */
function sentenceOfFailure(error: unknown): string | null {
  if (error instanceof JobError)
    return /\bE[MN]FILE\b/.test(error.message)
      ? `${noHandles} What was found before is kept.`
      : `${error.message.replace(/\.$/, '')}.`;
  const code =
    error instanceof Error && 'syscall' in error ? (error as NodeJS.ErrnoException).code : undefined;
  if (code === 'EMFILE' || code === 'ENFILE') return noHandles;
  return code === undefined ? null : `The system refused: ${systemReason(error)}.`;
}
