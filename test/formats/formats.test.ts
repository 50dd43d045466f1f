import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { constantFromText } from '../../src/core/constants/constants.ts';
import { sourceOf } from '../../src/core/constants/source.ts';
import { parseInterlacedTerms } from '../../src/core/fractions/parseTerms.ts';
import { termsOf } from '../../src/core/fractions/fraction.ts';
import { containsZero, meet } from '../../src/core/numbers/enclosure.ts';
import { trimInteger } from '../../src/core/numbers/polynomial.ts';
import { enclosePolynomial, encloseValue } from '../../src/core/value.ts';
import type { Value } from '../../src/core/value.ts';
import { latexArticle } from '../../src/formats/latex/article.ts';
import {
  latexLeftSide,
  latexConstant,
  latexNested,
  latexRule,
  latexSigns,
  latexValue,
} from '../../src/formats/latex/latex.ts';
import {
  formatLeftSide,
  formatNested,
  formatRule,
  formatTerms,
  formatValue,
} from '../../src/formats/text/plain.ts';
import { sampleSearch } from '../support/samples.ts';
import { hasTool } from '../support/tools.mjs';

const value = (numerator: bigint[], denominator: bigint[]) => ({ numerator, denominator });

/** Constants of every outermost operation. */
const names = [
  'e',
  'tan(1)',
  'exp(1/2)',
  '-sqrt(2)',
  'e+1',
  'tan(1)-1',
  '1/2*e',
  'e/2',
  '-e/3',
  'pi^2',
  '-pi^2',
  'besseli(0,2)/besseli(1,2)',
  'hyp0f1(2,-1/3)/(2*hyp0f1(1,-1/3))',
  '(e-1)*(e+1)',
  '2*(1-pi)',
  '3.14159265358979323846264338327950288',
];

/** That a formula, read again, is P(α)/Q(α). */
function readsBack(write: (value: Value, constant: string) => string): void {
  const coefficient = fc.bigInt(-3n, 3n);
  const polynomial = fc.array(coefficient, { minLength: 1, maxLength: 3 }).map(trimInteger);
  fc.assert(
    fc.property(fc.constantFrom(...names), polynomial, polynomial, (name, numerator, denominator) => {
      const alpha = constantFromText(name);
      const low = alpha.enclose(10);
      fc.pre(numerator.length > 0 && denominator.length > 0 && numerator.length + denominator.length > 2);
      fc.pre(![numerator, denominator].some((p) => containsZero(enclosePolynomial(p, low))));
      const text = write({ numerator, denominator }, name);
      const read = constantFromText(text).enclose(10);
      assert.ok(meet(read, encloseValue(alpha, { numerator, denominator }, 12)), `${name}: ${text}`);
    }),
    { numRuns: 150 },
  );
}

describe('plain text', () => {
  it('writes values that read back as the same number, whatever the constant', () => readsBack(formatValue));

  it('writes values in the expression language', () => {
    assert.equal(formatValue(value([0n, 1n], [1n]), 'e'), 'e');
    assert.equal(formatValue(value([-1n, 1n], [1n]), 'e'), 'e - 1');
    assert.equal(formatValue(value([1n, 1n], [-2n, 2n]), 'e'), '(e + 1)/(2*e - 2)');
    assert.equal(formatValue(value([1n], [0n, 2n]), 'tan(1)'), '1/(2*tan(1))');
    assert.equal(
      formatValue(value([0n, 0n, 1n], [1n]), 'besseli(0,2)/besseli(1,2)'),
      '(besseli(0,2)/besseli(1,2))^2',
    );
    assert.equal(formatValue(value([0n, -1n], [2n]), 'x'), '-x/2');
  });

  it('writes values of a quotient as quotients of what stands in it', () => {
    const of = (name: string, numerator: bigint[], denominator: bigint[]) => {
      const conjecture = { value: { numerator, denominator }, constant: sourceOf(name) };
      return [formatLeftSide(conjecture), latexLeftSide(conjecture)];
    };
    const bessel = 'besselj(1,1)/besselj(0,1)';
    assert.deepEqual(of(bessel, [0n, 1n], [1n]), [bessel, '\\frac{J_{1}(1)}{J_{0}(1)}']);
    assert.deepEqual(of(bessel, [1n], [0n, 1n]), ['besselj(0,1)/besselj(1,1)', '\\frac{J_{0}(1)}{J_{1}(1)}']);
    assert.deepEqual(of(bessel, [1n, -1n], [2n]), [
      '(besselj(0,1) - besselj(1,1))/(2*besselj(0,1))',
      '\\frac{J_{0}(1) - J_{1}(1)}{2 J_{0}(1)}',
    ]);
    assert.deepEqual(of('pi/e', [1n, 0n, 3n], [0n, 1n]), [
      '(3*pi^2 + e^2)/(pi*e)',
      '\\frac{3 \\pi^{2} + e^{2}}{\\pi e}',
    ]);
    assert.deepEqual(of('1/tan(1)', [1n, 2n], [1n]), [
      '(tan(1) + 2)/tan(1)',
      '\\frac{\\tan(1) + 2}{\\tan(1)}',
    ]);
    // Of a multiple of a number, and of a number over one, the value is written in the constant as it is.
    assert.deepEqual(of('sqrt(pi)/2', [1n], [0n, 2n])[0], '1/(2*(sqrt(pi)/2))');
  });

  it('writes terms, signs and rules', () => {
    const rule = parseInterlacedTerms('2 | 1; 2k+2; 1');
    assert.equal(formatTerms(termsOf(rule, 9), 7), '[2; 1, 2, 1, 1, 4, 1, …]');
    assert.equal(formatRule(rule), '2 | 1; 2k + 2; 1');
    assert.equal(formatRule(parseInterlacedTerms('1/2k^2+1/2k+1')), '1/2k^2 + 1/2k + 1');
    assert.equal(formatNested([2n, 3n, 2n], [-1, 1], 3), '2 − 1/(3 + 1/(2 − …))');
    assert.equal(
      formatRule({ kind: 'recurrent', initial: [7n, 3n, 5n], recurrence: [1n, -2n] }),
      '7, 3, 5, then a[n] = a[n-1] - 2*a[n-2]',
    );
  });
});

