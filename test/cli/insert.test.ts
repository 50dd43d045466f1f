import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { TextFile } from '../../src/cli/textFile.ts';
import { esma, esmaHere } from '../support/cli.ts';
import type { CliResult } from '../support/cli.ts';

interface Report {
  readonly place: string;
  readonly within: string;
  readonly wording: string | null;
  readonly edits: readonly {
    readonly start: { readonly offset: number; readonly line: number; readonly column: number };
    readonly end: { readonly offset: number };
    readonly text: string;
  }[];
  readonly elsewhere: readonly { readonly path: string; readonly text: string }[];
  readonly root: string | null;
  readonly missing: readonly { readonly line: number; readonly text: string }[];
  readonly inserted: boolean;
}

describe('insert in the terminal', () => {
  let folder: string;
  let library: string;
  let id: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'esma-insert-'));
    library = join(folder, 'e.esma.jsonl');
    const { out } = esma('search', 'e', '--height', '1', '--period', '2', '--json');
    writeFileSync(library, out);
    id = (
      JSON.parse(out.split('\n').find((line) => line.includes('"numerator":["1","1"]'))!) as { id: string }
    ).id;
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Writes a file and gives the place of its mark as FILE:LINE:COLUMN. */
  const put = (name: string, marked: string): string => {
    const path = join(folder, name);
    writeFileSync(path, marked.replace('▮', ''));
    const before = marked.slice(0, marked.indexOf('▮')).split('\n');
    return `${path}:${before.length}:${[...before.at(-1)!].length + 1}`;
  };
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const insert = (target: string, ...more: string[]): Promise<CliResult> =>
    esmaHere('insert', target, library, '--id', id, ...more);
  const report = async (target: string, ...more: string[]) =>
    JSON.parse((await insert(target, '--json', ...more)).out) as Report;
  const left = '\\frac{e + 1}{e - 1}';

  it('parts no word, and keeps what is put into an item of a list in Typst within it', async () => {
    const rest = '\\documentclass{article}\n\\usepackage{amsmath}\n\\begin{document}\n';
    await insert(put('word.tex', `${rest}A nä▮ïve way, con\n\\end{document}\n`));
    assert.match(read('word.tex'), /A näïve\n\\begin\{equation\}[^]*\\end\{equation\}\n way, con\n/);
    await insert(put('word.md', 'A con▮tinued fraction.\n'));
    assert.match(read('word.md'), /^A continued\n<!-- [^]*\$\$\n fraction\.\n$/);
    await insert(put('list.typ', '- one\n  + an item▮\n- other\n'));
    assert.match(
      read('list.typ'),
      /^- one\n {2}\+ an item\n {4}\/\/ esma: \w+\n {4}\$ [^\n]* \$\n- other\n$/,
    );
    await insert(put('text.typ', 'Text-▮ with a dash.\n'));
    assert.match(read('text.typ'), /^Text-\n\/\/ esma: \w+\n\$ [^\n]* \$\n/);
  });

  it('a statement stands in no other one', async () => {
    const paper = (inner: string) =>
      `\\documentclass{amsart}\n\\newtheorem{thm}{Theorem}\n\\newtheorem{lemma}[thm]{Lemma}\n\\begin{document}\n${inner}\n\\end{document}\n`;
    for (const environment of ['thm', 'lemma', 'proof'])
      for (const words of [['--proof'], ['--style', 'theorem']]) {
        const target = put('within.tex', paper(`\\begin{${environment}}\n▮\n\\end{${environment}}`));
        const before = read('within.tex');
        const { code, out } = await insert(target, ...words);
        assert.equal(code, 1);
        assert.match(
          out,
          new RegExp(`nothing is inserted\\. The place is within the environment ${environment}: `),
        );
        assert.equal(read('within.tex'), before);
        // The formula alone may stand there.
        assert.equal((await insert(target)).code, 0);
      }
    assert.equal(
      (await insert(put('quote.tex', paper('\\begin{quote}\n▮\n\\end{quote}')), '--proof')).code,
      0,
    );
  });

  it('writes a display with a label that the project does not have, and names what the preamble lacks', async () => {
    const target = put(
      'paper.tex',
      '\\documentclass{article}\n\\begin{document}\n\\label{eq:e} So\n▮\n\\end{document}\n',
    );
    const { code, out } = await insert(target);
    assert.equal(code, 0);
    assert.match(out, /paper\.tex lacks in its preamble: \\usepackage\{amsmath\}\n$/);
    assert.match(
      read('paper.tex'),
      /So\n\\begin\{equation\}\\label\{eq:e-2\} % esma: \w+\n {2}\\frac\{e \+ 1\}\{e - 1\} = 2 \+ [^]*\\end\{equation\}\n\\end\{document\}\n$/,
    );
    assert.ok(!read('paper.tex').includes('usepackage'));
  });

  it('with --json one object: place, wording, edits, what is missing; with --dry-run nothing is changed', async () => {
    const marked = 'α 𝔸 $x = ▮$\n';
    const { place, within, wording, edits, inserted } = await report(put('a.md', marked), '--dry-run');
    assert.deepEqual([place, within, wording, inserted], ['inline', '$', 'inline', false]);
    const [{ start, end, text }] = edits as [Report['edits'][number]];
    assert.deepEqual(start, { offset: 9, line: 1, column: 10 });
    assert.equal(end.offset, 9);
    assert.ok(text.startsWith(`${left} = [2; 6, 10`));
    assert.equal(read('a.md'), marked.replace('▮', ''));
    assert.equal((await report(put('a.md', marked))).inserted, true);
    assert.equal(read('a.md'), marked.replace('▮', text));
  });

  it('names each kind of place', async () => {
    const places = [
      ['a.tex', 'Hence ▮', 'text', 'display'],
      ['a.tex', '\\[ ▮ \\]', 'display', 'body'],
      ['a.tex', '% ▮\n', 'comment', 'display'],
      ['a.tex', '\\verb|▮|', 'verbatim', null],
      ['a.tex', '\\label{▮}', 'unknown', null],
      ['a.tex', '\\section{▮}', 'text', 'inline'],
      ['a.typ', '$ ▮ $', 'display', 'typst'],
      ['a.md', '```\n▮\n```', 'verbatim', null],
      ['a.txt', '▮', 'unknown', null],
    ] as const;
    for (const [name, marked, place, wording] of places) {
      const found = await report(put(name, marked), '--dry-run');
      assert.deepEqual(
        [found.place, found.wording, found.edits.length],
        [place, wording, wording ? 1 : 0],
        marked,
      );
    }
  });

  it('loses nothing where others change the file meanwhile: each is in it, or is told that it is not', async () => {
    const target = put(
      'shared.tex',
      '\\documentclass{article}\n\\begin{document}\nA ▮ b.\n\\end{document}\n',
    );
    const path = join(folder, 'shared.tex');
    const results = await Promise.all([1, 2, 3].map(() => esmaHere('insert', target, library, '--id', id)));
    const done = results.filter(({ code }) => code === 0);
    assert.equal(readFileSync(path, 'utf8').split('\\begin{equation}').length - 1, done.length);
    assert.ok(done.length > 0);
    for (const { code, err } of results)
      if (code !== 0)
        assert.match(err, /has been changed since it was read; it is left as it is: try again\.\n$/);
    const [one, two] = [new TextFile('FILE', path), new TextFile('FILE', path)];
    one.write([{ start: 0, end: 0, text: '% first\n' }]);
    assert.throws(() => two.write([{ start: 0, end: 0, text: '% second\n' }]), /changed since it was read/);
    assert.match(readFileSync(path, 'utf8'), /^% first\n\\documentclass/);
  });

  it('keeps the line ends of Windows', async () => {
    await insert(put('w.tex', 'a\r\n▮\r\nb'));
    assert.doesNotMatch(read('w.tex'), /(?<!\r)\n/);
  });

  it('keeps the bytes of what is not in UTF-8, and the mark before UTF-8', async () => {
    const path = join(folder, 'latin.tex');
    const bytes = Buffer.from('Sätze von Möbius\n\n§\n', 'latin1');
    writeFileSync(path, bytes);
    assert.equal((await insert(`${path}:2:1`)).code, 0);
    const after = readFileSync(path);
    assert.deepEqual(after.subarray(0, 17), bytes.subarray(0, 17));
    assert.deepEqual(after.subarray(-2), bytes.subarray(-2));
    assert.match(after.toString('latin1'), /Möbius\n\\begin\{equation\}[^]*\\end\{equation\}\n§\n$/);
    writeFileSync(path, bytes);
    assert.match(
      (await insert(`${path}:2:1`, '--as', 'plain')).err,
      /is not in UTF-8, and what .* has the letter "…"/,
    );
    assert.deepEqual(readFileSync(path), bytes);
    writeFileSync(path, '\ufeff$x = $\n');
    assert.deepEqual((await report(`${path}:1:6`)).edits[0]!.start, { offset: 5, line: 1, column: 6 });
    assert.match(read('latin.tex'), /^\ufeff\$x = \\frac/);
    writeFileSync(path, Buffer.from('\ufeffSo\n', 'utf16le'));
    assert.match((await insert(`${path}:1:1`)).err, /^FILE: .* is in UTF-16; give a file in UTF-8\./);
  });

  it('a chapter has the labels, the macros and the preamble of its root', async () => {
    mkdirSync(join(folder, 'ch'), { recursive: true });
    put('main.tex', '\\input{preamble}\n\\begin{document}\n\\label{eq:e}▮\\input{ch/one}\n\\end{document}\n');
    put('preamble.tex', '\\documentclass{book}\n\\newcommand{\\be}{\\begin{equation}}\n▮');
    const found = await report(put('ch/one.tex', '\\be\n▮'), '--dry-run');
    assert.deepEqual([found.place, found.wording], ['display', 'body']);
    assert.ok(found.root?.endsWith('/main.tex'));
    assert.deepEqual(
      found.missing.map(({ line, text }) => [line, text]),
      [[2, '\\usepackage{amsmath}']],
    );
    assert.match((await report(put('ch/one.tex', 'So ▮'), '--dry-run')).edits[0]!.text, /\\label\{eq:e-2\}/);
  });

  it('reads nothing outside of the project: no absolute path, no way up, no link', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'esma-outside-'));
    const project = join(folder, 'closed');
    mkdirSync(join(project, '.git'), { recursive: true });
    writeFileSync(join(outside, 'main.tex'), '\\documentclass{article}\n\\begin{document}\\end{document}');
    symlinkSync(join(outside, 'main.tex'), join(project, 'link.tex'));
    for (const root of [
      join(outside, 'main.tex'),
      '../outside.tex',
      '/dev/zero',
      'link.tex',
      '//server/share/a.tex',
    ])
      assert.match(
        (await report(put('closed/a.tex', `% !TeX root = ${root}\n▮`), '--dry-run')).root!,
        /closed\/a\.tex$/,
        root,
      );
    rmSync(outside, { recursive: true });
  });

  it('writes a theorem with its proof', async () => {
    const target = put(
      'proof.tex',
      '\\documentclass{amsart}\n\\newtheorem{satz}{Satz}\n\\begin{document}\n▮\n\\end{document}\n',
    );
    const { out } = await insert(target, '--proof');
    assert.match(out, /lacks in its preamble: \\newtheorem\{lemma\}\[satz\]\{Lemma\}/);
    assert.match(
      read('proof.tex'),
      /\\begin\{satz\}[^]*\\end\{satz\}\n\\begin\{proof\}[^]*\\end\{proof\}\n\\end\{document\}/,
    );
    assert.match((await insert(put('proof.tex', '$▮$'), '--proof')).out, /cannot stand at the place/);
  });

  it('puts a proof behind a comment, and not into it', async () => {
    const preamble = '\\documentclass{amsart}\n\\newtheorem{thm}{Theorem}\n\\newtheorem{lem}[thm]{Lemma}\n';
    const target = put('behind.tex', `${preamble}\\begin{document}\n% Here.▮\n\\end{document}\n`);
    assert.equal((await insert(target, '--proof', '--complete-preamble')).code, 0);
    assert.match(read('behind.tex'), /\n% Here\.\n[^]*\n\\begin\{thm\}\\label[^]*\nWe have\n/);
    assert.doesNotMatch(read('behind.tex'), /^% ?\\/m);
  });

  it('puts a proof into a paper as that has its theorems, its labels, its sources and its preliminaries', async () => {
    mkdirSync(join(folder, 'paper', '.git'), { recursive: true });
    const main = [
      '\\documentclass{article}',
      '\\usepackage{amsmath,amsthm}',
      '\\newtheorem{thm}{Theorem}',
      '\\begin{document}',
      '\\label{thm:e}',
      '▮\\input{basics}',
      '\\input{main-part}',
      '\\bibliography{refs}',
      '\\end{document}',
      '',
    ].join('\r\n');
    put('paper/main.tex', main);
    put('paper/basics.tex', 'Basics.\n% esma: preliminaries\nMore.\n▮');
    writeFileSync(join(folder, 'paper', 'refs.bib'), '@book{abc,\n  title = {A}\n}\n');
    const target = put('paper/main-part.tex', 'So\n▮');
    const proof = ['--proof', '--complete-preamble'];
    const dry = await report(target, ...proof, '--dry-run');
    assert.deepEqual([dry.inserted, dry.missing, read('paper/main-part.tex')], [false, [], 'So\n']);
    const names = dry.elsewhere.map(({ path }) => path.split('/').at(-1));
    assert.deepEqual([...new Set(names)], ['main.tex', 'basics.tex', 'refs.bib']);
    assert.equal((await insert(target, ...proof)).code, 0);
    assert.match(
      read('paper/main-part.tex'),
      /^So\n\n?\\begin\{thm\}\\label\{thm:e-2\} % esma: [0-9a-v]{13}\n[^]*\\end\{thm\}\n\\begin\{proof\}[^]*\\end\{proof\}$/,
    );
    assert.match(
      read('paper/basics.tex'),
      /^Basics\.\n% esma: preliminaries\n[^]*esma-lambert-coth[^]*\n\nMore\.\n$/,
    );
    assert.match(read('paper/basics.tex'), /\\cite\{lambert1761\}/);
    assert.match(read('paper/refs.bib'), /^@book\{abc,\n {2}title = \{A\}\n\}\n\n@article\{/);
    assert.equal(
      read('paper/main.tex'),
      main.replace('▮', '').replace('{Theorem}\r\n', '{Theorem}\r\n\\newtheorem{lemma}[thm]{Lemma}\r\n'),
    );
    // A second proof needs nothing that is there already.
    assert.deepEqual(
      (await report(put('paper/second.tex', '% !TeX root = main.tex\n▮'), ...proof)).elsewhere,
      [],
    );
  });

  it('writes no bibliography that a paper names outside of its project', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'esma-outside-'));
    mkdirSync(join(folder, 'closed-bib', '.git'), { recursive: true });
    symlinkSync(join(outside, 'linked.bib'), join(folder, 'closed-bib', 'linked.bib'));
    spawnSync('mkfifo', [join(folder, 'closed-bib', 'pipe.bib')]);
    mkdirSync(join(folder, 'closed-bib', 'folder.bib'));
    for (const name of [join(outside, 'new'), '../../new', 'linked', 'pipe', 'folder', '/dev/zero']) {
      const target = put(
        'closed-bib/a.tex',
        `\\documentclass{amsart}\n\\begin{document}\n▮\n\\bibliography{${name}}\n\\end{document}\n`,
      );
      const { elsewhere, edits } = await report(target, '--proof');
      assert.deepEqual(elsewhere, [], name);
      assert.match(edits[0]!.text, /Sources\./);
    }
    assert.deepEqual(readdirSync(outside), []);
    rmSync(outside, { recursive: true });
  });

  it('writes a statement in the environment of the paper, with a label of its kind', async () => {
    const paper = (environments: string) =>
      `\\documentclass{article}\n\\usepackage{amsmath,amsthm}\n${environments}\\begin{document}\n▮\n\\end{document}\n`;
    const own = paper('\\newtheorem{cnj}{Conjecture}\n\\newtheorem{satz}{Satz}\n');
    const theorem = (await report(put('style.tex', own), '--style', 'theorem', '--dry-run')).edits[0]!.text;
    assert.match(theorem, /\\begin\{(cnj\}\\label\{conj:e|satz\}\\label\{thm:e)\}/);
    const isProved = theorem.includes('{satz}');
    for (const [style, label] of [
      ['proposition', 'prop:'],
      ['remark', 'rem:'],
    ] as const) {
      const { edits, missing } = await report(put('style.tex', own), '--style', style, '--dry-run');
      const { text } = edits[0]!;
      const isOwn = isProved || style === 'remark';
      const opening = isOwn ? `\\begin{${style}}\\label{${label}e` : '\\begin{cnj}\\label{conj:e';
      assert.ok(text.trimStart().startsWith(opening), text);
      assert.equal(
        missing.some((line) => line.text.includes(`newtheorem{${style}}`)),
        isOwn,
      );
      const saysIt = /This is conjectured\. Both sides agree to [^]*\\end\{remark\}/.test(text);
      assert.equal(saysIt, style === 'remark' && !isProved, text);
    }
    const proved = await report(put('style.tex', own), '--style', 'proposition', '--proof', '--dry-run');
    assert.match(
      proved.edits[0]!.text,
      /\\begin\{proposition\}(?:\[.*\])?\\label\{prop:e[^]*\\begin\{proof\}/,
    );
    const bare = put('style.tex', paper(''));
    const lacking = await insert(bare, '--style', 'theorem', '--complete-preamble');
    assert.match(lacking.out, /put there: \\newtheorem/);
    assert.match(read('style.tex'), /\\usepackage\{amsmath,amsthm\}\n\\newtheorem\{[^]*\\begin\{document\}/);
  });

  it('offers the ids where a library has several conjectures', async () => {
    const some = join(folder, 'some.jsonl');
    const lines = readFileSync(library, 'utf8').split('\n').slice(0, 2);
    writeFileSync(some, lines.join('\n'));
    const ids = lines.map((line) => (JSON.parse(line) as { id: string }).id);
    const { err, code } = await esmaHere('insert', put('several.tex', 'So\n▮'), some);
    assert.notEqual(code, 0);
    for (const id of ids) assert.match(err, new RegExp(`^${id}  \\S.* = \\[`, 'm'));
    assert.match(err, /id: .*some\.jsonl holds 2 conjectures; give the id of one of them\./);
  });

  it('says what is wrong with its arguments', async () => {
    const target = put('b.tex', 'So\n▮');
    const path = join(folder, 'b.tex');
    assert.match((await insert(path)).err, /does not say where; give FILE:LINE:COLUMN/);
    assert.equal((await insert(path)).code, 2);
    assert.match((await insert(`${path}:3:1`)).err, /^LINE: 3 is not allowed; the file has lines 1 to 2\./);
    assert.match((await insert(`${path}:1:4`)).err, /^COLUMN: 4 is not allowed; line 1 has columns 1 to 3\./);
    assert.match((await insert(`${join(folder, 'gone.tex')}:1:1`)).err, /^FILE: .* cannot be read/);
    assert.match(
      (await insert(target, '--style', 'verse')).err,
      /^style: verse is not allowed; give one of nested, /,
    );
    assert.match(esma('insert', target, library).err, /^id: .* conjectures; give the id of one of them\./);
    const { code, out } = await insert(put('b.tex', '\\verb|▮|'));
    assert.deepEqual([code, /nothing is inserted.*say with --as/.test(out)], [1, true]);
    assert.equal(read('b.tex'), '\\verb||');
    assert.equal((await insert(put('b.tex', '\\verb|▮|'), '--as', 'plain')).code, 0);
  });
});
