import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bibliographiesOf, writtenBibliography } from '../../src/documents/bibliography.ts';
import { withEdits } from '../../src/documents/insertion.ts';
import { freeLabel, labelsOf } from '../../src/documents/labels.ts';
import { loads, missingPreamble } from '../../src/documents/preamble.ts';
import { resolvePath } from '../../src/documents/paths.ts';
import { DocumentReader } from '../../src/documents/reading/documentPlaces.ts';
import { ProjectReader } from '../../src/documents/project.ts';
import { inputsFrom, projectOf, rootText, storeOf } from './projects.ts';
import { keyOfPaper, paperEntry, paperKey } from '../../src/formats/latex/bibtex.ts';

/** A root with lines put into it. */
function completed(
  text: string,
  edits: readonly { readonly offset: number; readonly text: string }[],
): string {
  return withEdits(
    text,
    edits.map(({ offset, text: line }) => ({ start: offset, end: offset, text: line })),
  );
}

describe('the project of a LaTeX document', () => {
  const rootOf = async (files: Readonly<Record<string, string>>) => (await projectOf(files)).root.path;

  it('a document with a class is its own root', async () => {
    assert.equal(await rootOf({ '/p/a.tex': rootText('') }), '/p/a.tex');
  });

  it('a book of 119 files is read once: of what has not changed the second time brings the very same', async () => {
    const chapters = Array.from({ length: 118 }, (_, n) => `/p/chapter${n}.tex`);
    const chapter = '\\section{On it}\n\\label{a} So $x = 1$.\n'.repeat(100);
    const inputs = chapters
      .map((path) => `\\include{${path.slice('/p/'.length, -'.tex'.length)}}`)
      .join('\n');
    const files: Record<string, string> = {
      '/p/book.tex': rootText(inputs),
      ...Object.fromEntries(chapters.map((path) => [path, chapter])),
    };
    const reader = new ProjectReader();
    const read = (text: string) => reader.read('/p/chapter7.tex', text, storeOf(files));
    const first = await read(chapter);
    assert.equal(first.files.length, 119);
    assert.equal(await read(chapter), first);
    // While one types in a chapter the other ones stay what they are.
    const typed = await read(`${chapter}so`);
    const again = typed.files.filter((file, n) => file !== first.files[n]);
    assert.deepEqual(
      again.map(({ path }) => path),
      ['/p/chapter7.tex'],
    );
  });

  it('the root is named by a magic comment, or by the class of a subfile', async () => {
    const main = { '/p/main.tex': rootText('') };
    assert.equal(await rootOf({ '/p/ch/a.tex': '% !TeX root = ../main.tex\n', ...main }), '/p/main.tex');
    assert.equal(await rootOf({ '/p/ch/a.tex': '%!TEX root=../main\r\n', ...main }), '/p/main.tex');
    assert.equal(
      await rootOf({ '/p/ch/a.tex': '\\documentclass[../main.tex]{subfiles}\n', ...main }),
      '/p/main.tex',
    );
    assert.equal(await rootOf({ '/p/a.tex': '% !TeX root = gone.tex\n', ...main }), '/p/a.tex');
  });

  it('or is the document that inputs it, over files in between', async () => {
    for (const command of ['input', 'include', 'subfile'])
      assert.equal(
        await rootOf({
          '/p/ch/a.tex': 'text',
          '/p/other.tex': rootText(''),
          '/p/main.tex': rootText(`\\${command}{ch/all}`),
          '/p/ch/all.tex': '\\input{ch/a.tex}',
        }),
        '/p/main.tex',
      );
  });

  it('as \\import, \\input without braces and names with points have it', async () => {
    const main = (inputs: string) => ({ '/p/main.tex': rootText(inputs) });
    assert.equal(await rootOf({ '/p/sec/a.tex': 'x', ...main('\\import{sec/}{a}') }), '/p/main.tex');
    assert.equal(
      await rootOf({
        '/p/sec/sub/a.tex': 'x',
        '/p/sec/all.tex': '\\subimport{sub}{a}',
        ...main('\\import*{sec/}{all.tex}'),
      }),
      '/p/main.tex',
    );
    assert.equal(await rootOf({ '/p/a.tex': 'x', ...main('\\input a\n') }), '/p/main.tex');
    assert.equal(await rootOf({ '/p/ch.one.tex': 'x', ...main('\\input{ch.one}') }), '/p/main.tex');
    assert.equal(await rootOf({ '/p/ch.one.tex': 'x', ...main('\\include{ch.one}') }), '/p/main.tex');
  });

  it('or the file with the document’s body, where its class is in another one', async () => {
    const files = {
      '/p/ch/a.tex': 'x',
      '/p/main.tex': '\\input{preamble}\n\\begin{document}\n\\label{sec:b}\\input{ch/a}\n\\end{document}\n',
      '/p/preamble.tex': '\\documentclass{book}\n\\newtheorem{satz}{Satz}\n',
    };
    assert.equal(await rootOf(files), '/p/main.tex');
    assert.equal(inputsFrom(await projectOf(files)), '/p/main.tex /p/preamble.tex /p/ch/a.tex');
    assert.deepEqual([...labelsOf(await projectOf(files))], ['sec:b']);
    assert.ok((await projectOf(files)).definitions.textEnvironments.has('satz'));
  });

  it('a magic comment is read in any case', async () => {
    const main = { '/p/main.tex': rootText('') };
    for (const line of [
      '% !tex root = main.tex',
      '% !TEX ROOT=main',
      '%%! TeX root = main.tex',
      '% !TeX master = main',
    ])
      assert.equal(await rootOf({ '/p/a.tex': `${line}\n`, ...main }), '/p/main.tex', line);
  });

  it('no name leads to another machine: two slashes are one', () => {
    for (const name of ['//server/share/x.tex', '\\\\server\\share\\x.tex', '/\\server/share/x.tex'])
      assert.equal(resolvePath('/p', name), '/server/share/x.tex');
  });

  it('what stands in a comment inputs nothing, and a ring of inputs ends', async () => {
    assert.equal(await rootOf({ '/p/a.tex': 'x', '/p/main.tex': rootText('% \\input{a}') }), '/p/a.tex');
    assert.equal(
      await rootOf({
        '/p/a.tex': '\\input{b}',
        '/p/b.tex': '\\input{a}',
        '/p/main.tex': rootText('\\input{a}'),
      }),
      '/p/main.tex',
    );
  });

  it('labels are those of all its files, without those of comments', async () => {
    const project = await projectOf({
      '/p/a.tex': '\\label{eq:a} % \\label{eq:no}\n\\begin{verbatim}\\label{eq:no}\\end{verbatim}',
      '/p/main.tex': rootText('\\input{a} \\begin{equation}\\label{eq:e}\\end{equation}'),
    });
    assert.deepEqual([...labelsOf(project)].sort(), ['eq:a', 'eq:e']);
  });

  it('a label is free, has the prefix, and no comma', () => {
    const taken = new Set(['eq:e', 'eq:e-2']);
    assert.equal(freeLabel(taken, 'eq:', 'e'), 'eq:e-3');
    assert.equal(freeLabel(taken, '', 'besseli(1,2)/besseli(0,2)'), 'besseli-1-2-besseli-0-2');
    assert.equal(freeLabel(taken, 'a,b:', 'tan(1)'), 'ab:tan-1');
    assert.equal(freeLabel(taken, 'eq:', 'ζ'), 'eq:esma');
  });

  it('amsmath is there by name, by mathtools, by an AMS class, by a style of its own', async () => {
    const has = async (files: Readonly<Record<string, string>>) => loads(await projectOf(files), 'amsmath');
    assert.equal(await has({ '/p/a.tex': rootText('') }), false);
    assert.equal(await has({ '/p/a.tex': rootText('', '% \\usepackage{amsmath}\n') }), false);
    for (const line of [
      '\\usepackage{amsmath}',
      '\\usepackage[x]{graphicx, mathtools}',
      '\\RequirePackage{empheq}',
    ])
      assert.equal(await has({ '/p/a.tex': rootText('', `${line}\n`) }), true, line);
    assert.equal(await has({ '/p/a.tex': '\\documentclass[12pt]{amsart}\\begin{document}' }), true);
    assert.equal(
      await has({
        '/p/a.tex': rootText('', '\\usepackage{mine}\n'),
        '/p/mine.sty': '\\RequirePackage{amsmath}',
      }),
      true,
    );
    assert.equal(
      await has({ '/p/a.tex': rootText('', '\\input{head}\n'), '/p/head.tex': '\\usepackage{amsmath}' }),
      true,
    );
    assert.equal(await has({ '/p/chapter.tex': 'no root in sight' }), true);
  });

  it('amsmath is there where its list has comments, and where another package loads it', async () => {
    const has = async (preamble: string) =>
      loads(await projectOf({ '/p/a.tex': rootText('', preamble) }), 'amsmath');
    for (const line of [
      '\\usepackage{%\n amsmath,% maths\n amssymb}',
      '\\usepackage{amssymb,\n  % mathtools,\n  physics}',
      '\\usepackage[warnings-off={mathtools-colon}]{unicode-math}',
      '\\usepackage{breqn}',
      '\\usepackage{newtxmath}',
    ])
      assert.equal(await has(`${line}\n`), true, line);
    for (const line of [
      '\\usepackage{%\n% amsmath,\n amssymb}',
      '\\usepackage{amssymb}',
      '\\usepackage{memoir-x}',
    ])
      assert.equal(await has(`${line}\n`), false, line);
  });

  it('a class of the paper’s own folder that loads amsmath has it', async () => {
    const files = {
      '/p/a.tex': rootText('').replace('article', 'journal'),
      '/p/journal.cls': '\\LoadClass{base}',
      '/p/base.cls': '\\RequirePackageWithOptions{x}\\LoadClass{amsart}',
    };
    assert.equal(loads(await projectOf(files), 'amsmath'), true);
  });

  it('packages that are missing go behind the class, before hyperref and cleveref; environments before the document', async () => {
    const needed = { packages: ['amsmath', 'amsthm'], preamble: ['\\newtheorem{conjecture}{Conjecture}'] };
    const text = rootText('', '\\usepackage{hyperref}\n\\usepackage{cleveref} % last\n');
    const project = await projectOf({ '/p/a.tex': text });
    const changed = completed(text, missingPreamble(project, needed));
    assert.equal(
      changed,
      rootText(
        '',
        '\\usepackage{amsmath}\n\\usepackage{amsthm}\n\\usepackage{hyperref}\n\\usepackage{cleveref} % last\n\\newtheorem{conjecture}{Conjecture}\n',
      ),
    );
    assert.deepEqual(missingPreamble(await projectOf({ '/p/a.tex': changed }), needed), []);
  });

  it('where another file has the class, behind the line that reads it', async () => {
    const text = '% A book.\n\\input{preamble}\n\\usepackage{hyperref}\n\\begin{document}\n\\end{document}\n';
    const project = await projectOf({ '/p/a.tex': text, '/p/preamble.tex': '\\documentclass{book}\n' });
    assert.equal(
      completed(text, missingPreamble(project, { packages: ['amsmath'], preamble: [] })),
      text.replace('{preamble}\n', '{preamble}\n\\usepackage{amsmath}\n'),
    );
  });

  it('a chapter is read with the theorems and macros of its root', async () => {
    const project = await projectOf({
      '/p/a.tex': '\\be x',
      '/p/main.tex': rootText(
        '\\input{a}',
        '\\newcommand{\\be}{\\begin{equation}}\\newtheorem{satz}{Satz}\n',
      ),
    });
    assert.ok(project.definitions.macros.has('be'));
    assert.ok(project.definitions.textEnvironments.has('satz'));
  });

  it('is read once: a file that has not changed is not read again', async () => {
    const files: Record<string, string> = { '/p/main.tex': '' };
    for (let i = 0; i < 119; i++)
      files[`/p/ch${i}.tex`] = `\\label{l${i}} ${'Words and $x$. '.repeat(500)}\n`;
    files['/p/main.tex'] = rootText(
      Object.keys(files)
        .slice(1)
        .map((path) => `\\input{${path.slice(3, -4)}}`)
        .join('\n'),
    );
    const reader = new ProjectReader();
    const read = () => reader.read('/p/ch7.tex', files['/p/ch7.tex']!, storeOf(files));
    const first = await read();
    assert.equal(first.files.length, 120);
    const started = performance.now();
    const second = await read();
    console.log(`      119 files again: ${(performance.now() - started).toFixed(0)} ms`);
    first.files.forEach((file, i) => assert.equal(second.files[i]!.reading, file.reading));
    files['/p/ch3.tex'] = '\\label{new}';
    const third = await read();
    assert.ok(labelsOf(third).has('new') && !labelsOf(third).has('l3'));
    assert.equal(third.files.filter((file, i) => file.reading !== first.files[i]!.reading).length, 1);
  });

  it('a chapter that changes is read once, for its project and for its editor', async () => {
    const files: Record<string, string> = {
      '/p/a.tex': '\\be x',
      '/p/main.tex': rootText('\\input{a}', '\\newcommand{\\be}{\\begin{equation}}\n'),
    };
    const reader = new ProjectReader();
    const editor = new DocumentReader();
    const projects = [];
    for (const text of ['\\be x', '\\be x + y', '\\be x + y + z']) {
      const project = await reader.read('/p/a.tex', text, storeOf(files));
      projects.push(project);
      const document = { languageId: 'latex', version: text.length, getText: () => text };
      const { reading } = project.files.find(({ path }) => path === '/p/a.tex')!;
      assert.equal(editor.latex(document, project.definitions), reading);
      assert.equal(reading.places.at(text.length).kind, 'display');
    }
    assert.equal(projects[2]!.definitions, projects[0]!.definitions);
    // What another file defines is heeded at once.
    files['/p/main.tex'] = rootText('\\input{a}', '\\newcommand{\\be}{so}\n');
    const { files: now } = await reader.read('/p/a.tex', '\\be x + y + z', storeOf(files));
    assert.equal(now.find(({ path }) => path === '/p/a.tex')!.reading.places.at(9).kind, 'text');
  });

  it('bibliographies are found beside the root', async () => {
    const project = await projectOf({
      '/p/main.tex': rootText('\\bibliography{refs,more}', '\\addbibresource{bib/own.bib}\n'),
    });
    assert.deepEqual(bibliographiesOf(project), ['/p/bib/own.bib', '/p/refs.bib', '/p/more.bib']);
  });
});

