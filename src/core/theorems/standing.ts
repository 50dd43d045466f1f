import type { Conjecture } from '../conjecture.ts';
import type { SignedContinuedFraction } from '../fractions/fraction.ts';
import { knownResult } from './classical/known.ts';
import type { KnownResult } from './classical/known.ts';
import type { Proof } from './certificates/prove.ts';
import { unproved } from './certificates/prove.ts';

/**
 * Where a conjecture stands: known (its tail is that of a classical result; `proved` says whether the equality has also
 * been certified here), proved here and not in the catalogue, or open.
 */
export type Standing =
  | { readonly kind: 'known'; readonly result: KnownResult; readonly proved: boolean }
  | { readonly kind: 'proved' }
  | { readonly kind: 'open'; readonly reason: string };

/** Compares a fraction with the catalogue of classical results. */
export function standingOf(fraction: SignedContinuedFraction, proof: Proof): Standing {
  const result = knownResult(fraction);
  if (result) return { kind: 'known', result, proved: proof.proved };
  return proof.proved ? { kind: 'proved' } : { kind: 'open', reason: proof.reason };
}

/** Where a record stands, by the certificate that it carries. */
export function standingOfConjecture({ fraction, proof }: Conjecture): Standing {
  return standingOf(
    fraction,
    proof ? { proved: true, certificate: proof } : unproved('its record has no certificate'),
  );
}
