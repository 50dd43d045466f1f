import { command } from './command.ts';

/** Asks for a constant with k in it, and shows what holds for all k. */
export const findFamily = command({
  name: 'esma.findFamily',
  title: 'Find a Family in k…',
  takes: 'nothing',
  run: ({ numbers }) => numbers.findFamily(),
});
