import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { InputError } from '../../src/core/errors.ts';
import { readLibrary } from '../../src/library/file.ts';
import { LibraryWriter } from '../../src/library/writer.ts';
import { conjectureToJson, conjectureToLine } from '../../src/library/json.ts';
import { isSigned } from '../../src/core/fractions/fraction.ts';
import { conjectureFromJson, conjectureFromLine } from '../../src/library/reading.ts';
import { parseLibrary } from '../../src/library/library.ts';
import { recordOfDigits } from '../support/records.ts';
import { sampleSearch } from '../support/samples.ts';
import { signsOf } from '../support/signs.ts';

describe('the library', () => {
  let folder: string;
  let conjectures: Conjecture[];
  const file = (name: string) => join(folder, name);

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'esma-library-'));
    ({ conjectures } = await sampleSearch('e', { height: 1 }));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('reads every conjecture as it was written', () => {
    for (const conjecture of conjectures)
      assert.deepEqual(conjectureFromLine(conjectureToLine(conjecture)), conjecture);
  });

  it('reads and writes other numerators in schema 2, and ±1 in schema 1, whatever the search was', async () => {
    const { conjectures: found } = await sampleSearch('e', { height: 1, period: 1, numeratorDegree: 1 });
    const versions = new Set<number>();
    for (const conjecture of found) {
      const json = conjectureToJson(conjecture);
      versions.add(json.schema);
      assert.equal(json.schema === 1, isSigned(conjecture.fraction));
      assert.deepEqual(conjectureFromLine(conjectureToLine(conjecture)), conjecture);
    }
    assert.deepEqual([...versions].sort(), [1, 2]);
    const record = found.map(conjectureToJson).find((json) => json.schema === 2)!;
    assert.deepEqual(Object.keys(record), [
      ...['schema', 'id', 'constant', 'numerator', 'denominator', 'numerators', 'preperiod', 'polynomials'],
      ...['recurrence', 'terms', 'order', 'family', 'digits', 'enclosure', 'rate', 'simpleRate', 'proof'],
      'search',
    ]);
    for (const [changes, reason] of [
      [{ numerators: [['-1']] }, /^numerators: all are 1 or -1/],
      [{ numerators: [['0']] }, /^numerators: a polynomial is 0/],
      [{ numerators: [['1', '0']] }, /^numerators: a last coefficient is 0/],
      [{ numerators: [['-3', '1']] }, /^numerators: .*changes its sign/],
      [
        {
          numerators: [
            ['1', '2'],
            ['2', '2'],
          ],
        },
        /^numerators: a shorter word/,
      ],
      [{ numerators: [['9', '1']] }, /^id: .* is not that of this constant, value and numerators/],
      [{ schema: 1 }, /^numerators: a record has no such field|^signs: the field is missing/],
      [{ schema: 3 }, /^schema: 3 is not allowed; give 1 or 2/],
      [{ signs: [1] }, /^signs: a record has no such field/],
    ] as const)
      assert.throws(() => conjectureFromJson({ ...record, ...changes }), { message: reason });
  });

  it('writes schema 1', () => {
    const conjecture = conjectures.find(({ fraction }) => signsOf(fraction).join() === '-1,1')!;
    const json = conjectureToJson(conjecture);
    assert.deepEqual(Object.keys(json), [
      'schema',
      'id',
      'constant',
      'numerator',
      'denominator',
      'signs',
      'preperiod',
      'polynomials',
      'recurrence',
      'terms',
      'order',
      'family',
      'digits',
      'enclosure',
      'rate',
      'simpleRate',
      'proof',
      'search',
    ]);
    assert.equal(json.terms.length, 30);
    assert.ok(json.terms.every((term) => /^\d+$/.test(term)));
    assert.deepEqual(json.search, { degree: 1, height: 1, period: 4, order: 24, digits: 100 });
  });

  it('keeps recurrences', () => {
    const rule = { kind: 'recurrent', initial: [7n, 3n, 5n], recurrence: [1n, 1n] } as const;
    const conjecture = recordOfDigits({ signs: [1], rule }, 3);
    assert.deepEqual(conjectureFromLine(conjectureToLine(conjecture)), conjecture);
  });

  it('only ever adds lines, each conjecture once', () => {
    const path = file('library.jsonl');
    const first = new LibraryWriter(path);
    assert.deepEqual(
      conjectures.slice(0, 3).map((conjecture) => first.add(conjecture)),
      [true, true, true],
    );
    first.close();
    const text = readFileSync(path, 'utf8');
    const second = new LibraryWriter(path);
    assert.deepEqual(
      conjectures.slice(2, 5).map((conjecture) => second.add(conjecture)),
      [false, true, true],
    );
    second.close();
    assert.ok(readFileSync(path, 'utf8').startsWith(text));
    assert.deepEqual(readLibrary(path).conjectures, conjectures.slice(0, 5));
  });

  it('a truncated last line costs that line alone, is reported, and stays in the file', () => {
    const path = file('truncated.jsonl');
    const lines = conjectures.slice(0, 3).map(conjectureToLine);
    writeFileSync(path, `${lines[0]}\n${lines[1]}\n${lines[2]!.slice(0, 90)}`);
    const content = readLibrary(path);
    assert.equal(content.conjectures.length, 2);
    assert.deepEqual(content.unreadable, [
      {
        ...{ line: 3, text: lines[2]!.slice(0, 90), isFalse: false },
        reason: 'the line is no complete JSON object',
      },
    ]);
    const writer = new LibraryWriter(path);
    assert.equal(writer.unreadable.length, 1);
    writer.add(conjectures[3]!);
    writer.close();
    assert.deepEqual(readLibrary(path).conjectures, [conjectures[0], conjectures[1], conjectures[3]]);
    assert.ok(readFileSync(path, 'utf8').includes(lines[2]!.slice(0, 90)));
  });

  it('says of each wrong field what is wrong', () => {
    const good = conjectureToJson(conjectures[0]!) as unknown as Record<string, unknown>;
    for (const [change, sentence] of [
      [{ schema: 3 }, /^schema: 3 is not allowed; give 1 or 2/],
      [{ signs: [1, 2] }, /^signs\[1\]: 2 is not allowed; give 1 or -1$/],
      [{ terms: ['1', 'x'] }, /^terms\[1\]: "x" is not allowed; give an integer/],
      [{ terms: Array.from({ length: 30 }, () => '99') }, /^terms\[0\]: "99" does not follow/],
      [{ terms: ['2'] }, /^terms: .* give a list of 30 to/],
      [{ denominator: ['0'] }, /^denominator: it is zero/],
      [{ polynomials: [] }, /^polynomials: there is none/],
      [{ polynomials: [['1/2']] }, /^polynomials:/],
      [{ polynomials: ['1'] }, /^polynomials\[0\]: "1" is not allowed; give a list/],
      [{ order: -1 }, /^order: -1 is not allowed; give a whole number from 1/],
      [{ search: { degree: 1 } }, /^search\.height: the field is missing/],
      [{ enclosure: 'likely' }, /^enclosure: "likely"/],
      [{ note: 'mine' }, /^note: a record has no such field/],
      [{ constant: undefined }, /^constant: the field is missing/],
    ] as const) {
      assert.throws(
        () => conjectureFromLine(JSON.stringify({ ...good, ...change })),
        (error) => error instanceof InputError && sentence.test(error.message),
        JSON.stringify(change),
      );
    }
    for (const text of ['[]', 'null', '7', '"text"', '{'])
      assert.throws(() => conjectureFromLine(text), InputError);
  });

  it('of several records with one id the last one stands', () => {
    const [first] = conjectures;
    const again = { ...first!, digits: 5000 };
    const { conjectures: read } = parseLibrary(`${conjectureToLine(first!)}\n\n${conjectureToLine(again)}\n`);
    assert.deepEqual(read, [again]);
  });

  it('a file that cannot be read or written is named', () => {
    assert.throws(
      () => readLibrary(file('missing.jsonl')),
      /FILE: .*missing\.jsonl cannot be read \(no such file/,
    );
    assert.throws(
      () => new LibraryWriter(join(folder, 'no', 'such', 'folder.jsonl')),
      /out: .* cannot be written/,
    );
  });
});
