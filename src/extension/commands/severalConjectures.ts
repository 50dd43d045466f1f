import { command, onConjecture } from './command.ts';

/** Compares, draws, proves or saves several conjectures at once. */
export const severalConjectures = command({
  name: 'esma.severalConjectures',
  title: 'Compare, Draw or Prove Several Conjectures…',
  takes: 'nothing',
  icon: 'checklist',
  when: 'esma.hasConjectures',
  menus: [
    { menu: 'webview/context', when: onConjecture, group: '3_several@2' },
    { menu: 'view/title', when: 'view == esma.conjectures && esma.hasConjectures', group: '1_file@2' },
    {
      menu: 'view/item/context',
      when: 'view == esma.searches && esma.hasConjectures && viewItem =~ /^(search|file)/',
      group: '3_several@1',
    },
  ],
  run: ({ comparing, pages }, _, argument, items) => comparing.choose(argument, pages.selection, items),
});
