import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type * as ProjectModule from '../../src/documents/project.ts';
import type * as LabelsModule from '../../src/documents/labels.ts';
import type * as ScannerModule from '../../src/documents/reading/latexScanner.ts';

const corpus = join(import.meta.dirname, '../corpus');
const chapters = 119;
const rounds = 6;

/** The readers as they are shipped: modules that name each other by getters would take a third longer. */
function built<Module>(folder: string, path: string): Module {
  const outfile = join(folder, `${path.replaceAll('/', '-')}.cjs`);
  buildSync({ entryPoints: [join('src/documents', path)], bundle: true, platform: 'node', outfile });
  return createRequire(import.meta.url)(outfile) as Module;
}

/** The processor time of some work, in milliseconds. */
async function processorTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The least of several rounds: the first ones compile. */
async function least(work: (round: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await processorTime(() => work(round)));
  return Math.min(...times);
}

/** What reading LaTeX takes beside one regular expression that finds its marks, and an insertion beside reading its chapter. */
export async function benchDocuments(print: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'esma-bench-'));
  try {
    const { readLatex } = built<typeof ScannerModule>(folder, 'reading/latexScanner.ts');
    const { ProjectReader } = built<typeof ProjectModule>(folder, 'project.ts');
    const { labelsOf } = built<typeof LabelsModule>(folder, 'labels.ts');
    const papers = readdirSync(corpus)
      .filter((name) => name.endsWith('.tex'))
      .map((name) => readFileSync(join(corpus, name), 'utf8'));
    const bodies = papers.map((text) => /\\begin\{document\}([^]*)\\end\{document\}/.exec(text)?.[1] ?? '');
    const body = bodies.join('\n\\section{New}\n');
    const megabyte = body.repeat(Math.ceil(1e6 / body.length));
    const marks = await least(() => megabyte.match(/\\(?:[A-Za-z]+|[^])|[{}$&%[\]\n]/g));
    const reading = await least(() => readLatex(megabyte));
    const scale = 1e6 / megabyte.length;
    print(
      `  a megabyte of the corpus: ${(reading * scale).toFixed(0)} ms of processor time, ` +
        `${(reading / marks).toFixed(1)} times that of a regular expression that finds its marks`,
    );

    const chapter = body.repeat(10);
    const files = new Map(Array.from({ length: chapters }, (_, n) => [`/p/ch${n}.tex`, body]));
    const inputs = [...files.keys()].map((path) => `\\input{${path.slice(3, -4)}}`).join('\n');
    files.set('/p/main.tex', `\\documentclass{book}\n\\begin{document}\n${inputs}\n\\end{document}\n`);
    const store = {
      read: (path: string) =>
        Promise.resolve(files.has(path) ? { text: files.get(path)!, version: '1' } : undefined),
      mayMake: () => Promise.resolve(true),
      candidates: () => Promise.resolve(['/p/main.tex']),
    };
    const reader = new ProjectReader();
    const insert = async (round: number) => {
      const text = `${chapter}\\begin{equation}\\label{eq:new-${round}} x \\end{equation}\n`;
      labelsOf(await reader.read('/p/ch7.tex', text, store)).has('eq:e');
    };
    const first = await processorTime(() => insert(rounds));
    const next = await least(insert);
    const alone = await least(() => readLatex(chapter));
    print(
      `  a place in a chapter of ${Math.round(chapter.length / 1000)} kB of a book of ${chapters}: first ${first.toFixed(0)} ms, ` +
        `then ${next.toFixed(0)} ms, ${(next / alone).toFixed(1)} times reading the chapter alone`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
