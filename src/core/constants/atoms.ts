import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import type { BesselKind } from './bessel.ts';
import type { Expression } from './expression.ts';
import { formatExpression } from './formatExpression.ts';

/** A number that forms are made of. Atoms with equal keys are one number; a key is compared and never read. */
export type Atom = { readonly key: string } & (
  | { readonly kind: 'exponential' }
  | { readonly kind: 'sine' | 'cosine'; readonly angle: Rational }
  | {
      readonly kind: 'bessel';
      readonly bessel: BesselKind;
      readonly order: Rational;
      readonly argument: Rational;
    }
  | { readonly kind: 'other'; readonly expression: Expression }
);

/** e: its powers are the values e^r. */
export const exponentialAtom: Atom = { kind: 'exponential', key: 'exp' };

/** sin or cos of a rational number. */
export function waveAtom(kind: 'sine' | 'cosine', angle: Rational): Atom {
  return { kind, angle, key: `${kind} ${Q.formatRational(angle)}` };
}

/** I_ν(x) or J_ν(x) at a rational x, of a rational order ν. */
export function besselAtom(bessel: BesselKind, order: Rational, argument: Rational): Atom {
  const key = `${bessel} ${Q.formatRational(order)} ${Q.formatRational(argument)}`;
  return { kind: 'bessel', bessel, order, argument, key };
}

/** A number of which nothing is used but that it is the value of this expression: π, log 2, ζ(3). */
export function otherAtom(expression: Expression): Atom {
  return { kind: 'other', expression, key: `: ${formatExpression(expression)}` };
}
