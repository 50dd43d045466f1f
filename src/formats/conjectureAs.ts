import type { Conjecture } from '../core/conjecture.ts';
import { comparedDigits } from '../core/esma/comparedDigits.ts';
import { proofOf } from '../core/theorems/certificates/proofOf.ts';
import type { FormulaOptions } from './latex/styles/formula.ts';
import { textOf } from './latex/styles/formula.ts';
import { formula, styles } from './latex/styles/styles.ts';
import type { FormulaStyle } from './latex/styles/styles.ts';
import { program, systems } from './programs/programs.ts';
import type { ProgramLanguage } from './programs/programs.ts';
import { bFile } from './text/bFile.ts';
import { markdownConjecture } from './text/markdown.ts';
import { formatConjecture, formatRule } from './text/plain.ts';
import { typstFormula } from './typst/styles.ts';

/** Something that one conjecture can be written as. Menus, exports and the terminal's help are read from the list below. */
interface Format<Name extends string = string> {
  /** As exports and the terminal have it. */
  readonly name: Name;
  /** As a menu has it. */
  readonly title: string;
  readonly group: 'LaTeX' | 'Text' | 'Programs';
  /** null where there is none: a program of a constant that is known by its digits only, a proof of what has none. */
  readonly write: (conjecture: Conjecture, options: FormulaOptions) => string | null | Promise<string | null>;
}

const latex: readonly Format<`latex-${FormulaStyle}` | 'latex-proof'>[] = [
  ...styles.map(({ name, title }) => ({
    name: `latex-${name}` as const,
    title: `LaTeX: ${title}`,
    group: 'LaTeX' as const,
    write: (conjecture: Conjecture, options: FormulaOptions) =>
      textOf(formula(conjecture, name, options).block),
  })),
  {
    name: 'latex-proof',
    title: 'LaTeX: theorem with its proof',
    group: 'LaTeX',
    write: (conjecture, options) =>
      proofOf(conjecture) ? textOf(formula(conjecture, 'theorem', { ...options, proof: true }).block) : null,
  },
];

const texts: readonly Format<'markdown' | 'typst' | 'mathml' | 'text' | 'bfile'>[] = [
  {
    name: 'markdown',
    title: 'Markdown',
    group: 'Text',
    write: (conjecture, { depth }) => markdownConjecture(conjecture, depth),
  },
  {
    name: 'typst',
    title: 'Typst',
    group: 'Text',
    write: (conjecture, { depth }) => `$ ${textOf(typstFormula(conjecture, 'nested', depth))} $`,
  },
  {
    name: 'mathml',
    title: 'MathML',
    group: 'Text',
    async write(conjecture, options) {
      // It brings KaTeX along, which nothing else here needs.
      const { mathml } = await import('./text/mathml.ts');
      return mathml(textOf(formula(conjecture, 'nested', options).body!));
    },
  },
  {
    name: 'text',
    title: 'Plain text',
    group: 'Text',
    write: (conjecture) => {
      const { digits, agree, recorded } = comparedDigits(conjecture);
      return [
        formatConjecture(conjecture, 10),
        `terms ${formatRule(conjecture.fraction.rule)}; both sides ${agree ? 'agree to' : 'differ within'} ${digits} digits${recorded ? ', as the record says' : ''}`,
      ].join('\n');
    },
  },
  { name: 'bfile', title: 'Terms as a b-file of the OEIS', group: 'Text', write: bFile },
];

const programs: readonly Format<ProgramLanguage>[] = systems.map(({ name, title }) => ({
  name,
  title,
  group: 'Programs',
  write: (conjecture) => program(conjecture, name),
}));

/** What one conjecture can be written as, beyond the records of a library: formulas, text and programs, in the order of menus. */
export const conjectureFormats = [...latex, ...texts, ...programs] as const;

/** The name of a format. */
export type ConjectureFormat = (typeof conjectureFormats)[number]['name'];

/**
 * A conjecture as a text.
 * @returns null where there is none: a program of a constant that is known by its digits only, a proof of what has none
 */
export async function conjectureAs(
  conjecture: Conjecture,
  format: ConjectureFormat,
  options: FormulaOptions,
): Promise<string | null> {
  return conjectureFormats.find(({ name }) => name === format)!.write(conjecture, options);
}
