import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import {
  exponentialAtom,
  isPositive,
  logarithmAtom,
  omegaAtom,
  otherAtom,
  powerAtom,
  type AtomPower,
  type PowerProduct,
} from './atoms.ts';
import { call } from './expression.ts';
import {
  addForms,
  atomForm,
  atomsOf,
  cleared,
  constantForm,
  expressionOfForm,
  multiplyForms,
  scaleForm,
  soleTerm,
  termForm,
  type Form,
  type FormQuotient,
} from './forms.ts';
import { logarithmOfRational, radicalForm } from './radicals.ts';

/** e^F for a sum F: the product over its terms c·m, where e^{c log x} is x^c, e^{−Ω} is Ω, and other e^m are atoms. */
export function exponentialOf(form: Form): Form | null {
  let product: Form | null = constantForm(Q.one);
  for (const { monomial, coefficient } of form.values()) {
    const factor = exponentialOfTerm(monomial, coefficient);
    product = product && factor && multiplyForms(product, factor);
  }
  return product;
}

function exponentialOfTerm(monomial: PowerProduct, coefficient: Rational): Form | null {
  if (monomial.length === 0) return atomForm(exponentialAtom, coefficient);
  const [factor, ...others] = monomial as readonly [AtomPower, ...AtomPower[]];
  if (others.length === 0 && Q.equals(factor.exponent, Q.one)) {
    const { atom } = factor;
    if (atom.kind === 'logarithm')
      return atom.of.kind === 'radical'
        ? radicalForm(Q.rational(atom.of.base), coefficient)
        : atomForm(atom.of, coefficient);
    if (atom.key === omegaAtom.key) return atomForm(omegaAtom, Q.negate(coefficient));
  }
  return atomForm(powerAtom(monomial), coefficient);
}

/**
 * log of a quotient that is a positive multiple of a product of positive atoms, or a sum of roots, which is an atom; null where
 * it is neither.
 */
export function logarithmOf(quotient: FormQuotient): Form | null {
  const form = cleared(quotient);
  if (form && form.size > 1 && atomsOf(form).every(({ kind }) => kind === 'radical'))
    return atomForm(otherAtom(call('log', [expressionOfForm(sorted(form))])));
  const term = form && soleTerm(form);
  if (!term || term.coefficient.numerator <= 0n) return null;
  if (!term.monomial.every(({ atom }) => isPositive(atom))) return null;
  return term.monomial.map(logarithmOfFactor).reduce(addForms, logarithmOfRational(term.coefficient));
}

/** The terms in the order of their keys, so that equal forms are written alike. */
function sorted(form: Form): Form {
  return new Map([...form].sort(([x], [y]) => (x < y ? -1 : 1)));
}

function logarithmOfFactor({ atom, exponent }: AtomPower): Form {
  if (atom.kind === 'exponential') return constantForm(exponent);
  if (atom.kind === 'power') return termForm({ monomial: atom.exponent, coefficient: exponent });
  // log Ω = −Ω.
  if (atom.key === omegaAtom.key) return scaleForm(atomForm(omegaAtom), Q.negate(exponent));
  return scaleForm(atomForm(logarithmAtom(atom)), exponent);
}

/** x^r where x is a positive multiple of a product of positive atoms; null where that does not show. */
export function rationalPowerOf(quotient: FormQuotient, r: Rational): Form | null {
  const form = cleared(quotient);
  const term = form && soleTerm(form);
  if (!term || term.coefficient.numerator <= 0n) return null;
  if (!term.monomial.every(({ atom }) => isPositive(atom))) return null;
  let product = radicalForm(term.coefficient, r);
  for (const { atom, exponent } of term.monomial) {
    const factor = atomForm(atom, Q.multiply(exponent, r));
    product = product && multiplyForms(product, factor);
  }
  return product;
}
