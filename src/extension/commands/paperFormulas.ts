import { command } from './command.ts';

/** Lists the formulas of the paper at hand. */
export const paperFormulas = command({
  name: 'esma.paperFormulas',
  title: 'Formulas of This Paper…',
  takes: 'nothing',
  when: 'editorIsOpen',
  run: ({ paperFormulas }) => paperFormulas.show(),
});
