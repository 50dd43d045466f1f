import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readPrintedDigits } from '../../src/core/constants/digits.ts';
import { knownKeys } from '../../src/documents/citedSources.ts';
import { livingFormulas } from '../../src/documents/livingFormulas.ts';
import { readLatex } from '../../src/documents/reading/latexScanner.ts';
import { readMarkdown } from '../../src/documents/reading/markdownScanner.ts';
import { readTypst } from '../../src/documents/reading/typstScanner.ts';

/** Far more than reading in linear time takes on a busy machine, and far less than looking through all from every mark. */
const mostMilliseconds = 20_000;
const length = 400_000;

const latex = (text: string) => livingFormulas(text, readLatex(text).places, 'latex');
const markdown = (text: string) => livingFormulas(text, readMarkdown(text), 'markdown');
const typst = (text: string) => livingFormulas(text, readTypst(text), 'typst');
const keys = (text: string) => knownKeys([text]);
const name = '0123456789abc';

describe('a long text of one mark that nothing closes is read in time that grows like its length', () => {
  for (const [title, read, before, unit, behind] of [
    ['names of conjectures in LaTeX', latex, '', `% esma: ${name} `, ''],
    ['displays with a name', latex, '', `\\begin{equation}% esma: ${name}\n`, '\\end{equation}'],
    ['labels with a name', latex, '', `\\[% esma: ${name}\n\\label{`, '\\]'],
    ['names in Typst', typst, '{', `//esma: ${name}\n`, '#('],
    ['escaped dollars in code of Typst', typst, '', '\\$ #while', '$'],
    ['an HTML element in Markdown', markdown, '', '<script\n\n\n', ''],
    ['brackets in paragraphs of Markdown', markdown, '', '](\\[\n\n', ''],
    ['tags on a line of Markdown', markdown, '', '<a ', '\n>'],
    ['labels of a bibliography', keys, '', '\n\\bibitem[', ''],
    ['a key of a bibliography', keys, '\n@book', '{ ', ''],
    ['marks between digits', (text: string) => readPrintedDigits(text), '2.1', '\\,', 'x'],
    ['comments among digits', (text: string) => readPrintedDigits(text), '2.1', '(*', ''],
  ] as const)
    it(title, () => {
      const text = before + unit.repeat(length / unit.length) + behind;
      const started = performance.now();
      read(text);
      assert.ok(performance.now() - started < mostMilliseconds);
    });
});
