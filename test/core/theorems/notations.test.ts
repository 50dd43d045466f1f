import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { InputError } from '../../../src/core/errors.ts';
import { asGeneral } from '../../../src/core/fractions/parseFraction.ts';
import { sequenceAt } from '../../../src/core/fractions/toolbox/sequence.ts';
import { formatRational } from '../../../src/core/numbers/rational.ts';
import { readFraction } from '../../../src/core/theorems/naming/readFraction.ts';
import { formatGeneralFraction, formatSignedFraction } from '../../../src/formats/text/fraction.ts';

/** Notations of fractions: the text, its rule and how that is known, or null and a word of the sentence that refuses it. */
const notations = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/fractions.json'), 'utf8'),
) as [string, string | null, string][];

describe('fractions as people write them', () => {
  it('the table has at least 80 notations, each once', () => {
    assert.ok(notations.length >= 80);
    assert.equal(new Set(notations.map(([text]) => text)).size, notations.length);
  });

  for (const [text, rule, expected] of notations) {
    if (rule === null)
      it(`refuses ${JSON.stringify(text)}`, () => {
        assert.throws(
          () => readFraction(text),
          (error) => {
            assert.ok(error instanceof InputError, String(error));
            assert.ok(error.message.includes(expected), error.message);
            return true;
          },
        );
      });
    else
      it(`reads ${JSON.stringify(text)} as ${rule}`, () => {
        const reading = readFraction(text);
        assert.ok(reading.kind === 'fraction', reading.kind);
        const { written, origin } = reading;
        const read =
          written.kind === 'signed'
            ? formatSignedFraction(written.fraction)
            : formatGeneralFraction(written.fraction);
        assert.deepEqual([read, origin.kind], [rule, expected]);
      });
  }

  it('says what a value decides, and what a list could also mean', () => {
    const signed = readFraction('e - 1 = [2; 3, 2, 5, 2, 7, 2, 9, …]');
    assert.match(signed.notes?.join() ?? '', /Read with the signs −\+, repeated/);
    assert.match(readFraction('20; 11; 1; 2; 4').notes?.join() ?? '', /periodic with period 5/);
    assert.match(
      readFraction('2, 1, 2, 1, 1, 4, 1, 1, 6, 1, 1, 8, 1, 1, 10').notes?.join() ?? '',
      /Read as the beginning of the fraction \[2; 1, 2, 1, …\]/,
    );
    assert.throws(() => readFraction('\\pi = [3; 5, 7, 9, 11, \\dots]'), /3\.1415926535….*between 3\.19/);
  });

  it('tells what it took for granted, what ends, and what it could not compare', () => {
    const notesOf = (text: string): string => readFraction(text).notes?.join(' ') ?? '';
    assert.match(
      notesOf('a_0 = 2, a_{3k} = a_{3k+1} = 1, a_{3k+2} = 2k+2'),
      /with a_\{3k\} for the terms behind a_0, which is said apart/,
    );
    assert.match(notesOf('[a_0; a_1, a_2], a_n = n+1'), /Read with dots behind the last letter/);
    assert.match(notesOf('\\operatorname{foo}_7(1/3) = [a_0; a_1, …], a_n = n+1'), /not compared with it/);
    assert.equal(notesOf('x_0 = [a_0; a_1, …], a_n = n+1'), '');
    // 1/(3 + 4/(5 + 9/7)), by PARI/GP.
    const ended = readFraction('1 + \\K_{n=1}^{3} \\frac{n^2}{2n+1}');
    assert.equal(ended.kind === 'constant' && ended.text, '51/40');
    assert.match(ended.notes?.join() ?? '', /ends behind 3 quotients/);
  });

  it('whole parts and powers of −1 have at every place the value that they say', () => {
    const cases: [string, (n: number) => number][] = [
      ['\\lfloor n/2 \\rfloor + 1', (n) => Math.floor(n / 2) + 1],
      ['3\\lceil \\frac{2n+1}{5} \\rceil', (n) => 3 * Math.ceil((2 * n + 1) / 5)],
      [
        'n\\lfloor (n+2)/3 \\rfloor + \\lceil n/2 \\rceil',
        (n) => n * Math.floor((n + 2) / 3) + Math.ceil(n / 2),
      ],
      ['5 + (-1)^{n(n+1)/2} - 2(-1)^n', (n) => 5 + (-1) ** ((n * (n + 1)) / 2) - 2 * (-1) ** n],
      ['4 + (-1)^{\\lfloor (n+1)/3 \\rfloor + n}', (n) => 4 + (-1) ** (Math.floor((n + 1) / 3) + n)],
    ];
    for (const [text, value] of cases) {
      const reading = readFraction(`[7; a_1, a_2, …], a_n = ${text}`);
      assert.ok(reading.kind === 'fraction');
      const { terms } = asGeneral(reading.written);
      for (let n = 1; n <= 61; n++)
        assert.equal(formatRational(sequenceAt(terms, n)), String(value(n)), `${text} at ${n}`);
    }
  });
});
