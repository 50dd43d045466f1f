import { availableParallelism } from 'node:os';
import type { Constant } from '../core/constants/constant.ts';
import { constantFromText } from '../core/constants/constants.ts';
import { InputError } from '../core/errors.ts';
import { checkSearchable } from '../core/esma/searchScope.ts';
import {
  defaultSpecification,
  wholeField,
  fieldRanges,
  numeratorFields,
  ordersOf,
  validateSpecification,
} from '../core/esma/specification.ts';
import type { SearchSpecification } from '../core/esma/specification.ts';
import type { Collecting } from '../engine/searching/groupCollection.ts';
import { wholeJob } from '../engine/searching/job.ts';
import type { CheckpointHeader, Shard } from '../engine/searching/checkpointHeader.ts';
import { constantOf } from '../engine/searching/work.ts';
import { shellQuoting } from '../formats/quoting.ts';
import { readWholeNumber } from '../core/wholeNumber.ts';
import { readText } from '../library/file.ts';
import type { RelationChoice } from '../core/theorems/relationKinds.ts';
import { readRelation, relationOption } from './selection.ts';
import { readConstant } from './constant.ts';
import type { Terminal } from './terminal.ts';
import type { NamedConstant } from './constant.ts';
import { flag, number, readArguments, text, UsageError } from './options.ts';
import type { Arguments } from './options.ts';

/** A whole number of a specification. */
function field(name: keyof typeof fieldRanges, value: string, help: string) {
  return number(value, fieldRanges[name], wholeField(defaultSpecification, name), help);
}

/** Options that describe a search; `plan` takes them too. */
export const specificationOptions = {
  degree: field('degree', 'D', 'largest degree of P and Q'),
  height: field('height', 'H', 'largest |coefficient| of P and Q'),
  period: field('period', 'B', 'longest word of numerators: of signs, or of polynomials'),
  signs: text('WORD', 'one sign pattern instead, as --signs=-+'),
  'numerator-degree': field(
    'numeratorDegree',
    'δ',
    'largest degree of the numerators, as polynomials in their number',
  ),
  'numerator-height': field('numeratorHeight', 'C', 'largest |coefficient| of the numerators'),
  numerators: text(
    'RULES',
    'numerators instead: b_n in n, as "-n" or "n^2", or the polynomials of a word in k = 0, 1, 2, …, as',
    '"-2k-1; 2k+2"; commas separate rules',
  ),
  order: text(
    'L',
    `largest linear complexity of the terms, ${fieldRanges.order.join(' to ')} (${defaultSpecification.order}); auto: ${ordersOf({ ...defaultSpecification, deepens: true }).join(', then ')} for`,
    'candidates of orbits that have shown a pattern',
  ),
  digits: field('digits', 'N', 'digits to which a conjecture is approved'),
  shape: text('S', 'quotient: P/Q (default); power: a·α^k + b'),
} as const;

/** Options that say how results are put out; `merge` takes them too. */
export const outputOptions = {
  terms: number('N', [1, 30], 8, 'terms that the table shows'),
  json: flag('one conjecture a line, as JSON of schema 1'),
  latex: flag('a standalone LaTeX article'),
  out: text('FILE', 'add the conjectures to a library file (JSON Lines)'),
  limit: text(
    'N',
    'families (with --members all --json: conjectures) to put out, or all (all; with --latex the 8 simplest)',
  ),
  ...relationOption,
  prove: flag('with --members all: prove every single one, which takes about as long as the search'),
  'no-prove': flag(
    'prove nothing; by default every conjecture that stands for its family, and every other one that is',
    'shown, is proved where it can be: a few hundredths of a second, since families are few',
  ),
} as const;

/** Worker threads that a machine is good for: one a core, less one for the rest of the machine, at least one. */
function defaultWorkers(): number {
  return Math.max(1, availableParallelism() - 1);
}

/** The option of the worker threads; `resume` takes it too. */
export const workersOption = {
  workers: number('N', [1, 512], { find: defaultWorkers, name: 'one a core, less one' }, 'worker threads'),
} as const;

/** The option that says which members are kept; `submit` takes it too. */
export const membersOption = {
  members: text(
    'M',
    'simplest, all, or how many members of each family to put out (simplest); the table has a row a family',
    'where all go to --out, --json or --checkpoint',
  ),
} as const;

/** All options of a search. */
export const searchOptions = {
  ...specificationOptions,
  ...membersOption,
  ...outputOptions,
  'seed-file': text(
    'LIST',
    'a file with an expression a line, each a value of its own, instead of a constant',
  ),
  ...workersOption,
  checkpoint: text(
    'FILE',
    'save the search as it goes; the same command, or esma resume FILE, goes on with it after an interruption',
  ),
  shard: text('i/n', 'do the i-th of n shares; esma merge joins their checkpoints'),
} as const;

