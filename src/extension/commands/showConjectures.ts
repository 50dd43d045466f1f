import { command, onConjecture } from './command.ts';

/**
 * Opens the page of the conjectures in an editor tab, with one of them selected where one is named, or where the cursor stands
 * in its formula.
 */
export const showConjectures = command({
  name: 'esma.showConjectures',
  title: 'Show Conjectures',
  takes: 'nothing',
  icon: 'open-preview',
  menus: [
    {
      menu: 'webview/context',
      when: `${onConjecture} && webviewId == 'esma.conjectures'`,
      group: '0_open@1',
    },
    { menu: 'view/title', when: 'view == esma.conjectures', group: 'navigation@1' },
  ],
  page: 'open',
  run: ({ pages, conjectures }, _, argument) =>
    pages.show(conjectures.idOf(argument) ?? conjectures.atCursor()?.id),
});
