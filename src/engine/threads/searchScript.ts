// The script of all threads; what a thread does follows from its role.
import kernel from '#kernel';
import { runGroupWorker } from '../searching/groupThread.ts';
import { runJobThread } from '../searching/thread.ts';
import { runLibraryThread } from '../reading/thread.ts';
import type { LibraryStart } from '../reading/client.ts';
import type { JobStart } from '../searching/client.ts';
import type { WorkerStart } from '../searching/groupMessages.ts';
import { runService } from '../planning/thread.ts';
import type { ServiceStart } from '../planning/client.ts';
import { thisThread } from './thread.ts';

const thread = thisThread();
const start = thread.data as WorkerStart | JobStart | ServiceStart | LibraryStart;
if (start.role === 'groups') runGroupWorker(thread, start, kernel);
if (start.role === 'job') void runJobThread(thread, start);
if (start.role === 'service') runService(thread, kernel);
if (start.role === 'library') runLibraryThread(thread, start);
