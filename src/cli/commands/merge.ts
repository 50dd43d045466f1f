import { InputError } from '../../core/errors.ts';
import { readCheckpoint } from '../../engine/searching/checkpoint.ts';
import type { CheckpointContent } from '../../engine/searching/checkpoint.ts';
import { dealtSearch } from '../../engine/searching/dealt.ts';
import { joinShards } from '../../engine/searching/joining.ts';
import { shellQuoting } from '../../formats/quoting.ts';
import { command } from '../command.ts';
import type { Arguments } from '../options.ts';
import { SearchOutput } from '../searchOutput.ts';
import { outputOptions, readOutputOptions } from '../searchRequest.ts';
import { exitCodes } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** Joins the checkpoints of all shards of a search into what one run would have given. */
export const merge = command({
  name: 'merge',
  call: 'FILE …',
  summary: 'join the shards of a search',
  details: 'FILE … are the checkpoints of all shards. The result is that of one run, byte for byte.',
  example: 'merge e-1.checkpoint e-2.checkpoint --out e.jsonl',
  options: outputOptions,
  positionals: { least: 1, most: 100_000, meaning: 'the checkpoint files' },
  run: joinCheckpoints,
});

function joinCheckpoints(given: Arguments<typeof outputOptions>, terminal: Terminal): number {
  const shards = given.positionals.map((path) => ({ path, content: readCheckpoint(path) }));
  const { specification, collecting, command } = shards[0]!.content.header;
  const { work, groups } = dealtSearch(specification, shards[0]!.content.header.shard.count);
  checkShards(shards, groups);
  const selection = collecting.all ? 'all' : collecting.membersKept;
  const output = new SearchOutput(
    readOutputOptions(given, selection, shellQuoting.line(['esma', 'search', ...command]), given.positionals),
    terminal,
  );
  try {
    const contents = shards.map(({ content }) => content);
    const { families, totals } = joinShards(contents, work, (conjecture) => output.conjecture(conjecture));
    output.finish(families, totals, false);
  } finally {
    output.close();
  }
  return exitCodes.done;
}

/** @throws InputError where the files are not all the shards of one search, each of them complete. */
function checkShards(
  shards: readonly { readonly path: string; readonly content: CheckpointContent }[],
  groups: Uint32Array,
): void {
  const [first] = shards;
  const { header } = first!.content;
  const job = ({ specification, collecting, shard }: typeof header) =>
    JSON.stringify({ specification, collecting, count: shard.count });
  const seen = new Map<number, string>();
  for (const { path, content } of shards) {
    const { shard } = content.header;
    if (job(content.header) !== job(header)) {
      throw new InputError(
        `FILES: ${path} belongs to another search than ${first!.path}; give the shards of one.`,
      );
    }
    const twin = seen.get(shard.index);
    if (twin !== undefined)
      throw new InputError(`FILES: ${path} is shard ${shard.index + 1} again, as ${twin}; give each once.`);
    seen.set(shard.index, path);
    const expected = groups[shard.index]!;
    if (content.done !== expected) {
      throw new InputError(
        `FILES: ${path} has ${content.done} of ${expected} groups; esma resume ${path} completes it.`,
      );
    }
  }
  for (let index = 0; index < header.shard.count; index++) {
    if (!seen.has(index)) {
      throw new InputError(
        `FILES: shard ${index + 1}/${header.shard.count} is missing; give the checkpoints of all shards.`,
      );
    }
  }
}
