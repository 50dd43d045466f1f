import { checkOf } from '../../core/theorems/certificates/proofOf.ts';
import { formatConjecture } from '../../formats/text/plain.ts';
import { readLibrary } from '../../library/file.ts';
import { describeCorruptLine } from '../../library/library.ts';
import { readArguments } from '../options.ts';
import { exitCodes, grouped } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** Every certificate of a library file through the independent checker, from scratch. */
export function checkCommand(words: readonly string[], terminal: Terminal): number {
  const { positionals } = readArguments(words, {}, { least: 1, most: 1, meaning: 'the library file' });
  const path = positionals[0]!;
  const { conjectures, corrupt } = readLibrary(path);
  let accepted = 0;
  let refused = 0;
  let bare = 0;
  for (const conjecture of conjectures) {
    const check = checkOf(conjecture);
    if (check === null) bare++;
    else if (check.accepted) accepted++;
    else {
      refused++;
      terminal.out(`${conjecture.id}  ${formatConjecture(conjecture)}: ${check.reason}.\n`);
    }
  }
  for (const line of corrupt) terminal.err(`${path}, ${describeCorruptLine(line)}; left as it is.\n`);
  terminal.out(
    `${grouped(accepted)} of ${grouped(accepted + refused)} certificates accepted` +
      `${refused > 0 ? `, ${grouped(refused)} refused` : ''}` +
      `${bare > 0 ? `, ${grouped(bare)} conjectures without one` : ''}` +
      `${corrupt.length > 0 ? `, ${grouped(corrupt.length)} corrupt lines` : ''}.\n`,
  );
  return refused > 0 || corrupt.length > 0 ? exitCodes.wrongInput : exitCodes.done;
}
