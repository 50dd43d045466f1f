import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { toolboxCommands } from '../../src/cli/commands/toolbox/toolbox.ts';
import { toolboxHelp } from '../../src/cli/commands/toolbox/help.ts';
import type { ConjectureJson } from '../../src/library/json.ts';
import { esma } from '../support/cli.ts';

/** The words of a line as a shell reads it: parts in quotes are one. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
}

describe('the toolbox in the terminal', () => {
  it('convert and moebius put out a fraction that can be read again, and say what they keep', () => {
    const simple = esma('convert', '2; 3+2k @ -+', '--to=+');
    assert.deepEqual(
      [simple.code, simple.out],
      [0, '1; 1; 2k + 2 @ +\n[1; 1, 2, 1, 1, 4, 1, 1, 6, 1, 1, 8, …]\n'],
    );
    assert.equal(simple.err, 'Kept: the value, exactly; shown for all terms.\n');
    const back = esma('convert', simple.out.split('\n')[0]!, '--to=-+');
    assert.match(back.out, /^2; 2k \+ 3 @ -\+\n/);
    const image = esma('moebius', '(x+1)/(x-1)', '--terms', '2 | 1; 2k+2; 1');
    assert.match(image.out, /^4k \+ 2 @ \+\n/);
    assert.match(image.err, /Kept: the value, as \(x\+1\)\/\(x-1\) of the given one, exactly/);
  });

  it('where there are no interlaced polynomials it says so, and exits with 1', () => {
    const { code, out, err } = esma('convert', '2 | 1; 2k+2; 1', '--to=-');
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /^No interlaced polynomials: .* runs of 2s .* a_5, a_11, … /);
    const none = esma('unfold', '2k+1 @ k^2+2k+1');
    assert.equal(none.code, 1);
    assert.match(none.err, /^Not found: /);
  });

  it('negate and reciprocal', () => {
    assert.match(esma('negate', '2 | 1; 2k+2; 1').out, /^-3; 3 \| 1; 1; 2k \+ 4 @ \+\n/);
    assert.match(esma('reciprocal', '2; 3+2k @ -+').out, /^2k \+ 1; 2 @ -\+\n/);
    assert.match(esma('negate', '--terms=-3; 3 | 1; 1; 2k + 4').out, /^2 \| 1; 2k \+ 2; 1 @ \+\n/);
  });

  it('fold, contract, extend and equivalence say which convergents are kept; unfold undoes fold', () => {
    const folded = esma('fold', '2; 3+2k @ -+');
    assert.match(folded.out, /\nconvergents 2, 12\/7, 122\/71, 1720\/1001, /);
    assert.equal(folded.err, 'Kept: convergents 0, 2, 4, … (every other one), and so the value.\n');
    const [text] = folded.out.split('\n') as [string];
    const unfolded = esma('unfold', text, '--to=-+');
    assert.match(unfolded.out, /^2; 2k \+ 3 @ -\+\n/);
    assert.match(
      unfolded.err,
      /every convergent; they are convergents 0, 2, 4, … \(every other one\) of this one/,
    );

    const third = esma('contract', '2; 3+2k @ -+', '--every', '3', '--first', '1');
    assert.equal(third.err, 'Kept: convergents 1, 4, 7, … (every 3rd one), and so the value.\n');
    assert.match(esma('contract', '1', '--even').out, /convergents 1, 3\/2, 8\/5, 21\/13/);
    assert.match(esma('contract', '1', '--odd').out, /convergents 2, 5\/3, 13\/8, 34\/21/);

    const extended = esma('extend', '4k+2', '--every', '2');
    assert.match(extended.out, /^2; 6 \| 8k \+ 9; 1; 8k \+ 15 @ 1 \| 1; 1; -1\n/);
    assert.match(extended.err, /convergents 0, 1, 2, 3, … are now 0, 1, 3, 4, …/);

    const scaled = esma('equivalence', '2k+1 @ k^2+2k+1', '--factors', '1/2k+1/2');
    assert.match(scaled.out, /convergents 1, 4\/3, 24\/19, 51\/40/);
    assert.equal(scaled.err, 'Kept: every convergent, and so the value.\n');
  });

  it('convergents of a constant and of fractions, with proved errors', () => {
    const { code, out } = esma('convergents', 'pi', '--count', '4');
    assert.equal(code, 0);
    assert.match(out, / 355\/113 +-2\.66e-7\n$/);
    assert.match(esma('convergents', '2; 3+2k @ -+', '--count', '4').out, /55\/32 +-4\.68e-4\n$/);
    assert.match(esma('convergents', '2k+1 @ k^2+2k+1', '--count', '4').out, /51\/40 +-1\.76e-3\n$/);
    assert.match(esma('convergents', '1 @ -k-5').err, /^No errors: /);
  });

  it('compare decides equality, family and speed', () => {
    const same = esma('compare', '2; 3+2k @ -+', '1; 1; 2k+2');
    assert.match(same.out, /^Equal value, proved/);
    assert.match(same.out, /one orbit/);
    assert.match(
      same.out,
      /The first converges faster, 1\.63 times: .*; the factor of the first tends to 3\/2\.\n$/,
    );
    const different = esma('compare', '2 | 1; 2k+2; 1', '3 | 1; 2k+2; 1');
    assert.match(different.out, /^Different values, proved/);
    assert.match(different.out, /Same family: one tail\./);
  });

  it('a fraction of a library goes in by its id', () => {
    const folder = mkdtempSync(join(tmpdir(), 'esma-toolbox-'));
    const library = join(folder, 'e.jsonl');
    assert.equal(esma('search', 'e', '--height', '1', '--signs=-+', '--out', library).code, 0);
    const [line] = readFileSync(library, 'utf8').split('\n') as [string];
    const { id } = JSON.parse(line) as ConjectureJson;
    const { code, out } = esma('convert', '--from', library, '--id', id, '--to=+');
    assert.equal(code, 0);
    assert.match(out, / @ \+\n/);
    const missing = esma('fold', '--from', library, '--id', 'nobody');
    assert.deepEqual([missing.code, /^id: nobody is not in /.test(missing.err)], [1, true]);
    rmSync(folder, { recursive: true });
  });

  it('plan says what ESMA can find, and how many families to expect', () => {
    const { out } = esma('plan', 'e');
    assert.match(out, /made of interlaced polynomials/);
    assert.match(out, /in 16 orbits of GL₂\(ℤ\), .*; by σ\(D\) there are at most 52 for \|ad - bc\| ≤ 8/);
    assert.match(out, /expected under \+ alone with order ≤ 24: 8 families \(an estimate/);
  });

  it('every tool shows its help, and its example runs', () => {
    assert.deepEqual(Object.keys(toolboxHelp).sort(), Object.keys(toolboxCommands).sort());
    for (const [name, text] of Object.entries(toolboxHelp)) {
      const example = /^Example: esma (.*)$/m.exec(text)![1]!;
      const { code, err } = esma(...wordsOf(example));
      assert.equal(code, 0, `${name}: ${err}`);
      assert.equal(esma(name, '--help').out, text);
    }
  });

  it('wrong input is a sentence that names field, value and what is allowed, and exit code 1', () => {
    for (const [words, sentence] of [
      [['convert', '0; 1', '--to=+'], /^terms: the fraction is not admissible: a_2 = 0/],
      [['convert', '2; 3+x', '--to=+'], /^terms: in "3\+x" at position 2/],
      [['convert', '1 @ + @ -', '--to=+'], /^fraction: .* more than one @/],
      [['convert', '1', '--to=*'], /^signs: "\*" may hold only/],
      [['fold', '2k+1 @ k^2+2k+1'], /^numerators: a sign pattern such as -\+ is needed here/],
      [['moebius', 'x^2', '1'], /^map: "x\^2" is no quotient/],
      [['moebius', '(2x+2)/(x+1)', '1'], /^map: .* give a map with an inverse/],
      [['contract', '1', '--every', '0'], /^every: 0 is not allowed/],
      [['contract', '1 @ 0;1', '--every', '2'], /^every: convergents /],
      [['extend', '1', '--difference', '0'], /^difference: 0 would insert/],
      [['extend', '1', '--difference', 'x'], /^difference: "x" is not allowed/],
      [['equivalence', '1', '--factors', 'k-3'], /^factors: polynomial 1 is 0/],
      [['convergents', '22/7'], /^constant: 22\/7 is rational/],
      [['convergents', '2; 3+ @ -+'], /^terms: /],
      [['fold', '--from', 'missing.jsonl', '--id', '1'], /missing\.jsonl can't be read/],
    ] as const) {
      const { code, err } = esma(...words);
      assert.equal(code, 1, `${words.join(' ')}: ${err}`);
      assert.match(err, sentence, words.join(' '));
    }
  });

  it('a wrong command line shows the help and exits with 2', () => {
    for (const words of [
      ['fold'],
      ['convert', '1'],
      ['compare', '1'],
      ['contract', '1'],
      ['contract', '1', '--even', '--odd'],
      ['fold', '1', '--terms', '2'],
      ['equivalence', '1'],
      ['fold', '--from', 'e.jsonl'],
    ]) {
      const { code, err } = esma(...words);
      assert.equal(code, 2, words.join(' '));
      assert.match(err, new RegExp(`esma ${words[0]}`));
    }
  });
});
