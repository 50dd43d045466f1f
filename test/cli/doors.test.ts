import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'mocha';
import { esmaHere } from '../support/cli.ts';

/*
 * What people type at the terminal, and the true answer. Values to compare with are those of PARI/GP 2.15 and mpmath 1.2.
 */

/** tan(1/3), cut after 75 digits: PARI/GP. */
const tangent = '0.346253549510575491038543565609740774595703916189800217976444064898597657492';

/** All that a command says that succeeds: what was understood, then the answer. */
async function out(...words: string[]): Promise<string> {
  const { code, out: text, err } = await esmaHere(...words);
  assert.equal(code, 0, `${words.join(' ')}: ${err}`);
  return err + text;
}

/** The sentence of a command that refuses. */
async function refusal(...words: string[]): Promise<string> {
  const { code, out: text, err } = await esmaHere(...words);
  assert.equal(code, 1, `${words.join(' ')}: ${text}`);
  return err;
}

/** The table of a search, a row a line. */
async function table(...words: string[]): Promise<string[]> {
  const { code, out: text, err } = await esmaHere('search', ...words);
  assert.equal(code, 0, err);
  return text.split('\n').filter((line) => /^\d+ {2}/.test(line));
}

describe('At the doors', () => {
  const folder = mkdtempSync(join(tmpdir(), 'esma-doors-'));
  after(() => rmSync(folder, { recursive: true }));
  const digits = join(folder, 'tangent.txt');
  writeFileSync(digits, `${tangent}\n`);

  it('a name before a parenthesis is that function, or no product', async () => {
    assert.match(await out('evaluate', 'gamma(1/5)', '--digits', '20'), /4\.59084371199880305320/);
    assert.match(await out('evaluate', '\\Gamma(2/3)', '--digits', '20'), /1\.35411793942640041694/);
    for (const text of ['pi(2)', 'catalan(2)', 'phi(3)', 'e(1)'])
      assert.match(await refusal('evaluate', text), /is a number here and no function: write \w+\*\(…\)/);
  });

  it('under + no fraction gains, few digits or many', async () => {
    const rows = await table(`@${digits}`, '--signs=+', '--limit', '8');
    assert.ok(rows.length > 3);
    for (const row of rows) assert.match(row, / {2,}×1 /, row);
  });

  it('gains are limits: 3/2 of e under −+, 2 of quadratic numbers under −', async () => {
    const ofE = (await table('e', '--signs=-+', '--limit', '4')).find((row) => /^\d+ +e /.test(row));
    assert.match(ofE ?? 'no row', / ×3\/2 /);
    const [first] = await table('sqrt(5)', '--signs=-', '--height', '1', '--limit', '1');
    assert.match(first!, / ×2 /);
  });

  it('quadratic families in k are found, with a proof for all k', async () => {
    for (const [text, terms] of [
      ['sqrt(4k^2+1)', '[2k; 4k, 4k, 4k, '],
      ['sqrt(k^2+k)', '[k; 2, 2k, 2, 2k, '],
      ['k+sqrt(k^2+2)', '[2k; k, 2k, k, '],
    ] as const) {
      const said = await out('families', text);
      assert.ok(said.includes(terms), said);
      assert.match(said, /proved for all these k/);
    }
  });

  it('a rule is not guessed from nothing', async () => {
    // γ, the cube root of 3, e³: without a rule.
    for (const terms of [
      '[0; 1, 1, 2, 1, 2, 1, 4, 3, 13, 5, 1, 1, 8, 1]',
      '[1; 2, 3, 1, 4, 1, 5, 1, 1, 6, 2, 5, 8, 3]',
      '[20; 11, 1, 2, 4, 3, 1, 5, 1, 2, 16, 1, 1, 16]',
    ])
      assert.match(await out('identify', terms), /^No rule shows in these \d+ terms/, terms);
    assert.match(await refusal('identify', '[2; 1, 3, 1, 6, 2, 9]'), /no rule shows in these 7/);
  });

  it('a value that contradicts what is beside it is told with both', async () => {
    const signs = await out('identify', 'e - 1 = [2; 3, 2, 5, 2, 7, 2, 9, \\dots]');
    assert.match(signs, /^Read with the signs −\+, repeated/);
    assert.match(signs, /The rule follows from the value e - 1: proved/);
    for (const [text, value, fraction] of [
      ['\\log 2 = [0; 1, 2, 3, 4, 5, 6, \\dots]', '0.6931471805', '0.69777'],
      ['\\sqrt{3} = 1+\\cfrac{1}{2+\\cfrac{1}{2+\\cfrac{1}{2+\\dots}}}', '1.7320508075', '1.41'],
    ] as const) {
      const said = await refusal('identify', text);
      assert.match(said, /the two sides differ/);
      assert.ok(said.includes(value) && said.includes(fraction), said);
    }
  });

  it('an equation that is false is no line of notes with a number in it, however few its digits are', async () => {
    const terms = '[2; 1, 2, 1, 1, 4, 1, 1, 6, 1, 1, 8]';
    for (const [text, value] of [
      [`3.14159265 = ${terms}`, '3.14159265'],
      [`${terms} = 3.14159265`, '3.14159265'],
      [`${terms} = 3.5`, '3.5'],
    ] as const) {
      const said = await refusal('identify', text);
      assert.ok(said.includes(`the two sides differ: one is ${value}, and`), said);
      assert.ok(said.includes('between 2.71828'), said);
    }
    assert.match(await out('identify', 'c_1 = 3.14159265'), /^pi$/m);
  });

  it('a value that contradicts a fraction whose rule is guessed is told with both', async () => {
    const tail = '1^2/(6 + 3^2/(6 + 5^2/(6 + 7^2/(6 + 9^2/(6+...)))))';
    for (const [value, digits] of [
      ['e', '2.7182818284'],
      ['22/7', '3.1428571428'],
    ] as const)
      assert.ok(
        (await refusal('identify', `${value} = 3 + ${tail}`)).includes(
          `the two sides differ: ${value} is ${digits}…, and the fraction with the rule guessed from its terms is 3.141592….`,
        ),
      );
    assert.match(await out('identify', `pi = 3 + ${tail}`), /\npi\nProved by Gauss’s relations/);
  });

  it('numerators that are read from k = 1 are told to be, whatever is said of the fraction', async () => {
    for (const [text, answer] of [
      ['-4 @ k^6+k^5-13k^4-25k^3-12k^2', /668\/151\nProved: the fraction ends, since b_4 = 0/],
      ['10k+5 @ -9k^4', /It has no value, but diverges/],
      ['2k+1 @ k^2', /4\/pi\nProved by Gauss/],
    ] as const) {
      const said = await out('identify', text);
      assert.match(said, answer);
      assert.match(said, /Read with b_k for k = 1, 2, …, since b_1 would be 0 otherwise\.$/m);
    }
    assert.match(await out('identify', '2k+1 @ k^2', '--json'), /"numeratorsFrom":1/);
  });

  it('a list that may be periodic is asked about, or told to be read so', async () => {
    assert.match(
      await refusal('convert', '2, 1, 2, 1, 1, 4, 1, 1, 6, 1, 1, 8', '--to=-+'),
      /has more than one meaning: write \[2; 1, 2, 1, …\] for a fraction that begins so/,
    );
    assert.match(await out('identify', '--terms', '20; 11; 1; 2; 4'), /^Read as periodic with period 5/);
  });

  it('too few digits are called so, and what is exact is no matter of digits', async () => {
    assert.match(await refusal('identify', '2.7182'), /5 significant digits, too few to name it; give 6/);
    // No digit is uncertain in a repeating decimal; where one may be, both are told.
    assert.match(await out('identify', '0.(3)'), /^1\/3\n|\n1\/3\n/);
    assert.match(
      await refusal('identify', '0.1(6)'),
      /1 significant digit, .* a repeating decimal is written 0\.1\\overline\{6\}/,
    );
    assert.match(await out('identify', '2.71828'), /e\nPerhaps: conjectured from 6 digits/);
    assert.match(await out('identify', '0.142857142857142857142'), /1\/7\nConjectured from 21 digits/);
    assert.match(await out('identify', '3.5*pi'), /7\*pi\/2/);
  });

  it('what a theorem gives is known, however large the denominator, with affine images in k', async () => {
    const [row] = await table('exp(1/10^8)', '--height', '1', '--signs=+', '--limit', '1');
    assert.match(row!, /known: Euler's and Lambert's/);
    for (const text of ['coth(1/k)-k', 'besseli(1/k+1,2/k)/besseli(1/k,2/k)'])
      assert.match(await out('families', text), /proved for all these k/, text);
  });

  it('under minus every hit of a quadratic number is there', async () => {
    const words = ['search', 'sqrt(3)', '--signs=-', '--height', '2', '--members', 'all', '--json'];
    const lines = (await esmaHere(...words)).out.split('\n');
    const found = lines
      .filter((line) => line !== '')
      .map((line) => {
        const { numerator, denominator, terms } = JSON.parse(line) as Record<string, string[]>;
        return `${numerator!.join()}/${denominator!.join()}: ${terms!.slice(0, 14).join()}`;
      });
    // 2/√3 = [2; 2, 2, 2, 2, 2, 4, repeated] under −: its expansion by ceilings, PARI/GP.
    assert.equal(found.length, 88);
    assert.ok(found.includes('2/0,1: 2,2,2,2,2,2,4,2,2,2,2,2,4,2'), found.join('\n'));
  });

  it('the row of a family is the one that one looks for', async () => {
    for (const [constant, row] of [
      ['sqrt(17)', /^1 +sqrt\(17\) += \[4; 8, 8, 8/],
      ['sqrt(26)', /^1 +sqrt\(26\) += \[5; 10, 10/],
      ['besselj(0,2)/besselj(1,2)', /^1 +besselj\(0,2\)\/besselj\(1,2\) += \[1; 2, 3, 4/],
    ] as const)
      assert.match((await table(constant, '--height', '1', '--limit', '1'))[0]!, row);
  });

  it('a fraction is Lehmer’s or follows from his, and is rewritten from it where it has another form', async () => {
    const [first, ...others] = await table('besselj(0,2)/besselj(1,2)', '--height', '1', '--limit', '8');
    assert.match(first!, /known: Lehmer's fraction/);
    assert.ok(others.some((row) => /\[0; 2, 1, 1, 2, 1.*known: rewritten from Lehmer'/.test(row)));
    const said = await out('families', 'besseli(k,2)/besseli(k-1,2)');
    assert.match(said, /follows from Lehmer's fraction of besseli\(n-1,x\)\/besseli\(n,x\)/);
  });

  it('a bad k is named and left out', async () => {
    const roots = await out('families', 'sqrt(k^2-1)');
    assert.match(roots, /but k = 1: sqrt\(0\) is rational/);
    const tangents = await out('families', 'tan(1/(k-2))');
    assert.match(tangents, /but k = 2: the constant has a pole/);
    assert.match(tangents, /k = 3: a_1 = 0 there; instead \[1; 1, 1, 3, 1, 5, 1, 7, …\], proved/);
    assert.match(await refusal('families', 'exp(1/k!)'), /n! takes a written integer/);
  });

  it('decimals are exact numbers in expressions', async () => {
    // mpmath: tan(0.2), e^0.25.
    assert.match(await out('evaluate', 'tan(0.2)', '--digits', '20'), /0\.20271003550867248332/);
    assert.match(await out('evaluate', 'exp(0.25)', '--digits', '20'), /1\.28402541668774148407/);
    assert.match(await out('evaluate', '0.5'), /Rational: 1\/2/);
  });

  it('with few digits the rules of low order are found', async () => {
    const rows = await table(`@${digits}`, '--limit', '8');
    assert.ok(
      rows.some((row) => row.includes('[3; 9, 15, 21')),
      rows.join('\n'),
    );
  });

  it('negative numbers are numbers', async () => {
    assert.match(await out('identify', '-3.14159265358979'), /-pi\n/);
    assert.match(await out('expand', '-e', '--terms', '5'), /\[-3; 3, 1, 1, 4, …\]/);
  });

  it('tan 1 is read as every textbook writes it', async () => {
    const said = await out(
      'identify',
      '\\tan 1 = \\cfrac{1}{1-\\cfrac{1}{3-\\cfrac{1}{5-\\cfrac{1}{7-\\dots}}}}',
    );
    assert.match(said, /tan\(1\)\nProved by the theorem on ₀F₁/);
  });

  it('formulas of an article are formulas, and no word stands where it does not apply', async () => {
    const { out: article } = await esmaHere(
      'search',
      'besselj(0,1)/besselj(1,1)',
      '--height',
      '1',
      '--latex',
      '--limit',
      '3',
    );
    assert.ok(article.includes('J_{0}(1)'));
    // Names of commands and lemmas are set as they are typed.
    const formulas = article.replaceAll(/\\texttt\{(?:[^{}]|\{-\})*\}/g, '');
    assert.ok(!/\\_|\\textasciicircum|\{-\}/.test(formulas), formulas);
    const said = await out('families', '3^(1/k)');
    assert.match(
      said,
      /No formula fits the fractions that were found for 3\^\(1\/k\) itself over these k\.\n/,
    );
    assert.ok(!/--odd|--even/.test(said), said);
  });
});
