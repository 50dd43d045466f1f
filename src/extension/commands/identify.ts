import { command } from './command.ts';

/** Names a number or a fraction: the one that is given, selected, or typed. */
export const identify = command({
  name: 'esma.identify',
  title: 'Identify Number or Fraction…',
  takes: 'nothing',
  menus: [{ menu: 'editor/context', when: 'editorHasSelection', group: 'z_esma@3' }],
  run: ({ numbers }, _, text, offset) =>
    numbers.identify(
      typeof text === 'string' ? text : undefined,
      typeof offset === 'number' ? offset : undefined,
    ),
});
