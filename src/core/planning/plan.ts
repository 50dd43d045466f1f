import type { Constant } from '../constants/constant.ts';
import { hypergeometricImages } from '../theorems/classical/hypergeometricImage.ts';
import { reachOfConstant } from '../theorems/classical/integerTerms.ts';
import { approvalDigits } from '../esma/examine.ts';
import { digitsForOrder, searchedOrders } from '../esma/searchScope.ts';
import { isSignedSearch, searchedNumerators } from '../esma/specification.ts';
import type { SearchSpecification } from '../esma/specification.ts';

/** What a search will do, before it does it. */
export interface SearchPlan {
  readonly values: number;
  readonly patterns: number;
  readonly candidates: number;
  /** The bounds on the order, and the most candidates that are judged again beyond the first of them. */
  readonly orders: readonly number[];
  readonly deepened: number;
  /** Sequences that an exhaustive search for the same conjectures would have to visit, as a power of ten. */
  readonly exhaustiveDigits: number;
  /** The sentence that says what the exhaustive search is. */
  readonly exhaustiveMeaning: string;
  /** What the user should know before an hour is spent; null where nothing speaks against the search. */
  readonly warning: string | null;
}

/** Coefficients that the exhaustive search would try: 0 … 9. */
const exhaustiveCoefficients = 10;

/** Plans a search of so many values. */
export function planSearch(
  specification: SearchSpecification,
  constant: Constant,
  values: number,
): SearchPlan {
  const patterns = searchedNumerators(specification).length;
  const { orders } = searchedOrders(specification, constant);
  const order = orders[orders.length - 1]!;
  return {
    values,
    patterns,
    candidates: values * patterns,
    orders,
    deepened: (orders.length - 1) * values * patterns,
    exhaustiveDigits: exhaustiveSearchDigits({ order }, patterns),
    exhaustiveMeaning:
      `interlaced polynomials with at most ${order} coefficients (period × (degree + 1) + preperiod), ` +
      `each from 0 to ${exhaustiveCoefficients - 1}, under the same ${isSignedSearch(specification) ? 'sign patterns' : 'numerators'}`,
    warning: reachWarning(constant, isSignedSearch(specification)),
  };
}

/**
 * log₁₀ of the number of interlaced polynomial sequences of order ≤ L_max with coefficients 0 … 9: a search without
 * ESMA has to visit them all (THEORY.md, "Advantage over exhaustive search"). A sequence of preperiod k, period m and
 * degree e is described by k + m(e + 1) coefficients.
 */
export function exhaustiveSearchDigits(
  { order }: Pick<SearchSpecification, 'order'>,
  patterns: number,
): number {
  let logarithm = -Infinity;
  for (let size = 1; size <= order; size++) {
    let shapes = 0;
    for (let m = 1; m <= size; m++) shapes += Math.floor(size / m);
    const term = Math.log10(shapes) + size * Math.log10(exhaustiveCoefficients);
    const larger = Math.max(logarithm, term);
    logarithm = larger + Math.log10(10 ** (logarithm - larger) + 10 ** (term - larger));
  }
  return logarithm + Math.log10(patterns);
}

/**
 * A sentence where ESMA cannot reach the constant, or finds only what Lagrange's theorem says.
 * @param isSigned whether the numerators are ±1
 */
export function reachWarning(constant: Constant, isSigned: boolean): string | null {
  const { name } = constant;
  const reach = reachOfConstant(constant);
  if (reach === 'quadratic') {
    return isSigned
      ? `${name} is a quadratic irrational: every fraction found is periodic by Lagrange's theorem, no discovery.`
      : `${name} is a quadratic irrational: periodic fractions of it are no discovery (Lagrange).`;
  }
  if (reach === 'unreachable') {
    return isSigned
      ? `ESMA is not expected to reach ${name}: it finds numbers whose simple continued fraction is made of interlaced polynomials, and their Möbius images; ${name} is not known to be one.`
      : `ESMA is not expected to reach ${name}: no admissible fraction of it with polynomial numerators is known here.`;
  }
  return null;
}

/**
 * What ESMA can find for a constant, and why, in one sentence or two (THEORY.md, "What ESMA can find").
 * @param isSigned whether the numerators are ±1
 */
export function reachExplanation(constant: Constant, isSigned: boolean): string {
  const warning = reachWarning(constant, isSigned);
  if (warning) return warning;
  const { name } = constant;
  if (!isSigned)
    return hasSteps(constant)
      ? `${name} has fractions with polynomial numerators by the recurrences of ₀F₁, of ₁F₁ or of Euler's sums: ESMA finds those that are admissible and within the bounds.`
      : `Whether ESMA can find anything for ${name} under these numerators is not known.`;
  if (reachOfConstant(constant) === 'hurwitzian')
    return `The simple continued fraction of ${name} is made of interlaced polynomials; so is that of every (aα + b)/(cα + d) under every pattern with a plus, and under - alone where every other simple quotient is bounded (Hurwitz 1896): ESMA finds those whose order is within the bound.`;
  const others = hasSteps(constant)
    ? ` With polynomials as numerators it has fractions, by the recurrences of ₁F₁ or of Euler's sums.`
    : '';
  return `Whether ESMA can find anything for ${name} with numerators ±1 is not known: it finds numbers whose simple continued fraction is made of interlaced polynomials, and their Möbius images.${others}`;
}

/** The same under numerators ±1 in a few words, for a line below what is typed. */
export function reachInShort(constant: Constant): string {
  const reach = reachOfConstant(constant);
  if (reach === 'quadratic') return 'Its fractions are periodic (Lagrange).';
  if (reach === 'unreachable') return 'ESMA is not expected to reach it.';
  if (reach === 'hurwitzian') return 'Its fractions are within reach.';
  return 'Whether ESMA can find anything is not known.';
}

/** Whether a constant is a Möbius image of a function whose recurrence gives fractions with polynomial numerators. */
function hasSteps({ source }: Constant): boolean {
  const itself = { numerator: [0n, 1n], denominator: [1n] };
  return source.kind === 'expression' && hypergeometricImages(source.expression, itself).length > 0;
}

/** How far the digits of a numerical constant go in a search, a sentence each; none where they do not limit it. */
export function digitLimits(constant: Constant, specification: SearchSpecification): readonly string[] {
  const sentences: string[] = [];
  const approved = approvalDigits(constant, specification.digits);
  if (approved < specification.digits)
    sentences.push(
      `${constant.name} is known to ${constant.digitsLimit} digits: conjectures are approved to ${approved}.`,
    );
  const { lower, orders } = searchedOrders(specification, constant);
  const order = orders[orders.length - 1]!;
  if (order < specification.order)
    sentences.push(
      `Order ${specification.order} takes at least ${digitsForOrder(specification.order)} digits; the orders up to ${order} are searched.`,
    );
  if (lower.length > 0)
    sentences.push(
      `Where these digits do not give the terms that order ${order} takes, the orders ${lower.join(', ')} are tried.`,
    );
  return sentences;
}