/** The specification that the options describe. @throws InputError */
export function readSpecification(
  options: Arguments<typeof specificationOptions>,
  { constant, digits }: NamedConstant,
): SearchSpecification {
  const order = options.text('order');
  const shape = options.text('shape') ?? 'quotient';
  const deepens = order === 'auto';
  const named = options.text('numerators');
  if (shape !== 'quotient' && shape !== 'power') {
    throw new InputError(`shape: "${shape}" is not known; quotient (P/Q) and power (a·α^k + b) are.`);
  }
  const specification: SearchSpecification = {
    constant: constant.name,
    constantDigits: digits,
    shape,
    degree: options.number('degree'),
    height: options.number('height'),
    period: options.number('period'),
    signs: options.text('signs') ?? null,
    ...numeratorFields(options.number('numerator-degree'), options.number('numerator-height')),
    ...(named === undefined ? {} : { numerators: named }),
    order:
      order === undefined || deepens
        ? defaultSpecification.order
        : readWholeNumber('order', order, ...fieldRanges.order),
    deepens,
    digits: options.number('digits'),
  };
  validateSpecification(specification);
  return specification;
}

/** Which members of the families are put out: all, or the N simplest of each. */
export type Selection = 'all' | number;

/**
 * Which conjectures are proved: those that are shown or put out family by family (a few hundred, in much less time than
 * the search took), none, or every single one.
 */
type Proving = 'none' | 'shown' | 'all';

/** What is put out, and how. */
export interface OutputOptions {
  readonly selection: Selection;
  /** Families, or conjectures where all are put out; Infinity for no limit. */
  readonly limit: number;
  /** Terms that the table shows. */
  readonly terms: number;
  readonly format: 'text' | 'json' | 'latex';
  /** A library file that the conjectures are added to; null for none. */
  readonly library: string | null;
  /** Files that the command reads or keeps its state in: none of them can be the library. */
  readonly inputs: readonly string[];
  readonly proving: Proving;
  /** The kind of fractions that families are narrowed to; null for all. */
  readonly relation: RelationChoice | null;
  /** The command, as an article shows it. */
  readonly command: string;
}

const mostMembers = 1_000_000;

/** @throws InputError */
export function readSelection(text: string | undefined): Selection {
  if (text === undefined || text === 'simplest') return 1;
  if (text === 'all') return 'all';
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > mostMembers) {
    throw new InputError(
      `members: "${text}" is not allowed; give simplest, all, or a number from 1 to 1000000.`,
    );
  }
  return count;
}

/** Families that an article has where nothing else is asked for: a few pages. */
const articleFamilies = 8;
const largestLimit = 1_000_000_000;

/** @throws InputError */
function readLimit(text: string | undefined, isArticle: boolean): number {
  if (text === undefined) return isArticle ? articleFamilies : Infinity;
  if (text === 'all') return Infinity;
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > largestLimit)
    throw new InputError(
      `limit: "${text}" is not allowed; give all, or a whole number from 1 to ${largestLimit.toLocaleString('en-US')}.`,
    );
  return count;
}

/** @throws InputError, UsageError */
export function readOutputOptions(
  options: Arguments<typeof outputOptions>,
  selection: Selection,
  command: string,
  inputs: readonly string[],
): OutputOptions {
  if (options.flag('json') && options.flag('latex'))
    throw new UsageError('--json and --latex exclude each other');
  if (options.flag('prove') && options.flag('no-prove'))
    throw new UsageError('--prove and --no-prove exclude each other');
  const format = options.flag('json') ? 'json' : options.flag('latex') ? 'latex' : 'text';
  const library = options.text('out') ?? null;
  const relation = readRelation(options.text('relation'));
  if (relation !== null && selection === 'all' && (format === 'json' || library !== null))
    throw new UsageError(
      '--relation narrows families: give a number of --members, or narrow the library with esma export',
    );
  return {
    relation,
    selection,
    limit: readLimit(options.text('limit'), options.flag('latex')),
    terms: options.number('terms'),
    format,
    library,
    inputs,
    proving: options.flag('no-prove') ? 'none' : options.flag('prove') ? 'all' : 'shown',
    command,
  };
}

/** Members of a family that an article lists. */
const articleMembers = 7;

/** What the search has to keep for this output. */
export function collectingFor({ selection, format }: OutputOptions): Collecting {
  const shown = selection === 'all' ? 1 : selection;
  return {
    membersKept: format === 'latex' ? Math.max(shown, articleMembers) : shown,
    all: selection === 'all',
  };
}

/** A value that is searched by itself: a line of a seed file. */
export interface Seed {
  readonly constant: Constant;
  readonly specification: SearchSpecification;
}

/** A command line of `esma search`, read. */
export interface SearchRequest {
  /** A search over the values of one constant, or over a list of expressions. */
  readonly target:
    | { readonly kind: 'constant'; readonly specification: SearchSpecification; readonly constant: Constant }
    | { readonly kind: 'seeds'; readonly seeds: readonly Seed[] };
  readonly output: OutputOptions;
  readonly workers: number;
  readonly shard: Shard;
  readonly checkpoint: string | null;
  /** The words of the command line. */
  readonly words: readonly string[];
}

