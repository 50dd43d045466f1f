import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isSigned } from '../../src/core/fractions/fraction.ts';
import { Prover } from '../../src/core/theorems/certificates/familyProof.ts';
import { conjectureFromLine } from '../../src/library/reading.ts';
import { esma } from '../support/cli.ts';
import { readDamaged } from '../support/damagedRecords.ts';
import { sampleSearch } from '../support/samples.ts';

describe('the gate of the library, at length', () => {
  it('of 10,000 damaged records accepts none that is false', async function () {
    this.timeout(0);
    const { conjectures } = await sampleSearch('e', { height: 1 });
    const prover = new Prover();
    readDamaged(
      conjectures.map((conjecture) => prover.withProof(conjecture)),
      10_000,
      Date.now() % 1_000_000,
    );
  });

  it('of 10,000 damaged records with other numerators than ±1 accepts none that is false', function () {
    this.timeout(0);
    const bounds = ['--height', '1', '--period', '2', '--numerator-degree', '1', '--numerator-height', '2'];
    const { out } = esma('search', 'e', ...bounds, '--json');
    const conjectures = out.trim().split('\n').map(conjectureFromLine);
    assert.ok(conjectures.some(({ fraction }) => !isSigned(fraction)));
    readDamaged(conjectures, 10_000, Date.now() % 1_000_000);
  });
});
