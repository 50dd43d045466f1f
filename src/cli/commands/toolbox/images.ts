import type { FractionImage } from '../../../core/fractions/toolbox/image.ts';
import { convertSigns } from '../../../core/fractions/toolbox/convert.ts';
import { moebiusImage } from '../../../core/fractions/toolbox/moebius.ts';
import { negate } from '../../../core/fractions/toolbox/negate.ts';
import { parseMoebius } from '../../../core/fractions/toolbox/parseMoebius.ts';
import { reciprocal } from '../../../core/fractions/toolbox/reciprocal.ts';
import { parseSigns } from '../../../core/fractions/signs.ts';
import type { InterlacedFraction } from '../../../core/fractions/fraction.ts';
import { fractionOptionKinds, readSignedFraction, writeSigned } from '../../fraction.ts';
import { readArguments, UsageError } from '../../options.ts';
import { exitCodes } from '../../terminal.ts';
import type { Terminal } from '../../terminal.ts';

const one = { least: 0, most: 1, meaning: 'the fraction' };

/** The same number under another sign pattern. */
export function convertCommand(words: readonly string[], terminal: Terminal): number {
  const options = readArguments(words, { ...fractionOptionKinds, to: 'text' }, one);
  const fraction = readSignedFraction(options, options.positionals[0]);
  const to = options.text('to');
  if (to === undefined) throw new UsageError('--to=WORD, the sign pattern to convert to, is missing');
  return writeImage(convertSigns(fraction, parseSigns(to)), 'the value, exactly', terminal);
}

/** The image under x ↦ (a x + b)/(c x + d). */
export function moebiusCommand(words: readonly string[], terminal: Terminal): number {
  const options = readArguments(
    words,
    { ...fractionOptionKinds, to: 'text' },
    { least: 1, most: 2, meaning: 'the map, as (2x+1)/(x+3),' },
  );
  const [map, text] = options.positionals as [string, string?];
  const matrix = parseMoebius(map);
  const fraction = readSignedFraction(options, text);
  const to = options.text('to');
  const signs = to === undefined ? fraction.signs : parseSigns(to);
  return writeImage(
    moebiusImage(fraction, matrix, signs),
    `the value, as ${map} of the given one, exactly`,
    terminal,
  );
}

/** −x under the same pattern. */
export function negateCommand(words: readonly string[], terminal: Terminal): number {
  return imageCommand(words, negate, 'the value up to its sign, exactly', terminal);
}

/** 1/x under the same pattern. */
export function reciprocalCommand(words: readonly string[], terminal: Terminal): number {
  return imageCommand(words, reciprocal, 'the value, inverted, exactly', terminal);
}

function imageCommand(
  words: readonly string[],
  tool: (fraction: InterlacedFraction) => FractionImage,
  kept: string,
  terminal: Terminal,
): number {
  const options = readArguments(words, fractionOptionKinds, one);
  return writeImage(tool(readSignedFraction(options, options.positionals[0])), kept, terminal);
}

/** An image and what it keeps; a sentence and exit code 1 where there is none of interlaced polynomials. */
function writeImage(image: FractionImage, kept: string, terminal: Terminal): number {
  if (image.kind !== 'interlaced') {
    const meaning = image.kind === 'unbounded' ? 'No interlaced polynomials: ' : 'Not found: ';
    terminal.err(`${meaning}${image.reason}.\n`);
    return exitCodes.wrongInput;
  }
  writeSigned(image.fraction, terminal);
  terminal.err(`Kept: ${kept}; shown for all terms.\n`);
  return exitCodes.done;
}