/** The files that the words of a search name, but for the library. */
function inputsOf(options: Arguments<typeof searchOptions>): string[] {
  const digits = options.positionals.filter((word) => word.startsWith('@')).map((word) => word.slice(1));
  return [...digits, options.text('seed-file') ?? [], options.text('checkpoint') ?? []].flat();
}

/**
 * The request that goes on with a checkpoint. What is searched is its specification; of its command the form of the output
 * is taken, and no file: the command is another's word, and may name any.
 * @param library where the conjectures go, as the user says now
 * @param path the checkpoint
 * @throws InputError where command and specification are not of one search
 */
export function requestOfCheckpoint(
  { command, specification, collecting, shard }: CheckpointHeader,
  library: string | null,
  path: string,
): SearchRequest {
  const options = readArguments(command, searchOptions, { least: 0, most: 1, meaning: 'the constant' });
  const constant = constantOf(specification);
  const selection = readSelection(options.text('members'));
  const output = {
    ...readOutputOptions(options, selection, shellQuoting.line(['esma', 'search', ...command]), [path]),
    library,
  };
  if (command.length > 0) {
    const [name] = options.positionals;
    const digits = specification.constantDigits;
    const isSameConstant =
      digits === null
        ? name !== undefined &&
          !name.startsWith('@') &&
          constantFromText(name).name === specification.constant
        : name === specification.constant;
    const said = readSpecification(options, { constant, digits });
    if (
      !isSameConstant ||
      JSON.stringify(said) !== JSON.stringify(specification) ||
      JSON.stringify(collectingFor(output)) !== JSON.stringify(collecting)
    )
      throw new InputError(
        `checkpoint: the command in ${path} is not that of its specification; start the search anew.`,
      );
  }
  checkSearchable(constant, specification);
  const workers = defaultWorkers();
  const target = { kind: 'constant', specification, constant } as const;
  return { target, output, workers, shard, checkpoint: null, words: command };
}

/** What a command line of `esma search` asks for. @throws InputError, UsageError */
export function requestOf(
  options: Arguments<typeof searchOptions>,
  words: readonly string[],
  terminal?: Terminal,
): SearchRequest {
  const wanted = readSelection(options.text('members'));
  const checkpoint = options.text('checkpoint') ?? null;
  // A table alone has all members of the families as it has some of them: when they are complete.
  const isTable =
    !options.flag('json') &&
    !options.flag('latex') &&
    options.text('out') === undefined &&
    checkpoint === null;
  const selection = wanted === 'all' && isTable ? mostMembers : wanted;
  const output = readOutputOptions(
    options,
    selection,
    shellQuoting.line(['esma', 'search', ...words]),
    inputsOf(options),
  );
  const target = readTarget(options, terminal);
  const shard = readShard(options.text('shard'));
  if (shard.count > 1 && checkpoint === null) {
    throw new UsageError('a shard needs --checkpoint FILE: esma merge joins the checkpoints of all shards');
  }
  if (target.kind === 'seeds' && checkpoint !== null)
    throw new UsageError('a seed file is searched without --checkpoint');
  return { target, output, workers: options.number('workers'), shard, checkpoint, words };
}

function readTarget(options: Arguments<typeof searchOptions>, terminal?: Terminal): SearchRequest['target'] {
  const name = options.positionals[0];
  const seedFile = options.text('seed-file');
  if (seedFile === undefined) {
    if (name === undefined) throw new UsageError('the constant is missing');
    const named = readConstant(name, terminal);
    const specification = readSpecification(options, named);
    checkSearchable(named.constant, specification);
    return { kind: 'constant', specification, constant: named.constant };
  }
  if (name !== undefined)
    throw new UsageError('a seed file takes the place of the constant; give one of them');
  const seeds = readSeedFile(seedFile, (text) => {
    const named = readConstant(text, terminal);
    const specification = { ...readSpecification(options, named), degree: 1, height: 1 };
    checkSearchable(named.constant, specification);
    return { constant: named.constant, specification };
  });
  return { kind: 'seeds', seeds };
}

/** What each line of a seed file gives: an expression a line, and what follows # is a comment. @throws InputError that names the line */
export function readSeedFile<Result>(path: string, read: (text: string) => Result): Result[] {
  const results: Result[] = [];
  for (const [index, line] of readText('seed-file', path).split('\n').entries()) {
    const text = line.replace(/#.*/, '').trim();
    if (text === '') continue;
    try {
      results.push(read(text));
    } catch (error) {
      if (error instanceof InputError) throw new InputError(`seed-file: line ${index + 1}: ${error.message}`);
      throw error;
    }
  }
  if (results.length === 0) throw new InputError(`seed-file: ${path} holds no expression; give one a line.`);
  return results;
}

/** "2/8": the second of eight shares. */
function readShard(text: string | undefined): Shard {
  if (text === undefined) return wholeJob;
  const match = /^(\d+)\/(\d+)$/.exec(text);
  const [index, count] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  if (index < 1 || index > count || count > 100_000) {
    throw new InputError(`shard: "${text}" is not allowed; give i/n with 1 ≤ i ≤ n, as 2/8.`);
  }
  return { index: index - 1, count };
}
