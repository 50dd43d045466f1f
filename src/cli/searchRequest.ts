import { availableParallelism } from 'node:os';
import type { Constant } from '../core/constants/constant.ts';
import { InputError } from '../core/errors.ts';
import { checkSearchable } from '../core/esma/reference/search.ts';
import { defaultSpecification, fieldRanges, validateSpecification } from '../core/esma/specification.ts';
import type { SearchSpecification } from '../core/esma/specification.ts';
import type { Collecting } from '../engine/searching/groupSearch.ts';
import { wholeJob } from '../engine/searching/job.ts';
import type { Shard } from '../engine/searching/checkpoint.ts';
import { readText } from '../library/file.ts';
import { readConstant } from './constant.ts';
import type { NamedConstant } from './constant.ts';
import { readArguments, UsageError } from './options.ts';
import type { Arguments, OptionKinds } from './options.ts';

/** Options that describe a search; `plan` takes them too. */
export const searchOptionKinds = {
  degree: 'text',
  height: 'text',
  period: 'text',
  signs: 'text',
  order: 'text',
  digits: 'text',
  shape: 'text',
} as const satisfies OptionKinds;

/** Options that say how results are put out; `merge` takes them too. */
export const outputOptionKinds = {
  terms: 'text',
  json: 'flag',
  latex: 'flag',
  out: 'text',
  limit: 'text',
  prove: 'flag',
  'no-prove': 'flag',
} as const satisfies OptionKinds;

/** The specification that the options describe. @throws InputError */
export function readSpecification(
  options: Arguments,
  { constant, digits }: NamedConstant,
): SearchSpecification {
  const number = (field: keyof typeof fieldRanges) =>
    options.number(field, defaultSpecification[field], fieldRanges[field][0], fieldRanges[field][1]);
  const shape = options.text('shape') ?? 'quotient';
  const deepens = options.text('order') === 'auto';
  if (shape !== 'quotient' && shape !== 'power') {
    throw new InputError(`shape: "${shape}" is not known; quotient (P/Q) and power (a·α^k + b) are.`);
  }
  const specification: SearchSpecification = {
    constant: constant.name,
    constantDigits: digits,
    shape,
    degree: number('degree'),
    height: number('height'),
    period: number('period'),
    signs: options.text('signs') ?? null,
    order: deepens ? defaultSpecification.order : number('order'),
    deepens,
    digits: number('digits'),
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
export type Proving = 'none' | 'shown' | 'all';

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
  readonly proving: Proving;
  /** The command, as an article shows it. */
  readonly command: string;
}

function readSelection(text: string | undefined): Selection {
  if (text === undefined || text === 'simplest') return 1;
  if (text === 'all') return 'all';
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > 1_000_000) {
    throw new InputError(
      `members: "${text}" is not allowed; give simplest, all, or a number from 1 to 1000000.`,
    );
  }
  return count;
}

/** @throws InputError, UsageError */
export function readOutputOptions(options: Arguments, selection: Selection, command: string): OutputOptions {
  if (options.flag('json') && options.flag('latex'))
    throw new UsageError('--json and --latex exclude each other');
  if (options.flag('prove') && options.flag('no-prove'))
    throw new UsageError('--prove and --no-prove exclude each other');
  return {
    selection,
    limit: options.number('limit', Infinity, 1, 1_000_000_000),
    terms: options.number('terms', 8, 1, 30),
    format: options.flag('json') ? 'json' : options.flag('latex') ? 'latex' : 'text',
    library: options.text('out') ?? null,
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

/** Worker threads that a machine is good for: one a core, less one for the rest of the machine, at least one. */
export function defaultWorkers(): number {
  return Math.max(1, availableParallelism() - 1);
}

/** @throws InputError, UsageError */
export function readWorkers(options: Arguments): number {
  return options.number('workers', defaultWorkers(), 1, 512);
}

/** Reads the words after `esma search`. @throws InputError, UsageError */
export function readSearchRequest(words: readonly string[]): SearchRequest {
  const options = readArguments(
    words,
    {
      ...searchOptionKinds,
      ...outputOptionKinds,
      members: 'text',
      'seed-file': 'text',
      workers: 'text',
      checkpoint: 'text',
      shard: 'text',
    },
    { least: 0, most: 1, meaning: 'the constant' },
  );
  const selection = readSelection(options.text('members'));
  const output = readOutputOptions(options, selection, `esma search ${words.join(' ')}`);
  const target = readTarget(options);
  const checkpoint = options.text('checkpoint') ?? null;
  const shard = readShard(options.text('shard'));
  if (shard.count > 1 && checkpoint === null) {
    throw new UsageError('a shard needs --checkpoint FILE: esma merge joins the checkpoints of all shards');
  }
  if (target.kind === 'seeds' && checkpoint !== null)
    throw new UsageError('a seed file is searched without --checkpoint');
  return { target, output, workers: readWorkers(options), shard, checkpoint, words };
}

function readTarget(options: Arguments): SearchRequest['target'] {
  const name = options.positionals[0];
  const seedFile = options.text('seed-file');
  if (seedFile === undefined) {
    if (name === undefined) throw new UsageError('the constant is missing');
    const named = readConstant(name);
    const specification = readSpecification(options, named);
    checkSearchable(named.constant, specification);
    return { kind: 'constant', specification, constant: named.constant };
  }
  if (name !== undefined)
    throw new UsageError('a seed file takes the place of the constant; give one of them');
  const seeds: Seed[] = [];
  for (const [index, line] of readText('seed-file', seedFile).split('\n').entries()) {
    const text = line.replace(/#.*/, '').trim();
    if (text === '') continue;
    try {
      const named = readConstant(text);
      const specification = { ...readSpecification(options, named), degree: 1, height: 1 };
      checkSearchable(named.constant, specification);
      seeds.push({ constant: named.constant, specification });
    } catch (error) {
      if (error instanceof InputError) throw new InputError(`seed-file: line ${index + 1}: ${error.message}`);
      throw error;
    }
  }
  if (seeds.length === 0)
    throw new InputError(`seed-file: ${seedFile} holds no expression; give one a line.`);
  return { kind: 'seeds', seeds };
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
