import { formatExpression } from '../../core/constants/formatExpression.ts';
import { checkOf } from '../../core/theorems/certificates/proofOf.ts';
import { describePatterns, formatConjecture } from '../../formats/text/plain.ts';
import { checkCompleteList, leastTails } from '../../core/theorems/completeness/checker.ts';
import { isCompleteList, readCompleteList } from '../../library/completeList.ts';
import { libraryIn, readText } from '../../library/file.ts';
import { countUnreadable, describeUnreadableLines } from '../../library/library.ts';
import { command } from '../command.ts';
import { exitCodes, grouped, ProgressLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** Every certificate of a library file, or that of a complete list, through the independent checkers, from scratch. */
export const check = command({
  name: 'check',
  call: 'FILE',
  summary: 'put the certificates of a file through the independent checkers',
  details:
    'FILE is a library, or a complete list (esma complete … --json). Every certificate is checked from scratch.\nThe exit code is 1 where one is refused.',
  example: 'check e.jsonl',
  options: {},
  positionals: { least: 1, most: 1, meaning: 'the file' },
  run: ({ positionals: [path] }, terminal) => {
    const text = readText('FILE', path!);
    return isCompleteList(text) ? checkList(text, terminal) : checkLibrary(path!, text, terminal);
  },
});

/** Tails that are looked at in a second or two. */
const fewTails = 1_000_000;

function checkList(text: string, terminal: Terminal): number {
  const line = new ProgressLine(terminal);
  const list = readCompleteList(text);
  const tails = leastTails(list);
  if (tails > fewTails)
    terminal.err(
      `${grouped(tails)} tails of orbits or more are to be looked at, about a million in a second; Ctrl-C ends it.\n`,
    );
  const check = checkCompleteList(list, (share) => line.show(share, 1, 'of the orbits'));
  line.clear();
  const { families, order, patterns, determinants } = list;
  terminal.out(
    check.ok
      ? `Accepted: ${families.length === 1 ? 'this family, and no other, has' : `these ${grouped(families.length)} families, and no others, have`} members of order ≤ ${order} under ${describePatterns(patterns)} among the values (aα + b)/(cα + d) of α = ${formatExpression(list.constant)}, whatever the height; ${grouped(check.tails)} tails of ${grouped(check.orbits)} orbits of ${grouped(determinants.length)} determinants were looked at.\n`
      : `Refused: ${check.reason}.\n`,
  );
  return check.ok ? exitCodes.done : exitCodes.wrongInput;
}

function checkLibrary(path: string, text: string, terminal: Terminal): number {
  const { conjectures, unreadable } = libraryIn(path, text);
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
  const untrue = unreadable.filter(({ isFalse }) => isFalse).length;
  terminal.out(
    `${grouped(accepted)} of ${grouped(accepted + refused)} certificates accepted` +
      `${refused > 0 ? `, ${grouped(refused)} refused` : ''}` +
      `${bare > 0 ? `, ${grouped(bare)} ${bare === 1 ? 'conjecture' : 'conjectures'} without one` : ''}` +
      `${untrue > 0 ? `, ${grouped(untrue)} ${untrue === 1 ? 'record' : 'records'} refused` : ''}${countUnreadable(unreadable)}.\n`,
  );
  return refused > 0 || unreadable.length > 0 ? exitCodes.wrongInput : exitCodes.done;
}
