import { InputError } from '../../core/errors.ts';
import { endsOfEnclosure, expand, expandPlainly } from '../../core/fractions/expand.ts';
import { parseSigns } from '../../core/fractions/signs.ts';
import { displaySigns } from '../../formats/plain.ts';
import { readConstant } from '../constant.ts';
import { readArguments } from '../options.ts';
import { exitCodes } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** The first terms of a constant, each of them proved from the enclosure. */
export function expandCommand(words: readonly string[], terminal: Terminal): number {
  const options = readArguments(
    words,
    { signs: 'text', terms: 'text' },
    { least: 1, most: 1, meaning: 'the constant' },
  );
  const constant = readConstant(options.positionals[0]!).constant;
  const signs = parseSigns(options.text('signs') ?? '+');
  const count = options.number('terms', 40, 1, 1_000_000);
  const write = (terms: readonly (number | bigint)[], end: string) => {
    const [first, ...rest] = terms;
    terminal.out(
      `[${first}${rest.length > 0 ? `; ${rest.join(', ')}` : ''}${end}]  signs ${displaySigns(signs)}, repeated\n`,
    );
  };
  if (constant.rationalValue !== null) {
    const { terms, state } = expandPlainly(
      { lo: constant.rationalValue, hi: constant.rationalValue },
      signs,
      count,
    );
    write(terms, state === 'ended' ? '' : ', …');
    if (state === 'ended') terminal.err(`${constant.name} is rational: its fraction ends.\n`);
    return exitCodes.done;
  }
  for (
    let digits = Math.min(Math.max(50, 2 * count), constant.digitsLimit);
    ;
    digits = Math.min(2 * digits, constant.digitsLimit)
  ) {
    const { terms, state } = expand(endsOfEnclosure(constant.enclose(digits)), signs, count);
    if (state === 'complete') {
      write(terms, ', …');
      return exitCodes.done;
    }
    if (digits === constant.digitsLimit) {
      write(terms, ', …');
      throw new InputError(
        `terms: the ${constant.digitsLimit} digits of ${constant.name} decide ${terms.length} of ${count} terms; ask for fewer.`,
      );
    }
  }
}
