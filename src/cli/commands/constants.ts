import { catalogue } from '../../core/constants/catalogue.ts';
import { constantFromText } from '../../core/constants/constants.ts';
import { command, noWords } from '../command.ts';
import { exitCodes, table } from '../terminal.ts';

/** The catalogue as a table. */
export const constants = command({
  name: 'constants',
  call: '',
  summary: 'the catalogue: what is proved, and what ESMA can reach',
  example: 'constants',
  options: {},
  positionals: noWords,
  run(_, terminal) {
    const rows = catalogue.map(({ name, title, note }) => {
      const { rigor, reach } = constantFromText(name);
      return [name, title, rigor, reach, note];
    });
    terminal.out(`${table([['constant', '', 'digits', 'ESMA', ''], ...rows], new Set())}\n`);
    return exitCodes.done;
  },
});
