import { constantFromText } from '../../constants/constants.ts';
import { canonicalTail, isQuadratic, jointPeriod } from '../../fractions/canonicalTail.ts';
import type { CanonicalTail } from '../../fractions/canonicalTail.ts';
import { endsOfEnclosure, expand } from '../../fractions/expand.ts';
import { isSigned, termsOf } from '../../fractions/fraction.ts';
import type { ContinuedFraction, SignedContinuedFraction } from '../../fractions/fraction.ts';
import type { Sign } from '../../fractions/signs.ts';
import { addPolynomials, equalPolynomials, trim } from '../../numbers/polynomial.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';

/** A classical result that gives all fractions with a certain tail, and how a fraction with that tail stands to it. */
export interface KnownResult {
  /** What the result is called, with the parameters filled in: "Euler's fraction of exp(1/2)". */
  readonly name: string;
  /** The same with its parameter left open: "Euler's fraction of exp(1/n)". */
  readonly theorem: string;
  /**
   * The constant that the result is about, as an expression: "exp(1/2)"; null where it is about many, as Lagrange's is. A name
   * ends with it.
   */
  readonly constant: string | null;
  /** Where it stands. */
  readonly source: string;
  /**
   * `is`: the fraction is that of the theorem, of its constant or of the reciprocal. `follows`: it has the tail of the theorem's
   * fraction and another head. `rewritten`: the theorem's fraction in other signs or by an equivalence, with its tail from there.
   */
  readonly relation: 'is' | 'follows' | 'rewritten';
}

/**
 * The works in which the results stand. A number of DLMF (dlmf.nist.gov) is that of an equation that was compared with what is
 * used here; the old works themselves were not at hand, and are cited as the literature cites them.
 */
const sources = {
  euler:
    'L. Euler, De fractionibus continuis dissertatio (E71), Comm. acad. sci. Petrop. 9 (1744), 98–137; cited at second hand',
  lambert:
    'J. H. Lambert, Mémoire sur quelques propriétés remarquables des quantités transcendentes circulaires et logarithmiques, Hist. Acad. Berlin 17 (1761/1768), 265–322; as in DLMF 4.25.1 (tan) and 4.39.1 (tanh)',
  perron:
    'O. Perron, Die Lehre von den Kettenbrüchen I, 3rd ed., Teubner 1954 (Hurwitzian fractions); cited at second hand',
  lehmer:
    'D. H. Lehmer, Continued fractions containing arithmetic progressions, Scripta Math. 29 (1973), 17–24; as in DLMF 10.10.1 (J) and 10.33.1 (I)',
  gauss:
    'C. F. Gauss, Disquisitiones generales circa seriem infinitam …, Comm. soc. reg. sci. Gotting. 2 (1813), Werke III, 123–162; as in DLMF 10.10.2 and 10.33.2',
  lagrange:
    'J.-L. Lagrange, Additions au mémoire sur la résolution des équations numériques, Mém. Acad. Berlin 24 (1770), 111–180; cited at second hand',
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
  /** Whose it is: "Euler's fraction". */
  readonly author: string;
  /** The constant at n, as an expression; at "n" in general. */
  readonly constant: (n: bigint | 'n') => string;
  /** Whether the tail is no longer that of the theorem's own fraction. */
  readonly isRewritten?: boolean;
  readonly source: string;
}

/** c₀ + c₁ j. */
function term(c0: bigint, c1 = 0n): Polynomial {
  return trim([Q.rational(c0), Q.rational(c1)]);
}

function over(n: bigint | 'n', numerator = 1): string {
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
    author: "Euler's fraction",
    constant: (n) => (n === 1n ? 'e' : `exp(${over(n)})`),
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
    author: 'the fraction',
    constant: (n) => `exp(${over(n, 2)})`,
    source: sources.perron,
  },
  {
    slope: 2n,
    allows: always,
    tail: (n) => ({ polynomials: [term(n, 2n * n)], signs: [1] }),
    author: "Euler's and Lambert's fraction",
    constant: (n) => `tanh(${over(n)})`,
    source: sources.lambert,
  },
  {
    slope: 2n,
    allows: always,
    tail: (n) => ({ polynomials: [term(n, 2n * n)], signs: [-1] }),
    author: "Lambert's fraction",
    constant: (n) => `tan(${over(n)})`,
    source: sources.lambert,
  },
  {
    // tan(1/n) = [0; n−1, 1, 3n−2, 1, 5n−2, 1, …]
    slope: 2n,
    allows: always,
    tail: (n) => ({ polynomials: [term(3n * n - 2n, 2n * n), term(1n)], signs: [1, 1] }),
    author: "Lambert's fraction",
    constant: (n) => `tan(${over(n)})`,
    isRewritten: true,
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
    const name = "Lagrange's theorem on periodic fractions";
    return { name, theorem: name, constant: null, source: sources.lagrange, relation: 'is' };
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
    if (tailText(result.tail(n)) !== tail.text) continue;
    const { author, constant, source } = result;
    return told({ author, of: constant('n'), constant: constant(n), source }, fraction, result.isRewritten);
  }
  const progression = arithmeticProgression(tail, steepest.numerator);
  if (progression) return told(progression.result, fraction, progression.isRewritten);
  const two = twoProgressions(tail);
  return two && told(two, fraction, true);
}

