import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { conjectureId } from '../../src/core/conjecture.ts';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { keptConstant } from '../../src/core/constants/keptConstants.ts';
import { InputError } from '../../src/core/errors.ts';
import { endsOfEnclosure, expandPlainly } from '../../src/core/fractions/expand.ts';
import { numeratorsOf, termsOf } from '../../src/core/fractions/fraction.ts';
import { Prover } from '../../src/core/theorems/certificates/familyProof.ts';
import { proofOf } from '../../src/core/theorems/certificates/proofOf.ts';
import { standingOf } from '../../src/core/theorems/standing.ts';
import { articleOf } from '../../src/formats/latex/article.ts';
import { conjectureAs } from '../../src/formats/conjectureAs.ts';
import { csvTable } from '../../src/formats/text/csv.ts';
import { conjectureOf, conjectureToJson, conjectureToLine } from '../../src/library/json.ts';
import { parseLibrary } from '../../src/library/library.ts';
import { conjectureFromJson, conjectureFromLine } from '../../src/library/reading.ts';
import type { RecordJson } from '../../src/library/recordSchema.ts';
import { randomIntegers } from '../core/theorems/support.ts';
import { forged, outcome, readDamaged } from '../support/damagedRecords.ts';
import type { Loose } from '../support/damagedRecords.ts';
import { sampleSearch } from '../support/samples.ts';
import { signsOf } from '../support/signs.ts';

