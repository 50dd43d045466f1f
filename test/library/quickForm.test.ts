import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import * as v from 'valibot';
import { conjectureToJson } from '../../src/library/json.ts';
import { quickForm } from '../../src/library/quickForm.ts';
import { certificateSchema, recordSchema } from '../../src/library/recordSchema.ts';
import { strange } from '../support/mutations.ts';
import { manyRecords } from '../support/records.ts';

const [plain] = manyRecords(1).map(conjectureToJson);
const certificates: readonly unknown[] = [
  {
    kind: 'periodic',
    head: 0,
    period: 1,
    tail: { rational: '1/2', irrational: '1/2', radicand: '5' },
    value: { rational: '1/2', irrational: '1/2', radicand: '5' },
  },
  {
    kind: 'gauge',
    base: { kind: 'kummer', z: '1', a: '1/2', c: '3' },
    skipped: [0, 1],
    direction: [1, 1],
    head: 1,
    period: 2,
    transformation: [['1'], ['0', '2'], [], ['-1']],
  },
  {
    kind: 'mover',
    first: '1',
    difference: '2',
    sign: 1,
    skipped: 0,
    steps: 1,
    factor: -1,
    head: 1,
    period: 3,
    transformation: [['1'], ['0', '2'], [], ['-1']],
    fractionHead: ['1', '0', '0', '1'],
    canonicalHead: ['1', '2', '0', '1'],
  },
];
const { signs, ...others } = { ...plain!, seal: '0123456789abc' } as Record<string, unknown>;
const records: readonly unknown[] = [
  { ...others, signs },
  { ...plain!, proof: certificates[1] },
  {
    ...others,
    schema: 2,
    numerators: [['1', '2'], ['-3']],
    search: { ...plain!.search, numeratorDegree: 1, numeratorHeight: 3 },
  },
  plain,
];

describe('the quick look at the form of a record', () => {
  for (const [name, schema, samples] of [
    ['record', recordSchema, records],
    ['certificate', certificateSchema, certificates],
  ] as const) {
    const hasForm = quickForm(schema);

    it(`says of a ${name} what valibot says, which hands the value over unchanged`, () => {
      // The order of the members is that of the schema, or valibot is asked.
      assert.ok(samples.some((sample) => hasForm(sample)));
      fc.assert(
        fc.property(strange(samples), (value) => {
          const result = v.safeParse(schema, value);
          if (hasForm(value)) {
            assert.ok(result.success);
            assert.deepEqual(result.output, value);
            assert.equal(JSON.stringify(result.output), JSON.stringify(value));
          } else if (result.success) assert.notEqual(JSON.stringify(result.output), JSON.stringify(value));
        }),
        { numRuns: 3000 },
      );
    });
  }

  it('takes no member twice over, out of order, from a prototype or from an array', () => {
    const hasForm = quickForm(recordSchema);
    assert.ok(hasForm(plain));
    assert.ok(!hasForm(Object.create(plain!)) || v.safeParse(recordSchema, Object.create(plain!)).success);
    assert.ok(!hasForm([plain]));
    assert.ok(!hasForm({ ...others, signs }));
    assert.ok(!hasForm(JSON.parse(JSON.stringify(plain).replace('{', '{"__proto__":1,'))));
    assert.ok(!hasForm({ ...plain!, terms: new Array(30) }));
  });

  it('has no test for a schema that it does not know', () => {
    assert.throws(() => quickForm(v.object({ a: v.string() })), RangeError);
    assert.throws(() => quickForm(v.pipe(v.string(), v.email())), RangeError);
  });
});
