import { InputError } from '../../core/errors.ts';
import type { Conjecture } from '../../core/conjecture.ts';
import { isInterlaced } from '../../core/fractions/fraction.ts';
import type { CompleteListClaim, ClaimedFamily } from '../../core/theorems/completeness/checker.ts';
import type { CompleteList } from './completeList.ts';

/**
 * What the checker of complete lists is asked about a list.
 * @param list its families with their certificates
 * @throws InputError where a family has none: then nothing is claimed
 */
export function claimOfCompleteList(list: CompleteList): Omit<CompleteListClaim, 'constant'> {
  const { image, progression, order, patterns, determinants, families } = list;
  return {
    progression,
    matrix: image.matrix,
    order,
    patterns,
    determinants,
    families: families.map(claimedFamily),
  };
}

function claimedFamily({ id, value, fraction, order, claimedProof }: Conjecture): ClaimedFamily {
  if (!isInterlaced(fraction) || !claimedProof)
    throw new InputError(`--json: the family of ${id} is not proved, so that the list has no certificate.`);
  return { value, fraction, order, certificate: claimedProof };
}
