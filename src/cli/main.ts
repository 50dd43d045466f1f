import { InputError } from '../core/errors.ts';
import { checkCommand } from './commands/check.ts';
import { constantsCommand } from './commands/constants.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { expandCommand } from './commands/expand.ts';
import { exportCommand } from './commands/export.ts';
import { familiesCommand } from './commands/families.ts';
import { identifyCommand } from './commands/identify.ts';
import { insertCommand } from './commands/insert.ts';
import { planCommand } from './commands/plan.ts';
import { proveCommand } from './commands/prove.ts';
import { searchCommand } from './commands/search.ts';
import { tourCommand } from './commands/tour.ts';
import { mergeCommand } from './commands/merge.ts';
import { resumeCommand } from './commands/resume.ts';
import { toolboxCommands } from './commands/toolbox/toolbox.ts';
import { verifyCommand } from './commands/verify.ts';
import { help, overview } from './help.ts';
import { UsageError } from './options.ts';
import { exitCodes } from './terminal.ts';
import type { Terminal } from './terminal.ts';

type Command = (words: readonly string[], terminal: Terminal) => number | Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  search: searchCommand,
  plan: planCommand,
  resume: resumeCommand,
  merge: mergeCommand,
  expand: expandCommand,
  evaluate: evaluateCommand,
  verify: verifyCommand,
  prove: proveCommand,
  check: checkCommand,
  export: exportCommand,
  insert: insertCommand,
  identify: identifyCommand,
  families: familiesCommand,
  constants: constantsCommand,
  tour: tourCommand,
  ...toolboxCommands,
};

/** Runs one command line and gives its exit code. Bad input ends in a sentence on err, not in a stack trace. */
async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || name === '--help') {
    terminal.out(overview);
    return exitCodes.done;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    terminal.err(`"${name}" is no command of esma.\n\n${overview}`);
    return exitCodes.usage;
  }
  if (rest.includes('--help')) {
    terminal.out(help[name]!);
    return exitCodes.done;
  }
  try {
    return await command(rest, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`${error.message}.\n\n${help[name]}`);
      return exitCodes.usage;
    }
    if (error instanceof InputError) {
      terminal.err(`${error.message}\n`);
      return exitCodes.wrongInput;
    }
    throw error;
  }
}

const interruption = new AbortController();
process.once('SIGINT', () => interruption.abort());

// A reader that closes the pipe (| head) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.done);
  throw error;
});

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  interactive: process.stderr.isTTY === true,
  columns: process.stdout.columns ?? 160,
  signal: interruption.signal,
});
