import type { Conjecture } from '../core/conjecture.ts';
import { InputError } from '../core/errors.ts';
import { compareSimplicity } from '../core/family.ts';
import { formatConjecture } from '../formats/text/plain.ts';
import { grouped } from './terminal.ts';

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

/** Conjectures that are offered by their ids. */
const offered = 20;

/** The ids to choose from, each with its conjecture, a line each: of many the simplest ones of the simplest families. */
export function idsOf(conjectures: readonly Conjecture[]): string[] {
  const simplest = new Map<string, Conjecture>();
  for (const conjecture of [...conjectures].sort(compareSimplicity))
    if (!simplest.has(conjecture.family)) simplest.set(conjecture.family, conjecture);
  const shown = conjectures.length <= offered ? conjectures : [...simplest.values()].slice(0, offered);
  const lines = shown.map((conjecture) => `${conjecture.id}  ${formatConjecture(conjecture)}\n`);
  const more = conjectures.length - lines.length;
  return more > 0 ? [...lines, `and ${grouped(more)} more\n`] : lines;
}
