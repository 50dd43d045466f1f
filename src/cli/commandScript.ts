// The script of a command's thread: it writes nothing itself, and hears of signals from the one that started it.
import { thisThread } from '../engine/threads/thread.ts';
import type { CommandReport, CommandStart } from '../engine/threads/commandMessages.ts';
import { run } from './run.ts';

const thread = thisThread();
const { words, steps, interactive, columns } = thread.data as CommandStart;
const post = (report: CommandReport) => thread.post(report);
const interruption = new AbortController();
let listens = false;
thread.onMessage(() => {
  post({ kind: 'heard' });
  interruption.abort();
});
try {
  const code = await run(
    words,
    {
      out: (text) => post({ kind: 'out', text }),
      err: (text) => post({ kind: 'err', text }),
      redraw: (lines) => post({ kind: 'redraw', lines }),
      interactive,
      columns,
      get signal() {
        if (!listens) post({ kind: 'listens' });
        listens = true;
        return interruption.signal;
      },
    },
    steps,
  );
  post({ kind: 'ended', code });
} catch (error) {
  post({ kind: 'failed', report: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
thread.close();
