import { readCheckpoint } from '../../engine/searching/checkpoint.ts';
import { shellQuoting } from '../../formats/quoting.ts';
import { command } from '../command.ts';
import type { Arguments } from '../options.ts';
import { text } from '../options.ts';
import { requestOfCheckpoint, workersOption } from '../searchRequest.ts';
import { grouped } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { runRequest, warnOfLoss } from './search.ts';

const resumeOptions = {
  ...workersOption,
  out: text('FILE', 'add the conjectures to a library file (JSON Lines)'),
} as const;

/** Goes on with a search from its checkpoint; ends with the same result as if it had never stopped. */
export const resume = command({
  name: 'resume',
  call: 'FILE',
  summary: 'go on with a search from its checkpoint',
  details:
    'It ends with the same result, byte for byte, as a search that was never interrupted. Of the command that began it the\n' +
    'form of the output is kept; conjectures are added to a library only where --out says so now.',
  example: 'resume e.checkpoint --out e.jsonl',
  options: resumeOptions,
  positionals: { least: 1, most: 1, meaning: 'the checkpoint file' },
  run: goOn,
});

async function goOn(given: Arguments<typeof resumeOptions>, terminal: Terminal): Promise<number> {
  const path = given.positionals[0]!;
  const content = readCheckpoint(path);
  const { header, done } = content;
  warnOfLoss(path, content, terminal);
  const out = given.text('out') ?? null;
  const request = requestOfCheckpoint(header, out, path);
  if (out === null && header.command.some((word) => /^--out(=|$)/.test(word)))
    terminal.err('The search was begun with --out; say it again to add the conjectures to a library.\n');
  terminal.err(
    `Going on with ${shellQuoting.line(['esma', 'search', ...header.command])} after ${grouped(done)} groups.\n`,
  );
  return runRequest({ ...request, workers: given.number('workers') }, terminal, { path, content });
}
