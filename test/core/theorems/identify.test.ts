import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { constantFromExpression, constantFromText } from '../../../src/core/constants/constants.ts';
import { formatExpression } from '../../../src/core/constants/formatExpression.ts';
import { evaluateFraction } from '../../../src/core/fractions/evaluate.ts';
import { meet } from '../../../src/core/numbers/enclosure.ts';
import { identifyFraction } from '../../../src/core/theorems/naming/identifyFraction.ts';
import { encloseValue } from '../../../src/core/value.ts';
import { conjecturesOf, familiesOf, fractionOf, randomIntegers, randomOneMover } from './support.ts';
import { asGeneral, parseFraction } from '../../../src/core/fractions/parseFraction.ts';
import { nameFraction, nameGeneralFraction } from '../../../src/core/theorems/naming/nameNumber.ts';
import { describeNaming } from '../../../src/formats/text/naming.ts';
import { InputError } from '../../../src/core/errors.ts';
import { within } from '../../../src/core/work.ts';
import { namingCatalogue } from '../../../src/engine/naming/catalogue.ts';
import { signed } from '../../support/signs.ts';

function nameOf(terms: string, signs: string): string {
  const identification = identifyFraction(fractionOf(terms, signs));
  return identification.ok ? formatExpression(identification.form.expression) : identification.reason;
}

describe('Identification of fractions', () => {
  it('names the classical fractions', () => {
    assert.equal(nameOf('2 | 1; 2+2k; 1', '+'), 'e');
    assert.equal(nameOf('2+4k', '+'), 'coth(1/2)');
    assert.equal(nameOf('0 | 1+2k', '+'), 'tanh(1)');
    assert.equal(nameOf('2; 3+2k', '-+'), 'e-1');
    assert.equal(nameOf('1+2k', '-'), 'cot(1)');
    assert.equal(nameOf('1; 1+2k', '+'), 'tan(1)');
    assert.equal(nameOf('1+k', '+'), 'besseli(0,2)/besseli(1,2)');
    assert.equal(nameOf('0 | 1+k', '+'), 'besseli(1,2)/besseli(0,2)');
    assert.equal(nameOf('1+k', '-'), 'besselj(0,2)/besselj(1,2)');
    assert.equal(nameOf('7 | 2+3k; 1; 1; 3+3k; 18+12k', '+'), 'exp(2)');
  });

  it('gives the value of an admissible fraction that has no name', () => {
    const written = parseFraction('k^2+1 @ +');
    assert.ok(written.kind === 'signed');
    // [1; 2, 5, 10, 17, …] by mpmath.
    assert.match(
      describeNaming(nameFraction(written.fraction)).sentences.join(' '),
      /^No closed form is known here.* Value \(proved: between two convergents\): 1\.45535249087129275327315386839368004396349435162222860168/,
    );
    const inadmissible = parseFraction('1; 2 @ -');
    assert.ok(inadmissible.kind === 'signed');
    assert.doesNotMatch(describeNaming(nameFraction(inadmissible.fraction)).sentences.join(' '), /Value/);
  });

  it('names periodic fractions by radicals', () => {
    assert.equal(nameOf('1', '+'), '(sqrt(5)+1)/2');
    assert.equal(nameOf('1 | 2', '+'), 'sqrt(2)');
    assert.equal(nameOf('0 | 1; 2; 3', '+'), '(sqrt(37)-4)/3');
    assert.equal(nameOf('3', '-'), '(sqrt(5)+3)/2');
  });

  it('names several movers a period where they match a canonical fraction', () => {
    assert.equal(nameOf('4; 1+2k; 1; 4; 1; 1+2k', '-++'), '2*e-2');
    assert.equal(nameOf('1+4k; 3+4k', '+'), 'coth(1)');
    // √m and the like: the terms of two progressions in turn (Hurwitz 1896).
    assert.equal(nameOf('1+2k; 1+k', '+'), 'hyp0f1(1,2)/hyp0f1(2,2)');
    assert.equal(nameOf('k+1; 2k+3', '+'), 'hyp0f1(2,2)/(hyp0f1(1,2)-hyp0f1(2,2))');
    assert.equal(nameOf('0 | 1+4k; 9+12k', '+'), 'sqrt(3)*tanh(1/sqrt(3))');
    assert.equal(nameOf('1+4k; 9+12k', '-'), '1/(sqrt(3)*tan(1/sqrt(3)))');
    assert.equal(nameOf('0 | 2+8k; 9+12k', '+'), 'sqrt(6)*tanh(1/sqrt(6))/2');
  });

  it('names every family of a search from its terms alone, and the name is that of its value', async () => {
    for (const name of ['e', 'tan(1)', 'besselj(1,2)/besselj(0,2)']) {
      const constant = constantFromText(name);
      for (const [conjecture] of familiesOf(await conjecturesOf(name, 3))) {
        const identification = identifyFraction(signed(conjecture!.fraction));
        assert.ok(identification.ok, conjecture!.id);
        const { form } = identification;
        const named = encloseValue(constantFromExpression(form.constant), form.value, 200);
        assert.ok(meet(named, encloseValue(constant, conjecture!.value, 200)), conjecture!.id);
      }
    }
  });

  it('is held to a budget where the convergents would take minutes', () => {
    const fraction = asGeneral(parseFraction('k+1 @ k^3+3k^2+3k+1'));
    const tools = { determinant: 100, catalogue: namingCatalogue() };
    assert.throws(
      () => within(1e7, 'too much', () => nameGeneralFraction(fraction, tools)),
      new InputError('too much'),
    );
  });

  it('says so where no closed form is known here', () => {
    for (const terms of ['k+1; 3k+3', '3+k^2', '2k+3; 4k+9']) {
      assert.match(nameOf(terms, '+'), /no closed form is known here/);
    }
    assert.match(nameOf('1', '-'), /not admissible/);
  });

  it('gives 300 random admissible fractions with one mover a name that agrees to 500 digits', function () {
    this.timeout(300_000);
    const random = randomIntegers(300n);
    for (let i = 0; i < 300; i++) {
      const fraction = randomOneMover(random);
      const identification = identifyFraction(fraction);
      assert.ok(
        identification.ok,
        JSON.stringify(fraction, (_, x: unknown) => (typeof x === 'bigint' ? String(x) : x)),
      );
      const value = constantFromExpression(identification.form.expression).enclose(500);
      assert.ok(
        meet(value, evaluateFraction(fraction, 500)),
        formatExpression(identification.form.expression),
      );
    }
  });
});
