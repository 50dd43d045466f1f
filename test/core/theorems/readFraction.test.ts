import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { InputError } from '../../../src/core/errors.ts';
import { termsOf } from '../../../src/core/fractions/fraction.ts';
import { readFraction } from '../../../src/core/theorems/naming/readFraction.ts';
import { formatGeneralFraction, formatSignedFraction } from '../../../src/formats/text/fraction.ts';
import { latexNested } from '../../../src/formats/latex/latex.ts';
import { formatTerms } from '../../../src/formats/text/plain.ts';

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

  it('numbers, by their digits or as an expression', () => {
    assert.equal(read('3.14159…')[0], 'digits');
    assert.deepEqual(read('$\\frac{e+1}{e-1}$'), ['constant', '(e+1)/(e-1)']);
  });

  it('says what is wrong by a sentence', () => {
    for (const [text, sentence] of [
      ['2 + \\cfrac{1}{x}', /an integer was expected before "x}"/],
      ['[3; 7, 15, 1, 292, 1, 1, 1, 2]', /no rule shows in these 9/],
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
