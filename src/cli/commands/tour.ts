import { command, noWords } from '../command.ts';
import { exitCodes } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { search } from './search.ts';

/** A first search with a result to check by hand, and where to go from there. */
export const tour = command({
  name: 'tour',
  call: '',
  summary: 'a first search, for e, one of its results checked by hand, and where to go from there',
  example: 'tour',
  options: {},
  positionals: noWords,
  run: (_, terminal) => showTour(terminal),
});

async function showTour(terminal: Terminal): Promise<number> {
  terminal.out(`ESMA searches e: values P(e)/Q(e) with coefficients up to 2, signs up to period 4. The simplest families:

`);
  const code = await search.run(['e', '--limit', '12', '--terms', '7'], terminal);
  if (code !== exitCodes.done) return code;
  terminal.out(`
Each row stands for a family of conjectures with one tail; "members" counts them, "standing" says what is proved.
Read the second row, e with the signs −+ and the rule 3 | 2k + 3; 2 (what stands before the bar comes once), as

    e = 3 − 1/(3 + 1/(2 − 1/(5 + 1/(2 − 1/(7 + …)))))

and check it by hand: 3 − 1/3 = 2.667, 3 − 1/(3 + 1/2) = 2.714, 3 − 1/(3 + 1/(2 − 1/5)) = 2.71875; e = 2.71828….

Where to go from here:

    node dist/cli.js search "tan(1)" --period 3            another constant
    node dist/cli.js search e --members all --json         every conjecture, as JSON
    node dist/cli.js search e --latex > e.tex              as a LaTeX article
    node dist/cli.js search e --out e.jsonl                into a library file …
    node dist/cli.js verify e.jsonl --digits 10000         … and every one verified again
    node dist/cli.js prove e.jsonl --latex > proofs.tex    its proofs, for a referee
    node dist/cli.js statements "exp(1/k)"                 one statement for all k
    node dist/cli.js constants                             what ESMA can reach
    node dist/cli.js search --help                         all options
`);
  return exitCodes.done;
}
