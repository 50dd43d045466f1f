/** What a rate is learned from: seconds that were taken, and microseconds of weight that they were taken for. */
export class Rate {
  private seconds = 0;
  private weight = 0;

  /** Seconds a microsecond of weight: of the machine that the weights were measured on, where nothing is known. */
  get value(): number {
    return this.weight > 0 ? this.seconds / this.weight : 1e-6;
  }

  forget(): void {
    this.seconds = 0;
    this.weight = 0;
  }

  /** @param memory weight after which what was learned counts half */
  learn(seconds: number, weight: number, memory: number): void {
    this.seconds += seconds;
    this.weight += weight;
    if (this.weight > memory) {
      this.seconds /= 2;
      this.weight /= 2;
    }
  }
}

/** A place among the groups, and a value there. */
type Point = readonly [group: number, value: number];

/**
 * A function on groups that runs straight from one of some points to the next, where the value at each is moderated by its
 * neighbours: groups differ from those beside them.
 * @param points at least one, ascending
 */
export function smoothed(points: readonly Point[]): (group: number) => number {
  const at = (i: number) => points[Math.min(Math.max(i, 0), points.length - 1)]![1];
  const values = points.map(([group], i): Point => [group, (at(i - 1) + 2 * at(i) + at(i + 1)) / 4]);
  return (group) => {
    const next = values.findIndex(([place]) => place >= group);
    if (next < 0) return values[values.length - 1]![1];
    const [place, value] = values[next]!;
    if (next === 0) return value;
    const [before, valueBefore] = values[next - 1]!;
    return valueBefore + ((group - before) / (place - before)) * (value - valueBefore);
  };
}

/** The time after which some tasks are done by some workers, each of which takes the next one when it is free. */
export function scheduled(tasks: readonly number[], workers: number): number {
  const free = new Float64Array(workers);
  for (const task of tasks) {
    const first = free.indexOf(free.reduce((x, y) => Math.min(x, y), Infinity));
    free[first]! += task;
  }
  return free.reduce((x, y) => Math.max(x, y), 0);
}
