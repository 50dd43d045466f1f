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

  it('whose rules have very many classes of high degree are refused by the work that they take', () => {
    const wide = (count: number, length: number, entry: (i: number) => string) =>
      Array.from({ length: count }, (_, i) => Array.from({ length }, (__, k) => entry(7 * i + k)));
    const { signs, search, ...rest } = record as RecordJson & { schema: 1 };
    assert.ok(signs.length > 0);
    const dear = {
      ...rest,
      schema: 2,
      // 11 and 100 classes return together after 1,100 terms.
      numerators: wide(11, 13, (i) => String(10 ** 9 + i)),
      polynomials: wide(100, 5, (i) => String(10n ** 100n - BigInt(i))),
      recurrence: null,
      search: { ...search, period: 12, order: 48, numeratorDegree: 12, numeratorHeight: 2 ** 40 },
    } as RecordJson;
    const { fraction, constant, value } = conjectureOf(dear);
    const terms = termsOf(fraction.rule, 30).map(String);
    const answer = outcome({ ...dear, terms, id: conjectureId(constant, value, numeratorsOf(fraction)) });
    assert.match(String(answer), /^constant, polynomials: to examine the record takes more than/);
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
