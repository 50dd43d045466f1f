import type { Work } from '../../src/engine/searching/work.ts';

/** The same groups with every orbit looked at, as a search goes without the sieve of orbits. */
export function withoutSieve(work: Work): Work {
  return {
    groups: work.groups,
    rowLength: work.rowLength,
    size: (group) => work.size(group),
    total: () => work.total(),
    rows: (group) => work.rows(group),
    orbits: () => null,
    typicalRoot: null,
    weight: (group) => work.weight(group),
    dealt: (group) => work.dealt(group),
    isSurveyed: false,
  };
}
