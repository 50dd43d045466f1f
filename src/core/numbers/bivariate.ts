import { addPolynomials, equalPolynomials, evaluatePolynomial, multiplyPolynomials } from './polynomial.ts';
import { substituteLinear, trim } from './polynomial.ts';
import type { Polynomial } from './polynomial.ts';
import * as Q from './rational.ts';
import type { Rational } from './rational.ts';

/**
 * A polynomial in j and k over ℚ, as a polynomial in j with coefficients in ℚ[k]: they ascend, the last one is not the
 * zero polynomial []; zero is [].
 */
export type Bivariate = readonly Polynomial[];

function trimmed(coefficients: readonly Polynomial[]): Bivariate {
  let length = coefficients.length;
  while (length > 0 && coefficients[length - 1]!.length === 0) length--;
  return coefficients.slice(0, length);
}

/** A polynomial in k alone. */
export function constantInJ(p: Polynomial): Bivariate {
  return trimmed([p]);
}

/** A rational number. */
export function constantBivariate(x: Rational): Bivariate {
  return constantInJ(trim([x]));
}

export function addBivariate(p: Bivariate, q: Bivariate): Bivariate {
  const length = Math.max(p.length, q.length);
  return trimmed(Array.from({ length }, (_, i) => addPolynomials(p[i] ?? [], q[i] ?? [])));
}

export function multiplyBivariate(p: Bivariate, q: Bivariate): Bivariate {
  const product: Polynomial[] = Array.from({ length: Math.max(0, p.length + q.length - 1) }, () => []);
  p.forEach((x, i) =>
    q.forEach((y, j) => (product[i + j] = addPolynomials(product[i + j]!, multiplyPolynomials(x, y)))),
  );
  return trimmed(product);
}

function equalBivariate(p: Bivariate, q: Bivariate): boolean {
  return p.length === q.length && p.every((coefficient, i) => equalPolynomials(coefficient, q[i]!));
}

/** P(m j + s, k). */
export function substituteJ(p: Bivariate, m: Rational, s: Rational): Bivariate {
  const inner = trimmed([trim([s]), trim([m])]);
  return p.reduceRight<Bivariate>(
    (value, coefficient) => addBivariate(multiplyBivariate(value, inner), constantInJ(coefficient)),
    [],
  );
}

/** P(j, m k + s). */
export function substituteK(p: Bivariate, m: Rational, s: Rational): Bivariate {
  return trimmed(p.map((coefficient) => substituteLinear(coefficient, m, s)));
}

/** P(j, k) for a number k, as a polynomial in j. */
export function atK(p: Bivariate, k: Rational): Polynomial {
  return trim(p.map((coefficient) => evaluatePolynomial(coefficient, k)));
}

/** P(j, k) for a number j, as a polynomial in k. */
export function atJ(p: Bivariate, j: Rational): Polynomial {
  return p.reduceRight<Polynomial>(
    (value, coefficient) => addPolynomials(multiplyPolynomials(value, trim([j])), coefficient),
    [],
  );
}

/** The matrix [[a, b], [c, d]] of polynomials in j and k. */
export interface BivariateMatrix {
  readonly a: Bivariate;
  readonly b: Bivariate;
  readonly c: Bivariate;
  readonly d: Bivariate;
}

const zero: Bivariate = [];
const one = constantBivariate(Q.one);

export const identityBivariate: BivariateMatrix = { a: one, b: zero, c: zero, d: one };

/** The step A(a, b) for a term and a sign. */
export function bivariateStep(term: Bivariate, sign: 1 | -1): BivariateMatrix {
  return { a: term, b: constantBivariate(Q.rational(BigInt(sign))), c: one, d: zero };
}

export function mapBivariate(m: BivariateMatrix, f: (entry: Bivariate) => Bivariate): BivariateMatrix {
  return { a: f(m.a), b: f(m.b), c: f(m.c), d: f(m.d) };
}

export function multiplyBivariateMatrices(x: BivariateMatrix, y: BivariateMatrix): BivariateMatrix {
  const entry = (p: Bivariate, q: Bivariate, r: Bivariate, s: Bivariate): Bivariate =>
    addBivariate(multiplyBivariate(p, q), multiplyBivariate(r, s));
  return {
    a: entry(x.a, y.a, x.b, y.c),
    b: entry(x.a, y.b, x.b, y.d),
    c: entry(x.c, y.a, x.d, y.c),
    d: entry(x.c, y.b, x.d, y.d),
  };
}

export function equalBivariateMatrices(x: BivariateMatrix, y: BivariateMatrix): boolean {
  return (
    equalBivariate(x.a, y.a) &&
    equalBivariate(x.b, y.b) &&
    equalBivariate(x.c, y.c) &&
    equalBivariate(x.d, y.d)
  );
}
