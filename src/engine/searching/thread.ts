import { existsSync } from 'node:fs';
import { FamilyCollection } from '../../core/family.ts';
import { Prover } from '../../core/theorems/certificates/familyProof.ts';
import { readCheckpoint } from './checkpoint.ts';
import { FileLock } from '../../library/fileLock.ts';
import type { Collecting } from './groupCollection.ts';
import { SearchJob } from './job.ts';
import type { SearchingReport, SearchingStart } from './messages.ts';
import type { OwnThread } from '../threads/thread.ts';

/** Time between two reports of families. */
const reportMilliseconds = 200;

/** Runs in the thread of a job. */
export async function runSearchingThread(thread: OwnThread, start: SearchingStart): Promise<void> {
  const { specification, collecting, workers, checkpoint, lock: lockFile, script, readsOnly } = start;
  const post = (report: SearchingReport) => thread.post(report);
  const cancellation = new AbortController();
  let lock: FileLock | null = null;
  try {
    if (readsOnly) cancellation.abort();
    else lock = await FileLock.take(lockFile, () => cancellation.abort());
    if (!readsOnly && !lock) {
      post({ kind: 'elsewhere' });
      return;
    }
    const resumed = existsSync(checkpoint) ? readCheckpoint(checkpoint) : null;
    const job = new SearchJob(resumed?.header.specification ?? specification, {
      collecting: resumed?.header.collecting ?? collecting,
      workers,
      script: new URL(script),
      checkpoint: { path: checkpoint, command: [] },
      signal: cancellation.signal,
      ...(resumed ? { resumed } : {}),
    });
    thread.onMessage((message) => {
      if (message === 'pause') job.pause();
      if (message === 'resume') job.resume();
      if (message === 'cancel') cancellation.abort();
    });
    await reportEvents(job, collecting, post);
  } catch (error) {
    post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  } finally {
    lock?.release();
    thread.close();
  }
}

async function reportEvents(
  job: SearchJob,
  collecting: Collecting,
  post: (report: SearchingReport) => void,
): Promise<void> {
  let pending = new FamilyCollection(collecting.membersKept);
  let last = 0;
  const prover = new Prover();
  const flush = () => {
    last = performance.now();
    if (pending.size === 0) return;
    const shares = pending
      .shares()
      .map(({ count, members }) => ({ count, members: members.map((member) => prover.withProof(member)) }));
    post({ kind: 'families', shares });
    pending = new FamilyCollection(collecting.membersKept);
  };
  // How many members of each family were told of before their group was done: they are not counted again.
  const told = new Map<number, Map<string, number>>();
  for await (const event of job.events()) {
    if (event.kind === 'found') {
      const counts = told.get(event.group) ?? new Map<string, number>();
      told.set(event.group, counts);
      for (const share of event.families) {
        const { family } = share.members[0]!;
        if (counts.has(family)) continue;
        counts.set(family, share.count);
        pending.addShare(share);
      }
      flush();
    }
    if (event.kind === 'group') {
      const counts = told.get(event.group);
      told.delete(event.group);
      for (const { count, members } of event.families)
        pending.addShare({ count: count - (counts?.get(members[0]!.family) ?? 0), members });
      if (performance.now() - last > reportMilliseconds) flush();
    }
    if (event.kind === 'progress') post(event);
    if (event.kind === 'done') {
      flush();
      post({ kind: 'done', progress: event.progress, cancelled: event.cancelled });
    }
  }
}
