/** Longest time for which steps go on before others have a turn: signals and timers of the thread. */
const turnMilliseconds = 50;

/** Takes all steps at once. */
export function inOneGo<Result>(steps: Generator<undefined, Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Takes steps with pauses, in which what else waits for this thread is done. */
export async function inTurns<Result>(steps: Generator<undefined, Result>): Promise<Result> {
  for (;;) {
    const started = performance.now();
    do {
      const { done, value } = steps.next();
      if (done === true) return value;
    } while (performance.now() - started < turnMilliseconds);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
