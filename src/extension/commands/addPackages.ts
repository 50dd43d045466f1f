import { command } from './command.ts';

/** Adds what the preamble lacks; an offer of it says nothing where nothing is lacking. */
export const addPackages = command({
  name: 'esma.addPackages',
  title: 'Add the Packages of Formulas to the Preamble',
  takes: 'nothing',
  when: 'editorLangId =~ /^(latex|tex)$/',
  run: ({ inserting }, _, isOffer) => inserting.addPackages(isOffer === true),
});
