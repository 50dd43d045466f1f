import type { Conjecture } from '../../../core/conjecture.ts';
import { argumentOf } from '../../../core/theorems/certificates/argument.ts';
import { proofOf } from '../../../core/theorems/certificates/proofOf.ts';
import { proofText } from '../../proofs/text.ts';
import type { FormulaOptions, Piece } from './formula.ts';
import { theoremStatement, verifiedDigits } from '../theoremStatement.ts';

/** A theorem or conjecture as a block, with what it needs in the preamble. */
export interface TheoremBlock {
  readonly block: readonly Piece[];
  readonly packages: readonly string[];
  readonly preamble: readonly string[];
}

/** The environments that a block uses; a preamble that has them under other names can be told so by an alias. */
const environments = { theorem: 'theorem', lemma: 'lemma', conjecture: 'conjecture' } as const;

/**
 * A conjecture as an environment: `theorem` where it is proved, `conjecture` where it is not. With the proof come the
 * classical theorems that it rests on, before the statement, and the digits that were compared.
 */
export function theoremBlock(conjecture: Conjecture, options: FormulaOptions): TheoremBlock {
  const name = proofOf(conjecture) ? environments.theorem : environments.conjecture;
  const { label, depth } = options;
  const argument = options.proof ? argumentOf(conjecture) : null;
  const text = argument && proofText(argument, { kind: 'environments', ...environments });
  const block: Piece[] = [
    text ? `${text.foundations}\n\n` : '',
    `\\begin{${name}}`,
    ...(label === undefined ? [] : ['\\label{', { place: 'label' as const, text: label }, '}']),
    `\n${theoremStatement(conjecture, depth)}\n\\end{${name}}\n`,
    text ? `${text.proof}\n` : '',
    verifiedDigits(conjecture),
  ];
  return {
    block: block.filter((piece) => piece !== ''),
    packages: ['amsmath', 'amsthm'],
    preamble: [
      `\\newtheorem{${name}}{${name === 'theorem' ? 'Theorem' : 'Conjecture'}}`,
      ...(text ? ['\\newtheorem{lemma}{Lemma}'] : []),
    ],
  };
}
