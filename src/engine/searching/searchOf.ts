import type { Constant } from '../../core/constants/constant.ts';
import { isSignedSearch } from '../../core/esma/specification.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { GroupSearch } from './groupSearch.ts';
import type { Collecting } from './groupCollection.ts';
import type { Searcher } from './groupSearch.ts';
import { RuleSearch } from './ruleSearch.ts';
import type { Work } from './work.ts';

/**
 * What searches the groups of a specification.
 * @param kernel the compiled kernel
 */
export function searchOf(
  specification: SearchSpecification,
  constant: Constant,
  work: Work,
  collecting: Collecting,
  kernel: Uint8Array,
): Searcher {
  return isSignedSearch(specification)
    ? new GroupSearch(specification, constant, work, collecting, kernel)
    : new RuleSearch(specification, constant, work, collecting, kernel);
}
