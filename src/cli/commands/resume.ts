import { readCheckpoint } from '../../engine/searching/checkpoint.ts';
import { command } from '../command.ts';
import type { Arguments } from '../options.ts';
import { readSearchRequest, workersOption } from '../searchRequest.ts';
import { grouped } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { runRequest } from './search.ts';

/** Goes on with a search from its checkpoint; ends with the same result as if it had never stopped. */
export const resume = command({
  name: 'resume',
  call: 'FILE',
  summary: 'go on with a search from its checkpoint',
  details: 'It ends with the same result, byte for byte, as a search that was never interrupted.',
  example: 'resume e.checkpoint',
  options: workersOption,
  positionals: { least: 1, most: 1, meaning: 'the checkpoint file' },
  run: goOn,
});

async function goOn(given: Arguments<typeof workersOption>, terminal: Terminal): Promise<number> {
  const path = given.positionals[0]!;
  const content = readCheckpoint(path);
  const { header, done, lost } = content;
  if (lost > 0) {
    terminal.err(
      `${path} ends in ${grouped(lost)} bytes that a crash cut off; what they held is searched again.\n`,
    );
  }
  const request = readSearchRequest(header.command);
  terminal.err(`Going on with esma search ${header.command.join(' ')} after ${grouped(done)} groups.\n`);
  return runRequest({ ...request, workers: given.number('workers') }, terminal, { path, content });
}
