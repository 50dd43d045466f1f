import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { PlainDocument, withEdits } from '../../src/documents/insertion.ts';
import { freeLabel, labelsOf } from '../../src/documents/labels.ts';
import { proofNeeds } from '../../src/documents/preamble.ts';
import type { Project } from '../../src/documents/project.ts';
import { wordingFor } from '../../src/documents/wording.ts';
import { sampleSearch } from '../support/samples.ts';
import { typeset } from '../support/tex.ts';
import { hasTool } from '../support/tools.mjs';
import { projectOf } from './projects.ts';

const folder = join(import.meta.dirname, '../corpus');
/** The file that a document inputs and the reader is not shown: an author's own environments. */
const hidden = 'hidden-macros.tex';
const papers = readdirSync(folder).filter((name) => name.endsWith('.tex') && name !== hidden);

/** Asks TeX for its mode. While it writes it is in none: it is asked before. */
const probe =
  '\\DeclareRobustCommand\\esmaprobe[1]{\\ifmmode\\typeout{ESMA PROBE #1 mathematics}\\else\\typeout{ESMA PROBE #1 text}\\fi}\n';

/** Marks where a word begins behind a space, every n-th of them: a probe there parts nothing. */
function* places(text: string, every: number): Generator<number> {
  let count = 0;
  const start = text.indexOf('\\begin{document}') + '\\begin{document}'.length;
  for (const { index } of text.matchAll(/(?<=[ \n])(?=[^\s])/g))
    if (index > start && count++ % every === 0) yield index;
}

interface Paper {
  readonly name: string;
  readonly text: string;
  readonly project: Project;
}

/** A paper with probes at the places that the reader calls mathematics or text. */
function probed(text: string, project: Project, every: number) {
  const document = new PlainDocument(text, 'latex', project);
  const asked = new Map<number, string>();
  const counts = { unknown: 0, all: 0 };
  const edits = [...places(text, every)].flatMap((offset, number) => {
    const { kind } = document.spotAt(offset).place;
    if (kind === 'comment' || kind === 'verbatim') return [];
    counts.all++;
    if (kind === 'unknown') counts.unknown++;
    if (kind === 'unknown') return [];
    asked.set(number, kind === 'text' ? 'text' : 'mathematics');
    return [{ start: offset, end: offset, text: `\\esmaprobe{${number}}{}` }];
  });
  const source = withEdits(text, edits).replace('\\begin{document}', () => `${probe}\\begin{document}`);
  return { source, asked, counts };
}

function compile(source: string) {
  const inline = readFileSync(join(folder, hidden), 'utf8');
  return typeset(source.replace('\\input{hidden-macros}', () => inline));
}

