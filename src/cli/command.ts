import { optionWords, readArguments } from './options.ts';
import type { Arguments, Option, Options, Positionals } from './options.ts';
import type { Terminal } from './terminal.ts';

/** A command of the terminal, as main, overview and help see it. */
export interface Command {
  readonly name: string;
  /** A second name that it is found by, for scripts that have it; null for none. */
  readonly otherName: string | null;
  /** The words after the name: "<constant>"; "" for none. */
  readonly call: string;
  /** Options of which one must be given, for its first line of help: "(--every N | --even)"; "" for none. */
  readonly choices: string;
  /** What it does, for its first line of help and for the overview. */
  readonly summary: string;
  readonly options: Options;
  /** Paragraphs before the options and after them; "" for none. */
  readonly details: string;
  readonly notes: string;
  /** The words of a command line that shows it, without "esma". */
  readonly example: string;
  /** Runs it on the words after its name. @returns the exit code @throws UsageError, InputError */
  run(words: readonly string[], terminal: Terminal): Promise<number>;
}

/** What a command is described by. */
export interface CommandDefinition<Taken extends Options>
  extends
    Pick<Command, 'name' | 'call' | 'summary' | 'example'>,
    Partial<Pick<Command, 'otherName' | 'choices' | 'details' | 'notes'>> {
  readonly options: Taken;
  readonly positionals: Positionals;
  /** @param words those that were read, as a checkpoint keeps them */
  readonly run: (
    given: Arguments<Taken>,
    terminal: Terminal,
    words: readonly string[],
  ) => number | Promise<number>;
}

/** No words beside the options. */
export const noWords: Positionals = { least: 0, most: 0, meaning: '' };

/** Makes a command of its description; its words are read as the description says. */
export function command<Taken extends Options>({
  run,
  positionals,
  ...described
}: CommandDefinition<Taken>): Command {
  return {
    otherName: null,
    choices: '',
    details: '',
    notes: '',
    ...described,
    run: async (words, terminal) =>
      run(readArguments(words, described.options, positionals), terminal, words),
  };
}

/** Column at which the text of an option begins. */
const optionColumn = 20;

/** Options that the first line of help names one by one. */
const fewOptions = 3;

/** The help of a command: how it is called, what it does, its options, an example. */
export function helpOf({ name, call, choices, summary, options, details, notes, example }: Command): string {
  const parts = [
    `${['esma', name, call, choices, ...optionCalls(options)].filter((part) => part !== '').join(' ')}     ${summary}`,
    details,
    Object.entries(options)
      .map(([optionName, option]) => optionLines(optionName, option))
      .join('\n'),
    notes,
    `Example: esma ${example}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function optionCalls(options: Options): string[] {
  const entries = Object.entries(options);
  const isNecessary = (option: Option) => option.kind === 'text' && option.isNecessary;
  const necessary = entries.filter(([, option]) => isNecessary(option));
  const others = entries.filter(([, option]) => !isNecessary(option));
  return [
    ...necessary.map(([name, option]) => optionWords(name, option)),
    ...(others.length > fewOptions
      ? ['[options]']
      : others.map(([name, option]) => `[${optionWords(name, option)}]`)),
  ];
}

function optionLines(name: string, option: Option): string {
  const help = [...option.help];
  if (option.kind === 'number') help[help.length - 1] += rangeOf(option);
  return entryLines(optionWords(name, option), help);
}

/** A word and what it means, in two columns. */
export function entryLines(word: string, meaning: readonly string[]): string {
  const head = `  ${word}`;
  const first = head.length >= optionColumn ? `${head}  ` : head.padEnd(optionColumn);
  return meaning.map((line, i) => `${i === 0 ? first : ' '.repeat(optionColumn)}${line}`).join('\n');
}

/** ", 1 to 8 (1)". */
function rangeOf({ least, most, fallbackName }: Extract<Option, { kind: 'number' }>): string {
  const range = most >= 1e9 ? '' : `, ${least} to ${most.toLocaleString('en-US')}`;
  return `${range}${fallbackName === '' ? '' : ` (${fallbackName})`}`;
}
