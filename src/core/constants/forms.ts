import { spend } from '../work.ts';
import { bitLength } from '../numbers/integers.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import {
  expressionOfProduct,
  keyOf,
  waveAtom,
  type Atom,
  type AtomPower,
  type PowerProduct,
  type WaveAtom,
} from './atoms.ts';
import { binary, fraction, integer, type Expression } from './expression.ts';

/** A rational multiple of a product of powers. */
export interface FormTerm {
  readonly monomial: PowerProduct;
  readonly coefficient: Rational;
}

/** A sum of rational multiples of monomials, by the monomials' keys; no coefficient is 0. */
export type Form = ReadonlyMap<string, FormTerm>;

/** A quotient of two forms; the denominator is not 0. */
export interface FormQuotient {
  readonly numerator: Form;
  readonly denominator: Form;
}

/** Forms that grow beyond this many terms are given up. */
const mostTerms = 60;
/** And where a coefficient has more bits than this. */
const mostBits = 4_096;

export function constantForm(x: Rational): Form {
  return fromTerms([{ monomial: [], coefficient: x }]);
}

/** A power of one atom. */
export function atomForm(atom: Atom, exponent: Rational = Q.one): Form {
  return fromTerms([{ monomial: exponent.numerator === 0n ? [] : [{ atom, exponent }], coefficient: Q.one }]);
}

/** Steps of a term of a sum, for each of its factors. */
const termSteps = 1_000;

function fromTerms(terms: Iterable<FormTerm>): Form {
  const form = new Map<string, FormTerm>();
  for (const term of terms) {
    spend(termSteps * (1 + term.monomial.length));
    const { monomial, coefficient } = withoutWholeRoots(term);
    const key = keyOf(monomial);
    const total = Q.add(form.get(key)?.coefficient ?? Q.zero, coefficient);
    if (total.numerator === 0n) form.delete(key);
    else form.set(key, { monomial, coefficient: total });
  }
  return form;
}

/** Roots with exponents from 0 to 1: 2^{3/2} is 2·2^{1/2}. */
function withoutWholeRoots(term: FormTerm): FormTerm {
  if (!term.monomial.some(({ atom }) => atom.kind === 'radical')) return term;
  let { coefficient } = term;
  const monomial = term.monomial.flatMap((factor): AtomPower[] => {
    const { atom, exponent } = factor;
    if (atom.kind !== 'radical') return [factor];
    const whole = Q.floor(exponent);
    coefficient = Q.multiply(coefficient, Q.power(Q.rational(atom.base), Number(whole)));
    const rest = Q.subtract(exponent, Q.rational(whole));
    return rest.numerator === 0n ? [] : [{ atom, exponent: rest }];
  });
  return { monomial, coefficient };
}

