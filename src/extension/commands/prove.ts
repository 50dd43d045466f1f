import { command, onConjecture } from './command.ts';

/** Looks for a proof of a conjecture. */
export const prove = command({
  name: 'esma.prove',
  title: 'Prove Conjecture…',
  takes: 'conjecture',
  takesFormulaAtCursor: true,
  when: 'esma.hasConjectures',
  page: 'prove',
  menus: [{ menu: 'webview/context', when: onConjecture, group: '2_prove@2' }],
  run: ({ proofs }, conjecture) => proofs.prove(conjecture),
});
