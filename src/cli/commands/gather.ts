import { join } from 'node:path';
import { gatherSearch, libraryOf, verifyRun } from '../../engine/cluster/gathering.ts';
import { runFiles } from '../../engine/cluster/manifest.ts';
import { shellQuoting } from '../../formats/quoting.ts';
import { command } from '../command.ts';
import { text } from '../options.ts';
import { SearchOutput } from '../searchOutput.ts';
import { outputOptions, readOutputOptions } from '../searchRequest.ts';
import { exitCodes } from '../terminal.ts';

/** Joins the shards of a run on a cluster into a library. */
export const gather = command({
  name: 'gather',
  call: 'FOLDER',
  summary: 'join the shards of a search on a cluster',
  details:
    'Looks at checksums and version, joins the shards of each search, and adds the conjectures to a library: byte for byte\n' +
    'what one run on one machine writes, one search after the other.',
  example: 'gather esma-run',
  options: {
    ...outputOptions,
    out: text('FILE', `the library (${runFiles.library} in the folder)`),
  },
  positionals: { least: 1, most: 1, meaning: 'the folder of the run' },
  run: (given, terminal) => {
    const folder = given.positionals[0]!;
    const manifest = verifyRun(folder);
    const { collecting, specifications } = manifest;
    const selection = collecting.all ? 'all' : collecting.membersKept;
    const options = {
      ...readOutputOptions(given, selection, shellQuoting.line(['esma', 'gather', folder]), [
        join(folder, runFiles.manifest),
      ]),
      library: given.text('out') ?? libraryOf(folder),
    };
    for (const search of specifications.keys()) {
      const output = new SearchOutput(options, terminal);
      try {
        const { families, totals } = gatherSearch(folder, manifest, search, (conjecture) =>
          output.conjecture(conjecture),
        );
        output.finish(families, totals, false);
      } finally {
        output.close();
      }
    }
    return exitCodes.done;
  },
});
