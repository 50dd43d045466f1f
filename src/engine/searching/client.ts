import { startThread } from '../threads/thread.ts';
import type { Thread } from '../threads/thread.ts';
import type { SearchingCommand, SearchingReport, SearchingStart } from './messages.ts';

/** Starts a job in a thread of its own. `onEnd` is called once, when the thread is gone. */
export function startJob(
  script: URL,
  start: Omit<SearchingStart, 'role' | 'script'>,
  onReport: (report: SearchingReport) => void,
  onEnd: () => void,
): { send(command: SearchingCommand): void; terminate(): void } {
  const data: SearchingStart = { role: 'searching', script: script.href, ...start };
  let ended = false;
  const thread: Thread = startThread(script, data, {
    onMessage: (message) => {
      const report = message as SearchingReport;
      if (report.kind !== 'families' && report.kind !== 'progress') ended = true;
      onReport(report);
    },
    onEnd: (reason) => {
      if (!ended)
        onReport({
          kind: 'failed',
          message: `the search's thread has ended: ${reason}; its checkpoint is kept`,
        });
      onEnd();
    },
  });
  return { send: (command) => thread.post(command), terminate: () => thread.terminate() };
}
