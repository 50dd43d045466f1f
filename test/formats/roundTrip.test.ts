import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { isInterlaced } from '../../src/core/fractions/fraction.ts';
import {
  equalSequences,
  lowestDescription,
  sequenceOfTerms,
} from '../../src/core/fractions/toolbox/sequence.ts';
import { readFraction } from '../../src/core/theorems/naming/readFraction.ts';
import { conjectureAs } from '../../src/formats/conjectureAs.ts';
import type { ConjectureFormat } from '../../src/formats/conjectureAs.ts';
import { sampleSearch } from '../support/samples.ts';

const formats: readonly ConjectureFormat[] = [
  'latex-nested',
  'latex-line',
  'latex-gauss',
  'latex-pringsheim',
  'latex-terms',
  'typst',
];

describe('what is written is read back', () => {
  const conjectures: Conjecture[] = [];

  before(async function () {
    this.timeout(300_000);
    for (const [name, period] of [
      ['e', 3],
      ['tan(1/2)', 2],
      ['sqrt(7)', 3],
      ['besseli(1,2)/besseli(0,2)', 2],
    ] as const) {
      const { families } = await sampleSearch(name, { period, height: 2, digits: 100 }, 3);
      conjectures.push(...families.slice(0, 6).flatMap(({ members }) => members.slice(0, 2)));
    }
  });

  for (const format of formats)
    it(`${format}: the same fraction`, async () => {
      assert.ok(conjectures.length >= 30);
      for (const conjecture of conjectures) {
        const { fraction } = conjecture;
        if (!isInterlaced(fraction)) continue;
        const text = (await conjectureAs(conjecture, format, { depth: 9, environment: 'equation' }))!;
        const reading = readFraction(text);
        assert.ok(reading.kind === 'fraction' && reading.written.kind === 'signed', text);
        const read = reading.written.fraction;
        assert.deepEqual(read.signs, fraction.signs, text);
        assert.ok(
          equalSequences(
            lowestDescription(sequenceOfTerms(read.rule)),
            lowestDescription(sequenceOfTerms(fraction.rule)),
          ),
          text,
        );
      }
    }).timeout(120_000);
});
