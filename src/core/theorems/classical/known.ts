import { canonicalTail, isQuadratic, jointPeriod } from '../../fractions/canonicalTail.ts';
import type { CanonicalTail } from '../../fractions/canonicalTail.ts';
import { isSigned } from '../../fractions/fraction.ts';
import type { ContinuedFraction, SignedContinuedFraction } from '../../fractions/fraction.ts';
import type { Sign } from '../../fractions/signs.ts';
import { addPolynomials, equalPolynomials, trim } from '../../numbers/polynomial.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';

/** A classical result that gives all fractions with a certain tail. */
export interface KnownResult {
  /** What the result is called, with the parameters filled in: "Euler's fraction of e^{1/2}". */
  readonly name: string;
  /** Where it stands. */
  readonly source: string;
}

const sources = {
  euler: 'L. Euler, De fractionibus continuis dissertatio (E71), Comm. acad. sci. Petrop. 9 (1744), 98–137',
  lambert:
    'J. H. Lambert, Mémoire sur quelques propriétés remarquables des quantités transcendentes circulaires et logarithmiques, Hist. Acad. Berlin 17 (1761/1768), 265–322',
  perron: 'O. Perron, Die Lehre von den Kettenbrüchen I, 3rd ed., Teubner 1954 (Hurwitzian fractions)',
  lehmer:
    'D. H. Lehmer, Continued fractions containing arithmetic progressions, Scripta Math. 29 (1973), 17–24',
  gauss:
    'C. F. Gauss, Disquisitiones generales circa seriem infinitam …, Comm. soc. reg. sci. Gotting. 2 (1813), Werke III, 123–162',
  lagrange:
    'J.-L. Lagrange, Additions au mémoire sur la résolution des équations numériques, Mém. Acad. Berlin 24 (1770), 111–180',
} as const;

/** One period of a classical fraction's tail. */
interface ClassicalTail {
  readonly polynomials: readonly Polynomial[];
  readonly signs: readonly Sign[];
}

/** A classical result with a parameter n ≥ 1: the slope of its steepest term is `slope`·n. */
interface ParametricResult {
  readonly slope: bigint;
  readonly allows: (n: bigint) => boolean;
  readonly tail: (n: bigint) => ClassicalTail;
  readonly name: (n: bigint) => string;
  readonly source: string;
}

/** c₀ + c₁ j. */
function term(c0: bigint, c1 = 0n): Polynomial {
  return trim([Q.rational(c0), Q.rational(c1)]);
}

function over(n: bigint, numerator = 1): string {
  return n === 1n ? String(numerator) : `${numerator}/${n}`;
}

/** All n. */
const always = (): boolean => true;

const parametricResults: readonly ParametricResult[] = [
  {
    // e^{1/n} = [1; n−1, 1, 1, 3n−1, 1, 1, 5n−1, …]
    slope: 2n,
    allows: always,
    tail: (n) => ({ polynomials: [term(n - 1n, 2n * n), term(1n), term(1n)], signs: [1, 1, 1] }),
    name: (n) => `Euler's fraction of e${n === 1n ? '' : `^(1/${n})`}`,
    source: sources.euler,
  },
  {
    // e^{2/n} = [1; (n−1)/2, 6n, (5n−1)/2, 1, 1, (7n−1)/2, 18n, (11n−1)/2, 1, 1, …] for odd n
    slope: 12n,
    allows: (n) => n % 2n === 1n,
    tail: (n) => ({
      polynomials: [
        term((n - 1n) / 2n, 3n * n),
        term(6n * n, 12n * n),
        term((5n * n - 1n) / 2n, 3n * n),
        term(1n),
        term(1n),
      ],
      signs: [1, 1, 1, 1, 1],
    }),
    name: (n) => `the fraction of e^(${over(n, 2)})`,
    source: sources.perron,
  },
  {
    slope: 2n,
    allows: always,
    tail: (n) => ({ polynomials: [term(n, 2n * n)], signs: [1] }),
    name: (n) => `Euler's and Lambert's fraction of tanh(${over(n)})`,
    source: sources.lambert,
  },
  {
    slope: 2n,
    allows: always,
    tail: (n) => ({ polynomials: [term(n, 2n * n)], signs: [-1] }),
    name: (n) => `Lambert's fraction of tan(${over(n)}) with minus signs`,
    source: sources.lambert,
  },
  {
    // tan(1/n) = [0; n−1, 1, 3n−2, 1, 5n−2, 1, …]
    slope: 2n,
    allows: always,
    tail: (n) => ({ polynomials: [term(3n * n - 2n, 2n * n), term(1n)], signs: [1, 1] }),
    name: (n) => `Lambert's fraction of tan(${over(n)})`,
    source: sources.lambert,
  },
];

/** The terms of a joint period and how many of them grow, as a text: "3 1". */
function shapeText(terms: number, growing: number): string {
  return `${terms} ${growing}`;
}

/** The shapes of the classical tails; the first ones are those of one arithmetic progression, and of two in turn. */
const classicalShapes: ReadonlySet<string> = new Set([
  shapeText(1, 1),
  shapeText(2, 1),
  shapeText(2, 2),
  shapeText(4, 2),
  ...parametricResults.map(({ tail }) => {
    const { polynomials } = tail(1n);
    return shapeText(polynomials.length, polynomials.filter(({ length }) => length > 1).length);
  }),
]);

