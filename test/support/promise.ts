import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** What the computation below takes on a quiet machine of the kind on which the promises were measured, in ms. */
const usualMilliseconds = 50;

/** A fixed piece of the kind of work that a host does: small objects and texts, a map, a sort. */
function compute(): number {
  const objects = new Map<string, { readonly i: number }>();
  for (let i = 0; i < 40_000; i++) objects.set(`${(i * 7919) % 40_009}`, { i });
  return [...objects.keys()].sort().length;
}

/** A clock in ms. */
type Clock = () => number;

/** The time of the world. */
const wallClock: Clock = () => performance.now();

/**
 * The time that this thread has had a processor: what other programs take from it does not count. Linux alone tells of it;
 * elsewhere it is the time of the world.
 */
export const threadClock: Clock = () => {
  try {
    const [nanoseconds] = readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ', 1);
    return Number(nanoseconds) / 1e6 || wallClock();
  } catch {
    return wallClock();
  }
};

/** How many times longer than usual a piece of work takes now, because the machine is slower or has other work; at least 1. */
export function slowness(clock: Clock = wallClock): number {
  const started = clock();
  assert.equal(compute(), 40_000);
  return Math.max(1, (clock() - started) / usualMilliseconds);
}

/** A time over which something is measured; nothing is waited for in it. */
export function interval(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Time between two looks at an event loop, in ms. */
const lookMilliseconds = 5;

/**
 * The longest time that this thread itself blocked its event loop while something was done, in ms: that a timer was late
 * counts as far as the thread was at work.
 */
export async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = [wallClock(), threadClock()] as const;
  const look = () => {
    const now = [wallClock(), threadClock()] as const;
    longest = Math.max(longest, Math.min(now[0] - last[0] - lookMilliseconds, now[1] - last[1]));
    last = now;
  };
  const timer = setInterval(look, lookMilliseconds);
  await work();
  look();
  clearInterval(timer);
  return longest;
}

/**
 * Holds a promise about time on any machine and day: of several tries the best counts, and where the machine is slower or
 * other work has the processor, the time allowed grows as that of a fixed computation does. Every figure is printed.
 * @param milliseconds what is promised on a quiet machine
 * @param measure gives a time in ms
 * @param options.clock by which it measures
 */
export async function keepsPromise(
  what: string,
  milliseconds: number,
  measure: () => Promise<number>,
  { tries = 3, clock = wallClock }: { readonly tries?: number; readonly clock?: Clock } = {},
): Promise<void> {
  const seen: string[] = [];
  for (let i = 0; i < tries; i++) {
    const before = slowness(clock);
    const took = await measure();
    const slow = Math.max(before, slowness(clock));
    seen.push(
      `${took.toFixed(0)} ms${slow > 1.3 ? ` on a machine that is ${slow.toFixed(1)} times slower` : ''}`,
    );
    console.log(`      ${what}: ${seen.at(-1)}`);
    if (took < milliseconds * slow) return;
  }
  assert.fail(`${what}: ${milliseconds} ms are promised, it took ${seen.join(', ')}`);
}
