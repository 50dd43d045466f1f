import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readLatex } from '../../src/documents/reading/latexScanner.ts';
import { hasTool } from '../support/tools.mjs';
import { typeset } from '../support/tex.ts';
import { definitions, formulas, texts, unread } from './latexCases.ts';
import type { Case } from './latexCases.ts';

/** Whether a case is a whole document part by itself, and needs nothing but the packages below. */
function isWhole([marked]: Case): boolean {
  const text = marked.replace('▮', '');
  const { kind, within } = readLatex(text).places.at(text.length);
  // Of the others TeX has no packages here, or they end the document.
  const foreign =
    /documentclass|IEEEeqnarray|begin\{document\}|\\bye|minted|mintinline|tikzpicture|excludecomment|MakeShortVerb|ifdraft|\\cite|satz|eqalign|\\caption|is open|lstnewenv|\\x\}|\\pair|\\al|\\\\%/;
  return kind === 'text' && within === '' && !foreign.test(text) && !text.includes('\\section[');
}

/** The answers that TeX itself can confirm: whether it is in mathematics, or whether it reads the place at all. */
function answerOf([, place]: Case): 'mathematics' | 'text' | 'unread' | null {
  const kind = place.split(' ')[0];
  if (kind === 'inline' || kind === 'display') return 'mathematics';
  if (kind === 'text') return 'text';
  return kind === 'comment' || kind === 'verbatim' ? 'unread' : null;
}

describe('the reader of LaTeX documents and TeX itself', () => {
  it('agree on what is mathematics, what is text, and what is not read', function () {
    if (!hasTool('texlive-latex-recommended')) this.skip();
    const cases = [...formulas, ...texts, ...unread, ...definitions].filter(
      (entry) => isWhole(entry) && answerOf(entry) !== null,
    );
    assert.ok(cases.length > 70, `${cases.length} cases`);
    const parts = cases.map(([marked], i) => {
      const probe = `\\probe{${i}}{}`;
      // TeX's own verbatim takes whole lines.
      const lines = marked.replace(/\\end\{(verbatim\*?|comment|lstlisting)\}/g, '\n$&\n');
      return `\\typeout{ESMA CASE ${i}}\n\\begingroup\n${lines.replace('▮', () => probe)}\n\\endgroup\\par\n`;
    });
    const source = [
      '\\documentclass{article}',
      '\\usepackage{amsmath,mathtools,amsthm,verbatim,listings,url,hyperref,xcolor}',
      '\\newtheorem{theorem}{Theorem}',
      // While TeX writes it is in no mode: it is asked before.
      '\\DeclareRobustCommand\\probe[1]{\\ifmmode\\typeout{ESMA PROBE #1 mathematics}\\else\\typeout{ESMA PROBE #1 text}\\fi}',
      '\\begin{document}',
      ...parts,
      '\\end{document}',
    ].join('\n');
    const { log, complaints } = typeset(source);
    const wrong = complaints.filter((complaint) => complaint.includes('! '));
    assert.deepEqual(wrong, [], log.slice(-3000));
    const seen = new Map<number, Set<string>>();
    for (const [, number, mode] of log.matchAll(/ESMA PROBE (\d+) (\w+)/g)) {
      const modes = seen.get(Number(number)) ?? new Set();
      seen.set(Number(number), modes.add(mode!));
    }
    cases.forEach((entry, i) => {
      const modes = [...(seen.get(i) ?? ['unread'])];
      assert.deepEqual(modes, [answerOf(entry)], entry[0]);
    });
    console.log(`      ${cases.length} cases confirmed by TeX`);
  });
});
