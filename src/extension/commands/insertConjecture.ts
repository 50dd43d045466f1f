import { command, onConjecture } from './command.ts';

/** Writes a conjecture into the editor that was active last, at every cursor. */
export const insertConjecture = command({
  name: 'esma.insertConjecture',
  title: 'Insert Conjecture…',
  takes: 'conjecture',
  isStatement: true,
  when: 'esma.hasConjectures',
  key: { key: 'ctrl+k alt+i', mac: 'cmd+k alt+i', when: 'editorTextFocus && esma.hasConjectures' },
  page: 'insert',
  menus: [{ menu: 'webview/context', when: onConjecture, group: '1_insert@1' }],
  run: ({ inserting }, conjecture) => inserting.insert(conjecture),
});
