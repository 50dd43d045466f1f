import { command } from './command.ts';

/** Verifies a conjecture from scratch to more digits. */
export const verify = command({
  name: 'esma.verify',
  title: 'Verify Conjecture to More Digits…',
  takes: 'conjecture',
  takesFormulaAtCursor: true,
  when: 'esma.hasConjectures',
  page: 'verify',
  run: ({ conjectures }, conjecture) => conjectures.verify(conjecture),
});
