import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { inadmissibility } from '../../src/core/fractions/admissible.ts';
import { isInterlaced } from '../../src/core/fractions/fraction.ts';
import { limitOfGain } from '../../src/core/fractions/toolbox/rateLimit.ts';
import { gainOf, gainShape, measuredSimpleRate, shownGain } from '../../src/core/gain.ts';
import { rational } from '../../src/core/numbers/rational.ts';
import { admissibleFractions } from '../support/arbitraries.ts';
import { sampleSearch } from '../support/samples.ts';
import { signsOf } from '../support/signs.ts';

/** A space in which numerators other than ±1 are found. */
const numerators = { height: 1, period: 1, numeratorDegree: 1, numeratorHeight: 1 };

describe('the gain of a conjecture', () => {
  it('is a limit for every fraction of e, 3/2 for e - 1 = 2 - 1/(3 + …), and 1 under plus signs alone', async () => {
    const { conjectures } = await sampleSearch('e', { height: 2, period: 2 });
    assert.ok(conjectures.some(({ terms }) => terms.slice(0, 4).join() === '2,3,2,5'));
    for (const conjecture of conjectures) {
      const { limit, value } = gainOf(conjecture);
      assert.ok(limit);
      assert.equal(value, Number(limit.numerator) / Number(limit.denominator));
      if (signsOf(conjecture.fraction).every((sign) => sign > 0)) assert.deepEqual(limit, rational(1n));
      if (conjecture.terms.slice(0, 4).join() === '2,3,2,5') assert.deepEqual(limit, rational(3n, 2n));
    }
  });

  it('is measured where it is shown: what a record says of its rates changes nothing', async () => {
    const { conjectures } = await sampleSearch('e', { height: 1 });
    for (const conjecture of conjectures.slice(0, 12)) {
      const { fraction, simpleRate } = conjecture;
      assert.ok(Math.abs(measuredSimpleRate(fraction) - simpleRate) < 0.002, `${simpleRate}`);
      const told = { ...conjecture, rate: 99, simpleRate: 0.5 };
      assert.deepEqual(shownGain(told), shownGain(conjecture));
    }
    const { conjectures: numerated } = await sampleSearch('e', numerators);
    const open = numerated.find((conjecture) => gainOf(conjecture).limit === null)!;
    assert.equal(gainOf({ ...open, rate: 50, simpleRate: 0.5 }).value, 100);
    const { value } = shownGain({ ...open, rate: 50, simpleRate: 0.5 });
    assert.ok(Math.abs(value - open.rate / open.simpleRate) < 0.01, `${value}`);
  });

  it('is that of the shape of the tail: by conversion, for fractions and for their shapes', () => {
    let compared = 0;
    fc.assert(
      fc.property(admissibleFractions, (fraction) => {
        if (!isInterlaced(fraction)) return;
        const shape = gainShape(fraction);
        assert.equal(inadmissibility(shape), null);
        const [own, ofShape] = [limitOfGain(fraction), limitOfGain(shape)];
        // A conversion that is given up, and a quotient of logarithms that is not found, say nothing.
        if (own === null || ofShape === null) return;
        compared++;
        assert.deepEqual(ofShape, own);
      }),
      { numRuns: 300 },
    );
    assert.ok(compared > 200, `${compared} compared`);
  });
});
