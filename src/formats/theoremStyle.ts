import type { Conjecture } from '../core/conjecture.ts';
import { latexEquation, latexRule } from './latex.ts';
import { signStatement } from './formulaParts.ts';
import type { FormulaOptions, Piece } from './styles.ts';

/** A theorem or conjecture as a block, with what it needs in the preamble. */
export interface TheoremBlock {
  readonly block: readonly Piece[];
  readonly packages: readonly string[];
  readonly preamble: readonly string[];
}

/** A conjecture as an environment: `theorem` where it is proved, `conjecture` where it is not. */
export function theoremBlock(conjecture: Conjecture, options: FormulaOptions): TheoremBlock {
  const { fraction, proof, digits } = conjecture;
  const name = proof ? 'theorem' : 'conjecture';
  const rule = latexRule(fraction.rule);
  const signs = signStatement(fraction.signs);
  const block: Piece[] = [
    `\\begin{${name}}`,
    ...(options.label === undefined
      ? []
      : ['\\label{', { place: 'label' as const, text: options.label }, '}']),
    `\n\\[\n  ${latexEquation(conjecture, options.depth)}\n\\]\n`,
    `where ${rule.display ? `\\[\n${rule.body}\n\\]` : rule.body}${signs ? ` and $${signs}$` : ''}.\n`,
    `\\end{${name}}\n`,
    `Both sides agree to ${digits} digits.`,
  ];
  const title = name === 'theorem' ? 'Theorem' : 'Conjecture';
  return { block, packages: ['amsmath', 'amsthm'], preamble: [`\\newtheorem{${name}}{${title}}`] };
}
