import type { Conjecture } from '../../../core/conjecture.ts';
import { leftSide, writtenTerms } from '../formulaParts.ts';
import type { Lines } from '../formulaParts.ts';
import { nestedFraction } from '../latex.ts';
import { fits, statement } from '../rows.ts';

/** A formula's parts before they are set side by side. */
export interface Layout {
  /** The left side, with which the first part begins. */
  readonly left: string;
  readonly parts: readonly Lines[];
  /** The parts where a sentence says the rest. */
  readonly shortParts?: readonly Lines[];
  readonly sentence?: string;
}

/** left = right with its definitions: on one line, or the right side below the left one. */
export function equation(left: string, right: Lines): Lines {
  const whole = `${left} = ${right[0]!}`;
  return fits(whole) ? [whole, ...right.slice(1)] : [left, `= ${right[0]!}`, ...right.slice(1)];
}

/** The value as \\cfrac in \\cfrac. */
export function nested(conjecture: Conjecture, depth: number): Layout {
  const { formula: left, definitions } = leftSide(conjecture);
  const { signs } = conjecture.fraction;
  // A fraction grows to the right as it grows down: it ends where the line does.
  for (let last = depth; ; last--) {
    const written = writtenTerms(conjecture, last + 1);
    const right = nestedFraction(written.terms, signs);
    if (last > 1 && !fits(`= ${right}`)) continue;
    return { left, parts: [equation(left, [right]), ...definitions, ...written.definitions] };
  }
}

/** The value and its nested fraction, as the body of a display. */
export function nestedEquation(conjecture: Conjecture, depth: number): string {
  return statement(nested(conjecture, depth).parts);
}
