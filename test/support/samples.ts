import type { Conjecture } from '../../src/core/conjecture.ts';
import { constantFromText } from '../../src/core/constants/constants.ts';
import { plainSieve } from '../../src/core/esma/reference/plainSieve.ts';
import { search } from '../../src/core/esma/reference/search.ts';
import { defaultSpecification } from '../../src/core/esma/specification.ts';
import type { SearchSpecification } from '../../src/core/esma/specification.ts';
import type { Family } from '../../src/core/family.ts';

/** The conjectures and families of a small search. */
export async function sampleSearch(
  name: string,
  bounds: Partial<SearchSpecification>,
  membersKept = 4,
): Promise<{ conjectures: Conjecture[]; families: Family[]; candidates: number }> {
  const specification = { ...defaultSpecification, constant: name, digits: 100, ...bounds };
  const conjectures: Conjecture[] = [];
  for await (const event of search(specification, constantFromText(name), {
    createSieve: plainSieve,
    membersKept,
  })) {
    if (event.kind === 'conjecture') conjectures.push(event.conjecture);
    if (event.kind === 'done')
      return { conjectures, families: event.families, candidates: event.progress.candidates };
  }
  throw new Error('the search ended without its families');
}
