import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { proofOf } from '../../src/core/theorems/certificates/proofOf.ts';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import { InputError } from '../../src/core/errors.ts';
import { defaultSpecification } from '../../src/core/esma/specification.ts';
import type { SearchSpecification } from '../../src/core/esma/specification.ts';
import { FamilyCollection } from '../../src/core/family.ts';
import { startJob } from '../../src/engine/searching/client.ts';
import type { SearchingReport } from '../../src/engine/searching/messages.ts';
import { planningClient } from '../../src/engine/planning/client.ts';
import { conjectureToJson, conjectureToLine } from '../../src/library/json.ts';
import { sampleSearch } from '../support/samples.ts';

const script = pathToFileURL(resolve('dist/worker.js'));

/** A job in its thread, with what it has reported. */
function runJob(
  specification: SearchSpecification,
  checkpoint: string,
  readsOnly = false,
  onReport: (report: SearchingReport, job: ReturnType<typeof startJob>) => void = () => undefined,
) {
  const collection = new FamilyCollection(3);
  const reports: SearchingReport[] = [];
  const ended = new Promise<void>((resolveEnd) => {
    const job = startJob(
      script,
      {
        specification,
        collecting: { membersKept: 3, all: false },
        workers: 2,
        checkpoint,
        lock: `${checkpoint}.lock`,
        readsOnly,
      },
      (report) => {
        reports.push(report);
        if (report.kind === 'families') for (const share of report.shares) collection.addShare(share);
        onReport(report, job);
      },
      resolveEnd,
    );
  });
  // Which certificate a member gets depends on the member of its family that was proved first: any of them is a proof.
  const families = () =>
    collection.ranked().map(({ id, count, members }) => {
      assert.ok(members.every(proofOf));
      const records = members.map((member) => conjectureToLine({ ...member, claimedProof: null }));
      return `${id} ${count} ${records.join()}`;
    });
  return { ended, reports, families, last: () => reports[reports.length - 1]! };
}

describe('a job in a thread of its own', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'esma-threads-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const specification = { ...defaultSpecification, height: 5, digits: 100 };

  it('reports families as they come; cancelled, read back and resumed it ends as if undisturbed', async () => {
    const undisturbed = runJob(specification, join(folder, 'whole.checkpoint'));
    await undisturbed.ended;
    const end = undisturbed.last();
    assert.ok(end.kind === 'done' && !end.cancelled && end.progress.conjectures === 11_104);
    assert.ok(undisturbed.reports.filter(({ kind }) => kind === 'families').length > 1);

    const checkpoint = join(folder, 'cancelled.checkpoint');
    let told = false;
    const cancelled = runJob(specification, checkpoint, false, (report, job) => {
      if (report.kind === 'families' && !told) job.send('cancel');
      told ||= report.kind === 'families';
    });
    await cancelled.ended;
    const stop = cancelled.last();
    assert.ok(
      stop.kind === 'done' && stop.cancelled && stop.progress.candidatesDone < stop.progress.candidates,
    );

    const readBack = runJob(specification, checkpoint, true);
    await readBack.ended;
    const read = readBack.last();
    assert.ok(read.kind === 'done' && read.cancelled);
    assert.equal(read.progress.candidatesDone, stop.progress.candidatesDone);

    const resumed = runJob(specification, checkpoint);
    await resumed.ended;
    assert.deepEqual(resumed.families(), undisturbed.families());
  });

  it('is not run where another program runs it, and its checkpoint is left alone', async () => {
    const path = join(folder, 'elsewhere.checkpoint');
    writeFileSync(`${path}.lock`, `${process.ppid} ${hostname()} 1`);
    const refused = runJob(specification, path);
    await refused.ended;
    assert.deepEqual(refused.reports, [{ kind: 'elsewhere' }]);
    assert.ok(!existsSync(path));
    writeFileSync(`${path}.lock`, 'left');
    const run = runJob({ ...specification, height: 2 }, path);
    await run.ended;
    assert.ok(run.last().kind === 'done' && !existsSync(`${path}.lock`));
  });

  it('pauses and goes on', async () => {
    const paused = runJob(specification, join(folder, 'paused.checkpoint'), false, (report, job) => {
      if (report.kind !== 'progress') return;
      job.send('pause');
      setTimeout(() => job.send('resume'), 30);
    });
    await paused.ended;
    const end = paused.last();
    assert.ok(end.kind === 'done' && end.progress.conjectures === 11_104);
  });

  it('says why it cannot run', async () => {
    const job = runJob(specification, join(folder, 'no', 'such', 'folder.checkpoint'));
    await job.ended;
    const end = job.last();
    assert.ok(end.kind === 'failed' && /cannot be written/.test(end.message));
  });
});

describe('the thread of plans', () => {
  const planning = planningClient(script);
  after(() => planning.dispose());

  it('describes constants and refuses what is none, by a sentence', async () => {
    const description = await planning.call('describe', { text: '\\frac{e+1}{e-1}' });
    assert.deepEqual(
      [description.name, description.reach, description.rational],
      ['(e+1)/(e-1)', 'hurwitzian', false],
    );
    await assert.rejects(planning.call('describe', { text: 'epsilon' }), InputError);
  });

  it('plans, verifies and knows the simple fraction', async () => {
    const plan = await planning.call('plan', { specification: defaultSpecification });
    assert.deepEqual([plan.candidates, plan.warning], [2464, null]);
    assert.ok((await planning.call('estimate', { specification: defaultSpecification })) > 0);
    const { conjectures } = await sampleSearch('e', { height: 1, signs: '-+' });
    const conjecture = conjectureToJson(conjectures[0]!);
    assert.deepEqual(await planning.call('verify', { conjecture, digits: 3000 }), {
      ok: true,
      digits: 3000,
    });
    const digits = await planning.call('simpleConvergence', { conjecture, terms: 60 });
    assert.ok(digits.length === 60 && digits.every((value, n) => n === 0 || value > digits[n - 1]!));
  });
});
