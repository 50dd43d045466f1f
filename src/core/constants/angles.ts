import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { inverse, negated, product, rootValue } from './operations.ts';
import { ofRational, type Evaluation } from './evaluation.ts';

type Circular = 'sin' | 'cos' | 'tan' | 'cot';

/**
 * A trigonometric function at turns·π where it is rational or a simple root (multiples of π/4 and π/6), or a pole;
 * null elsewhere.
 */
export function specialAngle(name: Circular, turns: Rational): Evaluation | 'pole' | null {
  switch (name) {
    case 'sin':
      return sine(turns);
    case 'cos':
      return sine(Q.add(turns, Q.rational(1n, 2n)));
    case 'tan':
      return ratio(sine(turns), sine(Q.add(turns, Q.rational(1n, 2n))));
    case 'cot':
      return ratio(sine(Q.add(turns, Q.rational(1n, 2n))), sine(turns));
  }
}

function ratio(top: Evaluation | null, bottom: Evaluation | null): Evaluation | 'pole' | null {
  if (bottom?.rational?.numerator === 0n) return 'pole';
  if (!top || !bottom) return null;
  // Both are roots of small rationals here: their quotient is a root of the quotient of the squares.
  return product(top, inverse(bottom), '');
}

/** sin(turns·π) = ±√(m)/2 with m = 0, 1, 2, 3, 4 at multiples of π/4 and π/6. */
function sine(turns: Rational): Evaluation | null {
  const reduced = Q.subtract(turns, Q.rational(2n * Q.floor(Q.divide(turns, Q.rational(2n)))));
  if (Q.compare(reduced, Q.one) >= 0) {
    const opposite = sine(Q.subtract(reduced, Q.one));
    return opposite && negated(opposite);
  }
  const folded = Q.compare(reduced, Q.rational(1n, 2n)) > 0 ? Q.subtract(Q.one, reduced) : reduced;
  const squares: Readonly<Record<string, bigint>> = { '0': 0n, '1/6': 1n, '1/4': 2n, '1/3': 3n, '1/2': 4n };
  const m = squares[Q.formatRational(folded)];
  if (m === undefined) return null;
  return m === 0n ? ofRational(Q.zero) : rootValue(ofRational(Q.rational(m, 4n)), 2);
}
