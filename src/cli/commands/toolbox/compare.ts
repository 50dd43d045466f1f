import { compareFractions } from '../../../core/fractions/toolbox/compare.ts';
import { parseFraction } from '../../../core/fractions/parseFraction.ts';
import { describeComparison } from '../../../formats/text/toolbox.ts';
import { asSigned } from '../../fraction.ts';
import { readArguments } from '../../options.ts';
import { exitCodes } from '../../terminal.ts';
import type { Terminal } from '../../terminal.ts';

/** Equal value? One family? Which converges faster, and by what factor? */
export function compareCommand(words: readonly string[], terminal: Terminal): number {
  const options = readArguments(words, {}, { least: 2, most: 2, meaning: 'a fraction, as "2; 3+2k @ -+",' });
  const [first, second] = options.positionals.map((text) => asSigned(parseFraction(text)));
  const comparison = compareFractions(first!, second!);
  terminal.out(`${describeComparison(comparison).join('\n')}\n`);
  return exitCodes.done;
}