describe('bibliographies', () => {
  it('are found by every command that names one', async () => {
    for (const [line, path] of [
      ['\\nobibliography{refs}', '/p/refs.bib'],
      ['\\addglobalbib{refs.bib}', '/p/refs.bib'],
      ['\\addbibresource[location=local]{sub/refs.bib}', '/p/sub/refs.bib'],
      ['\\nobibliography*\\bibliography{%\n refs% mine\n}', '/p/refs.bib'],
    ] as const)
      assert.deepEqual(bibliographiesOf(await projectOf({ '/p/a.tex': rootText(line) })), [path], line);
  });

  it('that a paper holds itself are known by their entries', async () => {
    const written = async (body: string, preamble = '') =>
      writtenBibliography(await projectOf({ '/p/a.tex': rootText(body, preamble) }));
    assert.equal(
      await written('\\begin{thebibliography}{9}\\bibitem{a} A.\\end{thebibliography}'),
      'bibitem',
    );
    assert.equal(
      await written('\\begin{biblist}\\bib{a}{book}{title={A}}\\end{biblist}', '\\usepackage{amsrefs}\n'),
      'amsrefs',
    );
    assert.equal(await written('\\bibliography{refs}'), null);
  });
});

describe('the entry of the paper', () => {
  it('is found again by its key or by its title', () => {
    assert.equal(keyOfPaper(`@book{a, title = {B}}\n\n${paperEntry}`), paperKey);
    assert.equal(keyOfPaper(paperEntry.replace(paperKey, 'esma')), 'esma');
    assert.equal(keyOfPaper('@book{a, title = {B}}'), null);
  });

  it('has every brace closed', () => {
    assert.equal(
      [...paperEntry].filter((x) => x === '{').length,
      [...paperEntry].filter((x) => x === '}').length,
    );
  });
});
