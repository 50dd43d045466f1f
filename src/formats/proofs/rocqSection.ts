import type { Argument } from '../../core/theorems/certificates/argument.ts';
import { neededBy } from './preliminaries.ts';
import { isReached, rocqTheorem } from './rocq/theorem.ts';
import type { RocqTheorem } from './rocq/theorem.ts';
import { rocqLemmas } from './rocqLemmas.ts';

/** What a LaTeX document of proofs says of Rocq: which of the proofs it has, and by which lemmas. */
export interface RocqSection {
  readonly lines: readonly string[];
  readonly theorems: readonly RocqTheorem[];
}

/** null where none of the proofs can be written for Rocq. */
export function rocqSection(proofs: readonly Argument[]): RocqSection | null {
  const written = proofs.map((proof) => [proof, rocqTheorem(proof)] as const);
  const theorems = written.flatMap(([, theorem]) => (isReached(theorem) ? [theorem] : []));
  if (theorems.length === 0) return null;
  const reached = written.flatMap(([proof, theorem]) => (isReached(theorem) ? [proof] : []));
  const whose =
    reached.length === proofs.length
      ? 'The same proofs are'
      : `Of these ${proofs.length} proofs ${reached.length} ${reached.length === 1 ? 'is' : 'are'}`;
  return {
    lines: [
      '\\section*{For a proof assistant}',
      `${whose} carried out in Rocq (Coq).`,
      rocqLemmas(neededBy(reached)),
    ],
    theorems,
  };
}
