import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { RecordJson } from '../../src/library/recordSchema.ts';
import { conjectureToLine } from '../../src/library/json.ts';
import { conjectureFromLine } from '../../src/library/reading.ts';
import { esma, esmaHere } from '../support/cli.ts';

describe('proofs in the terminal', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);
  const records = (path: string) =>
    readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as RecordJson);
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'esma-prove-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('search proves what it shows, and says of each whether it is known, proved or open', async () => {
    const table = (await esmaHere('search', 'e', '--height', '1', '--limit', '5')).out;
    assert.match(table, /standing\n/);
    assert.match(table, /known: Euler's fraction of e/);
    assert.match(table, /proved\n/);
    assert.match(table, /5 of 5 shown proved, /);
    const digits = (await esmaHere('evaluate', 'e', '--digits', '300')).out;
    writeFileSync(file('digits.txt'), digits);
    const open = (await esmaHere('search', `@${file('digits.txt')}`, '--height', '1', '--limit', '3')).out;
    assert.match(open, /open/);
    assert.match(open, /0 of 3 shown proved/);
    assert.doesNotMatch(
      (await esmaHere('search', 'e', '--height', '1', '--no-prove')).out,
      /standing|proved/,
    );
    assert.equal((await esmaHere('search', 'e', '--prove', '--no-prove')).code, 2);
  });

  it('the records of a search carry their proofs, the same with any number of workers', async () => {
    const runs = await Promise.all(
      ['1', '3'].map((workers) =>
        esmaHere('search', 'tan(1)', '--json', '--workers', workers, '--members', '2'),
      ),
    );
    assert.equal(runs[0]!.out, runs[1]!.out);
    const { out } = await esmaHere(
      ...['search', 'tan(1)', '--height', '1', '--json', '--members', 'all', '--prove'],
    );
    const all = out.trimEnd().split('\n');
    for (const line of [...runs[0]!.out.trimEnd().split('\n'), ...all]) {
      assert.ok((JSON.parse(line) as RecordJson).proof, line);
      assert.equal(conjectureToLine(conjectureFromLine(line)), line);
    }
  });

  it('prove appends each conjecture with its certificate, once; check accepts them', async () => {
    const path = file('e.jsonl');
    await esmaHere('search', 'e', '--height', '1', '--members', 'all', '--no-prove', '--out', path);
    const before = readFileSync(path, 'utf8');
    const count = records(path).length;
    assert.match(esma('check', path).out, /^0 of 0 certificates accepted, \d+ conjectures without one\.\n$/);
    const { code, out } = esma('prove', path);
    assert.equal(code, 0);
    assert.match(
      out,
      new RegExp(`^${count} of ${count} conjectures proved, ${count} of them anew; \\d+ are classical`),
    );
    assert.ok(readFileSync(path, 'utf8').startsWith(before));
    assert.equal(records(path).length, 2 * count);
    assert.match((await esmaHere('prove', path)).out, /, 0 of them anew/);
    assert.equal(records(path).length, 2 * count);
    assert.equal((await esmaHere('check', path)).out, `${count} of ${count} certificates accepted.\n`);
    assert.match(
      (await esmaHere('verify', path, '--digits', '200')).out,
      new RegExp(`^${count} of ${count} conjectures verified`),
    );
    // A search into the same library adds nothing to what is proved there.
    await esmaHere('search', 'e', '--height', '1', '--members', 'all', '--out', path);
    assert.equal(records(path).length, 2 * count);

    const id = records(path)[0]!.id;
    for (const [option, sign] of [
      ['--latex', '\\begin{theorem}\nWe have\n\\['],
      ['--pari', 'verdict("'],
      ['--sympy', 'dict(id="'],
    ] as const) {
      const one = await esmaHere('prove', path, option, '--id', id);
      assert.equal(one.code, 0);
      assert.equal(one.out.split(sign).length, 2, option);
      assert.match(one.err, /^1 of 1 conjectures proved/);
    }
    assert.equal(records(path).length, 2 * count);
  });

  it('check refuses damaged certificates, and prove replaces them', async () => {
    const path = file('damaged.jsonl');
    await esmaHere('search', 'e', '--height', '1', '--limit', '3', '--out', path);
    const [first, second, third] = records(path).map((record) => ({ ...record, seal: undefined }));
    const untrue = { ...first!, proof: { ...first!.proof!, head: 7 } };
    const unformed = { ...second!, proof: { ...second!.proof!, kind: 'hearsay' } };
    writeFileSync(path, [untrue, unformed, third].map((record) => JSON.stringify(record)).join('\n'));
    const check = await esmaHere('check', path);
    assert.equal(check.code, 1);
    assert.match(check.out, /1 of 2 certificates accepted, 1 refused, 1 unreadable line\./);
    assert.match(check.err, /line 2: proof\.kind: "hearsay" is not allowed; give .*mover.*; left as it is/);
    assert.match((await esmaHere('prove', path)).out, /2 of 2 conjectures proved, 1 of them anew/);
    assert.match((await esmaHere('check', path)).out, /2 of 2 certificates accepted, 1 unreadable line/);
  });

  it('check accepts the certificate of a complete list, and refuses it with a family left out', async () => {
    const { out, code } = esma('complete', 'e', '--order', '4', '--period', '2', '--json');
    assert.equal(code, 0);
    const path = file('list.json');
    writeFileSync(path, out);
    const accepted = await esmaHere('check', path);
    assert.equal(accepted.code, 0);
    assert.match(
      accepted.out,
      /^Accepted: these 6 families, and no others, have members of order ≤ 4 under patterns of length ≤ 2 among the values \(aα \+ b\)\/\(cα \+ d\) of α = e, whatever the height; /,
    );
    const list = JSON.parse(out) as { families: object[]; determinants: { families: number }[] };
    list.families.pop();
    list.determinants[1]!.families--;
    writeFileSync(path, JSON.stringify(list));
    const refused = await esmaHere('check', path);
    assert.equal(refused.code, 1);
    assert.match(refused.out, /^Refused: a tail of .* is in none of the families\.\n$/);
    writeFileSync(path, out.slice(0, -40));
    assert.match((await esmaHere('check', path)).err, /no complete JSON object/);
  });

  it('identify proves what is given exactly, and conjectures what is given by digits', async () => {
    assert.match((await esmaHere('identify', '--signs=-+', '--terms', '2; 3+2k')).out, /^e-1\nProved/);
    assert.match(
      (await esmaHere('identify', '--terms', '1')).out,
      /sqrt\(5\).*\nProved.*\nKnown: .*Lagrange/,
    );
    assert.match((await esmaHere('identify', '--terms', '2; 3k^3+1')).out, /^No closed form is known here/);
    assert.match(
      (await esmaHere('identify', '1.71828182845904523536028747135266249775724709369995')).out,
      /^e-1\nConjectured from 51 digits: it explains 50\.\d digits with \d\.\d\./,
    );
    assert.match(esma('identify', '1+1/tanh(1/3)').out, /\nProved/);
    assert.match((await esmaHere('identify', '7/3')).out, /rational/);
    assert.match((await esmaHere('identify', '-2.718281828459045')).out, /^-e\nConjectured from 16 digits/);
    assert.match((await esmaHere('identify', '0.8537193265')).out, /^No name is given: /);
    assert.equal((await esmaHere('identify')).code, 2);
    assert.equal((await esmaHere('identify', 'e', '--terms', '1')).code, 2);
    assert.match((await esmaHere('identify', '2.71')).err, /too few to name it; give 6 at the least/);
  });

  it('identify names many numbers, of the command line or of a file, as a table or as JSON', async () => {
    const table = (await esmaHere('identify', '1.6449340668482264', '0.8537193265', '22/7')).out.split('\n');
    assert.match(table[0]!, /^number +name +explains +with +surplus +standing$/);
    assert.match(
      table[1]!,
      /^1\.6449340668482264 +(zeta\(2\)|pi\^2\/6) +16\.\d +\d\.\d +1\d\.\d +conjectured$/,
    );
    assert.match(table[2]!, /^0\.8537193265 +(no name|\d+ more digits? would decide)/);
    assert.match(table[3]!, /^22\/7 +22\/7 +proved$/);
    const list = join(folder, 'numbers.txt');
    writeFileSync(list, '# from a log file\n3.14159265358979\n-0.5772156649015329\n');
    const lines = (await esmaHere('identify', '--numbers', list, '--json')).out.trim().split('\n');
    const answers = lines.map(
      (line) => JSON.parse(line) as { input: string; answers: { name: string; surplus: number }[] },
    );
    assert.deepEqual(
      answers.map(({ answers: [best] }) => best!.name),
      ['pi', '-eulergamma'],
    );
    assert.ok(answers.every(({ answers: [best] }) => best!.surplus > 10));
    assert.match((await esmaHere('identify', '--terms', '0; k')).out, /not admissible/);
    // 0 + 1/(1 + 1/(0 + …)) has the convergents 0 and 1/n.
    assert.match((await esmaHere('identify', '--terms', '0; 1')).out, /^0\nProved/);
  });

  it('statements says what holds for all k, in text and LaTeX', async () => {
    const { code, out } = esma('statements', 'exp(1/k)', '--k', '1..7', '--limit', '1');
    assert.equal(code, 0);
    assert.match(out, /^exp\(1\/k\) = \[1; k - 1, 1, 1, 3k - 1, .* for all k ≥ 2\n/);
    assert.match(out, /proved for all these k; known/);
    assert.match(out, /but k = 1: a_1 = 0 there; instead \[2; 1, 2, 1, 1, 4, /);
    assert.match(
      (await esmaHere('statements', 'tan(1/k)', '--k', '1..6', '--latex')).out,
      /\\begin\{theorem\}\nFor all integers \$k \\ge 2\$/,
    );
    assert.match(
      (await esmaHere('statements', 'exp(2/k)')).out,
      /for exp\(2\/k\) itself over these k; --odd and --even show one each\.$/m,
    );
    const bad = await esmaHere('statements', '2^(1/k)', '--k', '1..6');
    assert.equal(bad.code, 0);
    assert.match(bad.out, /^k = 1 is left out: 2 is rational\.\nNo formula fits .* over these k\.$/m);
    for (const [words, sentence] of [
      [['exp(1/2)'], /^template: "exp\(1\/2\)" does not hold k/],
      [['exp(1/k)', '--k', '5..1'], /^k: "5\.\.1" runs downwards; give the smaller/],
      [['exp(1/k', '--k', '1..4'], /position|end/],
    ] as const) {
      const wrong = await esmaHere('statements', ...words);
      assert.equal(wrong.code, 1);
      assert.match(wrong.err, sentence);
    }
  });

  it('every new command shows its help with an example', async () => {
    for (const name of ['prove', 'check', 'identify', 'statements']) {
      assert.match((await esmaHere(name, '--help')).out, /Example: esma/);
    }
    assert.match((await esmaHere('prove', file('missing.jsonl'))).err, /^FILE: .* cannot be read/);
    assert.equal((await esmaHere('families', '--help')).out, (await esmaHere('statements', '--help')).out);
    assert.equal((await esmaHere('prove', file('missing.jsonl'), '--pari', '--latex')).code, 2);
  });
});
