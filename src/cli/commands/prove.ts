import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Conjecture } from '../../core/conjecture.ts';
import { InputError } from '../../core/errors.ts';
import { argumentOf } from '../../core/theorems/certificates/argument.ts';
import type { Argument } from '../../core/theorems/certificates/argument.ts';
import { proofOf, refusalOf } from '../../core/theorems/certificates/proofOf.ts';
import { withCertificate } from '../../core/theorems/certificates/prove.ts';
import type { Proof } from '../../core/theorems/certificates/prove.ts';
import { Prover } from '../../core/theorems/certificates/familyProof.ts';
import { standingOf } from '../../core/theorems/standing.ts';
import { rocqLibrary } from '../../engine/proving/rocqLibrary.ts';
import { pariGap, pariProgram } from '../../formats/proofs/pari.ts';
import { formatConjecture } from '../../formats/text/plain.ts';
import { latexProofs } from '../../formats/proofs/proof.ts';
import { isLibraryInOneFile, libraryInOneFile } from '../../formats/proofs/rocq/library.ts';
import { rocqProofs } from '../../formats/proofs/rocq/proofs.ts';
import type { Unreached } from '../../formats/proofs/rocq/theorem.ts';
import { sympyGap, sympyProgram } from '../../formats/proofs/sympy.ts';
import { readLibrary } from '../../library/file.ts';
import { makeFolder } from '../../library/folders.ts';
import { readRegular } from '../../library/regularFile.ts';
import { systemReason } from '../../library/systemReason.ts';
import { writeWhole } from '../../library/wholeFile.ts';
import { LibraryWriter } from '../../library/writer.ts';
import { describeUnreadableLines } from '../../library/library.ts';
import { selectedById } from '../selection.ts';
import { command } from '../command.ts';
import { flag, text, UsageError } from '../options.ts';
import type { Arguments } from '../options.ts';
import { exitCodes, grouped, ProgressLine, SignalTurns } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** A text of proofs, and the proved conjectures that it does not hold. */
interface Written {
  readonly text: string;
  readonly unreached: readonly Unreached[];
}

type Writer = (proofs: readonly Argument[], standalone: boolean) => Written;

/** @param gap why a proof is left out; null where it is not */
const leavingOut =
  (
    write: (proofs: readonly Argument[]) => string,
    gap: (proof: Argument) => string | null = () => null,
  ): Writer =>
  (proofs) => ({
    text: write(proofs),
    unreached: proofs.flatMap((proof) => {
      const reason = gap(proof);
      return reason === null ? [] : [{ conjecture: proof.conjecture, reason }];
    }),
  });

/** The forms in which proofs are put out, by the name of their option. */
const writers = {
  latex: leavingOut(latexProofs),
  pari: leavingOut(pariProgram, pariGap),
  sympy: leavingOut(sympyProgram, sympyGap),
  rocq: (proofs: readonly Argument[], standalone: boolean) =>
    rocqProofs(proofs, standalone ? rocqLibrary() : 'beside'),
} as const satisfies Readonly<Record<string, Writer>>;

const options = {
  latex: flag('print the proofs instead, as a LaTeX document'),
  pari: flag('print a program for PARI/GP instead that checks the proofs on its own: gp -q -f PROGRAM'),
  sympy: flag('the same for SymPy: python3 PROGRAM'),
  rocq: flag('print theorems for Rocq (Coq) instead, each with its proof; they need the library Esma'),
  'rocq-library': text(
    'DIR',
    'with --rocq: put the library, Esma.v, into DIR, which is made where it is missing',
  ),
  standalone: flag(
    'with --rocq: print the library in the same file, which coqc FILE.v then checks as a whole',
  ),
  id: text('ID', 'one conjecture only'),
} as const satisfies Readonly<Record<keyof typeof writers, unknown>> & Readonly<Record<string, unknown>>;

/** A conjecture with what became of its proof. */
interface ProofAttempt {
  readonly conjecture: Conjecture;
  readonly proof: Proof;
  /** Whether the library's record lacked this proof. */
  readonly found: boolean;
}

/** Proves the conjectures of a library file, and adds their certificates to it or puts the proofs out. */
export const prove = command({
  name: 'prove',
  call: 'FILE',
  summary:
    'prove the conjectures of a library file; as LaTeX, as programs for PARI/GP and SymPy, as theorems for Rocq',
  details: `Certificates go into FILE: it is only ever added to, so a proved conjecture is appended once more, with its proof, and
the last record with an id stands. What stays open is listed with the reason.`,
  example: 'prove e.jsonl --latex > e-proofs.tex',
  options,
  positionals: { least: 1, most: 1, meaning: 'the library file' },
  run: proveLibrary,
});

