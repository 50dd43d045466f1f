import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defaultSpecification } from '../../src/core/esma/specification.ts';
import type { SearchSpecification } from '../../src/core/esma/specification.ts';
import { estimateSeconds } from '../../src/engine/planning/estimate.ts';
import { SearchJob } from '../../src/engine/searching/job.ts';
import { constantOf, workOf } from '../../src/engine/searching/work.ts';
import { threadClock } from '../../src/engine/threads/threadTime.ts';
import { traceOf, worstRatio } from '../support/costTrace.ts';
import type { CostClocks } from '../support/costTrace.ts';

const script = new URL('../../dist/worker.js', import.meta.url);
const kernelFile = new URL('../../dist/kernel.wasm', import.meta.url);

/** Share of a search's time that is left at the least where the time left is compared. */
const lastShare = 0.05;

/** Searches whose time left and whose estimates are measured. */
const searches: readonly Partial<SearchSpecification>[] = [
  { height: 20 },
  { height: 40 },
  { height: 40, period: 6, deepens: true },
  { constant: 'tan(1)', height: 20 },
  { constant: 'pi', height: 30 },
  { constant: 'sqrt(2)', height: 4 },
];

/** Clocks of this thread's processor time. */
const threadClocks: CostClocks = {
  search() {
    let seconds = threadClock();
    return { begin: () => (seconds = threadClock()), seconds: () => seconds() };
  },
  survey: (search) => ({ surveyed: search, stopwatch: threadClock }),
};

/** Prints of real searches how far the time left is off at the worst, from a twentieth on, by the clock and in processor time, and the plan's estimate. */
export async function benchTimeLeft(
  print: (line: string) => void,
  bounds: readonly Partial<SearchSpecification>[] = searches,
): Promise<void> {
  const kernel = readFileSync(kernelFile);
  for (const bound of bounds) {
    const specification = { ...defaultSpecification, ...bound };
    const constant = constantOf(specification);
    const estimate = estimateSeconds(specification, constant, workOf(specification, constant), kernel);
    const workers = Math.max(1, availableParallelism());
    const before = process.cpuUsage();
    const started = performance.now();
    const told: { readonly at: number; readonly share: number; readonly left: number }[] = [];
    const job = new SearchJob(specification, {
      collecting: { membersKept: 1, all: false },
      workers,
      script,
    });
    for await (const event of job.events())
      if (event.kind === 'progress' && event.progress.secondsLeft !== null) {
        const { share, secondsLeft } = event.progress;
        told.push({ at: (performance.now() - started) / 1000, share, left: secondsLeft });
      }
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(before);
    const processor = (user + system) / 1e6;
    const factors = told
      .filter(({ at }) => seconds - at > lastShare * seconds)
      .map(({ at, share, left }) => ({ share, factor: left / (seconds - at) }));
    const worst = factors.reduce((x, y) => (offBy(y.factor) > offBy(x.factor) ? y : x), {
      share: 1,
      factor: 1,
    });
    const { constant: name, height, period, deepens } = specification;
    // On one thread, group after group: what other programs do meanwhile hardly counts.
    const { ratio, share } = worstRatio(traceOf(specification, kernel, threadClocks), 1);
    print(
      `  ${name}, height ${height}, period ${period}${deepens ? ', order auto' : ''}, ${workers} workers: ${seconds.toFixed(1)} s; ` +
        `time left told ${factors.length} times, at the worst ${worst.factor.toFixed(2)} times the true one, at ${(100 * worst.share).toFixed(0)} %; ` +
        `in processor time ${ratio.toFixed(2)}, at ${(100 * share).toFixed(0)} %; ` +
        `estimated ${estimate.toFixed(1)} s of one core, taken ${processor.toFixed(1)}: ${(estimate / processor).toFixed(2)}`,
    );
  }
}

/** By what factor a ratio differs from 1. */
function offBy(factor: number): number {
  return Math.max(factor, 1 / factor);
}
