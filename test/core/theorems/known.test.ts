import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseExpression } from '../../../src/core/constants/parser.ts';
import { endsOfEnclosure, expand } from '../../../src/core/fractions/expand.ts';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import { knownResult } from '../../../src/core/theorems/classical/known.ts';
import { proveClaim, withCertificate } from '../../../src/core/theorems/certificates/prove.ts';
import { recognizeSimple } from '../../../src/core/esma/recognize.ts';
import { standingOf } from '../../../src/core/theorems/standing.ts';
import { recordOf } from '../../support/wideConjectures.ts';
import { fractionOf } from './support.ts';

/** The catalogue's name for the simple continued fraction of a constant. */
function nameOfSimple(constant: string): string | undefined {
  const ends = endsOfEnclosure(constantFromText(constant).enclose(600));
  const fraction = recognizeSimple(ends, 24);
  assert.ok(fraction, `${constant} has a pattern`);
  const terms = expand(ends, [1], 20).terms;
  assert.equal(terms.length, 20);
  return knownResult(fraction)?.name;
}

describe('The catalogue of classical results', () => {
  it('knows the fractions of e^(1/n) and e^(2/n) from the digits of these numbers', () => {
    assert.equal(nameOfSimple('e'), "Euler's fraction of e");
    assert.equal(nameOfSimple('exp(1/2)'), "Euler's fraction of exp(1/2)");
    assert.equal(nameOfSimple('exp(1/7)'), "Euler's fraction of exp(1/7)");
    assert.equal(nameOfSimple('exp(2)'), 'the fraction of exp(2)');
    assert.equal(nameOfSimple('exp(2/3)'), 'the fraction of exp(2/3)');
    assert.equal(nameOfSimple('exp(2/9)'), 'the fraction of exp(2/9)');
  });

  it("knows Lambert's fractions and Lehmer's", () => {
    assert.equal(nameOfSimple('tanh(1/3)'), "Euler's and Lambert's fraction of tanh(1/3)");
    assert.equal(nameOfSimple('tan(1)'), "Lambert's fraction of tan(1)");
    assert.equal(nameOfSimple('tan(1/4)'), "Lambert's fraction of tan(1/4)");
    assert.equal(nameOfSimple('besseli(1,2)/besseli(0,2)'), "Lehmer's fraction of besseli(0,2)/besseli(1,2)");
    assert.equal(nameOfSimple('besselj(1,2)/besselj(0,2)'), "Lehmer's fraction of besselj(0,2)/besselj(1,2)");
    assert.equal(
      nameOfSimple('besseli(4/3,2/3)/besseli(1/3,2/3)'),
      "Lehmer's fraction of besseli(-2/3,2/3)/besseli(1/3,2/3)",
    );
    assert.equal(knownResult(fractionOf('1+2k', '-'))?.name, "Lambert's fraction of tan(1)");
    assert.equal(knownResult(fractionOf('1; 2', '+'))?.name, "Lagrange's theorem on periodic fractions");
  });

  it("knows Gauss's fractions of two progressions in turn, under both signs", () => {
    assert.equal(nameOfSimple('hyp0f1(1,2)/hyp0f1(2,2)'), "Gauss's fraction of hyp0f1(1,2)/hyp0f1(2,2)");
    assert.equal(nameOfSimple('3*hyp0f1(3,2)/hyp0f1(4,2)'), "Gauss's fraction of hyp0f1(1,2)/hyp0f1(2,2)");
    assert.equal(
      nameOfSimple('sqrt(2)*tanh(1/sqrt(2))'),
      "Gauss's fraction of hyp0f1(1/2,1/8)/hyp0f1(3/2,1/8)",
    );
    assert.equal(
      nameOfSimple('sqrt(3)*tan(1/sqrt(3))'),
      "Gauss's fraction of hyp0f1(1/2,-1/12)/hyp0f1(3/2,-1/12)",
    );
    assert.equal(
      knownResult(fractionOf('1+4k; 9+12k', '-'))?.name,
      "Gauss's fraction of hyp0f1(1/2,-1/12)/hyp0f1(3/2,-1/12)",
    );
    for (const terms of ['1+4k; 9+14k', '1+4k; 9+12k; 1', '2+4k; 9+12k; 2+k; 1', '1+4k; 1; 9+12k; 2']) {
      assert.equal(knownResult(fractionOf(terms, '+')), null, terms);
    }
  });

  it('knows a fraction by its tail, whatever stands before it', () => {
    assert.equal(knownResult(fractionOf('5; 9 | 1; 8+2k; 1', '+'))?.name, "Euler's fraction of e");
    assert.equal(knownResult(fractionOf('5; 9 | 1; 8+3k; 1', '+')), null);
    assert.equal(knownResult(fractionOf('2; 3+2k', '-+')), null);
  });

  it('says whether a fraction is the classical one, follows from it or is rewritten from it', () => {
    const relations: readonly (readonly [terms: string, signs: string, name: string, relation: string])[] = [
      ['2 | 1; 2k+2; 1', '+', "Euler's fraction of e", 'is'],
      ['1; 1; 2k+2', '+', "Euler's fraction of e", 'follows'],
      ['2k+1', '-', "Lambert's fraction of tan(1)", 'is'],
      ['1; 2k+1', '+', "Lambert's fraction of tan(1)", 'rewritten'],
      ['4k+2', '+', "Euler's and Lambert's fraction of tanh(1/2)", 'is'],
      ['16k+4; 4k+3', '+', "Euler's and Lambert's fraction of tanh(1/2)", 'rewritten'],
      ['2k+2', '-', "Lehmer's fraction of besselj(0,1)/besselj(1,1)", 'is'],
      ['2k+4', '-', "Lehmer's fraction of besselj(0,1)/besselj(1,1)", 'follows'],
      ['2k; 1', '+', "Lehmer's fraction of besselj(0,1)/besselj(1,1)", 'rewritten'],
      ['2k+1; 8k+8', '-', "Lehmer's fraction of besselj(0,1)/besselj(1,1)", 'rewritten'],
      ['1; 6', '+', "Lagrange's theorem on periodic fractions", 'is'],
    ];
    for (const [terms, signs, name, relation] of relations) {
      const result = knownResult(fractionOf(terms, signs));
      assert.deepEqual([result?.name, result?.relation], [name, relation], `${terms} ${signs}`);
    }
  });

  it('tells known, proved here and open apart', () => {
    const standing = (constant: string, terms: string, signs: string) => {
      const fraction = fractionOf(terms, signs);
      const value = { numerator: [0n, 1n], denominator: [1n] };
      const proof = proveClaim({ constant: parseExpression(constant), value, fraction });
      return standingOf(withCertificate(recordOf('any', constant, value, fraction.rule, signs), proof));
    };
    const euler = standing('e', '2 | 1; 2+2k; 1', '+');
    assert.ok(euler.kind === 'known' && euler.result.source.includes('E71'));
    assert.equal(standing('e-1', '2; 3+2k', '-+').kind, 'proved');
    assert.equal(standing('exp(1/10^7)', '1; 9999999+20000000k; 1', '+').kind, 'known');
    assert.equal(standing('pi', '2; 3+2k', '-+').kind, 'open');
  });
});
