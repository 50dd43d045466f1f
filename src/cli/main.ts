import { run } from './run.ts';
import { exitCodes } from './terminal.ts';

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