describe('the gate of the library', () => {
  let proved: Conjecture[];
  let line2: Extract<RecordJson, { readonly schema: 1 }>;
  before(async () => {
    const { conjectures } = await sampleSearch('e', { height: 1 });
    const prover = new Prover();
    proved = conjectures.map((conjecture) => prover.withProof(conjecture));
    const eMinusOne = proved.find(
      ({ value, fraction }) => value.numerator.join() === '-1,1' && signsOf(fraction).join() === '-1,1',
    )!;
    const record = conjectureToJson(eMinusOne);
    assert.ok(record.schema === 1);
    line2 = record;
    assert.ok(proofOf(conjectureFromJson(line2)));
  });

  it('refuses another value under the same id', () => {
    assert.match(
      String(outcome({ ...line2, numerator: ['5', '1'] })),
      /^numerator, denominator: .*height|^id: /,
    );
    const wide = { ...line2, search: { ...line2.search, height: 9 }, numerator: ['5', '1'] };
    assert.match(String(outcome(wide)), /^id: .* is not that of this constant, value and signs/);
  });

  it('refuses another value under an id of its own', () => {
    const wide = { ...line2, search: { ...line2.search, height: 9 }, numerator: ['5', '1'] };
    assert.match(String(outcome(forged(wide))), /the value is not that of the fraction: they differ within/);
  });

  it('refuses a rule that differs from the value only behind a long preperiod', () => {
    const pi = keptConstant('pi');
    const { terms } = expandPlainly(endsOfEnclosure(pi.enclose(1200)), [1], 560);
    for (const length of [20, 392, 500]) {
      const preperiod = terms.slice(0, length).map(String);
      const rising = Array.from({ length: line2.terms.length }, (_, k) => String(4 * k + 2));
      const record = forged({
        ...line2,
        constant: 'pi',
        numerator: ['0', '1'],
        denominator: ['1'],
        signs: [1],
        preperiod,
        polynomials: [['2', '4']],
        terms: [...preperiod, ...rising].slice(0, line2.terms.length),
        order: length + 2,
        proof: null,
        search: { ...line2.search, order: 400 },
      });
      assert.match(String(outcome(record)), /the value is not that of the fraction: they differ within/);
    }
  });

  it('refuses rules that fall, stay or vanish, of whatever numerators, and reads the lines after them', () => {
    const random = randomIntegers(11n);
    const small = () => String(random(9) - 4);
    const polynomial = () => Array.from({ length: 1 + random(3) }, small);
    const rules = [
      [['2'], ['1', '-1'], ['2', '1']],
      [
        ['1', '1'],
        ['1', '-1'],
      ],
      ...Array.from({ length: 300 }, () => Array.from({ length: 1 + random(3) }, polynomial)),
    ];
    const lines = rules.flatMap((polynomials, i) => {
      const { signs, search, ...rest } = line2;
      const record = (
        i % 2 === 0
          ? { ...rest, schema: 1, signs, search, polynomials, preperiod: [] }
          : {
              ...rest,
              schema: 2,
              numerators: Array.from({ length: 1 + random(2) }, polynomial),
              search: { ...search, period: 12, numeratorDegree: 3, numeratorHeight: 9 },
              polynomials,
              preperiod: [],
            }
      ) as RecordJson;
      const { constant, value, fraction } = conjectureOf(record);
      const terms = termsOf(fraction.rule, 30).map(String);
      return JSON.stringify({ ...record, terms, id: conjectureId(constant, value, numeratorsOf(fraction)) });
    });
    const { conjectures, unreadable } = parseLibrary([...lines, JSON.stringify(line2)].join('\n'));
    assert.deepEqual(
      conjectures.map(({ id }) => id),
      [line2.id],
    );
    assert.equal(unreadable.length, lines.length);
    assert.match(unreadable[0]!.reason, /^polynomials: the fraction is not admissible/);
  });

  it('reads no file that a record names', () => {
    for (const constant of ['@/etc/passwd', '@/dev/zero']) {
      assert.match(
        String(outcome(forged({ ...line2, constant }))),
        /^enclosure: "proved" is not allowed; of "@/,
      );
      const digits = outcome(forged({ ...line2, constant, enclosure: 'numerical' }));
      assert.ok(typeof digits !== 'string' && proofOf(digits) === null);
    }
  });

  it('refuses the certificate, the terms and the value of another constant', () => {
    for (const constant of ['pi', 'exp(1)+1', 'eulergamma']) {
      const answer = outcome(forged({ ...line2, constant }));
      assert.equal(typeof answer, 'string', constant);
    }
  });

  it('takes a damaged certificate for a claim that does not hold, wherever it is shown', async () => {
    const mover = line2.proof;
    assert.ok(mover?.kind === 'mover');
    const damaged: RecordJson = { ...line2, proof: { ...mover, fractionHead: ['2', '-1', '1', '1'] } };
    const conjecture = outcome(damaged);
    assert.ok(typeof conjecture !== 'string');
    assert.equal(proofOf(conjecture), null);
    const standing = standingOf(conjecture);
    assert.ok(standing.kind === 'open' && standing.claimsProof);
    assert.match(standing.reason, /^its record claims a proof that does not hold: /);
    assert.ok(!articleOf([conjecture], 'esma export', 4).includes('\\begin{theorem}'));
    assert.match(csvTable([conjecture]), /,no,/);
    const options = { depth: 4, environment: 'equation' } as const;
    assert.match((await conjectureAs(conjecture, 'latex-theorem', options))!, /\\begin\{conjecture\}/);
    assert.equal(await conjectureAs(conjecture, 'latex-proof', options), null);
  });

  it('knows no classical result where the value is not proved', () => {
    const known = proved.find((conjecture) => standingOf(conjecture).kind === 'known')!;
    const bare = standingOf({ ...known, claimedProof: null });
    assert.ok(bare.kind === 'open' && bare.tail !== null);
  });

  it('bounds every field', () => {
    const many = (count: number, text = '1') => Array.from({ length: count }, () => text);
    for (const [field, change] of [
      ['id', { id: 'a",0);system("touch pwned");verdict("b' }],
      ['id', { id: 'x\n\\immediate\\write18{…}' }],
      ['constant', { constant: 'e\n\\right\n' }],
      ['constant', { constant: 'e\u202e' }],
      ['constant', { constant: '' }],
      ['constant', { constant: 'x'.repeat(5000) }],
      ['numerator[0]', { numerator: ['9'.repeat(1_000_000)] }],
      ['numerator', { numerator: many(10) }],
      ['numerator[0]', { numerator: ['01'] }],
      ['denominator', { denominator: ['0'] }],
      ['signs', { signs: [1, 1] }],
      ['signs', { signs: Array.from({ length: 1009 }, (_, i) => (i % 7 ? 1 : -1)) }],
      ['polynomials[0]', { polynomials: [many(3001)] }],
      ['polynomials', { polynomials: Array.from({ length: 5000 }, () => ['1']) }],
      ['polynomials', { polynomials: [['1'], ['1', '0']] }],
      ['recurrence', { polynomials: [], recurrence: many(20_000) }],
      ['terms', { terms: ['2'] }],
      ['terms[0]', { terms: ['x', ...many(29)] }],
      ['order', { order: 1e6 }],
      ['order', { order: line2.order - 1 }],
      ['order', { order: line2.order + 1 }],
      ['digits', { digits: 0 }],
      ['digits', { digits: 2.5 }],
      ['rate', { rate: Infinity }],
      ['rate', { rate: -1 }],
      ['rate', { rate: null }],
      ['proof', { proof: 7 }],
      ['proof.period', { proof: { ...line2.proof, period: 20_000 } }],
      ['proof.period', { proof: { ...line2.proof, period: 2000 } }],
      ['proof.steps', { proof: { ...line2.proof, steps: 1000 } }],
      ['search.height', { search: { ...line2.search, height: 0 } }],
      ['search.width', { search: { ...line2.search, width: 1 } }],
      ['seal', { seal: 'short' }],
      ['seal', { seal: '0000000000000' }],
    ] as const) {
      const answer = outcome({ ...line2, ...change });
      assert.ok(typeof answer === 'string' && answer.startsWith(`${field}: `), `${field}: ${String(answer)}`);
      assert.ok(!/[\p{Cc}\u202e]/u.test(answer) && answer.length < 300, answer);
    }
  });

  it('finds every flipped bit of a sealed line', () => {
    const bytes = Buffer.from(conjectureToLine(conjectureFromJson(line2)));
    const random = randomIntegers(12n);
    for (let trial = 0; trial < 500; trial++) {
      const at = random(bytes.length);
      const damaged = Buffer.from(bytes);
      damaged[at]! ^= 1 << random(8);
      assert.throws(() => conjectureFromLine(damaged.toString('utf8')), InputError, damaged.toString('utf8'));
    }
  });

  it('reads lines without a seal, and sealed ones that another program has written anew', () => {
    const conjecture = conjectureFromJson(line2);
    assert.deepEqual(conjectureFromLine(JSON.stringify(line2)), conjecture);
    const sealed = JSON.parse(conjectureToLine(conjecture)) as Loose;
    assert.deepEqual(conjectureFromLine(JSON.stringify(sealed, null, 1)), conjecture);
  });

  it('of 2,000 damaged records accepts none that is false', function () {
    this.timeout(600_000);
    readDamaged(proved, 2000, Date.now() % 1_000_000);
  });
});
