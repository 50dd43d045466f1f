import { parseInterlacedTerms } from '../../core/fractions/parseTerms.ts';
import { parseSigns } from '../../core/fractions/signs.ts';
import { defaultDeterminant } from '../../core/theorems/naming/identifyDigits.ts';
import { nameDigits, nameExpression, nameFraction } from '../../core/theorems/naming/nameNumber.ts';
import { describeNaming } from '../../formats/text/naming.ts';
import { readConstant } from '../constant.ts';
import { readArguments, UsageError } from '../options.ts';
import { exitCodes } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** Names a number: proved where it is given by a fraction or an expression, conjectured where by its digits. */
export function identifyCommand(words: readonly string[], terminal: Terminal): number {
  const options = readArguments(
    words,
    { signs: 'text', terms: 'text', determinant: 'text' },
    { least: 0, most: 1, meaning: 'the digits' },
  );
  const terms = options.text('terms');
  const name = options.positionals[0];
  if (terms === undefined && name === undefined)
    throw new UsageError('digits, a constant or --terms is missing');
  if (terms !== undefined && name !== undefined) throw new UsageError('give a number or --terms, not both');
  const determinant = options.number('determinant', defaultDeterminant, 1, 1000);
  const { name: found, sentences } = describeNaming(
    name === undefined
      ? nameFraction({
          rule: parseInterlacedTerms(terms!),
          signs: parseSigns(options.text('signs') ?? '+'),
        })
      : isDigits(name)
        ? nameDigits(readConstant(name.replace(/(…|\.\.\.)$/, '')).constant, determinant)
        : nameExpression(name, determinant),
  );
  terminal.out([...(found === null ? [] : [found]), ...sentences, ''].join('\n'));
  return exitCodes.done;
}

/** Digits with a point, or a file of them. */
function isDigits(name: string): boolean {
  return name.startsWith('@') || /^[+-]?\d*\.\d+(…|\.\.\.)?$/.test(name);
}
