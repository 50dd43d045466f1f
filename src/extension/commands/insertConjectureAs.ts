import { command, onConjecture } from './command.ts';

/** The same in a style that is chosen for it. */
export const insertConjectureAs = command({
  name: 'esma.insertConjectureAs',
  title: 'Insert Conjecture As…',
  takes: 'conjecture',
  isStatement: true,
  when: 'esma.hasConjectures',
  menus: [{ menu: 'webview/context', when: onConjecture, group: '1_insert@2' }],
  run: ({ inserting }, conjecture) => inserting.insertAs(conjecture),
});
