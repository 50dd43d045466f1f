import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'mocha';
import { defaultSpecification, numeratorFields } from '../../src/core/esma/specification.ts';
import type { SearchSpecification } from '../../src/core/esma/specification.ts';
import { beginsSlowly, workOfFirst } from '../../src/engine/searching/beginning.ts';
import { SearchJob } from '../../src/engine/searching/job.ts';
import type { JobEvent } from '../../src/engine/searching/job.ts';
import { constantOf, workOf } from '../../src/engine/searching/work.ts';
import { conjectureToLine } from '../../src/library/json.ts';

const script = pathToFileURL(resolve('dist/worker.js'));

describe('the first values of a search whose values are long in being set up', function () {
  this.timeout(300_000);

  const slow: readonly [string, Partial<SearchSpecification>][] = [
    ['sqrt(2)', { height: 6 }],
    ['(1+sqrt(5))/2', { height: 5 }],
    ['2^(1/3)', { height: 4 }],
    ['sqrt(2)', { height: 2, degree: 2 }],
    ['e', { height: 2, degree: 2 }],
    ['e', { shape: 'power', degree: 3, height: 9 }],
    ['sqrt(3)', { shape: 'power', degree: 2, height: 9 }],
    ['e', { height: 4, period: 2, ...numeratorFields(1, 2) }],
  ];
  for (const [constant, changes] of slow) {
    it(`are those that its first group begins with: ${constant}, ${JSON.stringify(changes)}`, () => {
      const specification = { ...defaultSpecification, constant, ...changes };
      const alpha = constantOf(specification);
      assert.ok(beginsSlowly(specification, alpha));
      const first = workOfFirst(specification, alpha).rows(0);
      assert.ok(first.length > 0);
      const rows = workOf(specification, alpha).rows(0);
      assert.deepEqual(first, rows.slice(0, first.length));
    });
  }

  it('are none where groups are determinants, or the height is small', () => {
    for (const changes of [{ height: 20 }, { constant: 'sqrt(2)', height: 2 }]) {
      const specification = { ...defaultSpecification, ...changes };
      assert.ok(!beginsSlowly(specification, constantOf(specification)));
    }
  });

  it('are told of before all else, as found in the first group, which has all of them in the end', async () => {
    const specification = { ...defaultSpecification, constant: 'sqrt(2)', height: 3, period: 2, digits: 100 };
    const collecting = { membersKept: 1, all: true };
    const job = new SearchJob(specification, { collecting, workers: 1, script });
    const events: JobEvent[] = [];
    for await (const event of job.events()) events.push(event);
    const [first] = events;
    assert.ok(first?.kind === 'found' && first.group === 0 && first.families.length > 0);
    const group = events.find((event) => event.kind === 'group');
    assert.ok(group?.kind === 'group' && group.group === 0);
    const lines = new Set(group.conjectures!.map(conjectureToLine));
    for (const { count, members } of first.families) {
      assert.ok(lines.has(conjectureToLine(members[0]!)));
      const all = group.families.find((share) => share.members[0]!.family === members[0]!.family)!;
      assert.ok(count <= all.count);
    }
    // What is told of progress never takes back a family.
    const families = events.flatMap((event) => (event.kind === 'progress' ? [event.progress.families] : []));
    assert.ok(
      families.every((count, i) => i === 0 || count >= families[i - 1]!),
      families.join(),
    );
  });

  it('too many values are refused, whatever the first ones are', async () => {
    const specification = { ...defaultSpecification, constant: 'sqrt(2)', height: 100 };
    const job = new SearchJob(specification, {
      collecting: { membersKept: 1, all: false },
      workers: 1,
      script,
    });
    await assert.rejects(async () => {
      for await (const event of job.events()) assert.equal(event.kind, 'found');
    }, /^InputError: height: /);
  });
});
