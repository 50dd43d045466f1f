import type { Conjecture } from '../../core/conjecture.ts';
import { programFacts } from './facts.ts';
import { mathematica, maxima, pari, python, sage } from './systems.ts';
import type { ComputerAlgebra } from './systems.ts';

/** The systems that a conjecture can be taken to as a program. */
export const programLanguages = ['pari', 'sage', 'sympy', 'mathematica', 'maxima'] as const;
export type ProgramLanguage = (typeof programLanguages)[number];

const systems: Readonly<Record<ProgramLanguage, ComputerAlgebra>> = {
  pari,
  sage,
  sympy: python,
  mathematica,
  maxima,
};

/**
 * A program that defines the sequence, evaluates the fraction and compares it with the value: it prints "agreement to
 * N digits", or "disagreement after n digits". Its first lines say how to run it.
 * @param digits decimal digits after the point that are compared
 * @returns null where the constant is given by its digits alone
 */
export function program(conjecture: Conjecture, language: ProgramLanguage, digits = 200): string | null {
  const system = systems[language];
  const facts = programFacts(conjecture, system.notation);
  return facts && `${system.program(facts, digits).join('\n')}\n`;
}
