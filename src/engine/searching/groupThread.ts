import { GroupSearch } from './groupSearch.ts';
import type { SearchGroup, WorkerReport, WorkerStart } from './groupMessages.ts';
import { sharedWords } from './groupMessages.ts';
import type { OwnThread } from '../threads/thread.ts';
import { constantOf, workOf } from './work.ts';

/** Runs in a worker of a pool: searches the groups that it is given, one after the other. */
export function runGroupWorker(
  thread: OwnThread,
  { specification, collecting, shared }: WorkerStart,
  kernel: Uint8Array,
): void {
  const words = new Int32Array(shared);
  const constant = constantOf(specification);
  const search = new GroupSearch(
    specification,
    constant,
    workOf(specification, constant),
    collecting,
    kernel,
  );

  const stopped = (candidate: number): boolean => {
    Atomics.store(words, sharedWords.candidate, candidate);
    return Atomics.load(words, sharedWords.stop) !== 0;
  };

  const report = (group: number): WorkerReport => {
    try {
      const result = stopped(0) ? null : search.run(group, stopped);
      return result ? { kind: 'result', group, result } : { kind: 'stopped', group };
    } catch (error) {
      return { kind: 'failed', group, message: error instanceof Error ? error.message : String(error) };
    }
  };

  thread.onMessage((message) => thread.post(report((message as SearchGroup).group)));
}
