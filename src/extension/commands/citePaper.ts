import { command } from './command.ts';

/** Cites the ESMA paper where the cursor is, with its entry in the bibliography. */
export const citePaper = command({
  name: 'esma.citePaper',
  title: 'Cite the ESMA Paper',
  takes: 'nothing',
  when: 'editorIsOpen',
  run: ({ citing }) => citing.cite(),
});
