import type { SearchBounds } from '../conjecture.ts';
import type { Constant } from '../constants/constant.ts';
import { InputError } from '../errors.ts';
import { powerSpace, quotientSpace } from './enumerate.ts';
import { approvalDigits } from './examine.ts';
import { margin, validateSpecification } from './specification.ts';
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
export function searchBounds({ degree, height, period, order, digits }: SearchSpecification): SearchBounds {
  return { degree, height, period, order, digits };
}
