import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readKnownDigits } from '../../src/core/theorems/naming/interval.ts';
import { nameKey } from '../../src/core/theorems/naming/name.ts';
import { nameKnownDigits } from '../../src/core/theorems/naming/nameDigits.ts';
import { builtCatalogue, firstDigits, judge, randomReal, readSamples } from '../support/naming.ts';
import { randomIntegers } from '../core/theorems/support.ts';

const perLength = Number(process.env.ESMA_RANDOM_REALS ?? '10000');

describe('Random reals are not named', () => {
  for (const digits of [8, 16, 30, 100]) {
    it(`${perLength} of ${digits} digits: 10 with a surplus of 3 at most, 1 with 4`, function () {
      this.timeout(0);
      const random = randomIntegers(BigInt(digits));
      const named: { text: string; name: string; surplus: number }[] = [];
      for (let i = 0; i < perLength; i++) {
        const text = randomReal(random, digits);
        const [best] = nameKnownDigits(readKnownDigits(text), builtCatalogue).answers;
        if (best) named.push({ text, name: nameKey(best.name), surplus: best.surplus });
      }
      const list = JSON.stringify(named);
      assert.ok(named.length <= Math.ceil(perLength / 1000), list);
      assert.ok(named.filter(({ surplus }) => surplus >= 4).length <= Math.ceil(perLength / 10_000), list);
    });
  }
});

describe('The public sets', () => {
  for (const [path, digits, moved, least] of [
    ['numbers.tsv', 10, 0, 0.75],
    ['numbers.tsv', 10, 2, 0.67],
    ['numbers.tsv', 16, 0, 0.97],
    ['numbers.tsv', 16, 2, 0.97],
    ['numbers.tsv', 30, 0, 0.98],
    ['numbers.tsv', 50, 0, 0.99],
    ['numbers.tsv', 100, 0, 0.99],
    // A tenth of them are values of functions that the language of constants does not know.
    ['more-numbers.tsv', 16, 0, 0.87],
    ['more-numbers.tsv', 30, 0, 0.89],
  ] as const) {
    it(`${path} is named right or not at all from ${digits} digits, the last one off by ${moved}`, function () {
      this.timeout(0);
      const samples = readSamples(`test/fixtures/${path}`);
      const counts = { right: 0, wrong: 0, unnamed: 0 };
      for (const sample of samples)
        counts[judge(sample, firstDigits(sample.digits, digits, moved)).verdict]++;
      console.log(`      ${JSON.stringify(counts)}`);
      assert.equal(counts.wrong, 0);
      assert.ok(counts.right >= least * samples.length);
    });
  }
});
