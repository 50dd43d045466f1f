import { command } from './command.ts';

/** Forgets how formulas are written in environments that the reader of documents does not know. */
export const forgetAnswers = command({
  name: 'esma.forgetAnswers',
  title: 'Forget How Formulas Are Written in Unknown Environments',
  takes: 'nothing',
  run: ({ inserting }) => inserting.forgetAnswers(),
});
