import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { defaultSpecification } from '../../src/core/esma/specification.ts';
import type { GroupResult } from '../../src/engine/searching/groupCollection.ts';
import { GroupSearch } from '../../src/engine/searching/groupSearch.ts';
import { constantOf, workOf } from '../../src/engine/searching/work.ts';
import { conjectureToLine } from '../../src/library/json.ts';
import { withoutSieve } from '../support/withoutSieve.ts';

const kernel = readFileSync('dist/kernel.wasm');

/** All that a checkpoint would hold of a group, but for how many candidates were expanded in full. */
function fingerprint({ families, all, candidates, conjectures, undecided }: GroupResult): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify({ candidates, conjectures, undecided }));
  for (const { count, members } of families)
    hash.update(`${count}\n${members.map(conjectureToLine).join('\n')}\n`);
  for (const conjecture of all ?? []) hash.update(`${conjectureToLine(conjecture)}\n`);
  return hash.digest('hex');
}

describe('sieving orbits first gives what expanding every candidate gives, byte for byte, at height 20', () => {
  for (const [constant, conjectures] of [
    ['e', 152_271],
    ['tan(1)', null],
    ['exp(2)', null],
    ['exp(1/2)', null],
    ['besseli(1,2)/besseli(0,2)', null],
    ['pi', 0],
  ] as const) {
    it(constant, function () {
      this.timeout(0);
      const specification = { ...defaultSpecification, constant, height: 20 };
      const alpha = constantOf(specification);
      const work = workOf(specification, alpha);
      assert.ok(work.typicalRoot !== null);
      const collecting = { membersKept: 4, all: true };
      const sieving = new GroupSearch(specification, alpha, work, collecting, kernel);
      const plain = new GroupSearch(specification, alpha, withoutSieve(work), collecting, kernel);
      const watch = { stopped: () => false, advanced: () => undefined };
      let found = 0;
      let seconds = 0;
      let plainSeconds = 0;
      for (let group = 0; group < work.groups; group++) {
        const started = performance.now();
        const sieved = sieving.run(group, watch)!;
        const between = performance.now();
        const expanded = plain.run(group, watch)!;
        plainSeconds += (performance.now() - between) / 1000;
        seconds += (between - started) / 1000;
        assert.equal(fingerprint(sieved), fingerprint(expanded), `group ${group + 1}`);
        found += sieved.conjectures;
      }
      assert.equal(plain.orbitCounts, null);
      if (conjectures !== null) assert.equal(found, conjectures);
      console.log(
        `      ${found} conjectures, ${work.groups} groups; ${seconds.toFixed(1)} s with the sieve, ${plainSeconds.toFixed(1)} s without`,
      );
    });
  }
});
