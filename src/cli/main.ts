import { getHeapStatistics } from 'node:v8';
import { oneLine, plainLines } from '../core/oneLine.ts';
import { compileLate } from '../engine/threads/compiler.ts';
import { startThread } from '../engine/threads/thread.ts';
import { systemReason } from '../library/systemReason.ts';
import type { CommandOrder, CommandReport, CommandStart } from '../engine/threads/commandMessages.ts';
import { Silence } from './silence.ts';
import { exitCodes, noHandles, redrawing } from './terminal.ts';

/*
 * The command runs in a thread of its own, and this one stays free for signals: a command that calculates hears of none
 * until it comes to a pause. What hears of a signal ends by itself, and keeps what it has found; what does not is ended.
 */

/**
 * Time in which a command that has something to keep must have heard of a signal: it is in the midst of a calculation else. Between
 * its turns lies a tenth of a second, and more on a machine that has much other work.
 */
const hearingMilliseconds = 3000;

/** Time in which a thread ends that is told to: it waits for the system else, as for a pipe into which nobody writes. */
const endingMilliseconds = 4_000;

/** What stands behind a command that was ended: it had written nothing that is not kept. */
const endedSentence = 'Ended in the midst of a calculation; what was written before is kept.\n';

compileLate();

// A reader that closes the pipe (| head) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.done);
  process.stderr.write(
    `The output cannot be written (${systemReason(error)}); what was put out before is not complete.\n`,
  );
  process.exit(exitCodes.wrongInput);
});

const err = (text: string) => void process.stderr.write(plainLines(text));
const redraw = redrawing((text) => void process.stderr.write(text));
const silence = new Silence(
  () => performance.now(),
  () => process.cpuUsage().user / 1000,
  redraw,
);
const interactive = process.stderr.isTTY === true;
if (interactive) setInterval(() => silence.look(), 1000).unref();

/** The code of the signal that came, if one did. */
let signalled: number | null = null;
let listens = false;
let heard = false;
/** Whether the command has ended of itself. */
let ended = false;

const start: CommandStart = {
  words: process.argv.slice(2),
  steps: null,
  interactive,
  // What goes to a file or another program is cut nowhere, unless COLUMNS says so.
  columns: process.stdout.isTTY ? process.stdout.columns || 160 : Number(process.env.COLUMNS) || Infinity,
};
const thread = startThread(
  new URL('./command.js', import.meta.url),
  start,
  { onMessage: (message) => take(message as CommandReport), onEnd },
  // As much memory as the program would have without a thread of its own for the command.
  { heapMegabytes: Math.floor(getHeapStatistics().heap_size_limit / 2 ** 20) },
);

for (const [signal, code] of [
  ['SIGINT', exitCodes.interrupted],
  ['SIGTERM', exitCodes.terminated],
] as const)
  process.on(signal, () => {
    const end = () => {
      thread.terminate();
      setTimeout(() => {
        process.removeAllListeners(signal);
        process.kill(process.pid, signal);
      }, endingMilliseconds).unref();
    };
    const isSecond = signalled !== null;
    signalled ??= code;
    if (isSecond || !listens) {
      end();
      return;
    }
    const order: CommandOrder = 'interrupt';
    thread.post(order);
    setTimeout(() => {
      if (!heard) end();
    }, hearingMilliseconds).unref();
  });

function take(report: CommandReport): void {
  silence.spoken(report.kind === 'redraw' ? report.lines : null);
  switch (report.kind) {
    case 'out':
      process.stdout.write(plainLines(report.text));
      break;
    case 'err':
      err(report.text);
      break;
    case 'redraw':
      redraw(report.lines.map(oneLine));
      break;
    case 'listens':
      listens = true;
      break;
    case 'heard':
      heard = true;
      break;
    case 'ended':
      ended = true;
      process.exitCode =
        report.code === exitCodes.interrupted ? (signalled ?? exitCodes.interrupted) : report.code;
      break;
    case 'failed':
      ended = true;
      err(`${report.report}\n`);
      process.exitCode = exitCodes.wrongInput;
  }
}

/** The thread is gone: of itself, by a signal, or because the system gave it no memory or no handles. */
function onEnd(reason: string): void {
  if (ended) return;
  if (interactive) redraw([]);
  if (signalled !== null) err(endedSentence);
  else err(/\bE[MN]FILE\b/.test(reason) ? `${noHandles}\n` : `The command has ended: ${reason}.\n`);
  process.exitCode = signalled ?? exitCodes.wrongInput;
}
