import { rocqQuoting } from '../../quoting.ts';
import type { Argument } from '../../../core/theorems/certificates/argument.ts';
import { libraryInOneFile } from './library.ts';
import type { RocqLibrary } from './library.ts';
import { rocqStatements } from './statements.ts';
import { isReached, rocqTheorem } from './theorem.ts';
import type { Unreached } from './theorem.ts';

/** Where the library is: beside the file, compiled under the name Esma, or within it, and then it is to be given. */
export type LibraryPlace = 'beside' | RocqLibrary;

/** Theorems of one file. */
export interface RocqProofs {
  readonly text: string;
  readonly theorems: number;
  /** Proved conjectures that the file does not hold. */
  readonly unreached: readonly Unreached[];
}

/** Theorems whose assumptions are printed at one go: a longer tuple takes minutes. */
const printedTogether = 100;

/** A file of theorems for Rocq, each with its proof, and the assumptions of all of them printed at its end. */
export function rocqProofs(proofs: readonly Argument[], library: LibraryPlace): RocqProofs {
  const written = proofs.map(rocqTheorem);
  const theorems = written.filter(isReached);
  const unreached = written.filter((theorem): theorem is Unreached => !isReached(theorem));
  const text = [
    header(library),
    library === 'beside' ? 'From Esma Require Import Esma.' : libraryInOneFile(library),
    'Open Scope R_scope.',
    ...rocqStatements(theorems),
    ...unreached.map(({ conjecture, reason }) =>
      rocqQuoting.comment(`${conjecture.id} is not written: ${reason}.`),
    ),
    ...assumptions(theorems.length),
    '',
  ].join('\n\n');
  return { text, theorems: theorems.length, unreached };
}

function header(library: LibraryPlace): string {
  const how =
    library === 'beside'
      ? [
          'The library is the file Esma.v that esma prove … --rocq-library DIR writes. Run with:',
          '  coqc -Q DIR Esma DIR/Esma.v && coqc -Q DIR Esma FILE.v',
        ]
      : ['Run with: coqc FILE.v'];
  return [
    '(* Proofs of continued fractions, written by ESMA for Rocq (Coq 8.16 or later) with Coquelicot 3.',
    ...how,
    '',
    'expansion x a b says: a 0 + b 1/(a 1 + b 2/(a 2 + ...)) converges to x and is the expansion of x under its numerators:',
    'integers, each complete quotient above the size of the numerator before it. terms [p; ...] (fun j => [..; ..]) is the',
    'sequence p, ..., and then the entries of the list at j = 0, at j = 1, and so on; signs [..; ..] repeats b 1, b 2, ...;',
    'numerators (fun j => [..; ..]) has the entries of the list as b 1, b 2, ..., at j = 0, at j = 1, and so on.',
    'Print Assumptions at the end names the axioms: the three of the real numbers of the standard library. *)',
  ]
    .map((line, n) => (n === 0 || line === '' ? line : `   ${line}`))
    .join('\n')
    .replaceAll('…', '...');
}

function assumptions(count: number): string[] {
  const groups: string[] = [];
  for (let start = 1; start <= count; start += printedTogether) {
    const end = Math.min(count, start + printedTogether - 1);
    const names = Array.from({ length: end - start + 1 }, (_, i) => `fraction_${start + i}`);
    groups.push(
      start === end
        ? `Print Assumptions ${names[0]!}.`
        : `Definition fractions_${start}_to_${end} := (${names.join(', ')}).\nPrint Assumptions fractions_${start}_to_${end}.`,
    );
  }
  return groups;
}
