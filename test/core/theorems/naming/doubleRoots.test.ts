import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { constantFromExpression } from '../../../../src/core/constants/constants.ts';
import { asGeneral, parseFraction } from '../../../../src/core/fractions/parseFraction.ts';
import { decimalExpansion } from '../../../../src/core/numbers/decimal.ts';
import { bitsForDigits } from '../../../../src/core/numbers/integers.ts';
import * as Q from '../../../../src/core/numbers/rational.ts';
import { nameGeneralFraction } from '../../../../src/core/theorems/naming/nameNumber.ts';
import { polynomialClosedForm } from '../../../../src/core/theorems/naming/polynomial/closedForm.ts';
import { convergenceTheorem } from '../../../../src/core/theorems/naming/polynomial/convergence.ts';
import { divergenceReason } from '../../../../src/core/theorems/naming/polynomial/divergence.ts';
import { polynomialFraction } from '../../../../src/core/theorems/naming/polynomial/fractionOfPolynomials.ts';
import { measuredValue } from '../../../../src/core/theorems/naming/polynomial/measure.ts';
import { describeNaming } from '../../../../src/formats/text/naming.ts';
import { builtCatalogue } from '../../../support/naming.ts';

const tools = { catalogue: builtCatalogue, determinant: 1 };
const general = (text: string) => asGeneral(parseFraction(text));
const polynomials = (text: string) => polynomialFraction(general(text))!;

describe('Fractions whose characteristic roots are one', () => {
  it('have a value by Tricomi’s U where the terms are of degree 1', () => {
    // Coefficients of A and B; quotients of mpmath's hyperu, which its backward recurrence confirms.
    for (const [terms, numerators, value] of [
      ['5/2 2', '-1/4 1 -1', '2.439011701045174260732259462762648960901939849733958160141930'],
      ['4 2', '-3/4 -2 -1', '3.162282595068495217831587485643937231201492805677069218333569'],
      ['-1/3 -2', '35/4 1 -1', '-2.67358772754963706038696302987991090204851555610437320958260'],
      ['17/6 2', '-1/6 -5/6 -1', '2.286321452680854763842088858054926795264675350312129824158083'],
      ['22/3 4', '-16/9 -20/3 -4', '5.873178749218843543082431210644576822662185415419451594925212'],
      ['-1/3 2', '-16/9 10/3 -1', '-0.04396729094910398263055979684540333088027135624682093189313'],
      ['89/6 2', '7/6 -11/6 -1', '14.73217241486416476724468447712619839449755689652088451950374'],
      ['33/4 3', '243/20 -297/40 -9/4', '8.490781229503711351526294706756971431289870331073750952730315'],
      ['0 6', '-27/4 18 -9', '0.425452365414546082020367158162390648381838773556055538228664'],
      ['3/2 -1', '-45/16 7/4 -1/4', '0.194026785280565288481128481243722520265099429851159740531079'],
    ] as const) {
      const [a, b] = [terms, numerators].map((list) => list.split(' ').map(Q.parseRational));
      const label = `${terms} @ ${numerators}`;
      const fraction = { head: [], terms: a!, numerators: b! };
      const form = polynomialClosedForm(fraction)!;
      assert.equal(form.theorem, 'Tricomi', label);
      const places = value.length - value.indexOf('.') - 4;
      const agrees = (text: string) =>
        assert.equal(
          text.slice(0, value.length - 5),
          value.slice(0, text.length).slice(0, value.length - 5),
          label,
        );
      agrees(decimalExpansion(form.value.enclose(bitsForDigits(80))!, places)!);
      if (form.expression)
        agrees(decimalExpansion(constantFromExpression(form.expression).enclose(70), places)!);
      if (terms.length <= 5) agrees(measuredValue(fraction)!.text);
    }
  });

  it('are named by Bessel functions where the roots of the numerators are halves', () => {
    for (const [text, name] of [
      ['2k+5/2 @ -k^2-k-1/4', '(5*besselk(1,5/4)+3*besselk(0,5/4))/(4*besselk(0,5/4))'],
      ['2k+2 @ -k^2-k-1/4', '(2*besselk(1,1)+besselk(0,1))/(2*besselk(0,1))'],
    ] as const) {
      const { name: own, sentences } = describeNaming(nameGeneralFraction(general(text), tools));
      assert.equal(own, name);
      assert.match(sentences[0]!, /^Proved by the continued fraction of Tricomi’s U/);
    }
    // No such functions: a logarithm, complex parameters.
    for (const text of ['2k+3 @ -k^2-4/3k-4/9', '2k+1 @ -k^2-5'])
      assert.equal(polynomialClosedForm(polynomials(text))!.expression, null, text);
  });

  it('have a measured value where nothing else is known', () => {
    // mpmath: a quotient of hyperu at complex parameters; backwards from the terms 3,000 and 5,000.
    for (const [text, value] of [
      ['2k+1 @ -k^2-5', '-3.66517364992548669168660736372912848578404812928726956904435'],
      ['2k^2+3k+1 @ -k^4-1', '0.82936855840136449075479334600842092092342421220122'],
    ] as const) {
      const naming = nameGeneralFraction(general(text), tools);
      assert.ok(naming.kind === 'polynomial' && naming.value?.origin === 'measured', text);
      assert.equal(naming.value.text.slice(0, 48), value.slice(0, 48));
    }
    assert.equal(convergenceTheorem(polynomials('2k^2+3k+1 @ -k^4-1')), 'Birkhoff and Adams');
  });

  it('diverge where their solutions oscillate, which is said, and nowhere else', () => {
    for (const text of [
      '2k+1 @ -k^2-4k-4',
      '2k+1 @ -k^2-2k-2',
      '2k^2+k+1 @ -k^4-9k^3-1',
      '-4k-2 @ -4k^2-16k-16',
    ]) {
      assert.match(divergenceReason(general(text)) ?? 'none', /double one/, text);
      assert.equal(convergenceTheorem(polynomials(text)), null, text);
      const { name, sentences } = describeNaming(nameGeneralFraction(general(text), tools));
      assert.equal(name, null);
      assert.match(sentences[0]!, /^It has no value, but diverges: /, text);
    }
    for (const text of [
      '2k+3 @ -k^2-4k-4',
      '2k+2 @ -k^2-2k-1',
      '2k+1 @ -k^2-5',
      '2 @ -1',
      '2k^3+3k^2+11k+5 @ -(k+1)^6',
    ])
      assert.equal(divergenceReason(general(text)), null, text);
  });
});
