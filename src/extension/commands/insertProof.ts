import { command, onConjecture } from './command.ts';

/** Writes theorem and proof of a conjecture into the paper. */
export const insertProof = command({
  name: 'esma.insertProof',
  title: 'Insert Proof…',
  takes: 'conjecture',
  takesFormulaAtCursor: true,
  when: 'esma.hasConjectures',
  page: 'insertProof',
  menus: [{ menu: 'webview/context', when: onConjecture, group: '2_prove@3' }],
  run: ({ proofs }, conjecture) => proofs.insert(conjecture),
});
