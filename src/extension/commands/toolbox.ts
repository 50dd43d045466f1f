import { command } from './command.ts';

/** Asks for a tool and a fraction, and shows what comes out. */
export const toolbox = command({
  name: 'esma.toolbox',
  title: 'Continued Fraction Toolbox…',
  takes: 'nothing',
  menus: [{ menu: 'editor/context', when: 'editorHasSelection', group: 'z_esma@2' }],
  run: ({ toolbox }) => toolbox.open(),
});
