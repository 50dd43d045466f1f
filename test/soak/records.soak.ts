import { describe, it } from 'mocha';
import { Prover } from '../../src/core/theorems/certificates/familyProof.ts';
import { readDamaged } from '../support/damagedRecords.ts';
import { sampleSearch } from '../support/samples.ts';

describe('the gate of the library, at length', () => {
  it('of 10,000 damaged records accepts none that is false', async function () {
    this.timeout(1_200_000);
    const { conjectures } = await sampleSearch('e', { height: 1 });
    const prover = new Prover();
    readDamaged(
      conjectures.map((conjecture) => prover.withProof(conjecture)),
      10_000,
      Date.now() % 1_000_000,
    );
  });
});
