import { absolute } from '../numbers/integers.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { otherAtom, piAtom, waveAtom } from './atoms.ts';
import { besselForm } from './besselForms.ts';
import { powerOfE, productOf } from './callForms.ts';
import { call, fraction } from './expression.ts';
import { addForms, atomForm, constantForm, multiplyForms, scaleForm, type Form } from './forms.ts';
import type { FunctionName } from './names.ts';
import { confluentFromBase, hypergeometricFromBase } from './special/contiguous.ts';
import type { LinearForm } from './special/contiguous.ts';

const half = Q.rational(1n, 2n);

/** ₀F₁(; c; z) by two neighbours of one place, those by cosh and sinh or Bessel functions where c is a half or an integer. */
export function hypergeometric0F1Form(c: Rational, z: Rational): Form | null {
  if (z.numerator === 0n) return constantForm(Q.one);
  if (Q.isInteger(c) && c.numerator < 1n) return null;
  const base = fractional(c);
  const form = hypergeometricFromBase(z, base, c);
  return form && combination(form, neighbour(base, z), neighbour(Q.add(base, Q.one), z));
}

function neighbour(c: Rational, z: Rational): Form {
  const root = rootOfSize(z);
  return (root && atSquare(c, root, z.numerator > 0n)) ?? named('hyp0f1', c, z);
}

/** ₀F₁(; c; ±r²), r > 0: cosh 2r, sinh(2r)/2r, I_0(2r), I_1(2r)/r, and with − those of cos, sin and J (DLMF 10.16.9, 10.39.9). */
function atSquare(c: Rational, r: Rational, isPositive: boolean): Form | null {
  const twice = Q.add(r, r);
  const isFirst = Q.compare(c, Q.one) <= 0;
  const scale = Q.divide(Q.one, isFirst ? Q.one : Q.isInteger(c) ? r : twice);
  if (Q.isInteger(c)) {
    const bessel = besselForm(isPositive ? 'besseli' : 'besselj', Q.subtract(c, Q.one), twice);
    return bessel && scaleForm(bessel, scale);
  }
  if (c.denominator !== 2n) return null;
  if (!isPositive) return scaleForm(atomForm(waveAtom(isFirst ? 'cosine' : 'sine', twice)), scale);
  const sign = Q.rational(isFirst ? 1n : -1n);
  const sum = addForms(powerOfE(twice), scaleForm(powerOfE(Q.negate(twice)), sign));
  return scaleForm(sum, Q.multiply(half, scale));
}

/**
 * ₁F₁(a; b; z) by two neighbours of one place of Kummer's lattice: ₁F₁(0; b) = 1 and ₁F₁(1; b) where a is an integer, those
 * times e^z at −z where b − a is one (DLMF 13.2.39), ₁F₁(1; 2; z) = (e^z − 1)/z where both are.
 */
export function confluentForm(a: Rational, b: Rational, z: Rational): Form | null {
  if (z.numerator === 0n) return constantForm(Q.one);
  if (Q.isInteger(b) && b.numerator < 1n) return null;
  const c = Q.subtract(b, a);
  if (Q.isInteger(a)) return integerForm(a, c, z);
  if (!Q.isInteger(c)) {
    const base = { a: fractional(a), c: fractional(c) };
    const first = Q.add(base.a, base.c);
    const form = confluentFromBase(z, base, { a, c });
    const upper = scaleForm(named('hyp1f1', base.a, first, z), first);
    return form && combination(form, upper, named('hyp1f1', Q.add(base.a, Q.one), Q.add(first, Q.one), z));
  }
  const form = integerForm(c, a, Q.negate(z));
  return form && multiplyForms(powerOfE(z), form);
}

function integerForm(a: Rational, c: Rational, z: Rational): Form | null {
  const base = { a: Q.zero, c: fractional(c) };
  const form = confluentFromBase(z, base, { a, c });
  const after = Q.add(base.c, Q.one);
  const exponential = addForms(powerOfE(z), constantForm(Q.rational(-1n)));
  const next = Q.isInteger(c)
    ? scaleForm(exponential, Q.divide(Q.one, z))
    : ((after.denominator === 2n ? errorForm(z) : null) ?? named('hyp1f1', Q.one, after, z));
  return form && combination(form, constantForm(base.c), next);
}

/** ₁F₁(1; 3/2; ±r²) = √π e^{±r²} erf(r)/(2r), with erfi for the lower sign (DLMF 7.11.4). */
function errorForm(z: Rational): Form | null {
  const r = rootOfSize(z);
  const error = r && named(z.numerator > 0n ? 'erf' : 'erfi', r);
  const product = error && productOf(atomForm(piAtom, half), powerOfE(z), error);
  return product && scaleForm(product, Q.divide(Q.one, Q.add(r, r)));
}

/** √|z|, where it is rational. */
function rootOfSize(z: Rational): Rational | null {
  return Q.squareRoot({ ...z, numerator: absolute(z.numerator) });
}

function combination([p, q]: LinearForm, x: Form, y: Form): Form {
  return addForms(scaleForm(x, p), scaleForm(y, q));
}

/** x modulo 1, in (0, 1]. */
function fractional(x: Rational): Rational {
  return Q.add(x, Q.rational(Q.floor(Q.negate(x)) + 1n));
}

function named(name: FunctionName, ...values: readonly Rational[]): Form {
  return atomForm(
    otherAtom(
      call(
        name,
        values.map(({ numerator, denominator }) => fraction(numerator, denominator)),
      ),
    ),
  );
}
