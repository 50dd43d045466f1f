import { command } from './command.ts';

/** Writes the formula at the cursor, or at a place that a lens names, in another style. */
export const restyle = command({
  name: 'esma.restyle',
  title: 'Restyle Formula…',
  takes: 'nothing',
  when: 'esma.hasConjectures && editorIsOpen',
  run: ({ restyling }, _, uri, offset) => restyling.restyle(uri, offset),
});
