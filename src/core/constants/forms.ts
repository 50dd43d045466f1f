import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { waveAtom, type Atom } from './atoms.ts';

/** An atom to a rational power other than 0; e^r is the atom e to the power r, so that e^{1/2}·e^{1/2} = e shows. */
interface Factor {
  readonly atom: Atom;
  readonly exponent: Rational;
}

/** A product of powers of different atoms, sorted by their keys. */
export type PowerProduct = readonly Factor[];

interface Term {
  readonly monomial: PowerProduct;
  readonly coefficient: Rational;
}

/** A sum of rational multiples of monomials, by the monomials' keys; no coefficient is 0. */
export type Form = ReadonlyMap<string, Term>;

/** A quotient of two forms; the denominator is not 0. */
export interface FormQuotient {
  readonly numerator: Form;
  readonly denominator: Form;
}

/** Forms that grow beyond this many terms are given up. */
const mostTerms = 60;

function keyOf(monomial: PowerProduct): string {
  return monomial.map(({ atom, exponent }) => `${atom.key}^${Q.formatRational(exponent)}`).join('·');
}

export function constantForm(x: Rational): Form {
  return fromTerms([{ monomial: [], coefficient: x }]);
}

/** A power of one atom. */
export function atomForm(atom: Atom, exponent: Rational = Q.one): Form {
  return fromTerms([{ monomial: exponent.numerator === 0n ? [] : [{ atom, exponent }], coefficient: Q.one }]);
}

function fromTerms(terms: Iterable<Term>): Form {
  const form = new Map<string, Term>();
  for (const { monomial, coefficient } of terms) {
    const key = keyOf(monomial);
    const total = Q.add(form.get(key)?.coefficient ?? Q.zero, coefficient);
    if (total.numerator === 0n) form.delete(key);
    else form.set(key, { monomial, coefficient: total });
  }
  return form;
}

export function addForms(x: Form, y: Form): Form {
  return fromTerms([...x.values(), ...y.values()]);
}

export function scaleForm(x: Form, factor: Rational): Form {
  return fromTerms(
    [...x.values()].map(({ monomial, coefficient }) => ({
      monomial,
      coefficient: Q.multiply(coefficient, factor),
    })),
  );
}

/** The product; null where it has too many terms. sin²x is replaced by 1 − cos²x. */
export function multiplyForms(x: Form, y: Form): Form | null {
  if (x.size * y.size > mostTerms * mostTerms) return null;
  const terms: Term[] = [];
  for (const p of x.values()) {
    for (const q of y.values()) {
      terms.push({
        monomial: multiplyMonomials(p.monomial, q.monomial),
        coefficient: Q.multiply(p.coefficient, q.coefficient),
      });
    }
  }
  const product = fromTerms(terms.flatMap(withoutSquareOfSine));
  return product.size > mostTerms ? null : product;
}

function multiplyMonomials(x: PowerProduct, y: PowerProduct): PowerProduct {
  const factors = new Map(x.map((factor) => [factor.atom.key, factor]));
  for (const { atom, exponent } of y) {
    const total = Q.add(factors.get(atom.key)?.exponent ?? Q.zero, exponent);
    if (total.numerator === 0n) factors.delete(atom.key);
    else factors.set(atom.key, { atom, exponent: total });
  }
  return [...factors.values()].sort((a, b) => (a.atom.key < b.atom.key ? -1 : 1));
}

function withoutSquareOfSine(term: Term): Term[] {
  const two = Q.rational(2n);
  for (const factor of term.monomial) {
    const { atom, exponent } = factor;
    if (atom.kind !== 'sine' || Q.compare(exponent, two) < 0) continue;
    const lowered = Q.subtract(exponent, two);
    const rest = term.monomial.filter((other) => other !== factor);
    const base = multiplyMonomials(rest, lowered.numerator === 0n ? [] : [{ atom, exponent: lowered }]);
    const square = [{ atom: waveAtom('cosine', atom.angle), exponent: two }];
    const cosine = multiplyMonomials(base, square);
    return [
      { monomial: base, coefficient: term.coefficient },
      { monomial: cosine, coefficient: Q.negate(term.coefficient) },
    ].flatMap(withoutSquareOfSine);
  }
  return [term];
}

/** The rational number r with x = r·y as forms; null where there is none. */
export function ratioOfForms(x: Form, y: Form): Rational | null {
  if (x.size === 0) return Q.zero;
  if (x.size !== y.size) return null;
  let ratio: Rational | null = null;
  for (const [key, term] of y) {
    const other = x.get(key);
    if (!other) return null;
    const own = Q.divide(other.coefficient, term.coefficient);
    if (ratio && !Q.equals(ratio, own)) return null;
    ratio = own;
  }
  return ratio;
}

/** The atoms that occur, each once. */
export function atomsOf(...forms: readonly Form[]): Atom[] {
  const factors = forms.flatMap((form) => [...form.values()].flatMap(({ monomial }) => monomial));
  return [...new Map(factors.map(({ atom }) => [atom.key, atom])).values()];
}
