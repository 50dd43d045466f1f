import type { Conjecture } from '../../core/conjecture.ts';
import { comparedDigits } from '../../core/esma/comparedDigits.ts';
import type { SentenceTemplate } from './standing.ts';

/**
 * To how many digits the two sides of a conjecture agree, compared anew: what its record says of them is a claim.
 * @param most digits to compare, where somebody waits
 */
export function agreementSentence(conjecture: Conjecture, most: number): SentenceTemplate {
  const { digits, agree, recorded } = comparedDigits(conjecture, most);
  const count = digits.toLocaleString('en-US');
  if (!agree)
    return ['The two sides differ within {0} digits: it is false, whatever its record says.', count];
  if (recorded) return ['Agrees to {0} known digits, as its record says.', count];
  return conjecture.enclosure === 'proved'
    ? ['Verified to {0} digits against a proved enclosure.', count]
    : ['Verified to {0} digits, computed numerically.', count];
}
