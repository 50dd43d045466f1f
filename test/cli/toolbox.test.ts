import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { namingCatalogue } from '../../src/engine/naming/catalogue.ts';
import { helpOf } from '../../src/cli/command.ts';
import { commands, tools } from '../../src/cli/commands.ts';
import { run } from '../../src/cli/run.ts';
import { exitCodes } from '../../src/cli/terminal.ts';
import type { RecordJson } from '../../src/library/recordSchema.ts';
import { readText, runTool, toolbox } from '../../src/toolbox/toolbox.ts';
import type { ToolName } from '../../src/toolbox/toolbox.ts';
import { esma, esmaHere } from '../support/cli.ts';

/** The words of a line as a shell reads it: parts in quotes are one. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
}

describe('the toolbox in the terminal', () => {
  it('convert and moebius put out a fraction that can be read again, and say what they keep', async () => {
    const simple = await esmaHere('convert', '2; 3+2k @ -+', '--to=+');
    assert.deepEqual(
      [simple.code, simple.out],
      [0, '1; 1; 2k + 2 @ +\n[1; 1, 2, 1, 1, 4, 1, 1, 6, 1, 1, 8, …]\n'],
    );
    assert.equal(simple.err, 'Kept: the value, exactly; shown for all terms.\n');
    const back = await esmaHere('convert', simple.out.split('\n')[0]!, '--to=-+');
    assert.match(back.out, /^2; 2k \+ 3 @ -\+\n/);
    const image = await esmaHere('moebius', '(x+1)/(x-1)', '--terms', '2 | 1; 2k+2; 1');
    assert.match(image.out, /^4k \+ 2 @ \+\n/);
    assert.match(image.err, /Kept: the value, as \(x\+1\)\/\(x-1\) of the given one, exactly/);
  });

  it('where there are no interlaced polynomials it says so, and exits with 1', async () => {
    const { code, out, err } = await esmaHere('convert', '2 | 1; 2k+2; 1', '--to=-');
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /^No interlaced polynomials: .* runs of 2s .* a_5, a_11, … /);
    const none = await esmaHere('unfold', '2k+1 @ k^2+2k+1');
    assert.equal(none.code, 1);
    assert.match(none.err, /^Not found: /);
  });

  it('negate and reciprocal', async () => {
    assert.match((await esmaHere('negate', '2 | 1; 2k+2; 1')).out, /^-3; 3 \| 1; 1; 2k \+ 4 @ \+\n/);
    assert.match((await esmaHere('reciprocal', '2; 3+2k @ -+')).out, /^2k \+ 1; 2 @ -\+\n/);
    assert.match(
      (await esmaHere('negate', '--terms=-3; 3 | 1; 1; 2k + 4')).out,
      /^2 \| 1; 2k \+ 2; 1 @ \+\n/,
    );
  });

  it('fold, contract, extend and equivalence say which convergents are kept; unfold undoes fold', async () => {
    const folded = await esmaHere('fold', '2; 3+2k @ -+');
    assert.match(folded.out, /\nconvergents 2, 12\/7, 122\/71, 1720\/1001, /);
    assert.equal(folded.err, 'Kept: convergents 0, 2, 4, … (every other one), and so the value.\n');
    const [text] = folded.out.split('\n') as [string];
    const unfolded = await esmaHere('unfold', text, '--to=-+');
    assert.match(unfolded.out, /^2; 2k \+ 3 @ -\+\n/);
    assert.match(
      unfolded.err,
      /every convergent; they are convergents 0, 2, 4, … \(every other one\) of this one/,
    );

    const third = await esmaHere('contract', '2; 3+2k @ -+', '--every', '3', '--first', '1');
    assert.equal(third.err, 'Kept: convergents 1, 4, 7, … (every 3rd one), and so the value.\n');
    assert.match((await esmaHere('contract', '1', '--even')).out, /convergents 1, 3\/2, 8\/5, 21\/13/);
    assert.match((await esmaHere('contract', '1', '--odd')).out, /convergents 2, 5\/3, 13\/8, 34\/21/);

    const extended = await esmaHere('extend', '4k+2', '--every', '2');
    assert.match(extended.out, /^2; 6 \| 8k \+ 9; 1; 8k \+ 15 @ 1 \| 1; 1; -1\n/);
    assert.match(extended.err, /convergents 0, 1, 2, 3, … are now 0, 1, 3, 4, …/);

    const scaled = await esmaHere('equivalence', '2k+1 @ k^2+2k+1', '--factors', '1/2k+1/2');
    assert.match(scaled.out, /convergents 1, 4\/3, 24\/19, 51\/40/);
    assert.equal(scaled.err, 'Kept: every convergent, and so the value.\n');
  });

  it('convergents of a constant and of fractions, with proved errors', async () => {
    const { code, out } = await esmaHere('convergents', 'pi', '--count', '4');
    assert.equal(code, 0);
    assert.match(out, / 355\/113 +-2\.66e-7\n$/);
    assert.match((await esmaHere('convergents', '2; 3+2k @ -+', '--count', '4')).out, /55\/32 +-4\.68e-4\n$/);
    assert.match(
      (await esmaHere('convergents', '2k+1 @ k^2+2k+1', '--count', '4')).out,
      /51\/40 +-1\.76e-3\n$/,
    );
    assert.match((await esmaHere('convergents', '1 @ -k-5')).err, /^No errors: /);
  });

  it('convergents of a number that is known by its digits, as far as they go', async () => {
    const few = await esmaHere('convergents', '3.14159265');
    assert.deepEqual([few.code, few.out.split('\n').length], [0, 6]);
    assert.match(few.out, /\n2 +15 +\+ +333\/106 /);
    assert.match(few.err, /^The 7 digits that are certain give \d terms and no more\.\n/);
    assert.doesNotMatch((await esmaHere('convergents', '3.14159265', '--count', '2')).err, /certain/);
    // The beginning of a fraction without a rule is such a number.
    const begun = await esmaHere('convergents', '[2; 1, 2, 1, 1, 4, 1, 1, 6, 1, 1, 8]', '--count', '4');
    assert.match(begun.out, /\n3 +1 +\+ +11\/4 /);
  });

  it('compare decides equality, family and speed', async () => {
    const same = await esmaHere('compare', '2; 3+2k @ -+', '1; 1; 2k+2');
    assert.match(same.out, /^Equal value, proved/);
    assert.match(same.out, /one orbit/);
    assert.match(
      same.out,
      /The first converges faster, 1\.63 times: .*; the factor of the first tends to 3\/2\.\n$/,
    );
    const different = await esmaHere('compare', '2 | 1; 2k+2; 1', '3 | 1; 2k+2; 1');
    assert.match(different.out, /^Different values, proved/);
    assert.match(different.out, /Same family: one tail\./);
  });

  it('a fraction of a library goes in by its id', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'esma-toolbox-'));
    const library = join(folder, 'e.jsonl');
    assert.equal(esma('search', 'e', '--height', '1', '--signs=-+', '--out', library).code, 0);
    const [line] = readFileSync(library, 'utf8').split('\n') as [string];
    const { id } = JSON.parse(line) as RecordJson;
    const { code, out } = await esmaHere('convert', '--from', library, '--id', id, '--to=+');
    assert.equal(code, 0);
    assert.match(out, / @ \+\n/);
    const missing = await esmaHere('fold', '--from', library, '--id', 'nobody');
    assert.deepEqual([missing.code, /^id: nobody is not in /.test(missing.err)], [1, true]);
    rmSync(folder, { recursive: true });
  });

  it('plan says what ESMA can find, and how many families to expect', () => {
    const { out } = esma('plan', 'e');
    assert.match(out, /made of interlaced polynomials/);
    assert.match(out, /in 16 orbits of GL₂\(ℤ\), .*; by σ\(D\) there are at most 52 for \|ad - bc\| ≤ 8/);
    assert.match(out, /expected under \+ alone with order ≤ 24: 8 families \(an estimate/);
  });

  it('every tool shows its help, and its example runs', async () => {
    assert.deepEqual(
      tools.map(({ name }) => name),
      toolbox.map(({ name }) => name),
    );
    for (const command of tools) {
      const { name, example } = command;
      const { code, err } = await esmaHere(...wordsOf(example));
      assert.equal(code, 0, `${name}: ${err}`);
      assert.equal((await esmaHere(name, '--help')).out, helpOf(command));
    }
  });

  it('overview and help name every command, every option with its range, and how it is called', async () => {
    const all = [...commands, ...tools];
    const { out } = await esmaHere('--help');
    for (const command of all) {
      assert.ok(out.includes(`  esma ${command.name}`), command.name);
      const help = helpOf(command);
      assert.ok(command.example.startsWith(command.name), command.name);
      for (const [name, option] of Object.entries(command.options)) {
        assert.match(help, new RegExp(`^  --${name}[ =\\n]`, 'm'), command.name);
        if (option.kind === 'number' && option.most < 1e9)
          assert.ok(help.includes(`${option.least} to ${option.most.toLocaleString('en-US')}`), name);
      }
      assert.ok(
        help.split('\n').every((line, i) => i === 0 || line.length <= 125),
        command.name,
      );
    }
    assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
  });

  it('reads what VS Code reads, and says the same', async () => {
    const nested = 'e - 1 = 2 - \\cfrac{1}{3 + \\cfrac{1}{2 - \\cfrac{1}{5 + \\cdots}}}';
    for (const [words, tool, text, parameters] of [
      [
        ['convert', '[2; 1, 2, 1, 1, 4, 1, 1, 6, 1, 1, 8, 1, 1, 10]', '--to=-+'],
        'convert',
        '[2; 1, 2, 1, 1, 4, 1, 1, 6, 1, 1, 8, 1, 1, 10]',
        { to: '-+' },
      ],
      [['identify', '2; 3+2k @ -+'], 'identify', '2; 3+2k @ -+', {}],
      [['identify', nested], 'identify', nested, {}],
      [['identify', '4k+2'], 'identify', '4k+2', {}],
      [['identify', '2; 7 | 4k + 10 @ -2 | 1'], 'identify', '2; 7 | 4k + 10 @ -2 | 1', {}],
      [['identify', '7/3'], 'identify', '7/3', {}],
      [['identify', '1.6487212707001281468486507878'], 'identify', '1.6487212707001281468486507878', {}],
      [['fold', nested], 'fold', nested, {}],
      [['unfold', '2k+1 @ k^2+2k+1'], 'unfold', '2k+1 @ k^2+2k+1', {}],
      [['moebius', '1/x', nested], 'moebius', nested, { map: '1/x' }],
      [
        ['compare', nested, '[1; 1, 2, 1, 1, 4, 1, 1, 6, 1, 1, 8]'],
        'compare',
        nested,
        { other: '[1; 1, 2, 1, 1, 4, 1, 1, 6, 1, 1, 8]' },
      ],
      [['contract', nested, '--odd'], 'contract', nested, { every: '2', first: '1' }],
      [['extend', '4k+2'], 'extend', '4k+2', {}],
    ] as readonly [string[], ToolName, string, Record<string, string>][]) {
      const { out, err } = await esmaHere(...words);
      const answer = runTool({ tool, text, parameters, depth: 4 }, namingCatalogue);
      const { result, lines, remarks, origins } = answer;
      const said = [...(result === null ? [] : [result]), ...lines];
      const [first, second] = answer.answered ? [said, remarks] : [[], lines];
      assert.deepEqual(out.split('\n').slice(0, -1), first, words.join(' '));
      assert.deepEqual(err.split('\n').slice(0, -1), [...origins, ...second], words.join(' '));
    }
    const { err } = await esmaHere('convert', '[2; 1, 2, 1, 1, 4, 1, 1, 6, 1, 1, 8, 1, 1, 10]', '--to=-+');
    assert.match(
      err,
      /^The rule is a guess from 15 terms: 10 of them speak for it beyond those that define it\.\nIt is 2 \| 1; 2k \+ 2; 1 @ \+\.\nKept: the value, exactly; shown for all terms\.\n$/,
    );
    assert.match(
      (await esmaHere('fold', nested)).err,
      /^The rule follows from the value e - 1: proved\.\nIt is 2; 2k \+ 3 @ -\+\.\n/,
    );
    assert.match((await esmaHere('identify', '2; 3+2k @ -+')).out, /^e-1\nProved/);
    // The second fraction of a comparison may be a guess as well as the first.
    assert.match(
      (await esmaHere('compare', '1; 1; 2k+2', '[1; 1, 2, 1, 1, 4, 1, 1, 6, 1, 1, 8]')).err,
      /^Second fraction: The rule is a guess from 12 terms: 8 of them speak for it beyond those that define it\.\nSecond fraction: It is 1; 1; 2k \+ 2 @ \+\.\n$/,
    );
  });

  it('the errors of both are the same', async () => {
    for (const [words, tool, text, parameters] of [
      [['fold', 'pi'], 'fold', 'pi', {}],
      [['contract', '1', '--every', '0'], 'contract', '1', { every: '0' }],
      [['contract', '1', '--every', '3', '--first', '3'], 'contract', '1', { every: '3', first: '3' }],
      [['convert', '1', '--to=*'], 'convert', '1', { to: '*' }],
      [['fold', '[3; 7, 15, 1, 292]'], 'fold', '[3; 7, 15, 1, 292]', {}],
      [['compare', '4k+2', 'pi'], 'compare', '4k+2', { other: 'pi' }],
      [['convergents', '22/7'], 'convergents', '22/7', {}],
      [['convergents', '4k+2', '--count', '2000'], 'convergents', '4k+2', { count: '2000' }],
      [['identify', ' '], 'identify', ' ', {}],
    ] as readonly [string[], ToolName, string, Record<string, string>][]) {
      const { code, err } = await esmaHere(...words);
      assert.equal(code, 1, words.join(' '));
      assert.throws(
        () => runTool({ tool, text, parameters, depth: 4 }, namingCatalogue),
        (error) => error instanceof Error && `${error.message}\n` === err,
        err,
      );
    }
  });

  it('identify names sequences, and numbers over constants of one’s own', async () => {
    const apery =
      '1, 5, 73, 1445, 33001, 819005, 21460825, 584307365, 16367912425, 468690849005, 13657436403073, 403676083788125, 12073365010564729, 364713572395983725, 11111571997143198073, 341034504521827105445, 10534522198396293262825, 327259338516161442321485';
    const sequence = await esmaHere('identify', apery);
    assert.match(sequence.out, /^Recurrence n\^3 u\(n\) = /);
    assert.match(sequence.out, /The value of that fraction is 6\/zeta\(3\)\./);
    const folder = mkdtempSync(join(tmpdir(), 'esma-own-'));
    try {
      const path = join(folder, 'own.txt');
      writeFileSync(path, 'delta = 4.669201609102990671853203820466201617258185577475768\n');
      const own = await esmaHere('identify', '3.4461344060686604479021', '--constants', path, '--json');
      assert.equal(
        (JSON.parse(own.out) as { answers: { name: string }[] }).answers[0]!.name,
        '(2*delta + 1)/3',
      );
      writeFileSync(path, 'delta\n');
      const wrong = await esmaHere('identify', '3.4461344060686604479021', '--constants', path);
      assert.match(wrong.err, /line 1 is "delta"/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('identify names the numbers of tables, lists and logs, and a name that is long widens no table', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'esma-numbers-'));
    try {
      const path = join(folder, 'log.txt');
      writeFileSync(
        path,
        '1  0.6931471806  1e-10\n0.6931471806,1.0986122887\nepoch 2 loss 1.6449340668 acc 0.91\n1e400\n1.6180339887 +- 1e-10\n',
      );
      const { code, out } = await esmaHere('identify', '--numbers', path);
      assert.equal(code, 0);
      const [titles = '', ...rows] = out.trimEnd().split('\n');
      const place = titles.indexOf('name');
      const names = ['log(2)', 'log(2)', 'log(3)', 'zeta(2)', `1${'0'.repeat(58)}…`, 'phi'];
      assert.deepEqual(
        rows.map((row) => row.slice(place).split(/\s+/)[0]),
        names,
      );
      for (const row of rows) assert.ok(row.length <= 150, row);
    } finally {
      rmSync(folder, { recursive: true });
    }
    const list = await esmaHere('identify', '[2.302585092994046, 0.9159655941772190]');
    assert.match(list.out, /^2\.302585092994046 +log\(10\) .*\n0\.9159655941772190 +catalan /m);
    assert.match((await esmaHere('identify', 'loss: 0.6931471805599453')).out, /log\(2\)/);
    // A figure that is 0 to all its places has no sign.
    assert.match((await esmaHere('identify', '3 @ -2')).out, /exponent δ = 0\.000\.\n/);
    // One number in groups of digits stays one.
    assert.match((await esmaHere('identify', '0.69314 71805 59945 3')).out, /^log\(2\)\n/);
  });

  it('identify gives each number as soon as it is named, and keeps those named when a signal comes', async () => {
    for (const [words, shown] of [
      [['--json'], /^\{"input":"3\.14159265358979".*\}\n$/],
      [[], /^number .*\n3\.14159265358979 +pi .*\n$/],
    ] as const) {
      const interruption = new AbortController();
      let out = '';
      let named = 0;
      const code = await run(
        ['identify', '3.14159265358979', '2.718281828459045', '1.7724538509055160273', ...words],
        {
          out: (text) => void (out += text),
          err: () => assert.fail(),
          // The progress line is cleared when the number is named.
          redraw: (lines) => {
            if (lines.length === 0 && ++named === 1) interruption.abort();
          },
          interactive: true,
          columns: 160,
          signal: interruption.signal,
        },
      );
      assert.equal(code, exitCodes.interrupted);
      assert.match(out, shown);
    }
  });

  it('a whole number alone is a number to the tools for numbers, a repeated term to those for fractions', async () => {
    assert.match((await esmaHere('identify', '1')).out, /^1\nProved: it is rational/);
    assert.match((await esmaHere('fold', '1')).out, /convergents 1, 2, 3\/2, 5\/3/);
    assert.deepEqual(
      readText('1').tools.map(({ name }) => name),
      toolbox.map(({ name }) => name),
    );
    assert.deepEqual(
      readText('pi').tools.map(({ name }) => name),
      ['identify', 'convergents'],
    );
  });

  it('a word that begins with one hyphen is a value', async () => {
    assert.match((await esmaHere('negate', '-3; 3 | 1; 1; 2k + 4')).out, /^2 \| 1; 2k \+ 2; 1 @ \+\n/);
    assert.match((await esmaHere('identify', '-2.71828182845904523536028747135')).out, /^-e\nConjectured/);
    assert.match((await esmaHere('convert', '2; 3+2k @ -+', '--to', '+')).out, /^1; 1; 2k \+ 2 @ \+\n/);
    assert.match((await esmaHere('extend', '4k+2', '--difference', '-1')).out, /@/);
    assert.match((await esmaHere('fold', '2; 3+2k', '--signs', '-+')).err, /^--signs goes with --terms/);
    assert.match((await esmaHere('convert', '1', '--to')).err, /^--to needs a value, as --to=WORD\./);
    assert.match((await esmaHere('convert', '1', '--to=+', '--to=-')).err, /^--to is given twice\./);
    assert.match((await esmaHere('fold', '1', '--even')).err, /^--even is no option here\./);
  });

  it('wrong input is a sentence that names field, value and what is allowed, and exit code 1', async () => {
    for (const [words, sentence] of [
      [['convert', '0; 1', '--to=+'], /^terms: the fraction is not admissible: a_2 = 0/],
      [['convert', '2; 3+x', '--to=+'], /^terms: in "3\+x" at position 3 a term/],
      [['convert', '1 @ + @ -', '--to=+'], /^fraction: .* more than one @/],
      [['convert', '1', '--to=*'], /^signs: "\*" may hold only/],
      [['convergents', 'k+3 @ -n'], /^numerators: b_1 would be 0.* for b_n = -n write -k-1/],
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
      [['fold', '--from', 'missing.jsonl', '--id', '1'], /missing\.jsonl cannot be read/],
    ] as const) {
      const { code, err } = await esmaHere(...words);
      assert.equal(code, 1, `${words.join(' ')}: ${err}`);
      assert.match(err, sentence, words.join(' '));
    }
  });

  it('a wrong command line shows the help and exits with 2', async () => {
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
      const { code, err } = await esmaHere(...words);
      assert.equal(code, 2, words.join(' '));
      assert.match(err, new RegExp(`esma ${words[0]}`));
    }
  });
});