describe('papers of every kind, and TeX itself', function () {
  // Of 64 runs of TeX, on whatever machine.
  this.timeout(0);
  const all: Paper[] = [];
  let conjectures: readonly Conjecture[];
  before(async () => {
    for (const name of papers) {
      const text = readFileSync(join(folder, name), 'utf8');
      all.push({ name, text, project: await projectOf({ [`/p/${name}`]: text }) });
    }
    ({ conjectures } = await sampleSearch('e', { height: 1, period: 2 }, 8));
  });

  it('agree on the mode at every third word, and little is unknown', function () {
    if (!hasTool('texlive-latex-recommended') || !hasTool('texlive-pictures')) this.skip();
    let asked = 0;
    const wrong: string[] = [];
    const total = { unknown: 0, all: 0 };
    for (const { name, text, project } of all) {
      const { source, asked: expected, counts } = probed(text, project, 3);
      const { log, status } = compile(source);
      assert.equal(
        status,
        0,
        `${name}: ${log
          .split('\n')
          .filter((line) => line.startsWith('!'))
          .join()}`,
      );
      const seen = new Map<number, Set<string>>();
      for (const [, number, mode] of log.matchAll(/ESMA PROBE (\d+) (\w+)/g))
        seen.set(Number(number), (seen.get(Number(number)) ?? new Set()).add(mode!));
      for (const [number, mode] of expected) {
        const modes = seen.get(number);
        if (!modes) continue;
        asked++;
        if ([...modes].join() !== mode)
          wrong.push(`${name}, word ${3 * number}: ${mode}, not ${[...modes].join()}`);
      }
      total.unknown += counts.unknown;
      total.all += counts.all;
    }
    console.log(
      `      ${all.length} papers, ${asked} places confirmed, ${total.unknown} of ${total.all} unknown`,
    );
    assert.ok(all.length >= 30 && asked > 500, `${all.length} papers, ${asked} places`);
    assert.deepEqual(wrong, []);
    assert.ok(total.unknown <= 0.03 * total.all, `${total.unknown} of ${total.all} unknown`);
  });

  it('are read as before where their class and packages lie beside them', async function () {
    if (!hasTool('texlive-latex-recommended')) this.skip();
    const source = (name: string) => {
      const { stdout } = spawnSync('kpsewhich', [name], { encoding: 'utf8' });
      return readFileSync(stdout.trim(), 'latin1');
    };
    for (const style of ['amsart.cls', 'memoir.cls', 'amsmath.sty', 'amsthm.sty', 'beamer.cls', 'tikz.sty'])
      for (const { name, text, project: alone } of all.slice(0, 8)) {
        const [base, ending] = style.split('.') as [string, string];
        const loaded = ending === 'cls' ? text.replace(/(\\documentclass.*)\{\w+\}/, `$1{${base}}`) : text;
        const using = loaded.replace('\\begin{document}', `\\usepackage{${base}}\n\\begin{document}`);
        const project = await projectOf({
          [`/p/${name}`]: using,
          [`/p/${base}.cls`]: ending === 'cls' ? source(style) : '',
          [`/p/${base}.sty`]: ending === 'sty' ? source(style) : '',
        });
        const before = new PlainDocument(using, 'latex', {
          ...alone,
          definitions: alone.root.reading.definitions,
        });
        const after = new PlainDocument(using, 'latex', project);
        const kinds = (document: PlainDocument) =>
          [...places(using, 1)].map((offset) => document.spotAt(offset).place.kind).join(' ');
        assert.equal(kinds(after), kinds(before), `${name} with ${style}`);
      }
  });

  it('what is inserted at places of all of them breaks nothing', function () {
    if (!hasTool('texlive-latex-recommended') || !hasTool('texlive-pictures')) this.skip();
    let put = 0;
    for (const { name, text, project } of all) {
      const document = new PlainDocument(text, 'latex', project);
      const labels = labelsOf(project);
      const edits = [...places(text, 7)].flatMap((offset, n) => {
        const spot = document.spotAt(offset);
        if (wordingFor(spot) === null) return [];
        const { edits: own } = document.insertion(conjectures[n % conjectures.length]!, offset, {
          ...{
            style: n % 2 === 0 ? 'nested' : 'line',
            depth: 2,
            environment: 'equation*',
            comment: n % 3 === 0,
          },
          label: () => {
            const label = freeLabel(labels, 'eq:', 'e');
            labels.add(label);
            return label;
          },
        });
        put += own.length;
        return own;
      });
      const needs = document.lacking({ ...proofNeeds(project), packages: ['amsmath'], preamble: [] });
      const lines = needs.map(({ offset, text: line }) => ({ start: offset, end: offset, text: line }));
      const { complaints, log } = compile(withEdits(text, [...edits, ...lines]));
      const errors = complaints.filter(
        (complaint) => complaint.includes('! ') || complaint.includes('multiply'),
      );
      assert.deepEqual(errors, [], `${name}: ${/\n! [^]{0,600}/.exec(log)?.[0] ?? ''}`);
    }
    console.log(`      ${put} insertions in ${all.length} papers`);
    assert.ok(put > 150, `${put} insertions`);
  });
});
