import { command } from './command.ts';
import type { Parts } from './command.ts';

const show = ({ log }: Pick<Parts, 'log'>) => log.show();

/** Shows what the extension has written down of faults. */
export const showLog = command({
  name: 'esma.showLog',
  title: 'Show Log',
  takes: 'nothing',
  run: show,
  runAlone: show,
});
