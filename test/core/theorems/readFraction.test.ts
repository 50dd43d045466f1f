import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import { InputError } from '../../../src/core/errors.ts';
import { termsOf } from '../../../src/core/fractions/fraction.ts';
import { meet } from '../../../src/core/numbers/enclosure.ts';
import { divide, rational, subtract } from '../../../src/core/numbers/rational.ts';
import type { Rational } from '../../../src/core/numbers/rational.ts';
import { readFraction } from '../../../src/core/theorems/naming/readFraction.ts';
import { formatGeneralFraction, formatSignedFraction } from '../../../src/formats/text/fraction.ts';
import { latexNested } from '../../../src/formats/latex/latex.ts';
import { formatTerms } from '../../../src/formats/text/plain.ts';
import { fractionOf, readInput } from '../../../src/toolbox/input.ts';
import { nameInput } from '../../../src/toolbox/tools/identify.ts';
import { builtCatalogue } from '../../support/naming.ts';

const tools = { catalogue: builtCatalogue, determinant: 1 };

/** The rule that a text is read as, and how it is known. */
function read(text: string): [string, string] {
  const reading = readFraction(text);
  if (reading.kind !== 'fraction') return [reading.kind, reading.constant.name];
  const { written, origin } = reading;
  const rule =
    written.kind === 'signed'
      ? formatSignedFraction(written.fraction)
      : formatGeneralFraction(written.fraction);
  return [
    rule,
    origin.kind === 'value' ? `${origin.constant}${origin.proved ? ', proved' : ''}` : origin.kind,
  ];
}

