import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { dialectOf } from '../../src/documents/dialect.ts';
import { PlainDocument, withEdits } from '../../src/documents/insertion.ts';
import { livingFormulas } from '../../src/documents/livingFormulas.ts';
import { readLatex } from '../../src/documents/reading/latexScanner.ts';
import { wordingFor } from '../../src/documents/wording.ts';
import { formulaStyles } from '../../src/formats/latex/styles/styles.ts';
import { wordStarts } from '../support/modes.ts';
import { sampleSearch } from '../support/samples.ts';
import { typeset } from '../support/tex.ts';
import { classesFolder } from '../support/texModes.ts';
import { hasTool } from '../support/tools.mjs';
import { projectOf } from './projects.ts';

const paper = (name: string) => readFileSync(join(classesFolder, name), 'utf8');

/** Formulas at every fourth word of a paper, in all styles. */
async function filled(name: string, conjectures: readonly Conjecture[]): Promise<string> {
  const text = paper(name);
  const document = new PlainDocument(text, 'latex', await projectOf({ [`/p/${name}`]: text }));
  const legal = [...wordStarts(text, 1)].filter((at) => wordingFor(document.spotAt(at)) !== null);
  const edits = legal
    .filter((_, n) => n % 4 === 0)
    .flatMap(
      (at, n) =>
        document.insertion(conjectures[n % conjectures.length]!, at, {
          ...{ style: formulaStyles[n % formulaStyles.length]!, depth: 3, environment: 'equation' },
          ...{ comment: true, label: () => undefined },
        }).edits,
    );
  assert.ok(edits.length > 30, `${edits.length} insertions`);
  return withEdits(text, edits);
}

describe('documents that are no LaTeX', () => {
  let conjectures: readonly Conjecture[];
  before(async () => {
    ({ conjectures } = await sampleSearch('e', { height: 1, period: 2 }, 12));
  });

  it('are known by what they begin and end with', () => {
    const dialect = (text: string) => dialectOf({ path: '/p/a.tex', text, reading: readLatex(text) });
    const names = ['plain.tex', 'amstex.tex', 'context.mkiv', 'docstrip.dtx', 'sweave.Rnw', 'acmart.tex'];
    assert.deepEqual(
      names.map((name) => dialect(paper(name))),
      ['plain', 'amstex', 'context', 'latex', 'latex', 'latex'],
    );
    // A chapter of a book, and one that speaks of the others.
    assert.equal(dialect('Words and $x$.\n'), 'latex');
    assert.equal(dialect('\\section{On \\TeX}\n% \\bye\nWords of \\verb|\\bye|.\n'), 'latex');
  });

  it('plain TeX sets what is put into it, in all styles', async function () {
    if (!hasTool('texlive-latex-recommended')) this.skip();
    const text = await filled('plain.tex', conjectures);
    assert.doesNotMatch(text, /\\(?:begin|\[|c?frac)(?![A-Za-z])/);
    const { status, complaints, log } = typeset(text, { program: 'pdftex' });
    const errors = complaints.filter((each) => each.includes('! '));
    assert.deepEqual([status, errors], [0, []], /\n! [^]{0,400}/.exec(log)?.[0]);
  });

  it('AMS-TeX and ConTeXt get their own displays, and no environments', async () => {
    const [old, context] = [
      await filled('amstex.tex', conjectures),
      await filled('context.mkiv', conjectures),
    ];
    assert.doesNotMatch(old, /\\(?:begin\{|\[|cfrac)/);
    assert.doesNotMatch(context, /\\(?:begin\{|\[)/);
    assert.match(context, /\\startformula\n {2}e/);
  });

  it('a source of docstrip keeps its margin, and the comment is found again behind its own mark', async () => {
    const text = await filled('docstrip.dtx', conjectures);
    // Behind the driver, whatever is no documentation is code.
    const codeOf = (whole: string) => whole.slice(whole.indexOf('%</driver>')).replace(/^%.*\n?/gm, '');
    assert.equal(codeOf(text), codeOf(paper('docstrip.dtx')));
    const found = livingFormulas(text, readLatex(text).places, 'latex');
    assert.ok(found.length > 5, `${found.length} formulas`);
  });
});