/** A value of the constant of this name. */
function latexOf(value: Value, name: string): string {
  return latexValue(value, latexConstant(sourceOf(name)));
}

describe('LaTeX', () => {
  it('writes values that read back as the same number, whatever the constant', () => readsBack(latexOf));

  it('writes values', () => {
    assert.equal(latexOf(value([1n, 1n], [-1n, 1n]), 'e'), '\\frac{e + 1}{e - 1}');
    assert.equal(latexOf(value([0n, 0n, 3n], [1n]), 'e'), '3 e^{2}');
    assert.equal(latexOf(value([0n, 1n], [1n]), '@digits.txt'), '\\alpha');
    assert.equal(latexOf(value([0n, 2n], [1n]), '-sqrt(2)'), '2 \\left(-\\sqrt{2}\\right)');
    assert.equal(latexOf(value([-1n, 2n], [1n]), 'sqrt(2)+1'), '2 \\left(\\sqrt{2} + 1\\right) - 1');
  });

  it('writes the fraction, its signs and its rule', () => {
    assert.equal(latexNested([2n, 3n, 2n, 5n], [-1, 1], 2), '2 - \\cfrac{1}{3 + \\cfrac{1}{2 - \\cdots}}');
    assert.equal(latexSigns([-1, 1]), '(-,+)');
    assert.deepEqual(latexRule(parseInterlacedTerms('2; 3+2k')), {
      display: false,
      body: '$a_{2j} = 2$, $a_{2j+1} = 2j + 3$',
    });
    assert.equal(latexRule(parseInterlacedTerms('1; 2; 3; 4; k+1')).display, true);
    assert.match(latexRule(parseInterlacedTerms('1/2k^2+1/2k+1')).body, /\\tfrac\{1\}\{2\}j\^\{2\}/);
  });

  it('of a whole search compiles without an error or an overfull line', async function () {
    if (!hasTool('texlive-latex-recommended')) this.skip();
    const folder = mkdtempSync(join(tmpdir(), 'esma-article-'));
    try {
      for (const [name, period] of [
        ['e', 4],
        ['tan(1)', 3],
        ['besseli(1,2)/besseli(0,2)', 3],
        ['exp(1/2)', 2],
      ] as const) {
        const { conjectures, families, candidates } = await sampleSearch(name, { period }, 8);
        const search = {
          command: `esma search "${name}" --signs=-+ ~^_#$%&{}\\`,
          origin: 'found' as const,
          candidates,
          conjectures: conjectures.length,
          families: families.length,
        };
        writeFileSync(join(folder, 'article.tex'), latexArticle(families, search, 5));
        const run = spawnSync('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'article.tex'], {
          cwd: folder,
        });
        const log = readFileSync(join(folder, 'article.log'), 'utf8');
        assert.equal(run.status, 0, log.slice(-2000));
        assert.deepEqual(log.match(/^Overfull.*$/gm) ?? [], [], name);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
