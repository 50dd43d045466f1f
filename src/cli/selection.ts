import type { Conjecture } from '../core/conjecture.ts';
import { InputError } from '../core/errors.ts';

/** The conjecture with an id alone, or all of them where none is given. @throws InputError where the id is none of the file's. */
export function selectedById(
  conjectures: readonly Conjecture[],
  id: string | undefined,
  path: string,
): readonly Conjecture[] {
  if (id === undefined) return conjectures;
  const chosen = conjectures.filter((conjecture) => conjecture.id === id);
  if (chosen.length === 0)
    throw new InputError(`id: ${id} is no conjecture of ${path}; give one of its ids.`);
  return chosen;
}
