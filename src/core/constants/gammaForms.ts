import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { sineOfTurns } from './angleForms.ts';
import { lemniscateAtom, otherAtom, piAtom } from './atoms.ts';
import { call, fraction } from './expression.ts';
import { atomForm, cleared, constantForm, multiplyForms, scaleForm, type Form } from './forms.ts';
import { radicalForm } from './radicals.ts';

/** Largest |r| at which Γ is taken back to an argument between 0 and 1. */
const largestShift = 200n;

/**
 * Γ(r) for a rational r other than 0, −1, −2, … by Γ at an argument from 0 to 1/2: Γ(x + 1) = x Γ(x), Γ(1/2) = √π and
 * Γ(x) Γ(1 − x) = π/sin πx (DLMF 5.5.1, 5.4.6, 5.5.3). null at poles and far away.
 */
export function gammaForm(r: Rational): Form | null {
  if (Q.isIntegerBelowOne(r)) return null;
  const shift = Q.floor(r);
  if (shift > largestShift || shift < -largestShift) return null;
  let base = Q.subtract(r, Q.rational(shift));
  if (base.numerator === 0n) base = Q.one;
  let factor = Q.one;
  for (let x = base; Q.compare(x, r) < 0; x = Q.add(x, Q.one)) factor = Q.multiply(factor, x);
  for (let x = r; Q.compare(x, base) < 0; x = Q.add(x, Q.one)) factor = Q.divide(factor, x);
  const value = gammaInUnitInterval(base);
  return value && scaleForm(value, factor);
}

function gammaInUnitInterval(r: Rational): Form | null {
  const half = Q.rational(1n, 2n);
  if (Q.equals(r, Q.one)) return constantForm(Q.one);
  if (Q.equals(r, half)) return atomForm(piAtom, half);
  if (Q.equals(r, Q.rational(1n, 4n))) return gammaOfQuarter();
  if (Q.compare(r, half) < 0)
    return atomForm(otherAtom(call('gamma', [fraction(r.numerator, r.denominator)])));
  const other = gammaInUnitInterval(Q.subtract(Q.one, r))!;
  const product = multiplyForms(other, sineOfTurns(r));
  return product && cleared({ numerator: atomForm(piAtom), denominator: product });
}

/** Γ(x) Γ(y)/Γ(x + y) (DLMF 5.12.1). */
export function betaForm(x: Rational, y: Rational): Form | null {
  const [top, other, bottom] = [gammaForm(x), gammaForm(y), gammaForm(Q.add(x, y))];
  const product = top && other && multiplyForms(top, other);
  return product && bottom && cleared({ numerator: product, denominator: bottom });
}

/** Γ(1/4) = ϖ^{1/2} (8π)^{1/4}, from ϖ = Γ(1/4)²/(2 √(2π)) (DLMF 19.20.2 with 5.5.3). */
function gammaOfQuarter(): Form {
  const quarter = Q.rational(1n, 4n);
  const root = multiplyForms(radicalForm(Q.rational(8n), quarter)!, atomForm(piAtom, quarter))!;
  return multiplyForms(root, atomForm(lemniscateAtom, Q.rational(1n, 2n)))!;
}
