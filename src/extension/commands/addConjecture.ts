import { command, onConjecture } from './command.ts';

/** Adds a conjecture to a library file. */
export const addConjecture = command({
  name: 'esma.addConjecture',
  title: 'Add Conjecture to Library…',
  takes: 'conjecture',
  takesFormulaAtCursor: true,
  when: 'esma.hasConjectures',
  menus: [{ menu: 'webview/context', when: onConjecture, group: '3_several@1' }],
  run: ({ saving }, conjecture) => saving.addToLibrary([conjecture]),
});
