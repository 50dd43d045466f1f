import type { Conjecture } from '../conjecture.ts';
import { knownResult } from './classical/known.ts';
import type { KnownResult } from './classical/known.ts';
import { checkOf } from './certificates/proofOf.ts';

/**
 * Where a conjecture stands: known (proved, and its tail is that of a classical result), proved and in no catalogue here,
 * or open. That a tail is classical says nothing of the value, so what is not proved is not known either.
 */
export type Standing =
  | { readonly kind: 'known'; readonly result: KnownResult }
  | { readonly kind: 'proved' }
  | {
      readonly kind: 'open';
      /** Why there is no proof, a sentence without full stop. */
      readonly reason: string;
      /** The classical result that the tail belongs to; null where the catalogue has none. */
      readonly tail: KnownResult | null;
      /** Whether its record carries a certificate, which the checker has refused. */
      readonly claimsProof: boolean;
    };

/** Where a record stands: its certificate counts as far as the checker accepts it. */
export function standingOf(conjecture: Conjecture): Standing {
  const result = knownResult(conjecture.fraction);
  const check = checkOf(conjecture);
  if (check?.ok) return result ? { kind: 'known', result } : { kind: 'proved' };
  return {
    kind: 'open',
    reason: check
      ? `its record claims a proof that does not hold: ${check.reason}`
      : 'its record has no certificate',
    tail: result,
    claimsProof: check !== null,
  };
}
