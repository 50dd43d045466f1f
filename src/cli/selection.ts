import type { Conjecture } from '../core/conjecture.ts';
import { digitsOfDifference } from '../core/esma/comparedDigits.ts';
import { InputError } from '../core/errors.ts';
import { compareSimplicity } from '../core/family.ts';
import { relationOf } from '../core/theorems/relation.ts';
import { isRelation, relationChoices } from '../core/theorems/relationKinds.ts';
import type { RelationChoice } from '../core/theorems/relationKinds.ts';
import { relationNames } from '../formats/text/relation.ts';
import { text } from './options.ts';
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

/** What each choice says, for the help. */
const choices = relationChoices.map((choice) =>
  choice === 'other' ? 'other (than ±1)' : `${choice} (${relationNames[choice]})`,
);

/** The option that narrows fractions by how they stand to those with numerators ±1. */
export const relationOption = {
  relation: text(
    'KIND',
    `only fractions of one kind: ${choices.slice(0, 3).join(', ')},`,
    `${choices.slice(3, 5).join(', ')},`,
    choices.slice(5).join(', '),
  ),
} as const;

/** @throws InputError where it is no kind */
export function readRelation(given: string | undefined): RelationChoice | null {
  if (given === undefined) return null;
  const choice = relationChoices.find((name) => name === given);
  if (choice) return choice;
  throw new InputError(`relation: "${given}" is not allowed; give one of ${relationChoices.join(', ')}.`);
}

/** Whether a conjecture is of the kind; with null all are. */
export function isOfRelation(conjecture: Conjecture, choice: RelationChoice | null): boolean {
  return choice === null || isRelation(relationOf(conjecture).kind, choice);
}

/** Why a conjecture is not to be stated: the end of a sentence; null where its two sides agree. */
export function falsityInWords(conjecture: Conjecture): string | null {
  const digits = digitsOfDifference(conjecture);
  return digits === null
    ? null
    : `its two sides differ within ${digits} digits: it is false, whatever its record says`;
}
