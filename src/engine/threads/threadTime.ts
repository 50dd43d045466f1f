import { openSync, readSync } from 'node:fs';

/** Linux tells in this file how many nanoseconds a thread has had of a processor; it is the opening thread's own. */
const ownSchedule = '/proc/thread-self/schedstat';

/** The file, opened once for this thread, and room for what it says: three numbers. */
let schedule: number | null = null;
const said = Buffer.alloc(100);

/** Nanoseconds of processor time of this thread; null where the system does not tell. */
function ownNanoseconds(): number | null {
  try {
    schedule ??= openSync(ownSchedule, 'r');
    const length = readSync(schedule, said, 0, said.length, 0);
    const nanoseconds = Number(said.toString('latin1', 0, length).split(' ')[0]);
    return nanoseconds > 0 ? nanoseconds : null;
  } catch {
    return null;
  }
}

/**
 * Time for which what the system told last is taken to go on, as if the thread had had a processor all the while: to ask takes
 * some microseconds, and searches ask at every hit.
 */
const askedMilliseconds = 1;

/**
 * A clock that goes while this thread has a processor, in seconds since it was made: right to a millisecond, and never going back.
 * Where the system does not tell, it is the lesser of the time that went by and the processor time of the whole process, which both
 * are too much.
 */
export function threadClock(): () => number {
  const own = ownNanoseconds();
  const started = performance.now();
  const before = own === null ? process.cpuUsage() : null;
  let [asked, told, latest] = [started, 0, 0];
  return () => {
    const now = performance.now();
    if (now - asked >= askedMilliseconds) {
      [asked, told] = [now, secondsSince(own, (now - started) / 1000, before)];
    }
    latest = Math.max(latest, told + (now - asked) / 1000);
    return latest;
  };
}

function secondsSince(own: number | null, passed: number, before: NodeJS.CpuUsage | null): number {
  const now = own === null ? null : ownNanoseconds();
  if (own !== null && now !== null) return (now - own) / 1e9;
  if (before === null) return passed;
  const { user, system } = process.cpuUsage(before);
  return Math.min(passed, (user + system) / 1e6);
}
