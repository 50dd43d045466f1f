/** Work between two looks at the rest of the world: filtering must not hold up the typing. */
const sliceMilliseconds = 12;

/** Elements that are sorted at once, in some milliseconds. */
const sortedAtOnce = 2048;

/** Gives other work of the host its turn, if it has waited long enough. */
export class Turns {
  private last = performance.now();

  /** Whether other work has waited long enough. */
  get due(): boolean {
    return performance.now() - this.last >= sliceMilliseconds;
  }

  async take(): Promise<void> {
    if (!this.due) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.last = performance.now();
  }
}

/** Bytes that are copied at once, in some milliseconds. */
const copiedAtOnce = 1 << 20;

/** A copy that threads share. Of a large file most of the time goes into memory that is touched for the first time. */
export async function sharedCopy(bytes: Uint8Array): Promise<SharedArrayBuffer> {
  const turns = new Turns();
  const shared = new SharedArrayBuffer(bytes.length);
  const copy = new Uint8Array(shared);
  for (let from = 0; from < bytes.length; from += copiedAtOnce) {
    copy.set(bytes.subarray(from, from + copiedAtOnce), from);
    await turns.take();
  }
  return shared;
}

/** Sorts as Array.sort does, stably, with turns for other work between. */
export async function sortInTurns<T>(
  items: readonly T[],
  compare: (x: T, y: T) => number,
  turns: Turns,
): Promise<T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < items.length; from += sortedAtOnce) {
    runs.push(items.slice(from, from + sortedAtOnce).sort(compare));
    await turns.take();
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let i = 0; i < runs.length; i += 2) {
      merged.push(i + 1 < runs.length ? await merge(runs[i]!, runs[i + 1]!, compare, turns) : runs[i]!);
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (x: T, y: T) => number,
  turns: Turns,
): Promise<T[]> {
  const merged: T[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    merged.push(compare(left[i]!, right[j]!) <= 0 ? left[i++]! : right[j++]!);
    if (merged.length % sortedAtOnce === 0) await turns.take();
  }
  for (; i < left.length; i++) merged.push(left[i]!);
  for (; j < right.length; j++) merged.push(right[j]!);
  return merged;
}
