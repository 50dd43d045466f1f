/**
 * Makes test/fixtures/tex-modes.json: what pdflatex says of the papers of test/corpus/classes, whose classes and packages the
 * tests do not install (of Debian: texlive-publishers, texlive-latex-extra, texlive-science, texlive-fonts-recommended).
 *
 *     node --import tsx test/support/texModes.ts
 *
 * Names of papers behind it make only theirs anew. It says where the reader and TeX differ, and writes what TeX says.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectOf } from '../documents/projects.ts';
import { around, digestOf, modesIn, probed } from './modes.ts';
import { typeset } from './tex.ts';
import type { Typeset } from './tex.ts';

export const classesFolder = join(import.meta.dirname, '../corpus/classes');
export const modesFile = join(import.meta.dirname, '../fixtures/tex-modes.json');

/** What TeX said of one paper: offsets in its text, parted by spaces. */
export interface PaperModes {
  /** Of the text that was asked about. */
  readonly sha256: string;
  readonly text: string;
  readonly mathematics: string;
}

/** Programs for what is no LaTeX. */
const programs: Readonly<Record<string, string>> = {
  'plain.tex': 'pdftex',
  'amstex.tex': 'pdftex',
  'context.mkiv': 'context',
};

/** A document as R leaves it: chunks that show nothing are gone, and values stand in the place of what they are asked by. */
function withoutPrograms(source: string): string {
  return source
    .replace(/^(\\esmaprobe\{\d+\}\{\})?<<.*>>=\n[^]*?^@.*\n/gm, '$1')
    .replace(/\\Sexpr\{[^}]*\}/g, '42')
    .replace(/\\SweaveOpts\{[^}]*\}/g, '');
}

/** Sets a paper by the program that its kind needs. */
export function typesetPaper(name: string, source: string): Typeset {
  const ending = name.split('.').pop()!;
  const program = programs[name] ?? 'pdflatex';
  return typeset(ending === 'Rnw' ? withoutPrograms(source) : source, { program, ending });
}

/** The papers of the folder, of any kind. */
export function classPapers(): string[] {
  return readdirSync(classesFolder)
    .filter((name) => /\.(?:tex|dtx|Rnw|mkiv)$/.test(name))
    .sort();
}

async function modesOf(name: string): Promise<PaperModes> {
  const text = readFileSync(join(classesFolder, name), 'utf8');
  const { source, expected, unknown, all } = probed(text, await projectOf({ [`/p/${name}`]: text }), 1);
  const { log } = typesetPaper(name, source);
  for (const [error] of log.matchAll(/^! .*(?:\n.*){0,8}?\nl\.\d.*/gm)) console.log(`${name}: ${error}`);
  const seen = modesIn(log);
  let differ = 0;
  for (const [offset, mode] of expected) {
    const said = seen.get(offset);
    if (said === undefined || said === mode) continue;
    differ++;
    console.log(`${name}: ${mode}, TeX says ${said}: ${around(text, offset)}`);
  }
  console.log(`${name}: ${seen.size} places, ${differ} differ, ${unknown} of ${all} unknown`);
  const offsets = (mode: string) =>
    [...seen].flatMap(([offset, said]) => (said === mode ? [offset] : [])).join(' ');
  return { sha256: digestOf(text), text: offsets('text'), mathematics: offsets('mathematics') };
}

if (basename(process.argv[1] ?? '') === 'texModes.ts') {
  const asked = process.argv.slice(2);
  const old = existsSync(modesFile)
    ? (JSON.parse(readFileSync(modesFile, 'utf8')) as Record<string, PaperModes>)
    : {};
  const made: Record<string, PaperModes> = {};
  for (const name of classPapers())
    made[name] = asked.length > 0 && !asked.includes(name) && old[name] ? old[name] : await modesOf(name);
  writeFileSync(modesFile, `${JSON.stringify(made, null, 1)}\n`);
}
