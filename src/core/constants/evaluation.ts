import type { IntegerPolynomial } from '../numbers/polynomial.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import type { Rigor } from './constant.ts';
import { exactly, type Real } from './real.ts';

/** What is known of a subexpression: how to enclose it, and exactly what it is where that is known. */
export interface Evaluation {
  readonly real: Real;
  readonly rigor: Rigor;
  /** The exact value where it is rational and known to be. */
  readonly rational: Rational | null;
  /** r where the value is known to be r·π. */
  readonly turns: Rational | null;
  /** A squarefree integer polynomial that vanishes at the value, as small as could be found; null where none is known. */
  readonly annihilator: IntegerPolynomial | null;
}

export function ofRational(x: Rational): Evaluation {
  return {
    real: exactly(x),
    rigor: 'proved',
    rational: x,
    turns: x.numerator === 0n ? Q.zero : null,
    annihilator: [-x.numerator, x.denominator],
  };
}

/** A value of which no more is known than how to enclose it. */
export function opaque(real: Real, rigor: Rigor = 'proved'): Evaluation {
  return { real, rigor, rational: null, turns: null, annihilator: null };
}

/** Numerical as soon as one part is. */
export function weakest(...parts: readonly Evaluation[]): Rigor {
  return parts.some((part) => part.rigor === 'numerical') ? 'numerical' : 'proved';
}
