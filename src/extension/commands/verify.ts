import { command, onConjecture } from './command.ts';

/** Verifies a conjecture from scratch to more digits. */
export const verify = command({
  name: 'esma.verify',
  title: 'Verify Conjecture to More Digits…',
  takes: 'conjecture',
  takesFormulaAtCursor: true,
  when: 'esma.hasConjectures',
  page: 'verify',
  menus: [{ menu: 'webview/context', when: onConjecture, group: '2_prove@1' }],
  run: ({ conjectures }, conjecture) => conjectures.verify(conjecture),
});
