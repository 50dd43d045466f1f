import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { InputError } from '../../../src/core/errors.ts';
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
});
