import { command, onConjecture } from './command.ts';

/** Copies a conjecture in a format that is chosen. */
export const copyAs = command({
  name: 'esma.copyAs',
  title: 'Copy Conjecture As…',
  takes: 'conjecture',
  isStatement: true,
  takesFormulaAtCursor: true,
  when: 'esma.hasConjectures',
  page: 'copyAs',
  menus: [{ menu: 'webview/context', when: onConjecture, group: '1_insert@4' }],
  run: ({ copying }, conjecture) => copying.copyAs(conjecture),
});
