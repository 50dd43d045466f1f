import { InputError } from '../../../core/errors.ts';
import { asGeneral } from '../../../core/fractions/parseFraction.ts';
import { parseRationalSequence } from '../../../core/fractions/parseTerms.ts';
import { parseSigns } from '../../../core/fractions/signs.ts';
import { contract, mostContracted } from '../../../core/fractions/toolbox/contract.ts';
import { transformEquivalently } from '../../../core/fractions/toolbox/equivalence.ts';
import { extend } from '../../../core/fractions/toolbox/extend.ts';
import { fold } from '../../../core/fractions/toolbox/fold.ts';
import { generalConvergents, quotientOf } from '../../../core/fractions/toolbox/generalFraction.ts';
import type { GeneralFraction } from '../../../core/fractions/toolbox/generalFraction.ts';
import { unfold } from '../../../core/fractions/toolbox/unfold.ts';
import { formatRational, parseRational } from '../../../core/numbers/rational.ts';
import type { Rational } from '../../../core/numbers/rational.ts';
import { formatGeneralFraction } from '../../../formats/text/fraction.ts';
import { keptConvergents } from '../../../formats/text/toolbox.ts';
import { fractionOptionKinds, readFraction, readSignedFraction, writeSigned } from '../../fraction.ts';
import type { Arguments } from '../../options.ts';
import { readArguments, UsageError } from '../../options.ts';
import { exitCodes } from '../../terminal.ts';
import type { Terminal } from '../../terminal.ts';

const one = { least: 0, most: 1, meaning: 'the fraction' };

function readGeneral(options: Arguments): GeneralFraction {
  return asGeneral(readFraction(options, options.positionals[0]));
}

/** a_n → r_n a_n, b_n → r_n r_{n−1} b_n. */
export function equivalenceCommand(words: readonly string[], terminal: Terminal): number {
  const options = readArguments(words, { ...fractionOptionKinds, factors: 'text' }, one);
  const fraction = readGeneral(options);
  const factors = options.text('factors');
  if (factors === undefined) throw new UsageError('--factors, the factors r_1, r_2, …, is missing');
  writeGeneral(transformEquivalently(fraction, parseRationalSequence(factors, 'factors')), terminal);
  terminal.err('Kept: every convergent, and so the value.\n');
  return exitCodes.done;
}

/** Every N-th convergent. */
export function contractCommand(words: readonly string[], terminal: Terminal): number {
  const options = readArguments(
    words,
    { ...fractionOptionKinds, every: 'text', first: 'text', even: 'flag', odd: 'flag' },
    one,
  );
  const fraction = readGeneral(options);
  const part = options.flag('even') || options.flag('odd');
  const place = options.text('every') !== undefined || options.text('first') !== undefined;
  if ((part && place) || (options.flag('even') && options.flag('odd')))
    throw new UsageError('give one of --even, --odd, and --every N with --first O');
  if (!part && options.text('every') === undefined)
    throw new UsageError('--every N, --even or --odd is missing');
  const every = part ? 2 : options.number('every', 2, 1, mostContracted);
  const first = part ? Number(options.flag('odd')) : options.number('first', 0, 0, every - 1);
  writeGeneral(contract(fraction, every, first), terminal);
  terminal.err(`Kept: ${keptConvergents(every, first)}, and so the value.\n`);
  return exitCodes.done;
}

/** A convergent more before every N-th one. */
export function extendCommand(words: readonly string[], terminal: Terminal): number {
  const options = readArguments(words, { ...fractionOptionKinds, every: 'text', difference: 'text' }, one);
  const fraction = readGeneral(options);
  const every = options.number('every', 1, 1, mostContracted);
  const difference = readDifference(options.text('difference') ?? '1');
  const { fraction: extended, place } = extend(fraction, every, difference);
  writeGeneral(extended, terminal);
  const places = [0, 1, 2, 3].map((n) => place(n)).join(', ');
  terminal.err(`Kept: every convergent, and so the value; convergents 0, 1, 2, 3, … are now ${places}, ….\n`);
  return exitCodes.done;
}

function readDifference(text: string): Rational {
  try {
    return parseRational(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError(
      `difference: "${text}" is not allowed; give a number other than 0 such as 1 or -1/2.`,
    );
  }
}

/** One period of a signed fraction as one step of a polynomial one. */
export function foldCommand(words: readonly string[], terminal: Terminal): number {
  const options = readArguments(words, fractionOptionKinds, one);
  const { fraction, every, first } = fold(readSignedFraction(options, options.positionals[0]));
  writeGeneral(fraction, terminal);
  terminal.err(`Kept: ${keptConvergents(every, first)}, and so the value.\n`);
  return exitCodes.done;
}

/** The signed fraction that a polynomial one comes from. */
export function unfoldCommand(words: readonly string[], terminal: Terminal): number {
  const options = readArguments(words, { ...fractionOptionKinds, to: 'text' }, one);
  const to = options.text('to');
  const result = unfold(readGeneral(options), to === undefined ? undefined : parseSigns(to));
  if (!result.found) {
    terminal.err(`Not found: ${result.reason}.\n`);
    return exitCodes.wrongInput;
  }
  writeSigned(result.fraction, terminal);
  const { every, first } = result;
  terminal.err(
    every === 1
      ? 'Kept: every convergent, and so the value.\n'
      : `Kept: every convergent; they are ${keptConvergents(every, first)} of this one.\n`,
  );
  return exitCodes.done;
}

/** Convergents that are shown beside a rule. */
const convergentsShown = 6;

function writeGeneral(fraction: GeneralFraction, terminal: Terminal): void {
  terminal.out(`${formatGeneralFraction(fraction)}\n`);
  const shown = generalConvergents(fraction, convergentsShown).map((convergent) => {
    const value = quotientOf(convergent);
    return value ? formatRational(value) : '∞';
  });
  terminal.out(`convergents ${shown.join(', ')}, …\n`);
}
