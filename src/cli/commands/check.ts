import type { Conjecture } from '../../core/conjecture.ts';
import { checkCertificate } from '../../core/theorems/certificates/checker.ts';
import type { Check } from '../../core/theorems/certificates/checker.ts';
import { claimOf, digitsOnly } from '../../core/theorems/certificates/prove.ts';
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
    const check = checkConjecture(conjecture);
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

/** What the checker says of a record's certificate; null where it has none. */
function checkConjecture(conjecture: Conjecture): Check | null {
  if (!conjecture.proof) return null;
  const claim = claimOf(conjecture);
  return claim ? checkCertificate(claim, conjecture.proof) : { accepted: false, reason: digitsOnly };
}
