import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Processor time that a look at the machine takes, in ms. */
const lookMilliseconds = 60;

/** Processor time of this thread in µs, of the whole process where Node cannot tell them apart. */
function processorTime(): number {
  const { threadCpuUsage = process.cpuUsage } = process as {
    readonly threadCpuUsage?: typeof process.cpuUsage;
  };
  const { user, system } = threadCpuUsage.call(process);
  return user + system;
}

/** How many times longer than the processor needs for it a piece of work takes now: 1 where nothing else runs. */
export function slowness(): number {
  const started = performance.now();
  const before = processorTime();
  let used = 0;
  while (used < lookMilliseconds) {
    for (let i = 0; i < 10_000; i++) Math.sqrt(i);
    used = (processorTime() - before) / 1000;
  }
  return Math.max(1, (performance.now() - started) / used);
}

/** The longest time that the event loop of this thread was blocked while something was done, in ms. */
export async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  const resolution = 5;
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  await work();
  delay.disable();
  return Math.max(0, delay.max / 1e6 - resolution);
}

/**
 * Holds a promise about time on any day: of several tries the best counts, and where other work has the processor the
 * time allowed grows as that of a fixed computation does. Every figure is printed.
 * @param milliseconds what is promised on a quiet machine
 * @param measure gives a time in ms
 */
export async function keepsPromise(
  what: string,
  milliseconds: number,
  measure: () => Promise<number>,
  tries = 3,
): Promise<void> {
  const seen: string[] = [];
  for (let i = 0; i < tries; i++) {
    const before = slowness();
    const took = await measure();
    const slow = Math.max(before, slowness());
    seen.push(
      `${took.toFixed(0)} ms${slow > 1.3 ? ` on a machine that is ${slow.toFixed(1)} times slower` : ''}`,
    );
    console.log(`      ${what}: ${seen.at(-1)}`);
    if (took < milliseconds * slow) return;
  }
  assert.fail(`${what}: ${milliseconds} ms are promised, it took ${seen.join(', ')}`);
}
