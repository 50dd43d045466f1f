import { command } from './command.ts';

/** Writes the conjectures of the list, of a search or of a file in a format that is chosen. */
export const exportConjectures = command({
  name: 'esma.exportConjectures',
  title: 'Export Conjectures…',
  takes: 'nothing',
  icon: 'export',
  when: 'esma.hasConjectures',
  menus: [
    { menu: 'view/title', when: 'view == esma.conjectures && esma.hasConjectures', group: '1_file@1' },
    {
      menu: 'view/item/context',
      when: 'view == esma.searches && viewItem =~ /^(search|file)/',
      group: '1_file@2',
    },
  ],
  run: ({ exporting }, _, source) => exporting.export(source),
});
