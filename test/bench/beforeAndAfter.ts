import { defaultSpecification } from '../../src/core/esma/specification.ts';
import { GroupSearch } from '../../src/engine/searching/groupSearch.ts';
import { constantOf, workOf } from '../../src/engine/searching/work.ts';
import { threadClock } from '../../src/engine/threads/threadTime.ts';
import { kernelBytes } from '../kernel/support.ts';
import { withoutSieve } from '../support/withoutSieve.ts';

/**
 * Prints what whole searches for e cost with the sieve of orbits and without, approval included, on one thread: its processor
 * time, group after group in turn, so that both have the same machine.
 */
export async function benchBeforeAndAfter(
  print: (line: string) => void,
  heights: readonly number[] = [20, 40],
): Promise<void> {
  const kernel = await kernelBytes();
  const watch = { stopped: () => false, advanced: () => undefined };
  for (const height of heights) {
    const specification = { ...defaultSpecification, height };
    const constant = constantOf(specification);
    const work = workOf(specification, constant);
    const searches = [work, withoutSieve(work)].map((groups) => ({
      search: new GroupSearch(specification, constant, groups, { membersKept: 1, all: false }, kernel),
      seconds: 0,
      conjectures: 0,
    }));
    for (let group = 0; group < work.groups; group++)
      for (const each of searches) {
        const seconds = threadClock();
        each.conjectures += each.search.run(group, watch)!.conjectures;
        each.seconds += seconds();
      }
    const [after, before] = searches as [(typeof searches)[number], (typeof searches)[number]];
    print(
      `  height ${height}: ${before.seconds.toFixed(1)} s without the sieve, ${before.conjectures} conjectures; ` +
        `${after.seconds.toFixed(1)} s with it, ${after.conjectures}: a factor of ${(before.seconds / after.seconds).toFixed(1)}`,
    );
  }
}
