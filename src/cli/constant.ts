import type { Constant } from '../core/constants/constant.ts';
import { constantFromDigits } from '../core/constants/constants.ts';
import { readNumber } from '../core/constants/reading.ts';
import type { NumberReading } from '../core/constants/reading.ts';
import { readText } from '../library/file.ts';
import type { Terminal } from './terminal.ts';

/** A constant and, where it was given by a file of digits, the text of that file. */
export interface NamedConstant {
  readonly constant: Constant;
  readonly digits: string | null;
}

/**
 * An expression, digits, or @FILE: a file of decimal digits. What was understood is said on err where it is not what was
 * typed; without a terminal nothing is said.
 * @throws InputError
 */
export function readConstant(text: string, terminal?: Pick<Terminal, 'err'>): NamedConstant {
  if (text.startsWith('@')) return readDigitsFile(text);
  const reading = readNumber(text);
  if (terminal) tellReading(reading, terminal);
  return { constant: reading.constant, digits: null };
}

/** The digits that a file holds, @FILE. @throws InputError */
function readDigitsFile(text: string): NamedConstant {
  const digits = readText('constant', text.slice(1));
  return { constant: constantFromDigits(text, digits), digits };
}

/** Says what was understood, and what else could have been meant. */
function tellReading(
  { echo, warnings }: Pick<NumberReading, 'echo' | 'warnings'>,
  terminal: Pick<Terminal, 'err'>,
): void {
  if (echo !== null) terminal.err(`${echo}\n`);
  for (const warning of warnings) terminal.err(`${warning}\n`);
}