/** Whether a tail could be classical by its shape, which is much quicker to see than its canonical form. */
function hasClassicalShape(fraction: SignedContinuedFraction): boolean {
  const { rule } = fraction;
  if (rule.kind !== 'interlaced' || rule.polynomials.some(({ length }) => length > 2)) return false;
  const growing = rule.polynomials.filter(({ length }) => length === 2).length;
  const joint = jointPeriod(fraction);
  return classicalShapes.has(shapeText(joint, (growing * joint) / rule.polynomials.length));
}

/** The classical result that a fraction's tail belongs to; null where the catalogue has none. */
export function knownResult(fraction: ContinuedFraction): KnownResult | null {
  if (isQuadratic(fraction)) {
    return { name: "Lagrange's theorem on periodic fractions", source: sources.lagrange };
  }
  if (!isSigned(fraction) || !hasClassicalShape(fraction)) return null;
  const tail = canonicalTail(fraction);
  if (!tail.polynomials) return null;
  const steepest = tail.polynomials
    .map((polynomial) => (polynomial.length === 2 ? polynomial[1]! : Q.zero))
    .reduce((x, y) => (Q.compare(x, y) > 0 ? x : y));
  if (!Q.isInteger(steepest) || steepest.numerator < 1n) return null;
  for (const result of parametricResults) {
    const n = steepest.numerator / result.slope;
    if (n * result.slope !== steepest.numerator || !result.allows(n)) continue;
    if (tailText(result.tail(n)) === tail.text) return { name: result.name(n), source: result.source };
  }
  return arithmeticProgression(tail, steepest.numerator) ?? twoProgressions(tail);
}

function tailText({ polynomials, signs }: ClassicalTail): string {
  return canonicalTail({ rule: { kind: 'interlaced', preperiod: [], polynomials }, signs }).text;
}

/**
 * Lehmer's theorem for integers a, b: [a; a+b, a+2b, …] and a − 1/(a+b − 1/(a+2b − …)), the latter also as a simple
 * fraction, in which a + bj becomes a + bj − 2 and 1.
 */
function arithmeticProgression({ polynomials, signs }: CanonicalTail, b: bigint): KnownResult | null {
  const movers = polynomials!.filter((polynomial) => polynomial.length === 2);
  const rest = polynomials!.filter((polynomial) => polynomial.length !== 2);
  if (movers.length !== 1 || rest.length > 1) return null;
  const first = movers[0]![0]!.numerator;
  const simple = rest.length === 1;
  if (simple && !(rest[0]![0]?.numerator === 1n && signs.every((sign) => sign > 0))) return null;
  const modified = !simple && signs[0]! > 0;
  const start = simple ? first + 2n : first;
  // The order ν = a/b with 0 < ν ≤ 1.
  const order = Q.rational(((((start - 1n) % b) + b) % b) + 1n, b);
  const letter = modified ? 'I' : 'J';
  const lower = Q.formatRational(Q.subtract(order, Q.one));
  const x = Q.formatRational(Q.rational(2n, b));
  return {
    name: `Lehmer's fraction of ${letter}_(${lower})(${x})/${letter}_(${Q.formatRational(order)})(${x})`,
    source: sources.lehmer,
  };
}

/**
 * Gauss's fraction ν + z/(ν+1 + z/(ν+2 + …)) of ₀F₁ in integers: two progressions in turn, (ν+t) g for even and (ν+t) h for
 * odd t with g h |z| = 1; under a minus also as a simple fraction, in which a term a becomes a − 2 and 1.
 */
function twoProgressions({ polynomials, signs }: CanonicalTail): KnownResult | null {
  const one = term(1n);
  const simple = polynomials!.length === 4 && signs.every((sign) => sign > 0);
  const ones = simple ? polynomials!.findIndex((polynomial) => equalPolynomials(polynomial, one)) % 2 : -1;
  const movers = simple ? polynomials!.filter((_, i) => i % 2 !== ones) : polynomials!;
  if (movers.length !== 2 || movers.some((polynomial) => polynomial.length !== 2)) return null;
  if (simple && !polynomials!.every((polynomial, i) => i % 2 !== ones || equalPolynomials(polynomial, one)))
    return null;
  if (!signs.every((sign) => sign === signs[0])) return null;
  const [c, d] = movers.map((polynomial) => (simple ? addPolynomials(polynomial, term(2n)) : polynomial));
  const half = Q.rational(1n, 2n);
  const start = Q.divide(c![0]!, c![1]!);
  if (!Q.equals(Q.subtract(Q.divide(d![0]!, d![1]!), start), half)) return null;
  const twice = Q.add(start, start);
  const order = Q.add(twice, Q.rational(1n + Q.floor(Q.negate(twice))));
  const sign = simple || signs[0]! < 0 ? -4n : 4n;
  const z = Q.formatRational(Q.divide(Q.rational(sign), Q.multiply(c![1]!, d![1]!)));
  const at = (nu: Rational): string => `0F1(;${Q.formatRational(nu)};${z})`;
  return { name: `Gauss's fraction of ${at(order)}/${at(Q.add(order, Q.one))}`, source: sources.gauss };
}
