import { commonPeriod } from '../../../fractions/toolbox/generalFraction.ts';
import type { GeneralFraction } from '../../../fractions/toolbox/generalFraction.ts';
import { contract } from '../../../fractions/toolbox/contract.ts';
import { InputError } from '../../../errors.ts';
import * as Q from '../../../numbers/rational.ts';
import { periodicValue } from './constantElements.ts';
import { doubleRootOf, oscillates } from './doubleRoot.ts';
import { longestPeriod, polynomialFraction } from './fractionOfPolynomials.ts';
import type { PolynomialFraction } from './fractionOfPolynomials.ts';

/**
 * Why a fraction without an end diverges, a clause; null where none of what is known here says that it does. Every N-th convergent
 * of a fraction of period N is one of its contraction: where those diverge, so do all.
 */
export function divergenceReason(fraction: GeneralFraction): string | null {
  const own = polynomialFraction(fraction);
  const reason = own && reasonOf(own);
  if (reason) return reason;
  const periodic = periodicValue(fraction);
  if (periodic?.kind === 'diverges') return periodic.reason;
  const { period } = commonPeriod(fraction);
  if (own || periodic || period > longestPeriod) return null;
  try {
    const contracted = polynomialFraction(contract(fraction, period, 0));
    const reason = contracted && reasonOf(contracted);
    return reason && `the contraction to ${everyNth(period)} of its convergents does: ${reason}`;
  } catch (error) {
    // Convergents without a contraction: one of them repeats.
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** "every other one". */
export function everyNth(n: number): string {
  return n === 2 ? 'every other one' : n === 3 ? 'every 3rd one' : `every ${n}th one`;
}

/**
 * Where all terms are 0, or the roots of the characteristic equation are conjugate complex numbers, or one double root with solutions
 * that oscillate: then the recurrence has two
 * solutions that are conjugate (Birkhoff 1911, Adams 1928; powers of the roots where all elements are constant), so that none is
 * minimal, and a fraction converges, be it to ∞, if and only if one is (Pincherle 1894; Gautschi, SIAM Review 9, 1967, Theorem 1.1).
 */
function reasonOf(fraction: PolynomialFraction): string | null {
  const { terms, numerators } = fraction;
  if (numerators.length === 0) return null;
  if (terms.length === 0) return 'its terms are 0 from some place on, so that its convergents alternate';
  const [a, b] = [terms.length - 1, numerators.length - 1];
  const [d, f] = [terms[a]!, numerators[b]!];
  const isComplex =
    b === 2 * a
      ? Q.add(Q.multiply(d, d), Q.multiply(Q.rational(4n), f)).numerator < 0n
      : b > 2 * a && f.numerator < 0n;
  const double = doubleRootOf(fraction);
  if (double && oscillates(double))
    return 'the characteristic root of its recurrence is a double one, and its solutions are conjugate complex numbers, so that none is minimal (Birkhoff, Adams, Pincherle)';
  return isComplex
    ? 'the characteristic roots of its recurrence are conjugate complex numbers, so that no solution is minimal (Birkhoff, Adams, Pincherle)'
    : null;
}
