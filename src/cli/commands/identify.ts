import { numbersOfLine } from '../../documents/numbersIn.ts';
import { readFileSync } from 'node:fs';
import { ContradictionError, InputError } from '../../core/errors.ts';
import type { Naming, NamingTools } from '../../core/theorems/naming/nameNumber.ts';
import { readOwnConstants } from '../../core/theorems/naming/ownConstants.ts';
import { namingCatalogue } from '../../engine/naming/catalogue.ts';
import { namingJson, namingRow, namingTitles } from '../../formats/text/namingTable.ts';
import { readText } from '../../library/file.ts';
import { determinant, identify as tool, nameInput } from '../../toolbox/tools/identify.ts';
import type { Command } from '../command.ts';
import { fractionOptions, namesFraction, readToolInput } from '../fraction.ts';
import { flag, readArguments, text, UsageError } from '../options.ts';
import { exitCodes, fit, grouped, ProgressLine, SignalTurns, table } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { toolCommand } from './tool.ts';

const one = toolCommand(tool);

/** What the terminal adds to the tool: many numbers at once, and JSON. */
const options = {
  ...fractionOptions,
  determinant: text(determinant.value, ...determinant.meaning),
  numbers: text('FILE', 'numbers, one a line, or the decimals of tables and logs; - for standard input'),
  constants: text('FILE', 'constants of your own, name = expression or digits, one a line'),
  json: flag('one number a line, as JSON, with all names'),
} as const;

const mostNumbers = 10_000;
/** Letters of a number and of its name in a table; JSON has all of them. */
const widest = { input: 48, name: 60 };

/** Names numbers: proved where they are given by a fraction or an expression, conjectured where by their digits. */
export const identify: Command = {
  ...one,
  call: 'NUMBER …',
  options,
  async run(words, terminal) {
    const given = readArguments(words, options, { least: 0, most: mostNumbers, meaning: 'the number' });
    const path = given.text('numbers');
    const ownPath = given.text('constants');
    const [only] = given.positionals;
    let many = path !== undefined || given.positionals.length > 1;
    if (!many && !given.flag('json') && ownPath === undefined)
      try {
        // A number alone is a tool's answer.
        return await one.run(words, terminal);
      } catch (error) {
        if (only === undefined || numbersInUnread(only, error).length === 0) throw error;
        many = true;
      }
    if (path !== undefined && (given.positionals.length > 0 || namesFraction(given)))
      throw new UsageError('give numbers, --numbers or a fraction: one of the three');
    const own = ownPath === undefined ? [] : readOwnConstants(readText('constants', ownPath));
    const tools: NamingTools = {
      get catalogue() {
        return { ...namingCatalogue(), own };
      },
      determinant: determinant.read(given.text('determinant'), 'determinant'),
    };
    const name = (input: string | undefined) =>
      nameInput(readToolInput(given, input, 'a number or a fraction'), tools);
    if (!many && given.flag('json')) {
      const [input = given.text('terms') ?? given.text('id') ?? ''] = given.positionals;
      terminal.out(jsonLine({ input, naming: name(given.positionals[0]) }));
      return exitCodes.done;
    }
    const inputs = path === undefined ? given.positionals : numbersOf(path);
    const asJson = given.flag('json');
    const named: NamedInput[] = [];
    for await (const one of nameEach(inputs, name, terminal)) {
      named.push(one);
      if (asJson) terminal.out(jsonLine(one));
    }
    if (!asJson && named.length > 0) {
      const rows = named.map(({ input, naming }) => {
        const [own, ...figures] = namingRow(naming);
        return [fit(input, widest.input), fit(own!, widest.name), ...figures];
      });
      terminal.out(`${table([['number', ...namingTitles], ...rows], new Set([2, 3, 4]))}\n`);
    }
    if (terminal.signal.aborted) return exitCodes.interrupted;
    return named.every(({ isRead }) => isRead) ? exitCodes.done : exitCodes.wrongInput;
  },
};

/**
 * The numbers in a text that is nothing as it stands, as loss: 0.6931471806 is; none where an equation is false, which is no line with
 * numbers in it.
 * @throws the error, if it says anything else
 */
function numbersInUnread(text: string, error: unknown): readonly string[] {
  if (!(error instanceof InputError)) throw error;
  return error instanceof ContradictionError ? [] : numbersOfLine(text).filter((number) => number !== text);
}

interface NamedInput {
  readonly input: string;
  readonly naming: Naming;
  /** Whether the text was understood as a number, a fraction or a sequence. */
  readonly isRead: boolean;
}

/** Names one after the other, until a signal comes. */
async function* nameEach(
  inputs: readonly string[],
  name: (input: string) => Naming,
  terminal: Terminal,
): AsyncGenerator<NamedInput> {
  const progress = new ProgressLine(terminal);
  const turns = new SignalTurns();
  for (const [done, input] of inputs.entries()) {
    progress.show(done, inputs.length, `${grouped(done)} of ${grouped(inputs.length)} numbers`);
    await turns.next();
    if (terminal.signal.aborted) break;
    const named = nameLine(input, name);
    progress.clear();
    yield* named;
  }
  progress.clear();
}

/** What a line says: a number, or those in a line of someone's notes, of a table or of a log. */
function nameLine(input: string, name: (input: string) => Naming): readonly NamedInput[] {
  try {
    return [{ input, naming: name(input), isRead: true }];
  } catch (error) {
    const numbers = numbersInUnread(input, error);
    const [first] = numbers;
    if (first !== undefined && numbers.length === 1)
      return nameLine(first, name).map((one) => ({ ...one, input }));
    if (numbers.length > 1) return numbers.flatMap((number) => nameLine(number, name));
    const reason = (error as InputError).message.replace(/\.$/, '');
    return [{ input, naming: { kind: 'unknown', reason }, isRead: false }];
  }
}

function jsonLine({ input, naming }: Pick<NamedInput, 'input' | 'naming'>): string {
  return `${JSON.stringify({ input, ...namingJson(naming) })}\n`;
}

/** The numbers of a file with one a line, without blank lines and comments. @throws InputError where there is none */
function numbersOf(path: string): readonly string[] {
  const content = path === '-' ? readFileSync(0, 'utf8') : readText('numbers', path);
  const lines = content.split(/\r?\n/).map((line) => line.trim());
  const numbers = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (numbers.length === 0) throw new InputError('numbers: there is none; give one a line.');
  return numbers;
}
