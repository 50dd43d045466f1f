import type { ProgramFacts } from './facts.ts';
import type { Notation } from './notation.ts';

/** A computer algebra system that programs are written for. */
export interface ComputerAlgebra<Name extends string = string> {
  /** As exports and the terminal have it. */
  readonly name: Name;
  /** As a menu has it. */
  readonly title: string;
  readonly notation: Notation;
  /**
   * The program: the sequences a and b, the value, the convergents p/q until their error, at most
   * 1/(q_n (q_n + b_{n+1} q_{n−1})), is small enough, and the comparison.
   */
  readonly program: (facts: ProgramFacts, digits: number) => readonly string[];
}

/** Terms after which a fraction that does not get there is given up: a wrong one need not converge. */
export const mostTerms = '100*wanted + 10000';

/** The line that a program ends with, in the words of every language. */
export const verdicts = ['agreement to', 'disagreement after'] as const;

export function uses(facts: ProgramFacts, name: string): boolean {
  return facts.alpha.includes(`${name}(`);
}

/** A line that is written only where the constant needs it. */
export function when(condition: boolean, ...lines: readonly string[]): readonly string[] {
  return condition ? lines : [];
}

/** c_1 a(n−1) + … + c_r a(n−r). */
export function recurrenceSum(recurrence: readonly bigint[], term: (back: number) => string): string {
  return recurrence
    .map((c, i) => `${c < 0n ? `(${c})` : c}*${term(i + 1)}`)
    .filter((_, i) => recurrence[i] !== 0n)
    .join(' + ');
}