async function proveLibrary(given: Arguments<typeof options>, terminal: Terminal): Promise<number> {
  const path = given.positionals[0]!;
  const write = readWriter(given);
  const { conjectures, unreadable } = readLibrary(path);
  const wanted = selectedById(conjectures, given.text('id'), path);
  const certificates = write ? null : new Certificates(path);
  const outcomes = await proveAll(wanted, terminal, certificates);
  for (const line of describeUnreadableLines(path, unreadable, 'left as it is')) terminal.err(line);
  for (const conjecture of wanted) {
    const refusal = refusalOf(conjecture);
    if (refusal !== null) terminal.err(`${conjecture.id} claims a proof that does not hold: ${refusal}.\n`);
  }
  if (write) {
    const proofs = outcomes.flatMap(({ conjecture }) => argumentOf(conjecture) ?? []);
    if (proofs.length === 0)
      throw new InputError(`FILE: ${path} holds no conjecture for which a proof is found.`);
    const { text, unreached } = write(proofs, given.flag('standalone'));
    const [first] = unreached;
    if (first && unreached.length === proofs.length)
      throw new InputError(
        `FILE: none of the ${grouped(proofs.length)} proofs of ${path} can be written so: ${first.reason}.`,
      );
    const folder = given.text('rocq-library');
    if (folder !== undefined) writeRocqLibrary(folder);
    terminal.out(text);
    for (const { conjecture, reason } of unreached)
      terminal.err(`${conjecture.id}  ${formatConjecture(conjecture)}: not written, ${reason}.\n`);
  }
  const report = write ? terminal.err : terminal.out;
  report(summary(outcomes));
  return terminal.signal.aborted ? exitCodes.interrupted : exitCodes.done;
}

/** @throws UsageError where several forms are asked for at once, or what belongs to Rocq without it. */
function readWriter(given: Arguments<typeof options>): Writer | null {
  const names = (Object.keys(writers) as (keyof typeof writers)[]).filter((name) => given.flag(name));
  const [name, other] = names;
  if (other !== undefined) throw new UsageError(`--${name} and --${other} exclude each other`);
  const beside = given.text('rocq-library') !== undefined;
  const within = given.flag('standalone');
  if ((beside || within) && name !== 'rocq')
    throw new UsageError(`--${beside ? 'rocq-library' : 'standalone'} goes with --rocq`);
  if (beside && within) throw new UsageError('--rocq-library and --standalone exclude each other');
  return name === undefined ? null : writers[name];
}

/** The library, put into a folder that is made where it is missing; what else stands there by its name is left alone. */
function writeRocqLibrary(folder: string): void {
  const field = '--rocq-library';
  const path = join(folder, 'Esma.v');
  if (existsSync(path) && !isLibraryInOneFile(readRegular(field, path).toString()))
    throw new InputError(`${field}: ${path} is there, and is not this library; give another folder.`);
  try {
    makeFolder(folder);
    writeWhole(path, `${libraryInOneFile(rocqLibrary())}\n`);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${field}: ${folder} cannot be written (${systemReason(error)}).`);
  }
}

async function proveAll(
  conjectures: readonly Conjecture[],
  terminal: Terminal,
  certificates: Certificates | null,
): Promise<ProofAttempt[]> {
  const prover = new Prover();
  const progress = new ProgressLine(terminal);
  const outcomes: ProofAttempt[] = [];
  const turns = new SignalTurns();
  try {
    for (const conjecture of conjectures) {
      if (terminal.signal.aborted) break;
      const outcome = outcomeOf(conjecture, prover);
      outcomes.push(outcome);
      certificates?.add(outcome);
      const done = outcomes.length;
      progress.show(
        done,
        conjectures.length,
        `${grouped(done)} of ${grouped(conjectures.length)} conjectures`,
      );
      await turns.next();
    }
  } finally {
    certificates?.close();
  }
  progress.clear();
  return outcomes;
}

/** A certificate that the record carries is kept if the checker accepts it. */
function outcomeOf(conjecture: Conjecture, prover: Prover): ProofAttempt {
  const by = proofOf(conjecture);
  if (by) return { conjecture, proof: { ok: true, certificate: by.certificate, by }, found: false };
  const proof = prover.prove(conjecture);
  return { conjecture: withCertificate(conjecture, proof), proof, found: true };
}

/**
 * Certificates go into the library as they are found. It is only ever added to: a record with its proof comes after the one
 * without, and the last one stands.
 */
class Certificates {
  private library: LibraryWriter | null = null;

  constructor(private readonly path: string) {}

  /** @throws InputError where the library cannot be written */
  add({ conjecture, proof, found }: ProofAttempt): void {
    if (!found || !proof.ok) return;
    this.library ??= new LibraryWriter(this.path);
    this.library.add(conjecture);
  }

  close(): void {
    this.library?.close();
  }
}

/** Each conjecture that stays one with the reason, then the counts. */
function summary(outcomes: readonly ProofAttempt[]): string {
  const standings = outcomes.map(({ conjecture }) => standingOf(conjecture));
  const lines = outcomes.flatMap(({ conjecture, proof }) =>
    proof.ok ? [] : [`${conjecture.id}  ${formatConjecture(conjecture)}: open, ${proof.reason}.`],
  );
  const proved = outcomes.filter(({ proof }) => proof.ok);
  const anew = proved.filter(({ found }) => found).length;
  const known = standings.filter((standing) => standing.kind === 'known').length;
  lines.push(
    `${grouped(proved.length)} of ${grouped(outcomes.length)} conjectures proved, ${grouped(anew)} of them anew; ` +
      `${grouped(known)} are classical results, ${grouped(proved.length - known)} are in no catalogue here.`,
  );
  return `${lines.join('\n')}\n`;
}
