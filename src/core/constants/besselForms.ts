import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { besselAtom } from './atoms.ts';
import type { BesselKind } from './bessel.ts';
import { addForms, atomForm, scaleForm, type Form } from './forms.ts';

/** Orders of Bessel functions are brought together over at most this distance. */
const mostSteps = 40;

/**
 * A Bessel function by those of the same argument with orders ν₀ and ν₀+1, 0 ≤ ν₀ < 1, through
 * I_{ν+1} = I_{ν−1} − (2ν/x) I_ν and J_{ν+1} = (2ν/x) J_ν − J_{ν−1} (DLMF 10.29.1 and 10.6.1).
 */
export function besselForm(kind: BesselKind, order: Rational, x: Rational): Form | null {
  const base = Q.subtract(order, Q.rational(Q.floor(order)));
  const steps = Number(Q.floor(order));
  if (Math.abs(steps) > mostSteps) return null;
  const at = (nu: Rational): Form => atomForm(besselAtom(kind, nu, x));
  const sign = Q.rational(kind === 'besseli' ? 1n : -1n);
  // Always a pair of neighbours: those of orders nu and nu+1.
  let nu = base;
  let low = at(base);
  let high = at(Q.add(base, Q.one));
  for (let i = 0; i < steps; i++) {
    nu = Q.add(nu, Q.one);
    const factor = Q.multiply(Q.divide(Q.add(nu, nu), x), Q.negate(sign));
    [low, high] = [high, addForms(scaleForm(low, sign), scaleForm(high, factor))];
  }
  for (let i = 0; i > steps; i--) {
    const factor = Q.divide(Q.add(nu, nu), x);
    [low, high] = [addForms(scaleForm(high, sign), scaleForm(low, factor)), low];
    nu = Q.subtract(nu, Q.one);
  }
  return low;
}
