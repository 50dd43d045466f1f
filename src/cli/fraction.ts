import { constantFromDigits } from '../core/constants/constants.ts';
import { InputError } from '../core/errors.ts';
import { isInterlaced, isSigned } from '../core/fractions/fraction.ts';
import { readLibrary, readText } from '../library/file.ts';
import { inputOfDigits, inputOfFraction, readInput } from '../toolbox/input.ts';
import type { Input } from '../toolbox/input.ts';
import { text, UsageError } from './options.ts';
import type { Arguments } from './options.ts';

/** The options that name a fraction instead of a text. */
export const fractionOptions = {
  terms: text('TERMS', 'instead of the text: terms alone, polynomials in k'),
  signs: text('WORD', 'their sign pattern (+)'),
  from: text('FILE', 'instead of the text: a conjecture of a library'),
  id: text('ID', 'which one'),
} as const;

/** How a fraction is written, for the help of every command that reads one; a line each. */
export const fractionNotation: readonly string[] = [
  'TERMS @ NUMERATORS. Terms: polynomials in k, interlaced, a preperiod before a bar. Numerators: a sign',
  'pattern, as in "2; 3+2k @ -+", or polynomials b_1, b_2, …, as in "2k+1 @ k^2+2k+1"; without @ all +.',
  'Or its first terms, as a list, "[2; 3, 2, 5, 2, 7, 2, 9]", or as nested fractions in LaTeX: then the rule',
  'is found from the value on the left side, or guessed',
];

/** How a number is written where a command takes any: a line each. */
export const numberNotation: readonly string[] = [
  ...fractionNotation,
  'Or digits with a point, @FILE with digits, or an expression such as exp(1/2)',
];

/** Whether the options name a fraction, so that no text is to be expected. */
export function namesFraction(options: Arguments<typeof fractionOptions>): boolean {
  return options.text('terms') !== undefined || options.text('from') !== undefined;
}

/**
 * What a tool works on: a text, terms and signs, or a conjecture of a library.
 * @param meaning what is missing where nothing is given
 * @throws InputError, UsageError
 */
export function readToolInput(
  options: Arguments<typeof fractionOptions>,
  written: string | undefined,
  meaning: string,
): Input {
  const [terms, path] = [options.text('terms'), options.text('from')];
  if ([written, terms, path].filter((given) => given !== undefined).length > 1)
    throw new UsageError('give the fraction once: as a text, by --terms or by --from');
  if (path !== undefined) return fromLibrary(path, options.text('id'));
  if (terms !== undefined) return readInput(`${terms} @ ${options.text('signs') ?? '+'}`);
  if (written === undefined) throw new UsageError(`${meaning} is missing`);
  if (!written.startsWith('@')) return readInput(written);
  return inputOfDigits(written, constantFromDigits(written, readText('digits', written.slice(1))));
}

function fromLibrary(path: string, id: string | undefined): Input {
  if (id === undefined) throw new UsageError('--from needs --id, the id of a conjecture in the file');
  const conjecture = readLibrary(path, 'from').conjectures.find((one) => one.id === id);
  if (!conjecture)
    throw new InputError(`id: ${id} is not in ${path}; give the id of one of its conjectures.`);
  const { fraction } = conjecture;
  if (!isSigned(fraction))
    throw new InputError(
      `id: ${id} has other numerators than ±1, which the tools do not take from a library.`,
    );
  if (!isInterlaced(fraction))
    throw new InputError(`id: the terms of ${id} are a recurrence; the tools take interlaced polynomials.`);
  return inputOfFraction(id, fraction);
}
