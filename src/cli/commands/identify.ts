import { readFileSync } from 'node:fs';
import { InputError } from '../../core/errors.ts';
import type { Naming, NamingTools } from '../../core/theorems/naming/nameNumber.ts';
import { readOwnConstants } from '../../core/theorems/naming/ownConstants.ts';
import { namingCatalogue } from '../../engine/naming/catalogue.ts';
import { namingJson, namingRow, namingTitles } from '../../formats/text/namingTable.ts';
import { readText } from '../../library/file.ts';
import { determinant, identify as tool, nameInput } from '../../toolbox/tools/identify.ts';
import type { Command } from '../command.ts';
import { fractionOptions, namesFraction, readToolInput } from '../fraction.ts';
import { flag, readArguments, text, UsageError } from '../options.ts';
import { exitCodes, table } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { toolCommand } from './tool.ts';

const one = toolCommand(tool);

/** What the terminal adds to the tool: many numbers at once, and JSON. */
const options = {
  ...fractionOptions,
  determinant: text(determinant.value, ...determinant.meaning),
  numbers: text('FILE', 'numbers, one a line; - for standard input'),
  constants: text('FILE', 'constants of your own, name = expression or digits, one a line'),
  json: flag('one number a line, as JSON, with all names'),
} as const;

const mostNumbers = 10_000;

/** Names numbers: proved where they are given by a fraction or an expression, conjectured where by their digits. */
export const identify: Command = {
  ...one,
  call: 'NUMBER …',
  options,
  run(words, terminal) {
    const given = readArguments(words, options, { least: 0, most: mostNumbers, meaning: 'the number' });
    const path = given.text('numbers');
    const ownPath = given.text('constants');
    const many = path !== undefined || given.positionals.length > 1;
    // A number alone is a tool's answer.
    if (!many && !given.flag('json') && ownPath === undefined) return one.run(words, terminal);
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
      write([{ input, naming: name(given.positionals[0]) }], true, terminal);
      return Promise.resolve(exitCodes.done);
    }
    const inputs = path === undefined ? given.positionals : numbersOf(path);
    let code: number = exitCodes.done;
    const named = inputs.map((input) => {
      try {
        return { input, naming: name(input) };
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        code = exitCodes.wrongInput;
        return { input, naming: { kind: 'unknown', reason: error.message.replace(/\.$/, '') } as const };
      }
    });
    write(named, given.flag('json'), terminal);
    return Promise.resolve(code);
  },
};

interface NamedInput {
  readonly input: string;
  readonly naming: Naming;
}

function write(named: readonly NamedInput[], asJson: boolean, terminal: Terminal): void {
  if (asJson) {
    for (const { input, naming } of named)
      terminal.out(`${JSON.stringify({ input, ...namingJson(naming) })}\n`);
    return;
  }
  const rows = named.map(({ input, naming }) => [input, ...namingRow(naming)]);
  terminal.out(`${table([['number', ...namingTitles], ...rows], new Set([2, 3, 4]))}\n`);
}

/** The numbers of a file with one a line, without blank lines and comments. @throws InputError where there is none */
function numbersOf(path: string): readonly string[] {
  const content = path === '-' ? readFileSync(0, 'utf8') : readText('numbers', path);
  const lines = content.split(/\r?\n/).map((line) => line.trim());
  const numbers = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (numbers.length === 0) throw new InputError('numbers: there is none; give one a line.');
  return numbers;
}
