import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { theoremEnvironments } from '../../src/documents/theoremEnvironments.ts';

/** The document with what is missing put in. */
function completed(text: string): string {
  return [...theoremEnvironments(text).missing]
    .reverse()
    .reduce((done, { text: line, offset }) => `${done.slice(0, offset)}${line}\n${done.slice(offset)}`, text);
}

const article = (...preamble: string[]) =>
  ['\\documentclass[11pt]{article}', ...preamble, '\\begin{document}', 'Text.', '\\end{document}', ''].join(
    '\n',
  );

describe('environments for theorems in a LaTeX document', () => {
  it('a plain article lacks them, and amsmath', () => {
    assert.equal(
      completed(article('\\usepackage{graphicx}')),
      article(
        '\\usepackage{amsmath}',
        '\\usepackage{amsthm}',
        '\\usepackage{graphicx}',
        '\\newtheorem{theorem}{Theorem}',
        '\\newtheorem{lemma}[theorem]{Lemma}',
      ),
    );
    assert.equal(theoremEnvironments(completed(article())).missing.length, 0);
  });

  it('amsthm comes after amsmath, wherever that is', () => {
    const text = article('\\usepackage[utf8]{inputenc}', '\\usepackage{xcolor,mathtools} % mathematics');
    assert.match(completed(text), /mathtools\} % mathematics\n\\usepackage\{amsthm\}\n/);
  });

  it('the author’s own names are taken', () => {
    const own = article(
      '\\usepackage{amsmath,amsthm}',
      '\\newtheorem{satz}{Satz}[section]',
      '\\newtheorem{hs}[satz]{Hilfssatz}',
    );
    const { theorem, lemma, missing } = theoremEnvironments(own);
    assert.deepEqual([theorem, lemma, missing], ['satz', 'hs', []]);
    const declared = article(
      '\\usepackage{amsmath,amsthm,thmtools}',
      '\\declaretheorem[name=Theorem,numberwithin=section]{thm}',
    );
    const found = theoremEnvironments(declared);
    assert.equal(found.theorem, 'thm');
    assert.deepEqual(
      found.missing.map(({ text }) => text),
      ['\\newtheorem{lemma}[thm]{Lemma}'],
    );
  });

  it('what stands in a comment is not there', () => {
    const text = article('% \\usepackage{amsmath}', '%\\newtheorem{theorem}{Theorem}');
    assert.equal(theoremEnvironments(text).missing.length, 4);
  });

  it('classes bring their own', () => {
    const springer = article('\\usepackage{amsmath}').replace('article', 'llncs');
    assert.deepEqual(theoremEnvironments(springer).missing, []);
    const ams = article().replace('article', 'amsart');
    assert.deepEqual(
      theoremEnvironments(ams).missing.map(({ text }) => text),
      ['\\newtheorem{theorem}{Theorem}', '\\newtheorem{lemma}[theorem]{Lemma}'],
    );
  });

  it('a chapter without a preamble is taken to have the usual ones', () => {
    const { theorem, lemma, missing } = theoremEnvironments('\\section{One}\nText.\n');
    assert.deepEqual([theorem, lemma, missing], ['theorem', 'lemma', []]);
  });
});
