import { esmaVersion } from '../../engine/version.ts';
import { command, noWords } from '../command.ts';
import { exitCodes } from '../terminal.ts';

/** Words that ask for the version, as other programs have them. */
export const versionWords: readonly string[] = ['--version', '-v', '-V'];

/** Prints the version. */
export const version = command({
  name: 'version',
  call: '',
  summary: 'the version of this program',
  details: `${versionWords.join(', ')} do the same.`,
  example: 'version',
  options: {},
  positionals: noWords,
  run: (_, terminal) => {
    terminal.out(`esma ${esmaVersion}\n`);
    return exitCodes.done;
  },
});
