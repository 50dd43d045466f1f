import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { oneLine, plainLines } from '../../src/core/oneLine.ts';
import { argumentOf } from '../../src/core/theorems/certificates/argument.ts';
import { proveFamily } from '../../src/core/theorems/certificates/familyProof.ts';
import { withCertificate } from '../../src/core/theorems/certificates/prove.ts';
import { conjectureAs, conjectureFormats } from '../../src/formats/conjectureAs.ts';
import { articleOf } from '../../src/formats/latex/article.ts';
import { latexDocument } from '../../src/formats/latex/document.ts';
import { program } from '../../src/formats/programs/programs.ts';
import { pariProgram } from '../../src/formats/proofs/pari.ts';
import { rocqProofs } from '../../src/formats/proofs/rocq/proofs.ts';
import { sympyProgram } from '../../src/formats/proofs/sympy.ts';
import {
  csvField,
  htmlText,
  latexQuoting,
  markdownQuoting,
  mathematicaQuoting,
  maximaQuoting,
  pariQuoting,
  pythonQuoting,
  rocqQuoting,
  shellQuoting,
} from '../../src/formats/quoting.ts';
import { csvTable } from '../../src/formats/text/csv.ts';
import { formulaPicture } from '../../src/formats/text/formulaPicture.ts';
import { nastyStrings } from '../support/nastyStrings.ts';
import { sampleSearch } from '../support/samples.ts';
import { typeset } from '../support/tex.ts';
import { hasTool } from '../support/tools.mjs';

const options = { depth: 3, environment: 'equation', label: 'eq:x' } as const;

