import { command } from './command.ts';

/** Looks for a proof of a conjecture. */
export const prove = command({
  name: 'esma.prove',
  title: 'Prove Conjecture…',
  takes: 'conjecture',
  takesFormulaAtCursor: true,
  when: 'esma.hasConjectures',
  page: 'prove',
  run: ({ proofs }, conjecture) => proofs.prove(conjecture),
});
