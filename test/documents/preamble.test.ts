import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { withEdits } from '../../src/documents/insertion.ts';
import { missingPreamble, proofNeeds, statementEnvironments } from '../../src/documents/preamble.ts';
import { newTheorem } from '../../src/formats/latex/styles/statement.ts';
import { projectOf } from './projects.ts';
import type { Files } from './projects.ts';

/** What a proof lacks in the project of a document. */
async function lackingIn(files: Files) {
  const project = await projectOf(files);
  const needs = proofNeeds(project, 'theorem');
  return { ...needs, missing: missingPreamble(project, needs) };
}

async function lacking(text: string, others: Files = {}) {
  return lackingIn({ '/p/a.tex': text, ...others });
}

/** The document with what is missing put in. */
async function completed(text: string): Promise<string> {
  const { missing } = await lacking(text);
  return withEdits(
    text,
    missing.map(({ offset, text: line }) => ({ start: offset, end: offset, text: line })),
  );
}

const lines = (missing: readonly { readonly text: string }[]) => missing.map(({ text }) => text.trim());

const article = (...preamble: string[]) =>
  ['\\documentclass[11pt]{article}', ...preamble, '\\begin{document}', 'Text.', '\\end{document}', ''].join(
    '\n',
  );

describe('what a proof needs in the preamble', () => {
  it('a plain article lacks environments, and amsmath', async () => {
    assert.equal(
      await completed(article('\\usepackage{graphicx}')),
      article(
        '\\usepackage{amsmath}',
        '\\usepackage{amsthm}',
        '\\usepackage{graphicx}',
        '\\newtheorem{theorem}{Theorem}',
        '\\newtheorem{lemma}[theorem]{Lemma}',
      ),
    );
    assert.deepEqual((await lacking(await completed(article()))).missing, []);
  });

  it('amsthm comes after amsmath, wherever that is', async () => {
    const text = article('\\usepackage[utf8]{inputenc}', '\\usepackage{xcolor,mathtools} % mathematics');
    assert.match(await completed(text), /mathtools\} % mathematics\n\\usepackage\{amsthm\}\n/);
    const outside = await lacking(article('\\input{head}', '\\usepackage{hyperref}'), {
      '/p/head.tex': '\\usepackage{amsmath}',
    });
    assert.equal(article('\\input{head}', '').indexOf('\\input{head}\n') + 13, outside.missing[0]!.offset);
  });

  it('what an input brings is there: amsthm and theorems in \\input{preamble} are not offered again', async () => {
    const text = '\\documentclass{article}\n\\input{preamble}\n\\begin{document}\nx\n\\end{document}\n';
    const preamble =
      '\\usepackage{amsmath}\n\\usepackage{amsthm}\n\\newtheorem{theorem}{Theorem}\n\\newtheorem{lemma}[theorem]{Lemma}\n';
    assert.deepEqual((await lacking(text, { '/p/preamble.tex': preamble })).missing, []);
    const chapter = {
      '/p/ch.tex': 'x',
      '/p/a.tex': text.replace('x', '\\input{ch}'),
      '/p/preamble.tex': preamble,
    };
    assert.deepEqual((await lackingIn(chapter)).missing, []);
    const style = { '/p/a.tex': text.replace('\\input{', '\\usepackage{'), '/p/preamble.sty': preamble };
    assert.deepEqual((await lackingIn(style)).missing, []);
    const german = preamble
      .replace('{theorem}{Theorem}', '{satz}{Satz}')
      .replace('[theorem]{Lemma}', '[satz]{Hilfssatz}');
    const own = await lacking(text, { '/p/preamble.tex': german });
    assert.deepEqual([own.theorem, own.lemma, own.missing], ['satz', 'lemma', []]);
  });

  it('the author’s own names are taken', async () => {
    const own = await lacking(
      article(
        '\\usepackage{amsmath,amsthm}',
        '\\newtheorem{satz}{Satz}[section]',
        '\\newtheorem{hs}[satz]{Hilfssatz}',
      ),
    );
    assert.deepEqual([own.theorem, own.lemma, own.missing], ['satz', 'hs', []]);
    const found = await lacking(
      article(
        '\\usepackage{amsmath,amsthm,thmtools}',
        '\\declaretheorem[name=Theorem,numberwithin=section]{thm}',
      ),
    );
    assert.equal(found.theorem, 'thm');
    assert.deepEqual(lines(found.missing), ['\\newtheorem{lemma}[thm]{Lemma}']);
  });

  it('one without number is none that can be referred to', async () => {
    const { theorem, missing } = await lacking(
      article('\\usepackage{amsmath,amsthm}', '\\newtheorem*{main}{Theorem}', '\\newtheorem{lem}{Lemma}'),
    );
    assert.deepEqual([theorem, lines(missing)], ['theorem', ['\\newtheorem{theorem}{Theorem}']]);
  });

  it('what stands in a comment, verbatim or in a dead branch is not there', async () => {
    const text = article(
      '% \\usepackage{amsmath}',
      '%\\newtheorem{theorem}{Theorem}',
      '\\iffalse\\usepackage{amsthm}\\fi',
    );
    assert.equal((await lacking(text)).missing.length, 4);
  });

  it('classes bring their own', async () => {
    const springer = article('\\usepackage{amsmath}').replace('article', 'llncs');
    assert.deepEqual((await lacking(springer)).missing, []);
    const ams = article().replace('article', 'amsart');
    assert.deepEqual(lines((await lacking(ams)).missing), [
      '\\newtheorem{theorem}{Theorem}',
      '\\newtheorem{lemma}[theorem]{Lemma}',
    ]);
    const elsevier = article(
      '\\usepackage{amsmath}',
      '\\newtheorem{theorem}{Theorem}\\newtheorem{lemma}{Lemma}',
      '\\newproof{proof}{Proof}',
    ).replace('article', 'elsarticle');
    assert.deepEqual((await lacking(elsevier)).missing, []);
  });

  it('statements of every kind stand in the environments of the paper, or of its class', async () => {
    const kinds = async (text: string) => statementEnvironments(await projectOf({ '/p/a.tex': text }));
    assert.deepEqual(
      await kinds(
        article(
          '\\newtheorem{satz}{Satz}',
          '\\newtheorem{prop}[satz]{Proposition}',
          '\\newtheorem{bem}{Bemerkung}',
          '\\newtheorem{vermutung}{Vermutung}',
        ),
      ),
      { theorem: 'satz', proposition: 'prop', remark: 'bem', conjecture: 'vermutung' },
    );
    assert.deepEqual(await kinds(article().replace('article', 'acmart')), {
      ...{ theorem: 'theorem', proposition: 'proposition', conjecture: 'conjecture' },
    });
    assert.deepEqual(await kinds(article()), {});
  });

  it('a remark is set upright where amsthm is, and has no style where another package of theorems is', async () => {
    const remark = { packages: ['amsmath', 'amsthm'], preamble: [newTheorem('remark', 'remark')] };
    const missing = async (text: string) =>
      lines(missingPreamble(await projectOf({ '/p/a.tex': text }), remark));
    const upright = '\\theoremstyle{remark}\\newtheorem{remark}{Remark}\\theoremstyle{plain}';
    assert.deepEqual(await missing(article('\\usepackage{amsmath,amsthm}')), [upright]);
    assert.deepEqual(await missing(article('\\usepackage{amsmath}')), ['\\usepackage{amsthm}', upright]);
    assert.deepEqual(await missing(article('\\usepackage{amsmath,ntheorem}')), [
      '\\newtheorem{remark}{Remark}',
    ]);
    assert.deepEqual(await missing(article('\\usepackage{amsmath}').replace('article', 'llncs')), []);
  });

  it('a chapter without a preamble is taken to have the usual ones', async () => {
    const { theorem, lemma, missing } = await lacking('\\section{One}\nText.\n');
    assert.deepEqual([theorem, lemma, missing], ['theorem', 'lemma', []]);
  });
});
