import { command } from './command.ts';

/** Copies a conjecture as the settings typeset it. */
export const copyLatex = command({
  name: 'esma.copyLatex',
  title: 'Copy Conjecture as LaTeX',
  takes: 'conjecture',
  isStatement: true,
  takesFormulaAtCursor: true,
  when: 'esma.hasConjectures',
  page: 'copyLatex',
  run: ({ copying }, conjecture) => copying.copyLatex(conjecture),
});
