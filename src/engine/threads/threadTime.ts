import { readFileSync } from 'node:fs';

/** Linux tells in this file how many nanoseconds a thread has had of a processor; it is the reading thread's own. */
const ownSchedule = '/proc/thread-self/schedstat';

/** Nanoseconds of processor time of this thread; null where the system does not tell. */
function ownNanoseconds(): number | null {
  try {
    const nanoseconds = Number(readFileSync(ownSchedule, 'utf8').split(' ')[0]);
    return nanoseconds > 0 ? nanoseconds : null;
  } catch {
    return null;
  }
}

/**
 * A clock that goes while this thread has a processor, in seconds since it was made. Where the system does not tell, it is the
 * lesser of the time that went by and the processor time of the whole process, which both are too much.
 */
export function threadClock(): () => number {
  const own = ownNanoseconds();
  if (own !== null) return () => ((ownNanoseconds() ?? own) - own) / 1e9;
  const [started, before] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(before);
    return Math.min((performance.now() - started) / 1000, (user + system) / 1e6);
  };
}
