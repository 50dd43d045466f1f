import type { Conjecture } from '../../core/conjecture.ts';
import { programFacts } from './facts.ts';
import { mathematica } from './mathematica.ts';
import { maxima } from './maxima.ts';
import { pari } from './pari.ts';
import { python } from './python.ts';
import { sage } from './sage.ts';
import type { ComputerAlgebra } from './system.ts';

/** The systems that a conjecture can be taken to as a program, in the order of menus. */
export const systems = [
  pari,
  sage,
  python,
  mathematica,
  maxima,
] as const satisfies readonly ComputerAlgebra[];

/** The name of a system. */
export type ProgramLanguage = (typeof systems)[number]['name'];

/**
 * A program that defines the sequence, evaluates the fraction and compares it with the value: it prints "agreement to
 * N digits", or "disagreement after n digits". Its first lines say how to run it.
 * @param digits decimal digits after the point that are compared
 * @returns null where the constant is given by its digits alone
 */
export function program(conjecture: Conjecture, language: ProgramLanguage, digits = 200): string | null {
  const system = systems.find(({ name }) => name === language)!;
  const facts = programFacts(conjecture, system.notation);
  return facts && `${system.program(facts, digits).join('\n')}\n`;
}
