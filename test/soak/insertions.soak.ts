import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { PlainDocument, withEdits } from '../../src/documents/insertion.ts';
import type { TextEdit } from '../../src/documents/insertion.ts';
import { freeLabel, labelsOf } from '../../src/documents/labels.ts';
import type { Project } from '../../src/documents/project.ts';
import { mathematicsAt, wordingFor } from '../../src/documents/wording.ts';
import { textOf } from '../../src/formats/latex/styles/formula.ts';
import { formulaStyles } from '../../src/formats/latex/styles/styles.ts';
import { projectOf } from '../documents/projects.ts';
import { wordStarts } from '../support/modes.ts';
import { sampleSearch } from '../support/samples.ts';
import { classesFolder, classPapers, typesetPaper } from '../support/texModes.ts';

const corpus = join(import.meta.dirname, '../corpus');
const insertions = Number(process.env.INSERTIONS ?? 1000);
/** What TeX may be over without anybody's seeing it, in points. */
const seen = 5;

/** Numbers from 0 to 1 that are the same each time: George Marsaglia's xorshift with 32 bits. */
function* random(seed: number): Generator<number, never> {
  for (let x = seed; ;) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    yield (x >>> 0) / 2 ** 32;
  }
}

interface Compiled {
  readonly errors: readonly string[];
  readonly wide: readonly string[];
}

/** Errors, labels that are there twice, and boxes that are seen to be too wide. */
function compile(path: string, source: string): Compiled {
  const inline = readFileSync(join(corpus, 'hidden-macros.tex'), 'utf8');
  const { complaints, log } = typesetPaper(
    basename(path),
    source.replace('\\input{hidden-macros}', () => inline),
  );
  const wide = complaints.filter(
    (each) => Number(/Overfull \\hbox \(([\d.]+)pt/.exec(each)?.[1] ?? 0) > seen,
  );
  const errors = complaints.filter((each) => each.includes('! ') || each.includes('multiply'));
  return { errors: errors.map((each) => each + (/\n! [^]{0,400}/.exec(log)?.[0] ?? '')), wide };
}

/** The edits that take others back. */
function undoing(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return [...edits]
    .sort((x, y) => x.start - y.start)
    .map(({ start, end, text: words }) => {
      const from = start + shift;
      shift += words.length - (end - start);
      return { start: from, end: from + words.length, text: text.slice(start, end) };
    });
}

/**
 * The same place with a letter for a formula, and the sentence behind it: what is too wide even so are the author's own words,
 * parted there.
 */
function withLetter(text: string, project: Project, offset: number, written: string): string {
  const spot = new PlainDocument(text, 'latex', project).spotAt(offset);
  const pieces = mathematicsAt({ latex: 'x', text: 'x' }, spot);
  const sentence = /\\end\{\w+\*?\}\n(?=Both sides|where )(.*\n)$/.exec(written)?.[1] ?? '';
  return withEdits(text, [{ start: offset, end: offset, text: textOf(pieces) + sentence }]);
}

/** What puts one formula into a paper, with what its preamble lacks. */
function editsFor(
  text: string,
  project: Project,
  conjecture: Conjecture,
  offset: number,
  style: (typeof formulaStyles)[number],
): TextEdit[] {
  const document = new PlainDocument(text, 'latex', project);
  const labels = labelsOf(project);
  const { edits, missing } = document.insertion(conjecture, offset, {
    ...{ style, depth: 3, environment: 'equation', comment: true },
    label: () => freeLabel(labels, 'eq:', 'e'),
  });
  return [...edits, ...missing.map(({ offset: at, text: line }) => ({ start: at, end: at, text: line }))];
}

describe('insertions at random places of papers', function () {
  this.timeout(0);
  it(`break nothing, are not too wide, and are undone byte for byte: ${insertions} of them`, async () => {
    const { conjectures } = await sampleSearch('e', { height: 1, period: 2 }, 12);
    const names = [
      ...readdirSync(corpus).map((name) => join(corpus, name)),
      ...classPapers().map((name) => join(classesFolder, name)),
    ].filter((path) => /\.(?:tex|dtx|Rnw|mkiv)$/.test(path) && !path.endsWith('hidden-macros.tex'));
    const papers = names.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    const befores = new Map<string, Compiled>();
    const dice = random(Number(process.env.SEED ?? 20231));
    const failures: string[] = [];
    let done = 0;
    let ownWords = 0;
    for (let n = Number(process.env.FIRST ?? 0); done < insertions; n++) {
      const { path, text } = papers[n % papers.length]!;
      const before = befores.get(path) ?? compile(path, text);
      befores.set(path, before);
      // Its classes and packages are not here.
      if (before.errors.length > 0) continue;
      const project = await projectOf({ '/p/paper.tex': text });
      const document = new PlainDocument(text, 'latex', project);
      const legal = [...wordStarts(text, 1)].filter((at) => wordingFor(document.spotAt(at)) !== null);
      // Several at once, far from each other: TeX is run a hundred times, not a thousand.
      const drawn = new Set(Array.from({ length: 8 }, () => Math.floor(dice.next().value * legal.length)));
      // One to the formulas, cells and boxes of a paragraph: two in one are what no author does.
      const chosen = new Map(
        [...drawn].map((index) => {
          const offset = legal[index]!;
          const { kind, narrow } = document.spotAt(offset).place;
          const paragraph = text.lastIndexOf('\n\n', offset);
          return [kind === 'text' && !narrow ? `text ${index}` : paragraph, index] as const;
        }),
      ).values();
      let now = text;
      let withLetters = text;
      for (const index of [...chosen].sort((a, b) => b - a)) {
        const own = await projectOf({ '/p/paper.tex': now });
        const style = formulaStyles[Math.floor(dice.next().value * formulaStyles.length)]!;
        const conjecture = conjectures[Math.floor(dice.next().value * conjectures.length)]!;
        // Behind it nothing has changed; before it lines of the preamble may have come.
        const offset =
          legal[index]! + (now.lastIndexOf('\\begin{document}') - text.lastIndexOf('\\begin{document}'));
        if (wordingFor(new PlainDocument(now, 'latex', own).spotAt(offset)) === null) continue;
        const edits = editsFor(now, own, conjecture, offset, style);
        const next = withEdits(now, edits);
        if (withEdits(next, undoing(now, edits)) !== now) failures.push(`${path}: not undone at ${offset}`);
        now = next;
        withLetters = withLetter(withLetters, project, legal[index]!, edits[0]!.text);
        done++;
      }
      const after = compile(path, now);
      if (process.env.KEEP) writeFileSync(`${process.env.KEEP}/${n}.tex`, now);
      failures.push(...after.errors.map((each) => `${n} ${path}: ${each}`));
      if (after.wide.length <= before.wide.length) continue;
      if (after.wide.length <= compile(path, withLetters).wide.length) ownWords++;
      else
        failures.push(`${n} ${path}: ${after.wide.filter((each) => !before.wide.includes(each)).join('; ')}`);
    }
    const usable = [...befores.values()].filter(({ errors }) => errors.length === 0).length;
    console.log(
      `      ${done} insertions into ${usable} of ${papers.length} papers; ${ownWords} times an author's words are too wide`,
    );
    assert.deepEqual(failures, []);
  });
});
