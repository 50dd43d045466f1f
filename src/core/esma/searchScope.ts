import type { SearchBounds } from '../conjecture.ts';
import { apparentRational, apparentSentence, comparedDigits } from '../constants/apparentRational.ts';
import type { Constant } from '../constants/constant.ts';
import { InputError } from '../errors.ts';
import { numeratorDegree, numeratorHeight } from '../fractions/numerators.ts';
import type { Numerators } from '../fractions/numerators.ts';
import { powerSpace, quotientSpace } from './enumerate.ts';
import { approvalDigits, lostDigits } from './examine.ts';
import {
  fieldRanges,
  isSignedSearch,
  margin,
  ordersOf,
  searchedNumerators,
  validateSpecification,
} from './specification.ts';
import type { SearchSpecification } from './specification.ts';
import type { ValueSpace } from './valueSpace.ts';

/** Fewest digits to which a conjecture may be approved: below that, agreement says little. */
const fewestDigits = 30;

/**
 * @throws InputError where nothing can be searched: a rational constant, or one with too few digits for the terms.
 */
export function checkSearchable(constant: Constant, specification: SearchSpecification): void {
  validateSpecification(specification);
  if (constant.rationalValue !== null) {
    throw new InputError(
      `constant: ${constant.name} is rational; its continued fraction ends, so there is nothing to find.`,
    );
  }
  const apparent = apparentRational(constant, Math.min(specification.digits, comparedDigits));
  if (apparent) {
    throw new InputError(
      `constant: ${apparentSentence(constant.name, apparent)}, and the continued fraction of a rational number ends.`,
    );
  }
  if (approvalDigits(constant, Infinity) < fewestDigits) {
    throw new InputError(
      `constant: ${constant.name} is given by ${constant.digitsLimit} digits; a search needs at least ${fewestDigits + lostDigits}. Identify names numbers from 6 digits on.`,
    );
  }
}

/** The bounds on the order that a search takes one after the other. */
export interface SearchedOrders {
  /** Lower ones that go before, where a constant has few digits: a rule of low order shows in few terms. */
  readonly lower: readonly number[];
  /** Those of the specification, each no more than the digits can show. */
  readonly orders: readonly number[];
}

/** Digits a term from which on all but a few rules show as far as the order goes: those of terms up to 10^5, twice. */
const ampleDigits = 10;

/**
 * The orders that a search tries. Terms 2·order + margin are needed for one, and they take at least about a digit each; where
 * the rules' terms grow they take more, so that with few digits the fraction that a person looks for shows at a low order alone.
 */
export function searchedOrders(
  specification: Pick<SearchSpecification, 'order' | 'deepens'>,
  constant: Constant,
): SearchedOrders {
  const digits = approvalDigits(constant, Infinity);
  const most = Math.max(fieldRanges.order[0], Math.floor((digits - margin) / 2));
  const orders = [...new Set(ordersOf(specification).map((order) => Math.min(order, most)))];
  const first = orders[0]!;
  const lower =
    digits < ampleDigits * termsFor(first)
      ? [Math.ceil(first / 6), Math.ceil(first / 3), Math.ceil((2 * first) / 3)]
      : [];
  return {
    lower: [...new Set(lower)].filter((order) => order >= fieldRanges.order[0] && order < first),
    orders,
  };
}

/** Digits of a constant below which the order of a search is lowered: to that order terms of one digit each do not show. */
export function digitsForOrder(order: number): number {
  return termsFor(order) + lostDigits;
}

function termsFor(order: number): number {
  return 2 * order + margin;
}

/** The values that a specification enumerates. */
export function valueSpace(constant: Constant, { shape, degree, height }: SearchSpecification): ValueSpace {
  return shape === 'power' ? powerSpace(constant, degree, height) : quotientSpace(constant, degree, height);
}

/** The bounds that a conjecture remembers of its search. */
export function searchBounds(specification: SearchSpecification): SearchBounds {
  const { degree, height, order, digits } = specification;
  if (isSignedSearch(specification)) return { degree, height, period: specification.period, order, digits };
  const rules = searchedNumerators(specification);
  const named = specification.numerators !== undefined;
  const most = (of: (rule: Numerators) => number) => rules.reduce((x, rule) => Math.max(x, of(rule)), 0);
  return {
    degree,
    height,
    period: named ? most(({ length }) => length) : specification.period,
    numeratorDegree: named ? most(numeratorDegree) : (specification.numeratorDegree ?? 0),
    numeratorHeight: named
      ? most((rule) => Number(numeratorHeight(rule)))
      : (specification.numeratorHeight ?? 1),
    order,
    digits,
  };
}
