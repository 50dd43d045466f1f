import type { Conjecture } from '../../core/conjecture.ts';
import { InputError } from '../../core/errors.ts';
import { articleOf } from '../../formats/latex/article.ts';
import { conjectureAs, conjectureFormats } from '../../formats/conjectureAs.ts';
import type { ConjectureFormat } from '../../formats/conjectureAs.ts';
import { csvTable } from '../../formats/text/csv.ts';
import { formulaEnvironments } from '../../formats/latex/styles/styles.ts';
import type { FormulaEnvironment, FormulaOptions } from '../../formats/latex/styles/styles.ts';
import { readLibrary } from '../../library/file.ts';
import { conjectureToJson, conjectureToLine } from '../../library/json.ts';
import { describeCorruptLine } from '../../library/library.ts';
import { readArguments, UsageError } from '../options.ts';
import { selectedById } from '../selection.ts';
import { exitCodes } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** Forms of many conjectures at once. */
const collections = {
  article: (conjectures, path, depth) => articleOf(conjectures, `esma export ${path} --as article`, depth),
  csv: csvTable,
  library: (conjectures) => conjectures.map((conjecture) => `${conjectureToLine(conjecture)}\n`).join(''),
  json: (conjectures) => `${JSON.stringify(conjectures.map(conjectureToJson), null, 2)}\n`,
} as const satisfies Readonly<
  Record<string, (conjectures: readonly Conjecture[], path: string, depth: number) => string>
>;

/** All that `--as` understands. */
export const exportFormats = [...conjectureFormats, ...Object.keys(collections)] as readonly string[];

/** Writes the conjectures of a library file as formulas, programs, an article or a table. */
export async function exportCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const options = readArguments(
    words,
    { as: 'text', id: 'text', limit: 'text', depth: 'text', environment: 'text' },
    { least: 1, most: 1, meaning: 'the library file' },
  );
  const path = options.positionals[0]!;
  const format = options.text('as');
  if (format === undefined) throw new UsageError('--as is missing');
  if (!exportFormats.includes(format)) {
    throw new InputError(`as: ${format} is no format; give one of ${exportFormats.join(', ')}.`);
  }
  const formula: FormulaOptions = {
    depth: options.number('depth', 4, 1, 20),
    environment: readEnvironment(options.text('environment') ?? 'equation'),
  };
  const { conjectures, corrupt } = readLibrary(path);
  for (const line of corrupt) terminal.err(`${path}, ${describeCorruptLine(line)}; left out.\n`);
  const wanted = selectedById(conjectures, options.text('id'), path).slice(
    0,
    options.number('limit', conjectures.length, 1, Number.MAX_SAFE_INTEGER),
  );
  if (Object.hasOwn(collections, format)) {
    terminal.out(collections[format as keyof typeof collections](wanted, path, formula.depth));
    return exitCodes.done;
  }
  return exportEach(wanted, format as ConjectureFormat, formula, terminal);
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
      const reason = format === 'latex-proof' ? 'it has no proof' : 'its constant is given by digits';
      terminal.err(`${conjecture.id}: left out, as ${reason}.\n`);
      continue;
    }
    terminal.out(`${written === 0 ? '' : '\n'}${text.trimEnd()}\n`);
    written++;
  }
  return exitCodes.done;
}

/** @throws InputError naming what is allowed. */
function readEnvironment(text: string): FormulaEnvironment {
  const environment = formulaEnvironments.find((name) => name === text);
  if (environment) return environment;
  throw new InputError(`environment: ${text} is not allowed; give one of ${formulaEnvironments.join(', ')}.`);
}
