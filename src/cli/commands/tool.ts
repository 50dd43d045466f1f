import type { ToolAnswer } from '../../toolbox/answer.ts';
import { namingCatalogue } from '../../engine/naming/catalogue.ts';
import type { Tool } from '../../toolbox/tool.ts';
import { command, entryLines } from '../command.ts';
import type { Command } from '../command.ts';
import { fractionNotation, fractionOptions, numberNotation, readToolInput } from '../fraction.ts';
import { flag, text, UsageError } from '../options.ts';
import type { Arguments, Options } from '../options.ts';
import { exitCodes, fit, table } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** Depth of the formulas, which the terminal does not show. */
const depth = 4;

/** The command of a tool, all of it from the tool's description. */
export function toolCommand(tool: Tool): Command {
  const { name, takes, parameters } = tool;
  const subject = takes === 'number' ? 'NUMBER' : 'FRACTION';
  const entries = Object.entries(parameters);
  const before = entries.filter(([, { position }]) => position === 'before');
  const after = entries.filter(([, { position }]) => position === 'after');
  const values = (some: typeof entries) => some.map(([, { value }]) => value);
  const notation = takes === 'number' ? numberNotation : fractionNotation;
  const words = [
    ...before.map(([, { value, meaning }]) => entryLines(value, meaning)),
    entryLines(subject, notation),
    ...after.map(([, { value, meaning }]) => entryLines(value, meaning)),
  ];
  const options = optionsOf(tool);
  const meaning = takes === 'number' ? 'a number or a fraction' : 'the fraction';
  return command({
    name,
    call: [...values(before), subject, ...values(after)].join(' '),
    choices: necessaryChoices(tool).join(' '),
    summary: tool.usage,
    details: words.join('\n'),
    notes: tool.keeps,
    example: tool.example,
    options,
    positionals: {
      least: before.length + after.length,
      most: before.length + after.length + 1,
      meaning: [...values(before), subject, ...values(after)].join(' and '),
    },
    run(given, terminal) {
      const named = [...given.positionals];
      const texts: Record<string, string> = {};
      for (const [parameter] of before) texts[parameter] = named.shift()!;
      for (const [parameter] of [...after].reverse()) texts[parameter] = named.pop()!;
      Object.assign(texts, optionTexts(tool, given));
      const input = readToolInput(given, named[0], meaning);
      return write(tool.run(input, texts, { depth, catalogue: namingCatalogue }), terminal);
    },
  });
}

/** The options of a tool: how its fraction may be named, its parameters, its presets. */
function optionsOf({ parameters, presets }: Tool): Options {
  const own = Object.entries(parameters).filter(([, { position }]) => position === null);
  return {
    ...fractionOptions,
    ...Object.fromEntries(
      own.map(([name, { value, meaning }]) => [
        name,
        text(value, ...(name === 'signs' ? fractionOptions.signs.help : []), ...meaning),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(presets).map(([name, { summary }]) => [name, flag(`${lower(summary)}`)]),
    ),
  };
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** "--to=WORD", or "(--every N | --even | --odd)" where presets take its place. */
function necessaryChoices({ parameters, presets }: Tool): string[] {
  return Object.entries(parameters)
    .filter(([, { isNecessary, position }]) => isNecessary && position === null)
    .map(([name, { value }]) => {
      const option = `--${name}${value === 'WORD' ? '=' : ' '}${value}`;
      const others = Object.entries(presets).filter(([, preset]) => Object.hasOwn(preset.parameters, name));
      return others.length === 0
        ? option
        : `(${[option, ...others.map(([other]) => `--${other}`)].join(' | ')})`;
    });
}

/** The parameters that options give. @throws UsageError where one is missing, or given twice */
function optionTexts({ parameters, presets }: Tool, given: Arguments): Record<string, string> {
  const texts: Record<string, string> = {};
  const source = new Map<string, string>();
  const put = (parameter: string, value: string, option: string) => {
    const other = source.get(parameter);
    if (other !== undefined) throw new UsageError(`${other} and ${option} exclude each other`);
    source.set(parameter, option);
    texts[parameter] = value;
  };
  for (const [name, { position }] of Object.entries(parameters)) {
    const value = position === null ? given.text(name) : undefined;
    if (value !== undefined && !namesSigns(name, given)) put(name, value, `--${name}`);
  }
  for (const [name, preset] of Object.entries(presets)) {
    if (!given.flag(name)) continue;
    for (const [parameter, value] of Object.entries(preset.parameters)) put(parameter, value, `--${name}`);
  }
  for (const [name, { isNecessary, position, value, meaning }] of Object.entries(parameters)) {
    if (isNecessary && position === null && !source.has(name))
      throw new UsageError(`--${name}${value === 'WORD' ? '=' : ' '}${value}, ${meaning[0]}, is missing`);
  }
  if (given.text('signs') !== undefined && given.text('terms') === undefined && !source.has('signs'))
    throw new UsageError('--signs goes with --terms; a text has its signs after an @');
  return texts;
}

/** Whether --signs says the pattern of --terms, and is no parameter of the tool. */
function namesSigns(name: string, given: Arguments): boolean {
  return name === 'signs' && given.text('terms') !== undefined;
}

/** Puts an answer out: result and table to out, what is said of them to err. */
function write(
  { answered, result, lines, table: rows, remarks, origins }: ToolAnswer,
  terminal: Terminal,
): number {
  const sentences = (some: readonly string[]) => some.map((line) => `${line}\n`).join('');
  terminal.err(sentences(origins));
  if (!answered) {
    terminal.err(sentences(lines));
    return exitCodes.wrongInput;
  }
  if (result !== null) terminal.out(`${result}\n`);
  if (rows) {
    // What a line leaves beside the other columns.
    const width = Math.max(20, terminal.columns - 60);
    const cut = rows.rows.map((row) => row.map((cell, i) => (i === rows.widest ? fit(cell, width) : cell)));
    terminal.out(`${table([rows.header, ...cut], new Set(rows.numeric))}\n`);
  } else terminal.out(sentences(lines));
  terminal.err(sentences(remarks));
  return exitCodes.done;
}
