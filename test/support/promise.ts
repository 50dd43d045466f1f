import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What the computation below takes on a quiet machine of the kind on which the promises were measured, in ms. */
const usualMilliseconds = 50;

/** A fixed piece of the kind of work that a host does: small objects and texts, a map, a sort. */
function compute(): number {
  const objects = new Map<string, { readonly i: number }>();
  for (let i = 0; i < 40_000; i++) objects.set(`${(i * 7919) % 40_009}`, { i });
  return [...objects.keys()].sort().length;
}

/** How many times longer than usual a piece of work takes now, because the machine is slower or has other work; at least 1. */
export function slowness(): number {
  const started = performance.now();
  assert.equal(compute(), 40_000);
  return Math.max(1, (performance.now() - started) / usualMilliseconds);
}

/** A time over which something is measured; nothing is waited for in it. */
export function interval(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
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
 * Holds a promise about time on any machine and day: of several tries the best counts, and where the machine is slower or
 * other work has the processor, the time allowed grows as that of a fixed computation does. Every figure is printed.
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
