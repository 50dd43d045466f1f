import { readFileSync } from 'node:fs';
import { InputError } from '../../core/errors.ts';
import { parseInterlacedTerms } from '../../core/fractions/parseTerms.ts';
import { parseSigns } from '../../core/fractions/signs.ts';
import { looksLikeDigits, readKnownDigits } from '../../core/theorems/naming/interval.ts';
import { defaultDeterminant } from '../../core/theorems/naming/methods/patterns.ts';
import {
  nameConstant,
  nameDigits,
  nameExpression,
  nameFraction,
} from '../../core/theorems/naming/nameNumber.ts';
import type { Naming, NamingTools } from '../../core/theorems/naming/nameNumber.ts';
import { namingCatalogue } from '../../engine/naming/catalogue.ts';
import { describeNaming } from '../../formats/text/naming.ts';
import { namingJson, namingRow, namingTitles } from '../../formats/text/namingTable.ts';
import { readText } from '../../library/file.ts';
import { readConstant } from '../constant.ts';
import { readArguments, UsageError } from '../options.ts';
import type { Arguments } from '../options.ts';
import { exitCodes, table } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** Names numbers: proved where they are given by a fraction or an expression, conjectured where by their digits. */
export function identifyCommand(words: readonly string[], terminal: Terminal): number {
  const options = readArguments(
    words.map(withTypographicMinus),
    { signs: 'text', terms: 'text', determinant: 'text', numbers: 'text', json: 'flag' },
    { least: 0, most: 10_000, meaning: 'the digits' },
  );
  const inputs = inputsOf(options);
  const determinant = options.number('determinant', defaultDeterminant, 1, 1000);
  const tools: NamingTools = {
    get catalogue() {
      return namingCatalogue();
    },
    determinant,
  };
  if (options.text('terms') !== undefined) {
    const fraction = {
      rule: parseInterlacedTerms(options.text('terms')!),
      signs: parseSigns(options.text('signs') ?? '+'),
    };
    write([{ input: options.text('terms')!, naming: nameFraction(fraction) }], options, terminal);
    return exitCodes.done;
  }
  if (inputs.length === 1) {
    write([{ input: inputs[0]!, naming: nameOf(inputs[0]!, tools) }], options, terminal);
    return exitCodes.done;
  }
  let code: number = exitCodes.done;
  const named = inputs.map((input) => {
    try {
      return { input, naming: nameOf(input, tools) };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      code = exitCodes.wrongInput;
      const reason = error.message.replace(/\.$/, '');
      return { input, naming: { kind: 'unknown', reason } satisfies Naming };
    }
  });
  write(named, options, terminal);
  return code;
}

interface NamedInput {
  readonly input: string;
  readonly naming: Naming;
}

function write(named: readonly NamedInput[], options: Arguments, terminal: Terminal): void {
  if (options.flag('json')) {
    for (const { input, naming } of named)
      terminal.out(`${JSON.stringify({ input, ...namingJson(naming) })}\n`);
    return;
  }
  const [only] = named;
  if (named.length === 1 && only) {
    const { name, sentences } = describeNaming(only.naming);
    terminal.out([...(name === null ? [] : [name]), ...sentences, ''].join('\n'));
    return;
  }
  const rows = named.map(({ input, naming }) => [input, ...namingRow(naming)]);
  terminal.out(`${table([['number', ...namingTitles], ...rows], new Set([2, 3, 4]))}\n`);
}

/** The numbers of the command line, or of a file with one a line. */
function inputsOf(options: Arguments): readonly string[] {
  const [terms, path] = [options.text('terms'), options.text('numbers')];
  const given = [terms, path, options.positionals[0]].filter((one) => one !== undefined);
  if (given.length === 0) throw new UsageError('digits, a constant, --numbers or --terms is missing');
  if (given.length > 1) throw new UsageError('give numbers, --numbers or --terms: one of the three');
  if (path === undefined) return options.positionals;
  const text = path === '-' ? readFileSync(0, 'utf8') : readText('numbers', path);
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const numbers = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (numbers.length === 0) throw new InputError('numbers: there is none; give one a line.');
  return numbers;
}

function nameOf(input: string, tools: NamingTools): Naming {
  if (input.startsWith('@')) return nameConstant(readConstant(input).constant, tools);
  return looksLikeDigits(input) ? nameDigits(readKnownDigits(input), tools) : nameExpression(input, tools);
}

/** A word such as -2.718 is a number and no option. */
function withTypographicMinus(word: string): string {
  return /^-[\d.]/.test(word) ? `\u2212${word.slice(1)}` : word;
}
