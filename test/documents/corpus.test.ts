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
import { around, digestOf, modesIn, probed, wordStarts } from '../support/modes.ts';
import { classesFolder, classPapers, modesFile } from '../support/texModes.ts';
import type { PaperModes } from '../support/texModes.ts';
import { projectOf } from './projects.ts';

const folder = join(import.meta.dirname, '../corpus');
/** The file that a document inputs and the reader is not shown: an author's own environments. */
const hidden = 'hidden-macros.tex';
const papers = readdirSync(folder).filter((name) => name.endsWith('.tex') && name !== hidden);

interface Paper {
  readonly name: string;
  readonly text: string;
  readonly project: Project;
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
      const { source, expected, unknown, all: places } = probed(text, project, 3);
      const { log, status } = compile(source);
      assert.equal(
        status,
        0,
        `${name}: ${log
          .split('\n')
          .filter((line) => line.startsWith('!'))
          .join()}`,
      );
      const seen = modesIn(log);
      for (const [offset, mode] of expected) {
        const said = seen.get(offset);
        if (said === undefined) continue;
        asked++;
        if (said !== mode) wrong.push(`${name}: ${mode}, not ${said}: ${around(text, offset)}`);
      }
      total.unknown += unknown;
      total.all += places;
    }
    console.log(
      `      ${all.length} papers, ${asked} places confirmed, ${total.unknown} of ${total.all} unknown`,
    );
    assert.ok(all.length >= 30 && asked > 500, `${all.length} papers, ${asked} places`);
    assert.deepEqual(wrong, []);
    assert.ok(total.unknown <= 0.02 * total.all, `${total.unknown} of ${total.all} unknown`);
  });

  it('agree that where an item or a row must begin there is place for nothing', function () {
    if (!hasTool('texlive-latex-recommended') || !hasTool('texlive-pictures')) this.skip();
    let asked = 0;
    for (const { name, text, project } of all) {
      const document = new PlainDocument(text, 'latex', project);
      const places = [...wordStarts(text, 1)].filter((at) => document.spotAt(at).place.kind === 'none');
      // An error brings others: a letter at a time, one of each kind.
      const kinds = new Map(places.map((at) => [document.spotAt(at).place.within, at]));
      for (const at of kinds.values()) {
        const { complaints } = compile(withEdits(text, [{ start: at, end: at, text: 'x ' }]));
        const refused = /Misplaced \\(?:noalign|omit)|Something's wrong/.test(complaints.join('\n'));
        assert.ok(refused, `${name}: ${around(text, at)}`);
        asked++;
      }
    }
    console.log(`      ${asked} places`);
    assert.ok(asked >= 10, `${asked} places`);
  });

  it('agree on every word with what TeX said where it has the classes of journals and the packages', async () => {
    const modes = JSON.parse(readFileSync(modesFile, 'utf8')) as Record<string, PaperModes>;
    const named = classPapers();
    assert.deepEqual(Object.keys(modes).sort(), named);
    const wrong: string[] = [];
    let asked = 0;
    const total = { unknown: 0, none: 0, all: 0 };
    for (const [name, { sha256, ...said }] of Object.entries(modes)) {
      const text = readFileSync(join(classesFolder, name), 'utf8');
      assert.equal(sha256, digestOf(text), `${name} has changed: see test/support/texModes.ts`);
      const {
        expected,
        unknown,
        none,
        all: places,
      } = probed(text, await projectOf({ [`/p/${name}`]: text }), 1);
      for (const mode of ['text', 'mathematics'] as const)
        for (const offset of said[mode].split(' ').map(Number)) {
          const own = expected.get(offset);
          asked++;
          if (own !== undefined && own !== mode)
            wrong.push(`${name}: ${own}, not ${mode}: ${around(text, offset)}`);
        }
      total.none += none;
      total.unknown += unknown;
      total.all += places;
    }
    const { unknown, none, all: places } = total;
    console.log(
      `      ${asked} places that TeX told, ${unknown} of ${places} unknown, at ${none} nothing can stand`,
    );
    assert.deepEqual(wrong, []);
    assert.ok(named.length >= 12 && asked > 2000, `${named.length} papers, ${asked} places`);
    assert.ok(unknown <= 0.02 * places, JSON.stringify(total));
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
          [...wordStarts(using, 1)].map((offset) => document.spotAt(offset).place.kind).join(' ');
        assert.equal(kinds(after), kinds(before), `${name} with ${style}`);
      }
  });

  it('what is inserted at places of all of them breaks nothing', function () {
    if (!hasTool('texlive-latex-recommended') || !hasTool('texlive-pictures')) this.skip();
    let put = 0;
    for (const { name, text, project } of all) {
      const document = new PlainDocument(text, 'latex', project);
      const labels = labelsOf(project);
      const edits = [...wordStarts(text, 7)].flatMap((offset, n) => {
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
      const needs = document.lacking({
        ...proofNeeds(project, 'theorem'),
        packages: ['amsmath'],
        preamble: [],
      });
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
