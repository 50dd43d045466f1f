import { readCheckpoint } from '../../engine/searching/checkpoint.ts';
import { readArguments } from '../options.ts';
import { readSearchRequest, readWorkers } from '../searchRequest.ts';
import { grouped } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { runRequest } from './search.ts';

/** Goes on with a search from its checkpoint; ends with the same result as if it had never stopped. */
export async function resumeCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const options = readArguments(
    words,
    { workers: 'text' },
    { least: 1, most: 1, meaning: 'the checkpoint file' },
  );
  const path = options.positionals[0]!;
  const content = readCheckpoint(path);
  const { header, done, lost } = content;
  if (lost > 0) {
    terminal.err(
      `${path} ends in ${grouped(lost)} bytes that a crash cut off; what they held is searched again.\n`,
    );
  }
  const request = readSearchRequest(header.command);
  terminal.err(`Going on with esma search ${header.command.join(' ')} after ${grouped(done)} groups.\n`);
  return runRequest({ ...request, workers: readWorkers(options) }, terminal, { path, content });
}
