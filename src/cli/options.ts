import { oneLine } from '../core/oneLine.ts';
import { readWholeNumber } from '../core/wholeNumber.ts';

/** The command line itself is wrong (an unknown option, a missing argument): exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(sentence: string) {
    super(oneLine(sentence));
  }
}

/** An option of a command, with what its help says of it, a line each. */
export type Option =
  | { readonly kind: 'flag'; readonly help: readonly string[] }
  | {
      readonly kind: 'text';
      /** The word that stands for the value: "FILE". */
      readonly value: string;
      readonly help: readonly string[];
      readonly isNecessary: boolean;
    }
  | {
      readonly kind: 'number';
      readonly value: string;
      readonly help: readonly string[];
      /** The range of the whole number. */
      readonly least: number;
      readonly most: number;
      /** What it is where it is not given; Infinity for no bound. */
      readonly fallback: () => number;
      /** How the help names that; "" where nothing is to be said. */
      readonly fallbackName: string;
    };

/** The options of a command, by their long names. */
export type Options = Readonly<Record<string, Option>>;

/** An option without a value. @param help lines of the help */
export function flag(...help: string[]) {
  return { kind: 'flag', help } as const;
}

/** An option that takes the bound on work away. */
export const unbounded = flag('however much work it takes; Ctrl-C ends it');

/** An option with any text. @param value the word that stands for it @param help lines of the help */
export function text(value: string, ...help: string[]) {
  return { kind: 'text', value, help, isNecessary: false } as const;
}

/** The same where it must be given. */
export function necessaryText(value: string, ...help: string[]) {
  return { kind: 'text', value, help, isNecessary: true } as const;
}

/** An option with a whole number of a range. @param fallback the number where it is not given, or how it is found and named */
export function number(
  value: string,
  [least, most]: readonly [number, number],
  fallback: number | { readonly find: () => number; readonly name: string },
  ...help: string[]
) {
  const { find, name } =
    typeof fallback === 'number'
      ? { find: () => fallback, name: Number.isFinite(fallback) ? fallback.toLocaleString('en-US') : '' }
      : fallback;
  return { kind: 'number', value, help, least, most, fallback: find, fallbackName: name } as const;
}

/** The names of the options of a kind; any name where the options are not known one by one. */
type NamesOf<Taken extends Options, Kind extends Option['kind']> = {
  [name in keyof Taken]: Kind extends Taken[name]['kind'] ? name : never;
}[keyof Taken] &
  string;

/** The words of a command line, read: what options of these names say. */
interface ReadWords<in Text extends string, in Flag extends string, in Whole extends string> {
  readonly positionals: readonly string[];
  /** The text of an option, or undefined. */
  text(name: Text): string | undefined;
  flag(name: Flag): boolean;
  /** The number of an option, or what it is where it is not given. @throws InputError naming option, value and range */
  number(name: Whole): number;
}

/** The words of a command line, read as these options say. */
export type Arguments<Taken extends Options = Options> = ReadWords<
  NamesOf<Taken, 'text'>,
  NamesOf<Taken, 'flag'>,
  NamesOf<Taken, 'number'>
>;

/** How many words a command takes beside its options. */
export interface Positionals {
  readonly least: number;
  readonly most: number;
  /** What is missing where there are too few. */
  readonly meaning: string;
}

/** "--signs=WORD": a value that begins with a minus must stand behind an =. */
export function optionWords(name: string, option: Option): string {
  if (option.kind === 'flag') return `--${name}`;
  return `--${name}${option.value === 'WORD' ? '=' : ' '}${option.value}`;
}

/** The words of a command line, taken apart: those that stand alone, and the options with their values. */
interface SplitWords {
  readonly positionals: readonly string[];
  /** "" for a flag. */
  readonly values: ReadonlyMap<string, string>;
}

/**
 * Options have two hyphens, and stand before "--". A word with one hyphen is a value, as there are negative numbers and
 * patterns of signs.
 */
function splitWords(words: readonly string[], taken: Options): SplitWords {
  const positionals: string[] = [];
  const values = new Map<string, string>();
  const rest = [...words];
  for (let word; (word = rest.shift()) !== undefined;) {
    if (word === '--') {
      positionals.push(...rest);
      break;
    }
    if (!word.startsWith('--')) {
      positionals.push(word);
      continue;
    }
    const [, name, value] = /^--([^=]*)(?:=([^]*))?$/.exec(word)!;
    const option = Object.hasOwn(taken, name!) ? taken[name!]! : undefined;
    if (!option) throw new UsageError(`--${name} is no option here`);
    if (option.kind === 'flag' && value !== undefined) throw new UsageError(`--${name} takes no value`);
    if (values.has(name!)) throw new UsageError(`--${name} is given twice`);
    const following = option.kind === 'flag' ? '' : (value ?? rest.shift());
    if (following === undefined || (value === undefined && following.startsWith('--')))
      throw new UsageError(`--${name} needs a value, as ${optionWords(name!, option)}`);
    values.set(name!, following);
  }
  return { positionals, values };
}

/** @throws UsageError on unknown options, too many or too few words, or a missing option. */
export function readArguments<Taken extends Options>(
  words: readonly string[],
  taken: Taken,
  { least, most, meaning }: Positionals,
): Arguments<Taken> {
  const { positionals, values } = splitWords(words, taken);
  if (positionals.length < least) throw new UsageError(`${meaning} is missing`);
  if (positionals.length > most) throw new UsageError(`"${positionals[most]}" is one argument too many`);
  for (const [name, option] of Object.entries(taken)) {
    if (option.kind === 'text' && option.isNecessary && !values.has(name))
      throw new UsageError(`${optionWords(name, option)} is missing: ${option.help.join(' ')}`);
  }
  return {
    positionals,
    text: (name) => values.get(name),
    flag: (name) => values.has(name),
    number(name) {
      const option: Option = taken[name]!;
      if (option.kind !== 'number') throw new Error(`${name} is no option with a number`);
      const written = values.get(name);
      return written === undefined
        ? option.fallback()
        : readWholeNumber(name, written, option.least, option.most);
    },
  };
}
