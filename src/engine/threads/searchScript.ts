// The script of all threads; what a thread does follows from its role. Begun by itself, it is the program of a run on a cluster.
import kernel from '#kernel';
import { runProgram } from '../cluster/program.ts';
import { runBeginningThread } from '../searching/beginning.ts';
import type { BeginningStart } from '../searching/beginning.ts';
import type { WorkerStart } from '../searching/groupMessages.ts';
import { runGroupWorker } from '../searching/groupThread.ts';
import type { SearchingStart } from '../searching/messages.ts';
import { runSearchingThread } from '../searching/thread.ts';
import type { PlanningStart } from '../planning/messages.ts';
import { runPlanningThread } from '../planning/thread.ts';
import type { ReadingStart } from '../reading/messages.ts';
import { runReadingThread } from '../reading/thread.ts';
import { isOwnProgram, thisThread } from './thread.ts';

if (isOwnProgram()) {
  process.exitCode = await runProgram(new URL(import.meta.url), kernel, process.argv.slice(2));
} else {
  const thread = thisThread();
  const start = thread.data as BeginningStart | WorkerStart | SearchingStart | PlanningStart | ReadingStart;
  if (start.role === 'beginning') runBeginningThread(thread, start, kernel);
  if (start.role === 'groups') runGroupWorker(thread, start, kernel);
  if (start.role === 'searching') void runSearchingThread(thread, start);
  if (start.role === 'planning') runPlanningThread(thread, kernel);
  if (start.role === 'reading') runReadingThread(thread, start);
}
