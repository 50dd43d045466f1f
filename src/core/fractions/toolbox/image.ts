import type { InterlacedFraction } from '../fraction.ts';

/**
 * A fraction computed from another one, symbolically: its terms are interlaced polynomials, shown for all n; or why
 * there is no such fraction here, a sentence without full stop.
 * - unbounded: proved that the terms are no interlaced polynomials (runs of 2s that grow, under the pattern (−) alone)
 * - beyond: they are, but their period is longer than the work that is allowed
 */
export type FractionImage =
  | { readonly kind: 'interlaced'; readonly fraction: InterlacedFraction }
  | { readonly kind: 'unbounded'; readonly reason: string }
  | { readonly kind: 'beyond'; readonly reason: string };
