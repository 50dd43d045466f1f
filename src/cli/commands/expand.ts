import { apparentRational, apparentSentence, comparedDigits } from '../../core/constants/apparentRational.ts';
import { InputError } from '../../core/errors.ts';
import { endsOfEnclosure, expand as expandEnclosed, expandPlainly } from '../../core/fractions/expand.ts';
import { parseSigns } from '../../core/fractions/signs.ts';
import { displaySigns } from '../../formats/text/plain.ts';
import { readConstant } from '../constant.ts';
import { bounded } from '../bounded.ts';
import { command } from '../command.ts';
import { number, text, unbounded } from '../options.ts';
import type { Arguments } from '../options.ts';
import { exitCodes } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** Digits after which a number that decides no further term is taken for one that may be rational; more for more terms. */
const mostDigits = 20_000;

const options = {
  signs: text('WORD', 'the sign pattern (+)'),
  terms: number('N', [1, 1_000_000], 40, 'how many terms'),
  unbounded,
} as const;

/** The first terms of a constant, each of them proved from the enclosure. */
export const expand = command({
  name: 'expand',
  call: '<constant>',
  summary: 'the terms of its continued fraction',
  details: 'Every term is proved from an enclosure of the constant.',
  example: 'expand "\\frac{e+1}{e-1}" --terms 10',
  options,
  positionals: { least: 1, most: 1, meaning: 'the constant' },
  run: (given, terminal) => bounded(given, 'terms', () => writeTerms(given, terminal)),
});

function writeTerms(given: Arguments<typeof options>, terminal: Terminal): number {
  const constant = readConstant(given.positionals[0]!, terminal).constant;
  const signs = parseSigns(given.text('signs') ?? '+');
  const count = given.number('terms');
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
  const most = Math.min(constant.digitsLimit, Math.max(mostDigits, 20 * count));
  for (let digits = Math.min(Math.max(50, 2 * count), most); ; digits = Math.min(2 * digits, most)) {
    const { terms, state } = expandEnclosed(endsOfEnclosure(constant.enclose(digits)), signs, count);
    if (state === 'complete') {
      write(terms, ', …');
      return exitCodes.done;
    }
    const apparent = digits >= comparedDigits || digits === most ? apparentRational(constant, digits) : null;
    if (apparent)
      throw new InputError(
        `terms: ${apparentSentence(constant.name, apparent)}, so that no term is certain from where its fraction would end.`,
      );
    if (digits === most) {
      if (terms.length > 0) write(terms, ', …');
      throw new InputError(
        most === constant.digitsLimit
          ? `terms: the ${most} digits of ${constant.name} decide ${terms.length} of ${count} terms; ask for fewer.`
          : `terms: ${most} digits of ${constant.name} decide ${terms.length} of ${count} terms; so the number, or one of its complete quotients, is rational as far as they show.`,
      );
    }
  }
}
