import { InputError } from '../../core/errors.ts';
import { apparentRational, apparentSentence, comparedDigits } from '../../core/constants/apparentRational.ts';
import { constantFromExpression } from '../../core/constants/constants.ts';
import { readNumeral } from '../../core/constants/numeral.ts';
import { inadmissibility } from '../../core/fractions/admissible.ts';
import { evaluateFraction } from '../../core/fractions/evaluate.ts';
import { parseInterlacedTerms } from '../../core/fractions/parseTerms.ts';
import { parseSigns } from '../../core/fractions/signs.ts';
import { decimalExpansion, decimalOfRational } from '../../core/numbers/decimal.ts';
import type { Enclosure } from '../../core/numbers/enclosure.ts';
import { formatRational, negate } from '../../core/numbers/rational.ts';
import type { Rational } from '../../core/numbers/rational.ts';
import { readConstant } from '../constant.ts';
import { bounded } from '../bounded.ts';
import { command } from '../command.ts';
import { number, text, unbounded, UsageError } from '../options.ts';
import type { Arguments } from '../options.ts';
import { exitCodes } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

const optionsOfEvaluate = {
  digits: number('N', [1, 1_000_000], 1000, 'digits after the point'),
  terms: text(
    'TERMS',
    'instead of the constant: a fraction by its terms, polynomials in k, interlaced; a',
    'preperiod stands before a bar: "2 | 1; 2+2k; 1"',
  ),
  signs: text('WORD', 'its sign pattern (+)'),
  unbounded,
} as const;

/** The value of a constant, or of a fraction given by its terms. */
export const evaluate = command({
  name: 'evaluate',
  call: '<constant>',
  summary: 'its value, and whether it is proved',
  example: 'evaluate --signs=-+ --terms "2; 3+2k" --digits 50',
  options: optionsOfEvaluate,
  positionals: { least: 0, most: 1, meaning: 'the constant' },
  run: (options, terminal) => bounded(options, 'digits', () => writeValue(options, terminal)),
});

function writeValue(options: Arguments<typeof optionsOfEvaluate>, terminal: Terminal): number {
  const digits = options.number('digits');
  const terms = options.text('terms');
  const name = options.positionals[0];
  if (terms === undefined && name === undefined) throw new UsageError('a constant, or --terms, is missing');
  if (terms !== undefined && name !== undefined) throw new UsageError('give a constant or --terms, not both');
  if (name !== undefined) {
    const { constant } = readConstant(name, terminal);
    // A decimal that is typed without dots is asked for as the number that it is.
    const exact = exactDecimal(name) ?? constant.rationalValue;
    // A numerical constant shows what it has, less the last digits, which its interval leaves open.
    const places = exact ? digits : Math.max(0, Math.min(digits, constant.digitsLimit - 1));
    const enclose = (wanted: number) => constant.enclose(Math.min(wanted, constant.digitsLimit));
    const apparent = exact ? null : apparentRational(constant, Math.max(digits, comparedDigits));
    const shown = exact
      ? { text: decimalOfRational(exact, digits), places: digits }
      : decimal(enclose, places, constant.digitsLimit);
    if (!shown)
      throw new InputError(
        apparent
          ? `digits: ${apparentSentence(constant.name, apparent)}, so that none of its digits is certain.`
          : `digits: an enclosure of ${constant.name} to ${places + mostGuardDigits} digits decides none of them.`,
      );
    terminal.out(`${shown.text}\n`);
    if (exact) terminal.err(`Rational: ${formatRational(exact)}.\n`);
    if (apparent) terminal.err(`${apparentSentence(constant.name, apparent)}.\n`);
    const rigor = exact ? 'proved' : constant.rigor;
    terminal.err(`${shown.places} digits after the point, cut, not rounded; ${rigor}.\n`);
    if (shown.places < digits) {
      throw new InputError(
        `digits: ${constant.name} is known to ${shown.places} digits after the point, not to ${digits}.`,
      );
    }
    return exitCodes.done;
  }
  const fraction = { rule: parseInterlacedTerms(terms!), signs: parseSigns(options.text('signs') ?? '+') };
  const fault = inadmissibility(fraction);
  if (fault) throw new InputError(`terms: the fraction is not admissible: ${fault}.`);
  const shown = decimal((wanted) => evaluateFraction(fraction, wanted), digits, Infinity);
  if (!shown) throw new InputError('digits: no digit of the value of the fraction is certain.');
  terminal.out(`${shown.text}\n`);
  terminal.err(`${shown.places} digits after the point, cut, not rounded; proved.\n`);
  return exitCodes.done;
}

/** The number that a plain decimal is, such as 0.5 or 1.5e-3; null for all other texts. */
function exactDecimal(text: string): Rational | null {
  const match = /^\s*([+-]?)((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,4})?)\s*$/.exec(text);
  if (!match) return null;
  const [, sign, size] = match as unknown as [string, string, string];
  const value = constantFromExpression(readNumeral(size)).rationalValue;
  return value && sign === '-' ? negate(value) : value;
}

/** Digits beyond the wanted ones that are tried before an undecided last digit is dropped. */
const mostGuardDigits = 4096;

/** The digits that an enclosure decides: the wanted places, or fewer where the limit leaves them open; null for none. */
function decimal(
  enclose: (digits: number) => Enclosure,
  places: number,
  limit: number,
): { readonly text: string; readonly places: number } | null {
  for (let guard = 4; guard <= mostGuardDigits; guard *= 4) {
    const wanted = Math.min(places + guard, limit);
    const text = decimalExpansion(enclose(wanted), places);
    if (text !== null) return { text, places };
    if (wanted === limit) break;
  }
  const best = enclose(Math.min(places + mostGuardDigits, limit));
  for (let fewer = places - 1; fewer >= 0; fewer--) {
    const text = decimalExpansion(best, fewer);
    if (text !== null) return { text, places: fewer };
  }
  return null;
}
