import { existsSync, statSync } from 'node:fs';
import { InputError } from '../../core/errors.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { readCheckpoint } from './checkpoint.ts';
import type { CheckpointContent } from './checkpoint.ts';
import type { CheckpointHeader } from './checkpointHeader.ts';

/** What a search is: two runs of equal ones give the same groups and the same records. */
export type SearchIdentity = Pick<CheckpointHeader, 'specification' | 'collecting' | 'shard'>;

/** An identity field by field, each as it is named to the reader. */
function fieldsOf({ specification, collecting, shard }: SearchIdentity): ReadonlyMap<string, string> {
  const { constantDigits, ...fields } = specification;
  return new Map([
    ...Object.entries(fields as Partial<SearchSpecification>).map(
      ([name, value]) => [name, value === null ? 'none' : String(value)] as const,
    ),
    ['digits of the constant', constantDigits ?? 'none'],
    ['members', collecting.all ? 'all' : String(collecting.membersKept)],
    ['shard', `${shard.index + 1}/${shard.count}`],
  ]);
}

/** The first field in which two searches differ, as a clause; null where they are the same. */
export function differenceOf(kept: SearchIdentity, wanted: SearchIdentity): string | null {
  const [before, now] = [fieldsOf(kept), fieldsOf(wanted)];
  for (const name of new Set([...before.keys(), ...now.keys()])) {
    const [old = 'none', other = 'none'] = [before.get(name), now.get(name)];
    if (old === other) continue;
    return name === 'digits of the constant'
      ? 'other digits of the constant'
      : `${name} ${old}, not ${other}`;
  }
  return null;
}

/** Whether something was saved: a file without a byte is what a crash at the very start leaves. */
export function isBegun(path: string): boolean {
  return existsSync(path) && statSync(path).size > 0;
}

/**
 * The checkpoint that a search goes on with; null where none is begun.
 * @throws InputError where the file is no checkpoint, or one of another search
 */
export function checkpointOf(path: string, wanted: SearchIdentity): CheckpointContent | null {
  if (!isBegun(path)) return null;
  const content = readCheckpoint(path);
  const difference = differenceOf(content.header, wanted);
  if (difference !== null)
    throw new InputError(
      `checkpoint: ${path} is of another search (${difference}); esma resume ${path} goes on with that one, or give another file.`,
    );
  return content;
}
