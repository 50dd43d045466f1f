import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  bibliographiesOf,
  freeLabel,
  labelsOf,
  loads,
  missingPreamble,
  readProject,
} from '../../src/documents/project.ts';
import type { Project } from '../../src/documents/project.ts';
import { keyOfPaper, paperEntry, paperKey } from '../../src/formats/latex/bibtex.ts';

/** The project of the first of these files. */
function projectOf(files: Readonly<Record<string, string>>): Promise<Project> {
  const [[path, text]] = Object.entries(files) as [[string, string]];
  return readProject(path, text, {
    read: (name) => Promise.resolve(files[name]),
    candidates: () => Promise.resolve(Object.keys(files).filter((name) => name.endsWith('.tex'))),
  });
}

const rootText = (inputs: string, preamble = '') =>
  `\\documentclass{article}\n${preamble}\\begin{document}\n${inputs}\n\\end{document}\n`;

describe('the project of a LaTeX document', () => {
  const rootOf = async (files: Readonly<Record<string, string>>) => (await projectOf(files)).root.path;

  it('a document with a class is its own root', async () => {
    assert.equal(await rootOf({ '/p/a.tex': rootText('') }), '/p/a.tex');
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

  it('what is missing goes behind the last package of the root', async () => {
    const needed = { packages: ['amsmath'], preamble: ['\\newtheorem{conjecture}{Conjecture}'] };
    const text = rootText('', '\\usepackage{graphicx} % so\n% \\usepackage{x}\n');
    const project = await projectOf({ '/p/a.tex': text });
    const { offset, text: lines } = missingPreamble(project, needed)!;
    const changed = text.slice(0, offset) + lines + text.slice(offset);
    assert.ok(
      changed.includes(
        '\\usepackage{graphicx} % so\n\\usepackage{amsmath}\n\\newtheorem{conjecture}{Conjecture}\n% \\usepackage{x}\n',
      ),
      changed,
    );
    assert.equal(missingPreamble(await projectOf({ '/p/a.tex': changed }), needed), null);
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

  it('bibliographies are found beside the root', async () => {
    const project = await projectOf({
      '/p/main.tex': rootText('\\bibliography{refs,more}', '\\addbibresource{bib/own.bib}\n'),
    });
    assert.deepEqual(bibliographiesOf(project), ['/p/bib/own.bib', '/p/refs.bib', '/p/more.bib']);
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
