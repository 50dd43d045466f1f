import type { Terminal } from '../../terminal.ts';
import { compareCommand } from './compare.ts';
import { convergentsCommand } from './convergents.ts';
import { contractCommand, equivalenceCommand, extendCommand, foldCommand, unfoldCommand } from './general.ts';
import { convertCommand, moebiusCommand, negateCommand, reciprocalCommand } from './images.ts';

/** The tools for continued fractions, by name. */
export const toolboxCommands: Readonly<
  Record<string, (words: readonly string[], terminal: Terminal) => number>
> = {
  convert: convertCommand,
  moebius: moebiusCommand,
  negate: negateCommand,
  reciprocal: reciprocalCommand,
  equivalence: equivalenceCommand,
  contract: contractCommand,
  extend: extendCommand,
  fold: foldCommand,
  unfold: unfoldCommand,
  convergents: convergentsCommand,
  compare: compareCommand,
};
