import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { eventually } from '../host/eventually.ts';
import type { RecordJson } from '../../src/library/recordSchema.ts';
import { esma, esmaHere, startEsma } from '../support/cli.ts';

describe('the terminal', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'esma-cli-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('search e --members all --json prints 1,470 conjectures, one object a line, and nothing else on stdout', () => {
    const { code, out, err } = esma(
      ...[
        'search',
        'e',
        '--degree',
        '1',
        '--height',
        '2',
        '--period',
        '4',
        '--order',
        '24',
        '--members',
        'all',
        '--json',
      ],
    );
    assert.equal(code, 0);
    const lines = out.trimEnd().split('\n');
    assert.equal(lines.length, 1470);
    const conjectures = lines.map((line) => JSON.parse(line) as RecordJson);
    assert.ok(
      conjectures.every(
        ({ schema, digits, enclosure }) => schema === 1 && digits === 1000 && enclosure === 'proved',
      ),
    );
    assert.match(err, /^112 values, 2,464 candidates, 1,470 conjectures in 68 families, \d+\.\d\d s\n$/);
  });

  it('search prints a table of families and the summary', async () => {
    const { code, out, err } = await esmaHere('search', 'e', '--height', '1', '--limit', '3');
    assert.equal(code, 0);
    assert.match(out, /\(e \+ 1\)\/\(e - 1\) +\[2; 6, 10, 14|\(e \+ 1\)\/\(e - 1\) +=? ?\[2; 6, 10, 14/);
    assert.match(
      out.trimEnd().split('\n').pop()!,
      /^12 values, 264 candidates, \d+ conjectures in \d+ families/,
    );
    assert.equal(err, '');
  });

  it('search --latex prints an article', async () => {
    const { code, out } = await esmaHere('search', 'tan(1)', '--height', '1', '--period', '2', '--latex');
    assert.equal(code, 0);
    assert.ok(
      out.startsWith('\\documentclass') &&
        out.includes('\\cfrac') &&
        out.trimEnd().endsWith('\\end{document}'),
    );
  });

  it('a table that goes to a file is cut nowhere, and has all members where they are asked for', async () => {
    const { out } = await esmaHere('search', 'e', '--height', '1', '--members', 'all');
    const rows = out.trimEnd().split('\n');
    const found = /([\d,]+) conjectures in/.exec(rows.at(-1)!)![1]!;
    assert.equal(rows.length, Number(found.replace(',', '')) + 2);
    assert.match(out, /known: Euler's and Lambert's fraction of tanh\(1\/2\)\n/);
    assert.ok(rows.slice(1, -1).every((row) => /\[\d+; (?:\d+, ){7}…\]/.test(row)));
  });

  it('search --out makes a library that verify checks again, to more digits', async () => {
    const path = file('e.jsonl');
    assert.equal((await esmaHere('search', 'e', '--height', '1', '--members', 'all', '--out', path)).code, 0);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const { code, out } = esma('verify', path, '--digits', '2000');
    assert.equal(code, 0);
    const records = lines.map((line) => JSON.parse(line) as { id: string; family: string; proof: unknown });
    const count = new Set(records.map(({ id }) => id)).size;
    assert.equal(out, `${count} of ${count} conjectures verified to 2,000 digits.\n`);
    // What the search has proved of them is kept: the simplest member of every family.
    const proved = records.filter(({ proof }) => proof !== null);
    assert.equal(lines.length, count + proved.length);
    assert.deepEqual(
      new Set(proved.map(({ family }) => family)),
      new Set(records.map(({ family }) => family)),
    );

    const damaged = JSON.parse(lines[0]!) as { numerator: string[] };
    damaged.numerator = ['7', '3'];
    writeFileSync(path, `${JSON.stringify(damaged)}\n${lines[1]}\n${lines[2]!.slice(0, 50)}`);
    const second = await esmaHere('verify', path, '--digits', '200');
    assert.equal(second.code, 1);
    assert.match(second.out, /1 of 2 conjectures verified to 200 digits, 1 refused, 1 unreadable line\./);
    // A wrong rule is a line that can be read, and is refused.
    const wrong = JSON.parse(lines[1]!) as { preperiod: string[]; seal?: string };
    writeFileSync(path, `${JSON.stringify({ ...wrong, seal: undefined, preperiod: ['7'] })}\n`);
    const third = await esmaHere('verify', path, '--digits', '200');
    assert.equal(third.out, '0 of 1 conjectures verified to 200 digits, 1 refused.\n');
    assert.equal((await esmaHere('check', path)).out, '0 of 0 certificates accepted, 1 record refused.\n');
    assert.match(second.err, /line 3: the line is no complete JSON object; left as it is/);
  });

  it('search takes a file of digits, and a list of expressions', async () => {
    const digits = esma('evaluate', 'e', '--digits', '400').out;
    writeFileSync(file('digits.txt'), digits);
    const { code, out, err } = await esmaHere(
      'search',
      `@${file('digits.txt')}`,
      '--height',
      '1',
      '--members',
      'all',
      '--json',
    );
    assert.equal(code, 0);
    assert.match(err, /conjectures are approved to 389/);
    const first = JSON.parse(out.split('\n')[0]!) as RecordJson;
    assert.deepEqual([first.enclosure, first.digits], ['numerical', 389]);

    writeFileSync(file('list.txt'), '# seeds\ne - 1\n\n\\frac{e+1}{e-1}\npi\n');
    const seeds = await esmaHere(
      'search',
      '--seed-file',
      file('list.txt'),
      '--signs=-+',
      '--members',
      'all',
      '--json',
    );
    assert.equal(seeds.code, 0);
    const names = seeds.out
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as RecordJson).constant);
    assert.deepEqual(names, ['e-1', '(e+1)/(e-1)']);
  });

  it('expand and evaluate', async () => {
    assert.equal(
      esma('expand', 'e', '--terms', '9').out,
      '[2; 1, 2, 1, 1, 4, 1, 1, 6, …]  signs +, repeated\n',
    );
    assert.equal((await esmaHere('expand', '22/7')).out, '[3; 7]  signs +, repeated\n');
    const { out, err } = await esmaHere('evaluate', '\\frac{e+1}{e-1}', '--digits', '30');
    assert.equal(out, '2.163953413738652848770004010218\n');
    assert.match(err, /proved/);
    const fraction = await esmaHere('evaluate', '--signs=-+', '--terms', '2; 3+2k', '--digits', '20');
    assert.equal(fraction.out, '1.71828182845904523536\n');
    assert.equal((await esmaHere('evaluate', '1/3', '--digits', '5')).out, '0.33333\n');
    assert.equal(
      (await esmaHere('evaluate', '--terms', '2 | 1; 2k+2; 1', '--digits', '20')).out,
      '2.71828182845904523536\n',
    );
  });

  it('plan and constants tell what a search can reach', async () => {
    const plan = esma('plan', 'e', '--height', '3');
    assert.match(plan.out, /504 values × 22 sign patterns = 11,088 candidates/);
    assert.match(plan.out, /exhaustive search would visit about 10\^\d+/);
    // 7, 9, 11 have none (a complete list shows it for all values of these determinants).
    assert.match(plan.out, /\|ad - bc\|\s+candidates\n\s+1\s[^]*\n\s+8\s+[\d,]+\n/);
    assert.doesNotMatch(plan.out, /\n\s+(7|9|11)\s+[\d,]+\n/);
    assert.match(plan.out, /whatever the height/);
    // What is known of numerators ±1 is not said of others.
    assert.doesNotMatch(
      (await esmaHere('plan', 'e', '--numerator-degree', '1')).out,
      /whatever the height|GL₂|under \+/,
    );
    assert.match(
      (await esmaHere('plan', 'pi', '--numerator-degree', '2')).out,
      /balanced degrees.* stay out of reach/,
    );
    assert.match((await esmaHere('plan', 'zeta(3)')).out, /not expected to reach zeta\(3\)/);
    assert.match((await esmaHere('plan', 'sqrt(2)')).out, /Lagrange/);
    const { out } = esma('constants');
    assert.match(out, /^e +/m);
    assert.match(out, /^pi +/m);
  });

  it('every command shows its help with an example', async () => {
    for (const name of [
      'search',
      'plan',
      'resume',
      'merge',
      'expand',
      'evaluate',
      'verify',
      'constants',
      'tour',
    ]) {
      const { code, out } = await esmaHere(name, '--help');
      assert.equal(code, 0);
      assert.match(out, /Example: esma/);
    }
    assert.equal(esma().code, 0);
  });

  it('the tour ends by saying where to go', () => {
    const { code, out } = esma('tour');
    assert.equal(code, 0);
    // The row that it reads by hand.
    assert.match(out, /^ *2 +e += \[3; 3, 2, 5, 2, 7, 2, …\] +−\+ +3 \| 2k \+ 3; 2 /m);
    assert.match(out, /Where to go from here/);
  });

  it('wrong input is a sentence that names field, value and what is allowed, and exit code 1', async () => {
    for (const [words, sentence] of [
      [['search', 'epsilon'], /epsilon/],
      [['search', 'tan(pi/2)'], /tan\(pi\/2\)|pole/],
      [['search', '22/7'], /rational/],
      [['search', 'sqrt(4)'], /rational/],
      [
        ['search', 'e', '--height', '0'],
        /^height: 0 is not allowed; give a whole number from 1 to 1000\.\n$/,
      ],
      [['search', 'e', '--digits', '5'], /^digits: 5 is not allowed; give a whole number from 20/],
      [['search', 'e', '--order', 'many'], /^order: many is not allowed/],
      [['search', 'e', '--signs=-*'], /^signs: "-\*"/],
      [['search', 'e', '--members', 'some'], /^members: "some"/],
      [['search', 'e', '--shape', 'round'], /^shape: "round"/],
      [['search', 'e', '--height', '1000', '--degree', '3'], /^height: 1000 with degree 3/],
      [['plan', 'e', '--degree', '8'], /^degree: 8 with height 2 makes about 10\^11 pairs of numerator/],
      [['search', '@missing.txt'], /missing\.txt cannot be read \(no such file or directory\)/],
      [['search', 'e', '--out', 'no/such/folder.jsonl'], /^out: no\/such\/folder\.jsonl cannot be written/],
      [['search', '0.5772156649'], /digits/],
      [['expand', 'e+'], /position|end/],
      [
        ['expand', 'hyp2f1(1/2,1/3,2,1/4)-hyp2f1(1/3,1/2,2,1/4)'],
        /^terms: .* agrees with 0 to .* is not decided here/,
      ],
      [['evaluate', '--terms', '0; 1'], /not admissible: a_2 = 0/],
      [['evaluate', 'exp(pi)', '--digits', '5000'], /digits/],
      [['verify', 'missing.jsonl'], /^FILE: missing\.jsonl cannot be read/],
    ] as const) {
      const { code, err } = await esmaHere(...words);
      assert.equal(code, 1, `${words.join(' ')}: ${err}`);
      assert.match(err, sentence, words.join(' '));
      assert.ok(!err.includes('    at '), 'no stack trace');
    }
  });

  it('a wrong command line shows the help and exits with 2', async () => {
    for (const words of [
      ['serach'],
      ['search'],
      ['search', 'e', 'pi'],
      ['search', 'e', '--hight', '2'],
      ['search', 'e', '--json', '--latex'],
      ['verify'],
    ]) {
      const { code, err } = await esmaHere(...words);
      assert.equal(code, 2, words.join(' '));
      assert.match(err, /esma (search|verify)/);
    }
  });

  it('Ctrl-C keeps what was found and exits with 130', async () => {
    const path = file('interrupted.jsonl');
    const run = startEsma('search', 'e', '--height', '12', '--members', 'all', '--out', path);
    let out = '';
    run.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    const ended = once(run, 'exit');
    await eventually(
      () => existsSync(path) && readFileSync(path, 'utf8').split('\n').length > 100,
      'the search finds nothing',
    );
    run.kill('SIGINT');
    const [code] = (await ended) as [number];
    assert.equal(code, 130);
    assert.match(out, /Interrupted after [\d,]+ candidates; what was found is kept\./);
    for (const line of readFileSync(path, 'utf8').trimEnd().split('\n')) JSON.parse(line);
  });
});
