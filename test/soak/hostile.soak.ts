import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { after, before, describe, it } from 'mocha';
import { InputError } from '../../src/core/errors.ts';
import { checkCompleteList } from '../../src/core/theorems/completeness/checker.ts';
import { readManifest } from '../../src/engine/cluster/manifest.ts';
import { readTaskState } from '../../src/engine/cluster/taskState.ts';
import { readCompleteList } from '../../src/library/completeList.ts';
import { esma } from '../support/cli.ts';
import { writtenRun } from '../support/cluster.ts';
import { mutated } from '../support/mutations.ts';
import { readsHostAlike, readsWishesAlone } from '../support/pageMessages.ts';

/** A value as JSON, as far as it has any. */
function textOf(value: unknown): string {
  try {
    return String(
      JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part)),
    );
  } catch {
    return 'null';
  }
}

const seed = Date.now() % 1_000_000;

describe(`what comes from outside, at length (seed ${seed})`, function () {
  this.timeout(0);
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'esma-soak-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('100,000 messages of each page are wishes on a list, or not read', () => readsWishesAlone(100_000));

  it('20,000 messages of each kind of the host are what their types say, or not read', () =>
    readsHostAlike(20_000));

  it('of 5,000 damaged complete lists none is accepted that says anything else', () => {
    const text = esma('complete', 'e', '--order', '6', '--period', '2', '--json').out;
    const truth = readCompleteList(text);
    assert.ok(checkCompleteList(truth).ok);
    const wanted = JSON.parse(textOf(truth)) as { families: { certificate: unknown }[] };
    const facts = ({ families, ...others }: typeof wanted) =>
      textOf([others, families.map(({ certificate: _, ...family }) => family)]);
    let slowest = 0;
    let accepted = 0;
    fc.assert(
      fc.property(mutated([JSON.parse(text)]), (json) => {
        const started = performance.now();
        try {
          const list = readCompleteList(textOf(json));
          if (checkCompleteList(list).ok) {
            accepted++;
            assert.equal(facts(JSON.parse(textOf(list)) as typeof wanted), facts(wanted));
          }
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
        }
        slowest = Math.max(slowest, performance.now() - started);
      }),
      { numRuns: 5000, seed },
    );
    console.log(`      ${accepted} accepted, all of them true; the slowest took ${Math.round(slowest)} ms`);
  });

  it('of 10,000 damaged manifests and states of tasks each is read or refused by a sentence', () => {
    const run = writtenRun(join(folder, 'run'), 'e', '--height=1', '--shards=2', '--scheduler=slurm');
    const manifest: unknown = JSON.parse(JSON.stringify(readManifest(run)));
    const state = {
      ...{ state: 'running', host: 'a', began: 1, seen: 2, shareBefore: 0, share: 0.5 },
      ...{ failures: 0, groups: 1, message: '' },
    };
    const damaged = join(folder, 'damaged');
    cpSync(run, damaged, { recursive: true });
    fc.assert(
      fc.property(mutated([manifest]), mutated([state]), (json, task) => {
        writeFileSync(join(damaged, 'manifest.json'), textOf(json));
        writeFileSync(join(damaged, 'shards', '1.json'), textOf(task));
        readTaskState(damaged, 1);
        try {
          readManifest(damaged);
        } catch (error) {
          assert.ok(error instanceof InputError, String(error));
          assert.ok(!/[\p{Cc}\u202e]/u.test(error.message) && error.message.length < 2000, error.message);
        }
      }),
      { numRuns: 10_000, seed },
    );
  });
});