describe('texts from outside in every language that ESMA writes', () => {
  let folder = '';
  let canary = '';
  let nasty: string[] = [];
  let plain!: Conjecture;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'esma-quoting-'));
    canary = join(folder, 'canary');
    nasty = nastyStrings(canary);
    const { families } = await sampleSearch('e', { height: 1, period: 2 });
    const member = families[0]!.members[0]!;
    plain = withCertificate(member, proveFamily([member]).proofs[0]!);
    assert.ok(argumentOf(plain));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** The record with a text in each of its text fields. */
  const withText = (text: string): Conjecture => ({
    ...plain,
    id: text,
    family: text,
    constant: { ...plain.constant, name: text },
  });

  const run = (command: string, ...words: string[]) => {
    const { stdout, stderr } = spawnSync(command, words, { cwd: folder, encoding: 'utf8', timeout: 100_000 });
    assert.ok(!existsSync(canary), `${command} has obeyed a text:\n${stdout}${stderr}`);
    return `${stdout}${stderr}`;
  };
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const digits = 40;

  it('a command line is one that a shell reads as the words that it was made of', () => {
    const words = [
      'e^2',
      'exp(1/2)',
      '--signs=-+',
      '',
      "Euler's",
      '"$(touch canary)`x`\\!',
      '\\frac{e+1}{2}',
      ...nastyStrings(join(folder, 'canary')),
    ];
    const shown = words.map((word) => oneLine(word));
    const { stdout, status } = spawnSync('bash', ['-c', `printf '%s\\0' ${shellQuoting.line(words)}`], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(status, 0);
    assert.deepEqual(stdout.split('\0').slice(0, -1), shown);
    assert.equal(
      shellQuoting.line(['esma', 'search', 'tan(1)', '--signs=-+', '--latex']),
      'esma search "tan(1)" --signs=-+ --latex',
    );
  });

  it('gp runs the programs of all such records, and obeys none of them', function () {
    if (!hasTool('pari-gp')) this.skip();
    const file = write('all.gp', nasty.map((text) => program(withText(text), 'pari', digits)!).join('\n'));
    const lines = run('gp', '-q', file).trim().split('\n');
    assert.deepEqual(
      lines,
      nasty.map(() => `agreement to ${digits} digits`),
    );
    const proofs = write('proofs.gp', pariProgram(nasty.map((text) => argumentOf(withText(text))!)));
    const verdicts = run('gp', '-q', '-f', proofs).trim().split('\n');
    assert.equal(verdicts.length, nasty.length, verdicts.join('\n'));
    for (const verdict of verdicts) assert.match(verdict, /: proved$/);
  });

  it('python3 runs the programs of all such records, each a file of its own, and obeys none of them', function () {
    if (!hasTool('python3-sympy')) this.skip();
    mkdirSync(join(folder, 'python'));
    const files = nasty.map((text, i) => write(`python/${i}.py`, program(withText(text), 'sympy', digits)!));
    const all = `import runpy, sys\nfor path in sys.argv[1:]: runpy.run_path(path)\n`;
    const lines = run('/usr/bin/python3', write('all.py', all), ...files)
      .trim()
      .split('\n');
    assert.deepEqual(
      lines,
      nasty.map(() => `agreement to ${digits} digits`),
    );
    const proofs = write('proofs.py', sympyProgram(nasty.map((text) => argumentOf(withText(text))!)));
    const verdicts = run('/usr/bin/python3', proofs).trim().split('\n');
    assert.equal(verdicts.length, nasty.length, verdicts.join('\n'));
    for (const verdict of verdicts) assert.match(verdict, /: proved$/);
    // Sage has the same syntax, but for its powers.
    for (const text of nasty) {
      const sage = write('sage.py', program(withText(text), 'sage', digits)!);
      assert.equal(
        codeOf(program(withText(text), 'sage', digits)!, '#'),
        codeOf(program(plain, 'sage', digits)!, '#'),
        sage,
      );
    }
  });

  it('maxima runs the programs of all such records, and obeys none of them', function () {
    if (!hasTool('maxima')) this.skip();
    const file = write('all.mac', nasty.map((text) => program(withText(text), 'maxima', digits)!).join('\n'));
    const told = run('maxima', '--very-quiet', '--init=none', `--batch-string=load("${file}")$`);
    assert.equal(told.match(new RegExp(`agreement to ${digits} digits`, 'g'))?.length, nasty.length, told);
  });

  it('a comment of Mathematica, Maxima and Rocq opens once and closes once, at its end', () => {
    for (const text of nasty) {
      for (const [comment, open, close] of [
        [mathematicaQuoting.comment(text), '(*', '*)'],
        [maximaQuoting.comment(text), '/*', '*/'],
        [rocqQuoting.comment(text), '(*', '*)'],
      ] as const) {
        assert.deepEqual(
          [comment.indexOf(open, 1), comment.indexOf(close), comment.includes('\n')],
          [-1, comment.length - 2, false],
          comment,
        );
      }
      assert.ok(!rocqQuoting.comment(text).includes('"'));
      assert.match(pariQuoting.comment(text), /^\\\\ [\x20-\x7e]*(?<!\\)$|^\\\\ $/);
      assert.ok(!/coding[:=]/.test(pythonQuoting.comment(text)));
      assert.equal(JSON.parse(pythonQuoting.string(text)), JSON.parse(pariQuoting.string(text)));
    }
    const [one, ...others] = nasty.map((text) =>
      rocqProofs([argumentOf(withText(text))!], 'beside').text.replace(/\(\*.*?\*\)/gs, ''),
    );
    for (const other of others) assert.equal(other, one);
  });

  it('LaTeX sets them as text and as comments, and writes no file and reads none', function () {
    if (!hasTool('texlive-latex-recommended')) this.skip();
    const long = nasty.filter((text) => text.length < 1000);
    const body = long.flatMap((text) => [
      `x ${latexQuoting.comment(text)}`,
      `\\texttt{${latexQuoting.text(text)}}`,
      latexQuoting.typed(text),
      '',
    ]);
    const { status, log } = typeset(latexDocument(body));
    assert.equal(status, 0, log);
    assert.ok(!log.includes('(/etc/hostname') && !existsSync(canary), log);
    for (const text of nasty) {
      // Only the command is a text of the article: names of constants are not.
      const article = articleOf([withText(text)], text, 3);
      assert.equal(article.match(/\\end\{lstlisting\}/g)?.length, 2);
      const usual = articleOf([plain], 'COMMAND', 3);
      assert.equal(
        withoutListing(article).replaceAll(latexQuoting.typed(text), '\\texttt{COMMAND}'),
        withoutListing(usual),
      );
    }
  });

  it('every other form of a record has them as text', async () => {
    // The name of a constant that is given by its digits may be any text; that of an expression is read.
    const byDigits = (conjecture: Conjecture): Conjecture => ({
      ...conjecture,
      constant: { kind: 'digits', name: conjecture.constant.name },
    });
    for (const text of nasty) {
      const record = withText(text);
      for (const { name } of conjectureFormats) {
        if (/^(pari|sage|sympy|mathematica|maxima|text)$/.test(name)) continue;
        const written = await conjectureAs(byDigits(record), name, options);
        const expected = await conjectureAs(byDigits(plain), name, options);
        // The lines of a b-file are numbers, but for a comment.
        if (name === 'bfile') assert.equal(codeOf(written!, '#'), codeOf(expected!, '#'));
        else assert.equal(written, expected, name);
      }
      assert.deepEqual(tagsOf(formulaPicture(record, 3, '#000')), tagsOf(formulaPicture(plain, 3, '#000')));
      const [, row, ...rest] = cells(csvTable([byDigits(record)]));
      assert.deepEqual(rest, []);
      for (const cell of row!) assert.ok(!/^[=@+\t\n]/.test(cell), cell);
      const comment = markdownQuoting.comment(text);
      assert.match(comment, /^<!-- [^<>]* -->$/);
      assert.ok(!comment.slice(4, -3).includes('--'), comment);
      assert.ok(!/[<>"']/.test(htmlText(text)));
      assert.ok(!/(?<!\\)[[\]<>`*_!|$]/.test(markdownQuoting.text(text).replaceAll('\\\\', '')));
      assert.ok(!/[\p{C}\p{Zl}\p{Zp}]/u.test(oneLine(text)));
      assert.match(plainLines(text).replace(/[\n\t]|\r\n/g, ''), /^\P{C}*$/u);
      assert.ok(csvField(text).length > 0 || text === '');
    }
  });
});

/** A program without its comments. */
function codeOf(source: string, mark: string): string {
  return source
    .split('\n')
    .filter((line) => !line.startsWith(mark))
    .join('\n');
}

/** The tags of a picture, each with the names of its attributes. */
function tagsOf(picture: string): string[] {
  return [...picture.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/"[^"<>]*"/g, ''));
}

/** An article without the program in its appendix, whose comments name the record. */
function withoutListing(article: string): string {
  return article.replace(/\\begin\{lstlisting\}.*?\\end\{lstlisting\}/gs, '');
}

/** The cells of a table of commas, by the letter of RFC 4180. */
function cells(table: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < table.length) {
    const match = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(table.slice(at));
    assert.ok(match, table.slice(at, at + 80));
    rows[rows.length - 1]!.push(match[1]?.replaceAll('""', '"') ?? match[2]!);
    at += match[0].length;
    if (match[3] === '\r\n' && at < table.length) rows.push([]);
  }
  return rows;
}
