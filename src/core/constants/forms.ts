import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';

/**
 * A product of named numbers to rational powers, as pairs sorted by name; e^{r} is the number "exp" to the power r, so
 * that e^{1/2}·e^{1/2} = e shows.
 */
export type Monomial = readonly (readonly [name: string, exponent: Rational])[];

interface Term {
  readonly monomial: Monomial;
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

function keyOf(monomial: Monomial): string {
  return monomial.map(([name, exponent]) => `${name}^${Q.formatRational(exponent)}`).join('·');
}

export function constantForm(x: Rational): Form {
  return fromTerms([{ monomial: [], coefficient: x }]);
}

export function atomForm(name: string, exponent: Rational = Q.one): Form {
  return fromTerms([{ monomial: exponent.numerator === 0n ? [] : [[name, exponent]], coefficient: Q.one }]);
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

function multiplyMonomials(x: Monomial, y: Monomial): Monomial {
  const exponents = new Map(x);
  for (const [name, exponent] of y) {
    const total = Q.add(exponents.get(name) ?? Q.zero, exponent);
    if (total.numerator === 0n) exponents.delete(name);
    else exponents.set(name, total);
  }
  return [...exponents].sort(([a], [b]) => (a < b ? -1 : 1));
}

function withoutSquareOfSine(term: Term): Term[] {
  const index = term.monomial.findIndex(
    ([name, n]) => name.startsWith('sin ') && Q.compare(n, Q.rational(2n)) >= 0,
  );
  if (index < 0) return [term];
  const [name, exponent] = term.monomial[index]!;
  const lowered = Q.subtract(exponent, Q.rational(2n));
  const rest = term.monomial.filter((_, i) => i !== index);
  const base = multiplyMonomials(rest, lowered.numerator === 0n ? [] : [[name, lowered]]);
  const cosine = multiplyMonomials(base, [[`cos ${name.slice(4)}`, Q.rational(2n)]]);
  return [
    { monomial: base, coefficient: term.coefficient },
    { monomial: cosine, coefficient: Q.negate(term.coefficient) },
  ].flatMap(withoutSquareOfSine);
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

/** The names that occur. */
export function namesOf(...forms: readonly Form[]): Set<string> {
  return new Set(
    forms.flatMap((form) => [...form.values()].flatMap(({ monomial }) => monomial.map(([name]) => name))),
  );
}
