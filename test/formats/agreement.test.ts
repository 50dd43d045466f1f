import assert from 'node:assert/strict';
import { it } from 'mocha';
import { agreementSentence } from '../../src/formats/text/agreement.ts';
import { conjectureToJson } from '../../src/library/json.ts';
import { conjectureFromJson } from '../../src/library/reading.ts';
import { conjecturesOf } from '../core/theorems/support.ts';
import { forged } from '../support/damagedRecords.ts';

it('a hover says to how many digits both sides were compared, whatever a record claims', async () => {
  const [found] = await conjecturesOf('e', 1);
  const record = conjectureToJson(found!);
  const sentence = (change: object) =>
    agreementSentence(conjectureFromJson(forged({ ...record, ...change } as typeof record)), 1000);
  const proved = 'Verified to {0} digits against a proved enclosure.';
  assert.deepEqual(sentence({ digits: 300 }), [proved, '300']);
  assert.deepEqual(sentence({ digits: 999_999 }), [proved, '1,000']);
  assert.deepEqual(sentence({ constant: 'e+10^-400', digits: 999_999 }), [
    'The two sides differ within {0} digits: it is false, whatever its record says.',
    '1,000',
  ]);
  assert.deepEqual(sentence({ constant: '@my digits', enclosure: 'numerical', digits: 999_999 }), [
    'Agrees to {0} known digits, as its record says.',
    '999,999',
  ]);
});
