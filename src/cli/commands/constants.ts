import { catalogue } from '../../core/constants/catalogue.ts';
import { constantFromText } from '../../core/constants/constants.ts';
import { readArguments } from '../options.ts';
import { exitCodes, table } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** The catalogue as a table. */
export function constantsCommand(words: readonly string[], terminal: Terminal): number {
  readArguments(words, {}, { least: 0, most: 0, meaning: '' });
  const rows = catalogue.map(({ name, title, note }) => {
    const { rigor, reach } = constantFromText(name);
    return [name, title, rigor, reach, note];
  });
  terminal.out(`${table([['constant', '', 'digits', 'ESMA', ''], ...rows], new Set())}\n`);
  return exitCodes.done;
}
