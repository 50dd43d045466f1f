// The script of all threads; what a thread does follows from its role.
import kernel from '#kernel';
import { runGroupWorker } from './groupWorker.ts';
import { runJobThread } from './jobThread.ts';
import { runLibraryThread } from './libraryThread.ts';
import type { LibraryStart } from './libraryClient.ts';
import type { JobStart } from './jobClient.ts';
import type { WorkerStart } from './protocol.ts';
import { runService } from './service.ts';
import type { ServiceStart } from './serviceClient.ts';
import { thisThread } from './threads.ts';

const thread = thisThread();
const start = thread.data as WorkerStart | JobStart | ServiceStart | LibraryStart;
if (start.role === 'groups') runGroupWorker(thread, start, kernel);
if (start.role === 'job') void runJobThread(thread, start);
if (start.role === 'service') runService(thread, kernel);
if (start.role === 'library') runLibraryThread(thread, start);
