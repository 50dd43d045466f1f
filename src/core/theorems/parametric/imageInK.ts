import type { Expression, Parameter } from '../../constants/expression.ts';
import { kernel } from '../../numbers/linearSystem.ts';
import { sameMap } from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import { evaluatePolynomial, multiplyPolynomials, addPolynomials, trim } from '../../numbers/polynomial.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import { lcm } from '../../numbers/integers.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';

/** [[a, b], [c, d]] with polynomials in k as entries. */
export interface MatrixInK {
  readonly a: Polynomial;
  readonly b: Polynomial;
  readonly c: Polynomial;
  readonly d: Polynomial;
}

/** Largest degree in k of an image's entries that is looked for. */
const mostDegree = 6;

/** Largest number of k at which an image is compared. */
const mostPlaces = 60;

/** Degrees in k of numerator and denominator of an expression, its functions taken as constants. */
interface Degrees {
  readonly above: number;
  readonly below: number;
}

/** Bounds on the degrees in k of an expression as a quotient of polynomials in k, the functions in it being held fixed. */
export function degreesInK(e: Expression<Parameter>): Degrees {
  switch (e.kind) {
    case 'parameter':
      return { above: 1, below: 0 };
    case 'negate':
      return degreesInK(e.argument);
    case 'add':
    case 'subtract': {
      const [x, y] = [degreesInK(e.left), degreesInK(e.right)];
      return { above: Math.max(x.above + y.below, y.above + x.below), below: x.below + y.below };
    }
    case 'multiply':
    case 'divide': {
      const x = degreesInK(e.left);
      const right = degreesInK(e.right);
      const y = e.kind === 'multiply' ? right : { above: right.below, below: right.above };
      return { above: x.above + y.above, below: x.below + y.below };
    }
    case 'power': {
      const x = degreesInK(e.left);
      const n = e.right.kind === 'integer' ? Number(e.right.value) : 0;
      return { above: n * x.above, below: n * x.below };
    }
    default:
      return { above: 0, below: 0 };
  }
}

/**
 * The polynomial matrix W(k) of the least degree that is the given map at every k, up to a factor; null where there is none
 * of small degree.
 *
 * It is drawn from the first places and tested at the others. What it says holds for all k when it holds at more places
 * than the degree in k of N(k, g)(c κ + d) − D(k, g)(a κ + b), where N/D is the constant, rational in k and in the
 * generator g, and κ does not depend on k over g: a polynomial in k with that many zeros vanishes.
 * @param at the map at an integer k; null where the constant has none there
 * @param first the first k to be tried
 * @param degree the larger degree of N and D in k
 */
export function mapInK(at: (k: bigint) => Matrix | null, first: bigint, degree: number): MatrixInK | null {
  const places: { readonly k: bigint; readonly map: Matrix }[] = [];
  const known = (count: number): boolean => {
    for (let k = first + BigInt(places.length); places.length < count; k++) {
      const map = k - first < BigInt(mostPlaces) ? at(k) : null;
      if (!map) return false;
      places.push({ k, map });
    }
    return true;
  };
  for (let d = 0; d <= mostDegree; d++) {
    if (!known(2 * d + 3)) return null;
    const solutions = kernel(
      places.slice(0, 2 * d + 3).flatMap(({ k, map }) => conditions(map, k, d)),
      4 * (d + 1),
    );
    if (solutions.length !== 1) continue;
    const found = fromCoefficients(solutions[0]!, d);
    if (!known(degree + d + 1)) return null;
    return places.every(({ k, map }) => sameMap(evaluateMap(found, k), map)) ? found : null;
  }
  return null;
}

/** Three equations that say that W(k) is parallel to a matrix: its entries against a pivot. */
function conditions({ a, b, c, d }: Matrix, k: bigint, degree: number): Rational[][] {
  const entries = [a, b, c, d];
  const pivot = entries.findIndex((entry) => entry !== 0n);
  const powers = Array.from({ length: degree + 1 }, (_, i) => k ** BigInt(i));
  return [0, 1, 2, 3]
    .filter((i) => i !== pivot)
    .map((i) => {
      const row = Array.from({ length: 4 * (degree + 1) }, () => Q.zero);
      powers.forEach((power, n) => {
        row[i * (degree + 1) + n] = Q.rational(entries[pivot]! * power);
        row[pivot * (degree + 1) + n] = Q.rational(-entries[i]! * power);
      });
      return row;
    });
}

/** The matrix with these coefficients, made integral. */
function fromCoefficients(solution: readonly Rational[], degree: number): MatrixInK {
  const common = Q.rational(solution.reduce((scale, { denominator }) => lcm(scale, denominator), 1n));
  const entry = (i: number): Polynomial =>
    trim(solution.slice(i * (degree + 1), (i + 1) * (degree + 1)).map((c) => Q.multiply(c, common)));
  return { a: entry(0), b: entry(1), c: entry(2), d: entry(3) };
}

function evaluateMap({ a, b, c, d }: MatrixInK, k: bigint): Matrix {
  const at = (p: Polynomial): bigint => evaluatePolynomial(p, Q.rational(k)).numerator;
  return { a: at(a), b: at(b), c: at(c), d: at(d) };
}

/** a d − b c. */
export function determinantInK({ a, b, c, d }: MatrixInK): Polynomial {
  return addPolynomials(multiplyPolynomials(a, d), multiplyPolynomials(b, c).map(Q.negate));
}
