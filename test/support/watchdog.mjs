import { writeFileSync, writeSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/**
 * Watches mocha from a thread of its own: a test that calculates without end keeps mocha's time limit from being looked
 * at, and everything after it from being run. After `patience` seconds without a word the whole run is ended, with the
 * test named and the counts so far left in `report`.
 * @returns {(state: { title: string, passed: number, failed: number, skipped: number }) => void} what is told of each step
 */
export function watchdog(patience, report) {
  const worker = new Worker(new URL(import.meta.url), { workerData: { patience, report } });
  worker.unref();
  return (state) => worker.postMessage(state);
}

if (!isMainThread && parentPort && workerData?.patience) {
  const { patience, report } = workerData;
  let timer;
  parentPort.on('message', ({ title, passed, failed, skipped }) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // What the main thread is to print would wait for ever.
      writeSync(1, `\n"${title}" has not come to an end in ${patience} s; the run is ended here.\n`);
      if (report) writeFileSync(report, JSON.stringify({ passed, failed: failed + 1, skipped }));
      process.kill(process.pid, 'SIGKILL');
    }, patience * 1000);
  });
}
