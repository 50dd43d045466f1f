import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { conjectureId } from '../../src/core/conjecture.ts';
import { numeratorsOf, termsOf } from '../../src/core/fractions/fraction.ts';
import { conjectureOf, conjectureToJson, conjectureToLine } from '../../src/library/json.ts';
import type { RecordJson } from '../../src/library/recordSchema.ts';
import { parseLibrary } from '../../src/library/library.ts';
import { shown } from '../../src/library/sentence.ts';
import { forged, outcome } from '../support/damagedRecords.ts';
import { manyRecords } from '../support/records.ts';

const [first, second] = manyRecords(2);
const record = conjectureToJson(first!);

describe('lines from strangers', () => {
  it('nested as deeply as a line allows are passed over, and the lines after them are read', () => {
    const text = JSON.stringify({ ...record, digits: 0 });
    const deep = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);
    const lines = [
      text.replace('"digits":0', `"digits":${deep('[', ']', 300_000)}`),
      text.replace('"digits":0', `"digits":${deep('{"a":', '}', 100_000).replace('}', '1}')}`),
      text.replace('"digits":0', `"digits":${deep('[', ']', 1000)}`),
      text.replace('"proof":null', `"proof":${deep('[', ']', 300_000)}`),
      deep('[', ']', 500_000),
      deep('[{"a":', '}]', 80_000),
      `${'['.repeat(500_000)}"`,
    ];
    const { conjectures, unreadable } = parseLibrary([...lines, conjectureToLine(second!)].join('\n'));
    assert.deepEqual(conjectures, [second]);
    assert.equal(unreadable.length, lines.length);
    for (const { reason } of unreadable)
      assert.match(reason, /^(?:the line is no complete JSON object$|digits: )/);
  });

  it('that are no records at all are read up to a bound, which is told; blank ones are passed over', () => {
    const line = conjectureToLine(first!);
    const started = performance.now();
    const { conjectures, unreadable } = parseLibrary(
      [line, '\n'.repeat(3_000_000), 'x\n'.repeat(2_000_000), conjectureToLine(second!)].join('\n'),
    );
    assert.ok(performance.now() - started < 10_000);
    assert.deepEqual(conjectures, [first]);
    assert.equal(unreadable.length, 10_001);
    assert.match(
      unreadable.at(-1)!.reason,
      /^more than 10,000 lines up to here are no records, and nothing is read/,
    );
    // Records that are wrong, or of another version, are none of these.
    const others = parseLibrary(`${'{"schema":3}\n'.repeat(12_000)}${line}`);
    assert.deepEqual([others.conjectures.length, others.unreadable.length], [1, 12_000]);
  });

  it('brackets within the texts of a long line are no depth', () => {
    const constant = `@${'['.repeat(3000)}`;
    const answer = outcome(JSON.parse(JSON.stringify(forged({ ...record, constant }))));
    assert.ok(typeof answer !== 'string', String(answer));
    const { conjectures } = parseLibrary(conjectureToLine(answer));
    assert.equal(conjectures.length, 1);
  });

  it('whose fields hold what no JSON is are described, however deep, wide, strange or endless', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    let deep: unknown = [];
    for (let i = 0; i < 100_000; i++) deep = [deep];
    const wide = Array.from({ length: 100_000 }, () => 'x');
    for (const value of [
      circle,
      deep,
      wide,
      { wide },
      7n,
      Symbol('x'),
      () => 0,
      new Map(),
      NaN,
      Infinity,
      undefined,
    ])
      for (const field of ['digits', 'terms', 'proof', 'search', 'constant', 'schema', 'numerator']) {
        const answer = outcome({ ...record, [field]: value });
        assert.ok(typeof answer === 'string' && answer.length < 400, field);
      }
    assert.equal(shown([1, ['a', { b: null }]]), '[1,["a",{"b":null}]]');
    assert.equal(shown(Infinity), 'Infinity');
    assert.ok(shown('\u001b[2J').includes('\\u001b'));
  });

  it('whose rules have very many classes of high degree are refused before they take much work', () => {
    const wide = (count: number, length: number, entry: (i: number) => string) =>
      Array.from({ length: count }, (_, i) => Array.from({ length }, (__, k) => entry(7 * i + k)));
    const { signs, search, ...rest } = record as RecordJson & { schema: 1 };
    assert.ok(signs.length > 0);
    // 11 and 100 classes return together after 1,100 terms.
    const refusal = (numerators: number, coefficients: number, digits: bigint) => {
      const dear = {
        ...rest,
        schema: 2,
        numerators: wide(11, numerators, (i) => String(10 ** 9 + i)),
        polynomials: wide(100, coefficients, (i) => String(10n ** digits - BigInt(i))),
        recurrence: null,
        search: { ...search, period: 12, order: 48, numeratorDegree: 12, numeratorHeight: 2 ** 40 },
      } as RecordJson;
      const { fraction, constant, value } = conjectureOf(dear);
      const terms = termsOf(fraction.rule, 30).map(String);
      return String(outcome({ ...dear, terms, id: conjectureId(constant, value, numeratorsOf(fraction)) }));
    };
    // What is not admissible has no canonical tail to be brought to.
    assert.match(refusal(13, 5, 100n), /not admissible: .* are too large to bound the terms$/);
    assert.match(refusal(8, 9, 30n), /^family: .* is not that of the fraction, which is /);
  });

  it('whose constants would take hours are refused, each constant once', () => {
    const names = [
      'pi^(pi^(pi^pi))',
      'pi^(pi^(pi^3))',
      'sqrt(2)^(pi^(pi^pi))',
      'pi^(-pi^(pi^3))',
      'pi^(pi^10)',
      '9^9^9^9',
      'exp(9999)^9999',
      'exp(exp(exp(3)))',
      'gamma(999999999)',
      '1/exp(9000)^9000',
    ];
    for (const constant of names)
      for (let time = 0; time < 20; time++)
        assert.match(
          String(outcome(forged({ ...record, constant }))),
          /^constant: .* cannot be evaluated: .*(?:large|domain|too long)/,
          constant,
        );
  });
});
