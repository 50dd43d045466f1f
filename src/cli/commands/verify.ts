import { oneLine } from '../../core/oneLine.ts';
import type { Constant } from '../../core/constants/constant.ts';
import { constantFromSource } from '../../core/constants/constants.ts';
import type { ConstantSource } from '../../core/constants/source.ts';
import { InputError } from '../../core/errors.ts';
import { refusal } from '../../core/outcome.ts';
import { verifyConjecture } from '../../core/esma/verify.ts';
import type { Verification } from '../../core/esma/verify.ts';
import type { Conjecture } from '../../core/conjecture.ts';
import { refusalOf } from '../../core/theorems/certificates/proofOf.ts';
import { formatConjecture } from '../../formats/text/plain.ts';
import { readLibrary } from '../../library/file.ts';
import { countUnreadable, describeUnreadableLines } from '../../library/library.ts';
import { readConstant } from '../constant.ts';
import { command } from '../command.ts';
import { number, UsageError } from '../options.ts';
import type { Arguments } from '../options.ts';
import { exitCodes, grouped, ProgressLine } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

const options = { digits: number('N', [20, 1_000_000], 10_000, 'decimal digits') } as const;

/** Every conjecture of a library file again, from scratch. */
export const verify = command({
  name: 'verify',
  call: 'FILE [@DIGITS …]',
  summary: 'check every conjecture of a library file again, from scratch',
  example: 'verify e.jsonl --digits 2000',
  options,
  details:
    'Records about digits are verified where the file of digits is named here, as the record names it: verify x.jsonl @x.txt.',
  positionals: { least: 1, most: 100, meaning: 'the library file' },
  run: verifyLibrary,
});

async function verifyLibrary(given: Arguments<typeof options>, terminal: Terminal): Promise<number> {
  const [path = '', ...files] = given.positionals;
  const stray = files.find((word) => !word.startsWith('@'));
  if (stray !== undefined) throw new UsageError(`"${stray}" is one argument too many`);
  const digits = given.number('digits');
  const { conjectures, unreadable } = readLibrary(path);
  const progress = new ProgressLine(terminal);
  const constants = new Map<string, Constant>();
  let verified = 0;
  let claims = 0;
  let done = 0;
  for (const conjecture of conjectures) {
    if (terminal.signal.aborted) break;
    const result = verificationOf(conjecture, constants, digits, files);
    done++;
    const claim = refusalOf(conjecture);
    if (result.ok) verified++;
    if (claim !== null) claims++;
    const faults = [
      ...(result.ok ? [] : [result.reason]),
      ...(claim === null ? [] : [`its record claims a proof that does not hold: ${claim}`]),
    ];
    for (const fault of faults) {
      progress.clear();
      terminal.out(`${conjecture.id}  ${formatConjecture(conjecture)}: ${fault}.\n`);
    }
    progress.show(done, conjectures.length, `${grouped(done)} of ${grouped(conjectures.length)} conjectures`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  progress.clear();
  for (const line of describeUnreadableLines(path, unreadable, 'left as it is')) terminal.err(line);
  const refused = unreadable.filter(({ isFalse }) => isFalse).length;
  const wrong = done - verified + refused;
  terminal.out(
    `${grouped(verified)} of ${grouped(conjectures.length + refused)} conjectures verified to ${grouped(digits)} digits` +
      `${wrong > 0 ? `, ${grouped(wrong)} refused` : ''}${countUnreadable(unreadable)}` +
      `${claims > 0 ? `; ${grouped(claims)} ${claims === 1 ? 'claims a proof that does' : 'claim proofs that do'} not hold` : ''}.\n`,
  );
  if (terminal.signal.aborted) return exitCodes.interrupted;
  return wrong > 0 || claims > 0 || unreadable.length > 0 ? exitCodes.wrongInput : exitCodes.done;
}

function verificationOf(
  conjecture: Conjecture,
  constants: Map<string, Constant>,
  digits: number,
  files: readonly string[],
): Verification {
  try {
    const { constant: source } = conjecture;
    let constant = constants.get(source.name);
    if (!constant) constants.set(source.name, (constant = constantAgain(source, files)));
    return verifyConjecture(conjecture, constant, digits);
  } catch (error) {
    if (error instanceof InputError) return refusal(error.message.replace(/\.$/, ''));
    throw error;
  }
}

/** The constant of a record. No file is opened because a record names it: it must be among those of the command line. @throws InputError */
function constantAgain(source: ConstantSource, files: readonly string[]): Constant {
  if (source.kind === 'expression') return constantFromSource(source);
  if (!files.includes(source.name))
    throw new InputError(
      `its constant is given by digits: name their file after the library, as ${oneLine(source.name)}, to have it read`,
    );
  return readConstant(source.name).constant;
}
