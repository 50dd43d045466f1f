import type { Conjecture } from '../core/conjecture.ts';
import { conditionsInSentence, fractionInText } from './formulaParts.ts';
import { punctuated } from './latexRows.ts';
import { latexConstant } from './latex.ts';
import type { FormulaOptions, Piece } from './styles.ts';
import { nestedEquation } from './styles.ts';

/** A theorem or conjecture as a block, with what it needs in the preamble. */
export interface TheoremBlock {
  readonly block: readonly Piece[];
  readonly packages: readonly string[];
  readonly preamble: readonly string[];
}

/** The equation, the fraction in letters, its signs and its rule: the text inside a theorem. */
export function theoremStatement(conjecture: Conjecture, depth: number): string {
  const { fraction } = conjecture;
  return [
    `\\[\n  ${punctuated(nestedEquation(conjecture, depth), ',').replaceAll('\n', '\n  ')}\n\\]`,
    `that is, $${fractionInText(fraction.signs)}$ with${conditionsInSentence(fraction, 'j')}`,
  ].join('\n');
}

/** To how many digits the statement was compared with what. */
export function verifiedDigits({ digits, enclosure, constant }: Conjecture): string {
  const name = `$${latexConstant(constant)}$`;
  const source = enclosure === 'proved' ? `a proved enclosure of ${name}` : `the known digits of ${name}`;
  return `Both sides agree to ${digits} digits, with ${source}.`;
}

/** A conjecture as an environment: `theorem` where it is proved, `conjecture` where it is not. */
export function theoremBlock(conjecture: Conjecture, options: FormulaOptions): TheoremBlock {
  const name = conjecture.proof ? 'theorem' : 'conjecture';
  const { label, depth } = options;
  const block: Piece[] = [
    `\\begin{${name}}`,
    ...(label === undefined ? [] : ['\\label{', { place: 'label' as const, text: label }, '}']),
    `\n${theoremStatement(conjecture, depth)}\n\\end{${name}}\n${verifiedDigits(conjecture)}`,
  ];
  const title = name === 'theorem' ? 'Theorem' : 'Conjecture';
  return { block, packages: ['amsmath', 'amsthm'], preamble: [`\\newtheorem{${name}}{${title}}`] };
}
