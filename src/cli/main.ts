import { oneLine, plainLines } from '../core/oneLine.ts';
import { systemReason } from '../library/systemReason.ts';
import { run } from './run.ts';
import { exitCodes, redrawing } from './terminal.ts';

const interruption = new AbortController();
let interruptedCode: number = exitCodes.interrupted;
for (const [signal, code] of [
  ['SIGINT', exitCodes.interrupted],
  ['SIGTERM', exitCodes.terminated],
] as const)
  process.once(signal, () => {
    interruptedCode = code;
    interruption.abort();
  });

// A reader that closes the pipe (| head) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.done);
  process.stderr.write(
    `The output cannot be written (${systemReason(error)}); what was put out before is not complete.\n`,
  );
  process.exit(exitCodes.wrongInput);
});

const redraw = redrawing((text) => void process.stderr.write(text));

const exitCode = await run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(plainLines(text)),
  err: (text) => void process.stderr.write(plainLines(text)),
  redraw: (lines) => redraw(lines.map(oneLine)),
  interactive: process.stderr.isTTY === true,
  columns: process.stdout.columns || 160,
  signal: interruption.signal,
});
process.exitCode = exitCode === exitCodes.interrupted ? interruptedCode : exitCode;
