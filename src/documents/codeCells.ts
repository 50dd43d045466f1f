import type { ProgramLanguage } from '../formats/programs/programs.ts';

/** The kernel of a notebook, as its file names it (nbformat: kernelspec). */
export interface Kernel {
  readonly name?: unknown;
  readonly language?: unknown;
}

/** Systems by what kernels and the languages of cells are called; the first that fits is meant: Sage's cells are Python's. */
const systemsByName: readonly (readonly [RegExp, ProgramLanguage])[] = [
  [/^sage/, 'sage'],
  [/^(?:pari|gp)/, 'pari'],
  [/^maxima/, 'maxima'],
  [/^(?:wolfram|mathematica)/, 'mathematica'],
  [/^(?:i?python|xpython)/, 'sympy'],
];

/**
 * The system as whose program a conjecture stands in a code cell of a notebook, by the kernel's language; null where no
 * system here is written in it.
 * @param languageId VS Code's name of the cell's language
 * @param kernel what the notebook says of its kernel; undefined where it says nothing
 */
export function systemOfCell(languageId: string, kernel: Kernel | undefined): ProgramLanguage | null {
  // A cell of another language in a notebook of Python, as %%sql, is of its own.
  const isOfKernel = languageId === 'python' || languageId === 'plaintext';
  const names = [...(isOfKernel ? [kernel?.name, kernel?.language] : []), languageId].flatMap((name) =>
    typeof name === 'string' ? [name.toLowerCase()] : [],
  );
  return systemsByName.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? null;
}