/** A result, the constant at the parameters of a fraction and in general. */
interface Attribution {
  readonly author: string;
  readonly of: string;
  readonly constant: string;
  readonly source: string;
}

function told(
  { author, of, constant, source }: Attribution,
  fraction: SignedContinuedFraction,
  isRewritten = false,
): KnownResult {
  return {
    name: `${author} of ${constant}`,
    theorem: `${author} of ${of}`,
    constant,
    source,
    relation: isRewritten ? 'rewritten' : isExpansionOf(fraction, constant) ? 'is' : 'follows',
  };
}

/** Digits to which a constant is expanded so that its head is seen. */
const headDigits = 400;
const headTerms = 24;

/**
 * Whether a fraction is the expansion of a constant or of its reciprocal. Both have one tail, so that the terms of the preperiod
 * and of two periods more decide.
 */
function isExpansionOf({ rule, signs }: SignedContinuedFraction, constant: string): boolean {
  if (rule.kind !== 'interlaced') return false;
  const least = rule.preperiod.length + 2 * rule.polynomials.length;
  const { lo, hi } = endsOfEnclosure(constantFromText(constant).enclose(headDigits));
  const inverted = ({ numerator, denominator }: typeof lo) => ({
    numerator: denominator,
    denominator: numerator,
  });
  return [
    { lo, hi },
    { lo: inverted(hi), hi: inverted(lo) },
  ].some((ends) => {
    const { terms } = expand(ends, signs, Math.max(headTerms, least));
    const own = termsOf(rule, terms.length);
    return terms.length >= least && terms.every((term, i) => BigInt(term) === own[i]);
  });
}

function tailText({ polynomials, signs }: ClassicalTail): string {
  return canonicalTail({ rule: { kind: 'interlaced', preperiod: [], polynomials }, signs }).text;
}

/**
 * Lehmer's theorem for integers a, b: [a; a+b, a+2b, …] and a − 1/(a+b − 1/(a+2b − …)), the latter also as a simple
 * fraction, in which a + bj becomes a + bj − 2 and 1.
 */
function arithmeticProgression(
  { polynomials, signs }: CanonicalTail,
  b: bigint,
): { readonly result: Attribution; readonly isRewritten: boolean } | null {
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
  const sign = modified ? 1n : -1n;
  return {
    result: {
      ...ratioOfBessel(order, Q.rational(2n, b), sign),
      author: "Lehmer's fraction",
      source: sources.lehmer,
    },
    isRewritten: simple,
  };
}

/** J_{ν−1}(x)/J_ν(x), for a positive sign I_{ν−1}(x)/I_ν(x). */
function ratioOfBessel(order: Rational, x: Rational, sign: bigint): Pick<Attribution, 'of' | 'constant'> {
  const name = sign > 0n ? 'besseli' : 'besselj';
  const at = (nu: string, argument: string): string => `${name}(${nu},${argument})`;
  const [lower, upper, argument] = [Q.subtract(order, Q.one), order, x].map(Q.formatRational) as [
    string,
    string,
    string,
  ];
  return {
    of: `${at('n-1', 'x')}/${at('n', 'x')}`,
    constant: `${at(lower, argument)}/${at(upper, argument)}`,
  };
}

/**
 * Gauss's fraction ν + z/(ν+1 + z/(ν+2 + …)) of ₀F₁ in integers: two progressions in turn, (ν+t) g for even and (ν+t) h for
 * odd t with g h |z| = 1; under a minus also as a simple fraction, in which a term a becomes a − 2 and 1.
 */
function twoProgressions({ polynomials, signs }: CanonicalTail): Attribution | null {
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
  const sign = simple || signs[0]! < 0 ? -1n : 1n;
  const z = Q.divide(Q.rational(4n * sign), Q.multiply(c![1]!, d![1]!));
  // With x = 2√|z| rational it is the ratio of Bessel functions whose own fraction is 2ν/x ± 1/(2(ν+1)/x ± …).
  const x = Q.squareRoot(Q.multiply(z, Q.rational(4n * sign)));
  if (!x) {
    const at = (nu: string, argument: string): string => `hyp0f1(${nu},${argument})`;
    const value = Q.formatRational(z);
    return {
      author: "Gauss's fraction",
      of: `${at('n', 'z')}/${at('n+1', 'z')}`,
      constant: `${at(Q.formatRational(order), value)}/${at(Q.formatRational(Q.add(order, Q.one)), value)}`,
      source: sources.gauss,
    };
  }
  if (Q.equals(order, half)) {
    const name = sign > 0n ? 'tanh' : 'tan';
    const author = sign > 0n ? "Euler's and Lambert's fraction" : "Lambert's fraction";
    return { author, of: `${name}(x)`, constant: `${name}(${Q.formatRational(x)})`, source: sources.lambert };
  }
  const step = Q.divide(Q.rational(2n), x);
  const isLehmers = Q.isInteger(step) && Q.isInteger(Q.multiply(step, order));
  return {
    ...ratioOfBessel(order, x, sign),
    author: isLehmers ? "Lehmer's fraction" : "Gauss's fraction",
    source: isLehmers ? sources.lehmer : sources.gauss,
  };
}
