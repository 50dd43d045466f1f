import { command } from './command.ts';

/** The same in a style that is chosen for it. */
export const insertConjectureAs = command({
  name: 'esma.insertConjectureAs',
  title: 'Insert Conjecture As…',
  takes: 'conjecture',
  isStatement: true,
  when: 'esma.hasConjectures',
  run: ({ inserting }, conjecture) => inserting.insertAs(conjecture),
});
