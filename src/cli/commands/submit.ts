import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { InputError } from '../../core/errors.ts';
import { oneLine } from '../../core/oneLine.ts';
import { checkSearchable } from '../../core/esma/searchScope.ts';
import { writeRun } from '../../engine/cluster/folder.ts';
import { readPlainName, readWallTime } from '../../engine/cluster/request.ts';
import { runFiles, tasksOf } from '../../engine/cluster/manifest.ts';
import { schedulers } from '../../engine/cluster/schedulers/schedulers.ts';
import { readLibrary, readText } from '../../library/file.ts';
import { describeUnreadableLines } from '../../library/library.ts';
import { shellQuoting } from '../../formats/quoting.ts';
import { command } from '../command.ts';
import { readConstant } from '../constant.ts';
import { flag, necessaryText, number, text, UsageError } from '../options.ts';
import type { Arguments } from '../options.ts';
import {
  membersOption,
  readSeedFile,
  readSelection,
  readSpecification,
  specificationOptions,
} from '../searchRequest.ts';
import { exitCodes, grouped } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { workerScript } from '../worker.ts';

const submitOptions = {
  shards: number('N', [1, 100_000], Infinity, 'shards of each search, dealt by cost; it must be given'),
  scheduler: necessaryText('NAME', schedulers.map(({ name }) => name).join(', ')),
  folder: text('FOLDER', 'the folder to write, new or empty (esma-run)'),
  'seed-file': text('LIST', 'a file with a constant a line, searched one like the other'),
  atlas: text(
    'FILE',
    'a library: the constants that its conjectures are about, each once, searched one like the other',
  ),
  ...specificationOptions,
  ...membersOption,
  workers: number('N', [1, 512], 1, 'processors of a task'),
  time: text('T', 'wall time of a task: minutes, hours:minutes:seconds, or days-hours'),
  partition: text('NAME', 'partition or queue'),
  account: text('NAME', 'account or project'),
  'nodes-setup': text(
    'FILE',
    'lines of a shell script that prepare a node, as "module load nodejs"; run as they are',
  ),
  image: text('NAME', 'kubernetes: an image with bash and Node (node:20)'),
  claim: text('NAME', 'kubernetes: the claim of the volume that holds the folder (esma)'),
  run: flag('submit it, and print the ids'),
} as const;

/** Writes the folder of a run on a cluster. */
export const submit = command({
  name: 'submit',
  call: '<constant> …',
  summary: 'write the scripts of a search on a cluster, and submit them',
  details:
    'Writes a folder: scripts, the program as one file, a manifest with the specification, the version and checksums, and\n' +
    'a README. Nothing is submitted without --run. What is found is, byte for byte, what one run on one machine finds.',
  example: 'submit e "tan(1)" --height 100 --shards 64 --scheduler slurm --time 4:00:00 --folder atlas',
  options: submitOptions,
  positionals: { least: 0, most: 10_000, meaning: 'the constant' },
  run: writeFolder,
});

function writeFolder(
  given: Arguments<typeof submitOptions>,
  terminal: Terminal,
  words: readonly string[],
): number {
  const shards = given.number('shards');
  if (shards === Infinity) throw new UsageError('--shards N, how many shards each search has, is missing');
  const scheduler = schedulers.find(({ name }) => name === given.text('scheduler'));
  if (!scheduler)
    throw new InputError(
      `scheduler: ${JSON.stringify(given.text('scheduler'))} is not known; give ${schedulers.map(({ name }) => name).join(', ')}.`,
    );
  const name = (field: 'partition' | 'account' | 'image' | 'claim') => {
    const value = given.text(field);
    return value === undefined ? null : readPlainName(field, value);
  };
  const selection = readSelection(given.text('members'));
  const time = given.text('time');
  const setup = given.text('nodes-setup');
  const folder = given.text('folder') ?? 'esma-run';
  const manifest = writeRun(folder, {
    specifications: readConstants(given, terminal),
    collecting: { membersKept: selection === 'all' ? 1 : selection, all: selection === 'all' },
    shards,
    scheduler,
    resources: {
      workers: given.number('workers'),
      minutes: time === undefined ? null : readWallTime(time),
      partition: name('partition'),
      account: name('account'),
      image: name('image') ?? 'node:20',
      claim: name('claim') ?? 'esma',
    },
    setup: setup === undefined ? '' : readText('nodes-setup', setup),
    node: process.execPath,
    program: workerScript,
    command: shellQuoting.line(['esma', 'submit', ...words]),
  });
  terminal.err(
    `${folder} has ${grouped(tasksOf(manifest))} tasks for ${scheduler.title}; read ${join(folder, runFiles.readme)}.\n`,
  );
  if (!given.flag('run')) {
    terminal.err(`Nothing is submitted yet: bash ${join(folder, runFiles.submit)} does it.\n`);
    return exitCodes.done;
  }
  const { status, stdout, stderr, error } = spawnSync('bash', [runFiles.submit], {
    cwd: folder,
    encoding: 'utf8',
  });
  terminal.out(stdout ?? '');
  terminal.err(stderr ?? '');
  if (status === 0) return exitCodes.done;
  const reason = error ? ` (${error.message})` : '';
  terminal.err(
    `${scheduler.title} did not take it${reason}; ${folder} is written, and can be submitted later.\n`,
  );
  return exitCodes.wrongInput;
}

/** The searches that the words and the seed file name. */
function readConstants(given: Arguments<typeof submitOptions>, terminal: Terminal) {
  const read = (word: string) => {
    const named = readConstant(word, terminal);
    const specification = readSpecification(given, named);
    checkSearchable(named.constant, specification);
    return specification;
  };
  const list = given.text('seed-file');
  const atlas = given.text('atlas');
  const specifications = [
    ...given.positionals.map(read),
    ...(list === undefined ? [] : readSeedFile(list, read)),
    ...(atlas === undefined ? [] : constantsOfAtlas(atlas, terminal).map(read)),
  ];
  if (specifications.length === 0) throw new UsageError('the constant is missing');
  return specifications;
}

/**
 * The constants that the conjectures of a library are about, in the order in which it has them. What cannot be read, and constants of
 * which digits alone are known, as the library does not hold these, are named on err and left out.
 * @throws InputError where none is left
 */
function constantsOfAtlas(path: string, terminal: Terminal): string[] {
  const { conjectures, unreadable } = readLibrary(path, 'atlas');
  for (const line of describeUnreadableLines(path, unreadable, 'it is left out')) terminal.err(line);
  const expressions = new Set<string>();
  const digits = new Set<string>();
  for (const { constant } of conjectures)
    (constant.kind === 'digits' ? digits : expressions).add(constant.name);
  for (const name of digits)
    terminal.err(
      `${oneLine(name)} in ${path} is left out: its digits are not there; give @ and their file.\n`,
    );
  if (expressions.size === 0)
    throw new InputError(
      `atlas: ${path} has no conjecture about a constant that can be searched; give a library with some.`,
    );
  return [...expressions];
}
