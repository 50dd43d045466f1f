import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What pdflatex made of a document. */
export interface Typeset {
  readonly status: number | null;
  readonly log: string;
  /** Errors and overfull boxes, each after the last marker before it. */
  readonly complaints: readonly string[];
}

interface TypesetOptions {
  readonly runs?: number;
  readonly keep?: string;
  readonly program?: string;
  readonly ending?: string;
}

const usual = ['-interaction=nonstopmode', '-halt-on-error'];
const options: Readonly<Record<string, readonly string[]>> = { context: ['--batchmode', '--nonstopmode'] };

/** Marks a place of a document, so that a complaint can be told from where it comes. */
export function marker(name: string): string {
  return `\\typeout{ESMA ${name}}`;
}

/**
 * Sets a document with pdflatex, or another of TeX's programs.
 * @param keep a file for the PDF
 * @param ending that of the document's file
 */
export function typeset(
  source: string,
  { runs = 1, keep, program = 'pdflatex', ending = 'tex' }: TypesetOptions = {},
): Typeset {
  const folder = mkdtempSync(join(tmpdir(), 'esma-tex-'));
  try {
    writeFileSync(join(folder, `document.${ending}`), source);
    let status: number | null = null;
    for (let run = 0; run < runs; run++) {
      ({ status } = spawnSync(program, [...(options[program] ?? usual), `document.${ending}`], {
        cwd: folder,
        env: { ...process.env, max_print_line: '1000' },
        maxBuffer: 2 ** 28,
      }));
    }
    const log = readFileSync(join(folder, 'document.log'), 'latin1');
    const pdf = join(folder, 'document.pdf');
    if (keep && existsSync(pdf)) writeFileSync(keep, readFileSync(pdf));
    return { status, log, complaints: complaintsOf(log) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function complaintsOf(log: string): string[] {
  const complaints: string[] = [];
  let place = 'before the first marker';
  for (const line of log.split('\n')) {
    const mark = /ESMA (.*)/.exec(line);
    if (mark) place = mark[1]!.replace(/\)+$/, '');
    else if (
      /^(?:Overfull|! |tex error|LaTeX Warning: (?:Reference|Citation|Label))|Foreign command/.test(line)
    ) {
      complaints.push(`${place}: ${line}`);
    }
  }
  return complaints;
}
