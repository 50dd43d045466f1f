import type { SearchBounds } from '../conjecture.ts';
import type { Constant } from '../constants/constant.ts';
import { InputError } from '../errors.ts';
import { numeratorDegree, numeratorHeight } from '../fractions/numerators.ts';
import type { Numerators } from '../fractions/numerators.ts';
import { powerSpace, quotientSpace } from './enumerate.ts';
import { approvalDigits } from './examine.ts';
import { isSignedSearch, margin, searchedNumerators, validateSpecification } from './specification.ts';
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
  const least = Math.max(fewestDigits, 2 * specification.order + margin);
  if (approvalDigits(constant, Infinity) < least) {
    throw new InputError(
      `constant: ${constant.name} is given by ${constant.digitsLimit} digits; order ${specification.order} needs at least ${least + 10}.`,
    );
  }
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
