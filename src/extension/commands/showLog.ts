import { command } from './command.ts';

/** Shows what the extension has written down of faults. */
export const showLog = command({
  name: 'esma.showLog',
  title: 'Show Log',
  takes: 'nothing',
  run: ({ log }) => log.show(),
});
