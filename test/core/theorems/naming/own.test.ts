import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { constantFromText } from '../../../../src/core/constants/constants.ts';
import { InputError } from '../../../../src/core/errors.ts';
import { decimalExpansion } from '../../../../src/core/numbers/decimal.ts';
import { readKnownDigits } from '../../../../src/core/theorems/naming/interval.ts';
import { nameKnownDigits } from '../../../../src/core/theorems/naming/nameDigits.ts';
import { readOwnConstants } from '../../../../src/core/theorems/naming/ownConstants.ts';
import { formatName, latexOfName } from '../../../../src/formats/text/naming.ts';
import { builtCatalogue } from '../../../support/naming.ts';

// Chaitin's and Feigenbaum's constants have no expression here; ω₅ is one that nobody has named.
const file = `# my constants
delta = 4.669201609102990671853203820466201617258185577475768
om_5 = besselk(1/3,5)*zeta(5)
`;
const own = readOwnConstants(file);
const catalogue = { ...builtCatalogue, own };
const named = (text: string) => nameKnownDigits(readKnownDigits(text), catalogue, 1).answers[0];
const digitsOf = (text: string, places: number) =>
  decimalExpansion(constantFromText(text).enclose(places + 20), places)!;

describe('Constants of the user’s own', () => {
  it('name their Möbius images by their names', () => {
    const half = named(digitsOf('(2*4.669201609102990671853203820466201617258185577475768+1)/3', 24));
    assert.deepEqual([half?.method, half && formatName(half.name)], ['own', '(2*delta + 1)/3']);
    const image = named(digitsOf('-1/(besselk(1/3,5)*zeta(5)+2)', 30));
    assert.equal(image && formatName(image.name), '-1/(om_5 + 2)');
    assert.match(latexOfName(image!.name), /\\mathrm\{om\\_5\}/);
  });

  it('name nothing beyond the digits that are known of them, and nothing by chance', () => {
    const more = '4.66920160910299067185320382046620161725818557747576863274565134300413433021131473';
    assert.equal(named(more), undefined);
    assert.equal(named('1.234567890123456'), undefined);
  });

  it('are refused with a sentence that names them', () => {
    for (const [content, message] of [
      ['x', /line 1 is "x"/],
      ['2x = 1.5', /"2x" is no name/],
      ['x = 22/7', /x = 22\/7 cannot be read: it is rational/],
      ['x = pi +', /x = pi \+ cannot be read/],
      ['x = pi\nx = e', /"x" is given twice/],
      ['e = 2.5029078750958928', /"e" has a meaning in formulas already/],
      ['x = 12345678901234567890.5e30', /no digit after its point is certain/],
    ] as const)
      assert.throws(
        () => readOwnConstants(content),
        (error) => error instanceof InputError && message.test(error.message),
        content,
      );
  });
});
