import { command, onConjecture } from './command.ts';

/** Copies a conjecture as the settings typeset it. */
export const copyLatex = command({
  name: 'esma.copyLatex',
  title: 'Copy Conjecture as LaTeX',
  takes: 'conjecture',
  isStatement: true,
  takesFormulaAtCursor: true,
  when: 'esma.hasConjectures',
  page: 'copyLatex',
  menus: [{ menu: 'webview/context', when: onConjecture, group: '1_insert@3' }],
  run: ({ copying }, conjecture) => copying.copyLatex(conjecture),
});
