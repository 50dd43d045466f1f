import { checkOf } from '../../core/theorems/certificates/proofOf.ts';
import { formatConjecture } from '../../formats/text/plain.ts';
import { readLibrary } from '../../library/file.ts';
import { describeUnreadableLines } from '../../library/library.ts';
import { command } from '../command.ts';
import { exitCodes, grouped } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** Every certificate of a library file through the independent checker, from scratch. */
export const check = command({
  name: 'check',
  call: 'FILE',
  summary: 'put the certificates of a library file through the independent checker',
  details: 'Every certificate is checked from scratch. The exit code is 1 where one is refused.',
  example: 'check e.jsonl',
  options: {},
  positionals: { least: 1, most: 1, meaning: 'the library file' },
  run: ({ positionals: [path] }, terminal) => checkLibrary(path!, terminal),
});

function checkLibrary(path: string, terminal: Terminal): number {
  const { conjectures, unreadable } = readLibrary(path);
  let accepted = 0;
  let refused = 0;
  let bare = 0;
  for (const conjecture of conjectures) {
    const check = checkOf(conjecture);
    if (check === null) bare++;
    else if (check.ok) accepted++;
    else {
      refused++;
      terminal.out(`${conjecture.id}  ${formatConjecture(conjecture)}: ${check.reason}.\n`);
    }
  }
  for (const line of describeUnreadableLines(path, unreadable, 'left as it is')) terminal.err(line);
  terminal.out(
    `${grouped(accepted)} of ${grouped(accepted + refused)} certificates accepted` +
      `${refused > 0 ? `, ${grouped(refused)} refused` : ''}` +
      `${bare > 0 ? `, ${grouped(bare)} conjectures without one` : ''}` +
      `${unreadable.length > 0 ? `, ${grouped(unreadable.length)} unreadable ${unreadable.length === 1 ? 'line' : 'lines'}` : ''}.\n`,
  );
  return refused > 0 || unreadable.length > 0 ? exitCodes.wrongInput : exitCodes.done;
}
