import { InputError } from '../../core/errors.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import type { Collecting } from '../searching/groupCollection.ts';
import type { Resources, Scheduler } from './schedulers/scheduler.ts';

/** A run as it is asked for. */
export interface RunRequest {
  readonly specifications: readonly SearchSpecification[];
  readonly collecting: Collecting;
  /** Shards of each search. */
  readonly shards: number;
  readonly scheduler: Scheduler;
  readonly resources: Omit<Resources, 'tasks'>;
  /** Lines of a shell script that prepare a node, as "module load nodejs"; "" for none. They are run as they are. */
  readonly setup: string;
  /** The program of Node that is tried first. */
  readonly node: string;
  /** The program of the tasks: the engine's worker script, bundled. */
  readonly program: URL;
  /** The command line that wrote the folder, for its README. */
  readonly command: string;
}

/** What a name of a partition, an account, an image or a claim is made of: nothing that a shell or a scheduler would obey. */
const plainName = /^[\w][\w.,:/@+-]{0,250}$/;

/** A name that stands in a script. @throws InputError that names the field */
export function readPlainName(field: string, text: string): string {
  if (!plainName.test(text))
    throw new InputError(
      `${field}: ${JSON.stringify(text.slice(0, 60))} is not allowed; give letters, digits and . , : / @ + - _ alone, 250 at the most.`,
    );
  return text;
}

/** Most minutes of a wall time: a year. */
const mostMinutes = 527_040;

/**
 * A wall time as schedulers write it: minutes, hours:minutes:seconds, days-hours:minutes:seconds or the first parts of it, as
 * sbatch's --time.
 * @returns whole minutes, rounded up @throws InputError
 */
export function readWallTime(text: string): number {
  const match = /^(?:(\d{1,4})-)?(\d{1,6})(?::(\d{1,2}))?(?::(\d{1,2}))?$/.exec(text);
  if (match) {
    const [days, first, second, third] = match
      .slice(1)
      .map((part) => (part === undefined ? null : Number(part)));
    const seconds =
      days !== null
        ? 86_400 * days! + 3600 * first! + 60 * (second ?? 0) + (third ?? 0)
        : third !== null
          ? 3600 * first! + 60 * second! + third!
          : 60 * first! + (second ?? 0);
    const minutes = Math.ceil(seconds / 60);
    if (minutes >= 1 && minutes <= mostMinutes) return minutes;
  }
  throw new InputError(
    `time: ${JSON.stringify(text.slice(0, 40))} is not allowed; give minutes, as 90, or hours:minutes:seconds, as 1:30:00, or days-hours, as 2-12, up to a year.`,
  );
}