describe('fractions as they are written', () => {
  it('by their rule, signed and general', () => {
    assert.deepEqual(read('2; 3+2k @ -+'), ['2; 2k + 3 @ -+', 'given']);
    assert.deepEqual(read('2k+1 @ k^2+2k+1'), ['2k + 1 @ k^2 + 2k + 1', 'given']);
    assert.deepEqual(read('4k+2'), ['4k + 2 @ +', 'given']);
    assert.deepEqual(read('$[1; \\overline{2}]$'), ['1 | 2 @ +', 'given']);
  });

  it('nested with a value on the left: the rule is that of the value, and proved where it can be', () => {
    const nested = 'e - 1 = 2 - \\cfrac{1}{3 + \\cfrac{1}{2 - \\cfrac{1}{5 + \\ddots}}}';
    assert.deepEqual(read(nested), ['2; 2k + 3 @ -+', 'e - 1, proved']);
    assert.deepEqual(
      read(
        '\\begin{equation}\n  \\label{eq:euler}\n  e = 2 + \\cfrac{1}{1 + \\cfrac{1}{2 + \\cfrac{1}{1 + \\cdots}}}.\n\\end{equation}',
      ),
      ['2 | 1; 2k + 2; 1 @ +', 'e, proved'],
    );
    // What the left side does not have is a contradiction, told with both values.
    assert.throws(
      () => read('e = 1 + \\cfrac{1}{2 + \\cfrac{1}{3 + \\cfrac{1}{4 + \\cdots}}}'),
      /the two sides differ: e is 2\.7182818284….*between 1\.4324324324… and 1\.4333333333…/,
    );
  });

  it('lists, with and without signs; numerators other than 1', () => {
    assert.deepEqual(read('[2; 3, 2, 5, 2, 7, 2, 9, \\dots] signs −+, repeated'), [
      '2; 2k + 3 @ -+',
      'guessed',
    ]);
    assert.deepEqual(read('[1; 2, 1, 1, 4, 1, 1, 6, 1, 1, 8, 1]'), ['1; 2k + 2; 1 @ +', 'guessed']);
    const brouncker =
      '\\frac{4}{\\pi} = 1 + \\cfrac{1}{3 + \\cfrac{4}{5 + \\cfrac{9}{7 + \\cfrac{16}{9 + \\cfrac{25}{11 + \\ddots}}}}}';
    assert.deepEqual(read(brouncker), ['2k + 1 @ k^2 + 2k + 1', '\\frac{4}{\\pi}']);
  });

  it('signs that come once and do not repeat, as textbooks write tan 1', () => {
    const nested = '1/(1 - 1/(3 - 1/(5 - 1/(7 - 1/(9 - 1/(11 - ...))))))';
    assert.deepEqual(read(nested), ['0 | 2k + 1 @ 1 | -1', 'guessed']);
    assert.deepEqual(nameInput(readInput(nested), tools).kind, 'polynomial');
  });

  it('numbers, by their digits or as an expression', () => {
    assert.equal(read('3.14159…')[0], 'digits');
    assert.deepEqual(read('$\\frac{e+1}{e-1}$'), ['constant', '(e+1)/(e-1)']);
  });

  it('terms without a rule as the number that begins so, to the digits that they give', () => {
    // π, −π, γ and e, their simple fractions by PARI/GP.
    for (const [text, value, places] of [
      ['[3; 7, 15, 1, 292, 1, 1, 1, 2, 1, 3, 1, 14, 2]', '3.14159265358979323846', 14],
      ['[-4; 1, 6, 15, 1, 292, 1, 1, 1, 2]', '-3.14159265358979323846', 9],
      ['[0;1,1,2,1,2,1,4,3,13,5,1,1,8,1,2,4,1,1,40]', '0.57721566490153286060', 16],
      ['[2; 1, 2, 1, 1, 4, 1, 1, 6, 1, 1, 8]', '2.71828182845904523536', 7],
    ] as const) {
      const reading = readFraction(text);
      assert.ok(reading.kind === 'digits', text);
      const { constant, noRule, notes } = reading;
      assert.match(noRule ?? '', /no rule shows/);
      assert.match(notes?.join() ?? '', /No rule shows in these \d+ terms/);
      assert.ok(constant.digitsLimit >= places, `${text}: ${constant.digitsLimit} digits`);
      assert.ok(meet(constant.enclose(constant.digitsLimit), constantFromText(value).enclose(18)), text);
    }
    const tool = () => fractionOf(readInput('[3; 7, 15, 1, 292, 1, 1, 1, 2]'));
    assert.throws(tool, /no rule shows in these 9/);
  });

  it('random terms as a number that holds whatever goes on', () => {
    const terms = fc.array(fc.bigInt(2n, 40n), { minLength: 20, maxLength: 20 });
    let numbers = 0;
    fc.assert(
      fc.property(terms, fc.integer({ min: 8, max: 14 }), fc.boolean(), (all, written, minus) => {
        const value = all.reduceRight<Rational | null>(
          (rest, term) =>
            rest === null
              ? rational(term)
              : subtract(rational(term), divide(rational(minus ? 1n : -1n), rest)),
          null,
        )!;
        const shown = all.slice(0, written);
        const text = minus
          ? shown.reduceRight((rest, term) => `${term} - \\cfrac{1}{${rest}}`, '\\cdots')
          : `[${shown[0]!}; ${shown.slice(1).join(', ')}, …]`;
        const reading = readFraction(text);
        if (reading.kind !== 'digits') return;
        numbers++;
        const { constant } = reading;
        const { lo, hi, bits } = constant.enclose(constant.digitsLimit);
        const scaled = value.numerator << BigInt(bits);
        assert.ok(lo * value.denominator <= scaled && scaled <= hi * value.denominator, text);
      }),
    );
    assert.ok(numbers > 50);
  });

  it('says what is wrong by a sentence', () => {
    for (const [text, sentence] of [
      ['2 + \\cfrac{1}{x}', /"x" stands where a number is needed/],
      ['[3; 7, 15]', /no rule shows in these 3/],
      ['2 + \\cfrac{1}{3', /} was expected at the end/],
      ['', /empty/],
    ] as const)
      assert.throws(
        () => readFraction(text),
        (error) => error instanceof InputError && sentence.test(error.message),
      );
  });

  it('what ESMA writes it reads again: nested LaTeX and lists of random rules', () => {
    const mover = fc.tuple(fc.bigInt(2n, 9n), fc.bigInt(1n, 6n));
    const rules = fc.tuple(
      mover,
      fc.bigInt(2n, 7n),
      fc.constantFrom([1] as const, [-1, 1] as const, [1, -1] as const),
    );
    fc.assert(
      fc.property(rules, fc.boolean(), ([[a, b], c, signs], inLatex) => {
        const rule = {
          kind: 'interlaced' as const,
          preperiod: [],
          polynomials: [
            [
              { numerator: a, denominator: 1n },
              { numerator: b, denominator: 1n },
            ],
            [{ numerator: c, denominator: 1n }],
          ],
        };
        const terms = termsOf(rule, 12);
        const text = inLatex
          ? latexNested(terms, signs, 11)
          : `${formatTerms(terms, 12)} @ ${signs.map((sign) => (sign > 0 ? '+' : '-')).join('')}`;
        assert.equal(read(text)[0], formatSignedFraction({ rule, signs }));
      }),
    );
  });
});