/** One term as a form. */
export function termForm(term: FormTerm): Form {
  return fromTerms([term]);
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

/** The product; null where it has too many terms. Products of sines and cosines are written as sums. */
export function multiplyForms(x: Form, y: Form): Form | null {
  if (x.size * y.size > mostTerms * mostTerms) return null;
  const terms: FormTerm[] = [];
  for (const p of x.values()) {
    for (const q of y.values()) {
      terms.push({
        monomial: multiplyMonomials(p.monomial, q.monomial),
        coefficient: Q.multiply(p.coefficient, q.coefficient),
      });
    }
  }
  const product = fromTerms(terms.flatMap(withoutProductsOfWaves));
  return product.size > mostTerms || isLarge(product) ? null : product;
}

function isLarge(form: Form): boolean {
  return [...form.values()].some(
    ({ coefficient: { numerator, denominator } }) =>
      bitLength(numerator) > mostBits || bitLength(denominator) > mostBits,
  );
}

export function multiplyMonomials(x: PowerProduct, y: PowerProduct): PowerProduct {
  const factors = new Map(x.map((factor) => [factor.atom.key, factor]));
  for (const { atom, exponent } of y) {
    const total = Q.add(factors.get(atom.key)?.exponent ?? Q.zero, exponent);
    if (total.numerator === 0n) factors.delete(atom.key);
    else factors.set(atom.key, { atom, exponent: total });
  }
  return [...factors.values()].sort((a, b) => (a.atom.key < b.atom.key ? -1 : 1));
}

/** A rational multiple of a sine or a cosine, or of 1. */
interface WaveTerm {
  readonly coefficient: Rational;
  readonly wave: WaveAtom | null;
}

/**
 * 2 sin a sin b = cos(a − b) − cos(a + b), and so on (DLMF 4.21.14–4.21.17, 4.21.7–4.21.9): sines and cosines of different
 * angles are linearly independent over the algebraic numbers (Lindemann and Weierstrass), so that equal polynomials in those
 * of rational numbers become equal forms. Quotients by sines and cosines are left alone.
 */
function withoutProductsOfWaves(term: FormTerm): FormTerm[] {
  const waves = new Map<string, WaveAtom[]>();
  const others: AtomPower[] = [];
  for (const factor of term.monomial) {
    const { atom, exponent } = factor;
    const isWave = atom.kind === 'sine' || atom.kind === 'cosine';
    if (!isWave || !Q.isInteger(exponent) || exponent.numerator < 0n || exponent.numerator > 16n) {
      others.push(factor);
      continue;
    }
    const unit = keyOf(atom.unit);
    const equal = new Array<WaveAtom>(Number(exponent.numerator)).fill(atom);
    waves.set(unit, [...(waves.get(unit) ?? []), ...equal]);
  }
  let terms: FormTerm[] = [{ monomial: others, coefficient: term.coefficient }];
  for (const group of waves.values())
    terms = terms.flatMap(({ monomial, coefficient }) =>
      productOfWaves(group).map((part) => ({
        monomial: part.wave ? multiplyMonomials(monomial, [{ atom: part.wave, exponent: Q.one }]) : monomial,
        coefficient: Q.multiply(coefficient, part.coefficient),
      })),
    );
  return terms;
}

/** A product of sines and cosines of multiples of one unit as a sum of such. */
function productOfWaves(waves: readonly WaveAtom[]): readonly WaveTerm[] {
  let sum: readonly WaveTerm[] = [{ coefficient: Q.one, wave: null }];
  for (const wave of waves)
    sum = sum.flatMap(({ coefficient, wave: other }) =>
      other ? productOfTwo(other, wave, coefficient) : [{ coefficient, wave }],
    );
  return sum;
}

function productOfTwo(x: WaveAtom, y: WaveAtom, coefficient: Rational): readonly WaveTerm[] {
  const half = Q.divide(coefficient, Q.rational(2n));
  const opposite = Q.negate(half);
  const sum = Q.add(x.angle, y.angle);
  const difference = Q.subtract(x.angle, y.angle);
  const size = difference.numerator < 0n ? Q.negate(difference) : difference;
  const { unit } = x;
  if (x.kind === y.kind)
    return [
      { coefficient: half, wave: size.numerator === 0n ? null : waveAtom('cosine', size, unit) },
      { coefficient: x.kind === 'sine' ? opposite : half, wave: waveAtom('cosine', sum, unit) },
    ];
  const first: WaveTerm = { coefficient: half, wave: waveAtom('sine', sum, unit) };
  if (size.numerator === 0n) return [first];
  const isFirst = (x.kind === 'sine') === difference.numerator > 0n;
  return [first, { coefficient: isFirst ? half : opposite, wave: waveAtom('sine', size, unit) }];
}

/** The term of a form that has one only; null elsewhere. */
export function soleTerm(form: Form): FormTerm | null {
  const [term, ...others] = form.values();
  return term && others.length === 0 ? term : null;
}

/** A quotient as one form, where its denominator has one term only; null elsewhere. */
export function cleared({ numerator, denominator }: FormQuotient): Form | null {
  const term = soleTerm(denominator);
  if (!term) return null;
  return multiplyForms(numerator, termForm(inverseOf(term)));
}

function inverseOf({ monomial, coefficient }: FormTerm): FormTerm {
  return {
    monomial: monomial.map(({ atom, exponent }) => ({ atom, exponent: Q.negate(exponent) })),
    coefficient: Q.divide(Q.one, coefficient),
  };
}

/** The form as an expression of the language. */
export function expressionOfForm(form: Form): Expression {
  const terms = [...form.values()].map(
    ({ monomial, coefficient: { numerator, denominator } }): Expression => {
      const factor = fraction(numerator, denominator);
      return monomial.length === 0 ? factor : binary('multiply', factor, expressionOfProduct(monomial));
    },
  );
  return terms.length === 0 ? integer(0) : terms.reduce((x, y) => binary('add', x, y));
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
