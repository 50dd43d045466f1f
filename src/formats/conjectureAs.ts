import type { Conjecture } from '../core/conjecture.ts';
import { proofOf } from '../core/theorems/certificates/proofOf.ts';
import { markdownConjecture } from './text/markdown.ts';
import { formatConjecture, formatRule } from './text/plain.ts';
import { program, programLanguages } from './programs/programs.ts';
import type { ProgramLanguage } from './programs/programs.ts';
import { formula, formulaStyles } from './latex/styles/styles.ts';
import { textOf } from './latex/styles/formula.ts';
import type { FormulaOptions } from './latex/styles/formula.ts';
import type { FormulaStyle } from './latex/styles/styles.ts';
import { typstEquation } from './typst/typst.ts';

/** The LaTeX of each style; `latex-proof` is the theorem with its proof. */
export const latexFormats = [
  ...formulaStyles.map((style) => `latex-${style}` as const),
  'latex-proof',
] as const;

/** What one conjecture can be written as, beyond the records of a library: formulas, text and programs. */
export const conjectureFormats = [
  ...latexFormats,
  'markdown',
  'typst',
  'mathml',
  'text',
  ...programLanguages,
] as const;
export type ConjectureFormat = (typeof conjectureFormats)[number];

/**
 * A conjecture as a text.
 * @returns null where there is none: a program of a constant that is known by its digits only, a proof of what has none
 */
export async function conjectureAs(
  conjecture: Conjecture,
  format: ConjectureFormat,
  options: FormulaOptions,
): Promise<string | null> {
  switch (format) {
    case 'latex-proof':
      return proofOf(conjecture)
        ? textOf(formula(conjecture, 'theorem', { ...options, proof: true }).block)
        : null;
    case 'markdown':
      return markdownConjecture(conjecture, options.depth);
    case 'typst':
      return typstEquation(conjecture, options.depth);
    case 'mathml': {
      // It brings KaTeX along, which nothing else here needs.
      const { mathml } = await import('./text/mathml.ts');
      return mathml(textOf(formula(conjecture, 'nested', options).body!));
    }
    case 'text':
      return [
        formatConjecture(conjecture, 10),
        `terms ${formatRule(conjecture.fraction.rule)}; both sides agree to ${conjecture.digits} digits`,
      ].join('\n');
    default:
      return isProgram(format)
        ? program(conjecture, format)
        : textOf(formula(conjecture, format.slice('latex-'.length) as FormulaStyle, options).block);
  }
}

function isProgram(format: ConjectureFormat): format is ProgramLanguage {
  return (programLanguages as readonly string[]).includes(format);
}
