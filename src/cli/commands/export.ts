import type { Conjecture } from '../../core/conjecture.ts';
import { InputError } from '../../core/errors.ts';
import { oneLine } from '../../core/oneLine.ts';
import { articleOf } from '../../formats/latex/article.ts';
import { conjectureAs, conjectureFormats } from '../../formats/conjectureAs.ts';
import type { ConjectureFormat } from '../../formats/conjectureAs.ts';
import { notebookOf } from '../../formats/programs/notebook.ts';
import { csvTable } from '../../formats/text/csv.ts';
import { formulaEnvironments } from '../../formats/latex/styles/formula.ts';
import type { FormulaEnvironment, FormulaOptions } from '../../formats/latex/styles/formula.ts';
import { readLibrary } from '../../library/file.ts';
import { conjectureToJson, conjectureToLine } from '../../library/json.ts';
import { describeUnreadableLines, joined } from '../../library/library.ts';
import { shellQuoting } from '../../formats/quoting.ts';
import { command } from '../command.ts';
import { necessaryText, number, text } from '../options.ts';
import type { Arguments } from '../options.ts';
import { falsityInWords, isOfRelation, readRelation, relationOption, selectedById } from '../selection.ts';
import { exitCodes } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** Forms of many conjectures at once. */
const collections = {
  article: (conjectures, paths, depth) =>
    articleOf(conjectures, shellQuoting.line(['esma', 'export', ...paths, '--as', 'article']), depth),
  csv: csvTable,
  jupyter: (conjectures, _paths, depth) => notebookOf(conjectures, depth),
  library: (conjectures) => conjectures.map((conjecture) => `${conjectureToLine(conjecture)}\n`).join(''),
  json: (conjectures) => `${JSON.stringify(conjectures.map(conjectureToJson), null, 2)}\n`,
} as const satisfies Readonly<
  Record<string, (conjectures: readonly Conjecture[], paths: readonly string[], depth: number) => string>
>;

/** All that `--as` understands. */
export const exportFormats = [
  ...conjectureFormats.map(({ name }) => name),
  ...Object.keys(collections),
] as readonly string[];

/** Text of a help in lines that are not too long. */
function wrapped(names: readonly string[]): string[] {
  const lines = [''];
  for (const name of names) {
    const last = lines.length - 1;
    if (lines[last] !== '' && `${lines[last]}, ${name}`.length > 100) {
      lines[last] += ',';
      lines.push(name);
    } else lines[last] += lines[last] === '' ? name : `, ${name}`;
  }
  return lines;
}

const options = {
  as: necessaryText('FORMAT', 'one of', ...wrapped(exportFormats)),
  id: text('ID', 'one conjecture only'),
  ...relationOption,
  limit: number('N', [1, Number.MAX_SAFE_INTEGER], Infinity, 'the first N'),
  depth: number('D', [1, 20], 4, 'depth of nested fractions'),
  environment: text('E', `what a LaTeX formula stands in: ${formulaEnvironments.join(', ')} (equation)`),
} as const;

/** Writes the conjectures of a library file as formulas, programs, an article or a table. */
export const exportLibrary = command({
  name: 'export',
  call: 'FILE …',
  summary: 'the conjectures of library files as formulas, programs, an article, a table',
  details: `Programs evaluate the fraction and compare it with the value. Article, csv, jupyter, library and json hold all conjectures
at once; the other formats one after the other. Of several files each conjecture comes once, with its proof where one has it:
--as library joins them.`,
  example: 'export e.jsonl --as article > e.tex',
  options,
  positionals: { least: 1, most: 1000, meaning: 'the library file' },
  run: writeAll,
});

async function writeAll(given: Arguments<typeof options>, terminal: Terminal): Promise<number> {
  const paths = given.positionals;
  const format = given.text('as')!;
  if (!exportFormats.includes(format)) {
    throw new InputError(`as: ${format} is no format; give one of ${exportFormats.join(', ')}.`);
  }
  const formula: FormulaOptions = {
    depth: given.number('depth'),
    environment: readEnvironment(given.text('environment') ?? 'equation'),
  };
  const contents = paths.map((path) => ({ path, ...readLibrary(path) }));
  for (const { path, unreadable } of contents)
    for (const line of describeUnreadableLines(path, unreadable, 'left out')) terminal.err(line);
  const conjectures = joined(contents.map((content) => content.conjectures));
  const relation = readRelation(given.text('relation'));
  const selected = selectedById(conjectures, given.text('id'), paths.join(', '))
    .filter((conjecture) => isOfRelation(conjecture, relation))
    .slice(0, given.number('limit'));
  // Records are handed on as they are; what is set as a formula, or evaluated, is stated.
  const wanted =
    format === 'library' || format === 'json' ? selected : selected.filter((each) => isTrue(each, terminal));
  // All that was there was refused.
  const isNothing =
    wanted.length === 0 && (selected.length > 0 || contents.some(({ unreadable }) => unreadable.length > 0));
  if (Object.hasOwn(collections, format)) {
    terminal.out(collections[format as keyof typeof collections](wanted, paths, formula.depth));
    return isNothing ? exitCodes.wrongInput : exitCodes.done;
  }
  const code = await exportEach(wanted, format as ConjectureFormat, formula, terminal);
  return isNothing ? exitCodes.wrongInput : code;
}

/** Whether the two sides of a conjecture agree; that of one that is left out is told. */
function isTrue(conjecture: Conjecture, terminal: Terminal): boolean {
  const falsity = falsityInWords(conjecture);
  if (falsity !== null) terminal.err(`${conjecture.id}: left out, as ${falsity}.\n`);
  return falsity === null;
}

/** One text a conjecture, with a blank line between; those that have none are named. */
async function exportEach(
  conjectures: readonly Conjecture[],
  format: ConjectureFormat,
  options: FormulaOptions,
  terminal: Terminal,
): Promise<number> {
  let written = 0;
  for (const conjecture of conjectures) {
    const text = await conjectureAs(conjecture, format, options);
    if (text === null) {
      terminal.err(`${conjecture.id}: left out, as ${missing(conjecture, format)}.\n`);
      continue;
    }
    terminal.out(`${written === 0 ? '' : '\n'}${text.trimEnd()}\n`);
    written++;
  }
  return exitCodes.done;
}

/** Why a conjecture has no text in a format. */
function missing({ constant }: Conjecture, format: ConjectureFormat): string {
  if (format === 'latex-proof') return 'it has no proof';
  return constant.kind === 'digits'
    ? 'its constant is given by digits'
    : `${format} has no name for what stands in ${oneLine(constant.name)}`;
}

/** @throws InputError naming what is allowed. */
function readEnvironment(text: string): FormulaEnvironment {
  const environment = formulaEnvironments.find((name) => name === text);
  if (environment) return environment;
  throw new InputError(`environment: ${text} is not allowed; give one of ${formulaEnvironments.join(', ')}.`);
}
