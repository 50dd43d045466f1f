import type { Conjecture } from '../../../core/conjecture.ts';
import { argumentOf } from '../../../core/theorems/certificates/argument.ts';
import { proofOf } from '../../../core/theorems/certificates/proofOf.ts';
import { proofText } from '../../proofs/text.ts';
import type { Formula, FormulaOptions, Piece } from './formula.ts';
import type { Style } from './style.ts';
import { theoremStatement, agreementInWords } from '../theoremStatement.ts';

/** The environments that a block uses; a preamble that has them under other names can be told so by an alias. */
const environments = { theorem: 'theorem', lemma: 'lemma', conjecture: 'conjecture' } as const;

/** A theorem or conjecture as an environment, if wanted with the proof. */
export const theorem: Style<'theorem'> = {
  name: 'theorem',
  title: 'theorem or conjecture',
  description: 'A theorem or a conjecture as an environment.',
  dependsOnDepth: true,
  isText: true,
  write,
};

/**
 * A conjecture as an environment: `theorem` where it is proved, `conjecture` where it is not. With the proof come the
 * classical theorems that it rests on, before the statement. A conjecture says to how many digits it was compared.
 */
function write(conjecture: Conjecture, options: FormulaOptions): Formula {
  const kind = proofOf(conjecture) ? 'theorem' : 'conjecture';
  const name = options.environments?.[kind] ?? environments[kind];
  const { label, depth, width } = options;
  const argument = options.proof ? argumentOf(conjecture) : null;
  const text = argument && proofText(argument, { kind: 'environments', ...environments });
  const block: Piece[] = [
    text ? `${text.foundations}\n\n` : '',
    `\\begin{${name}}`,
    ...(label === undefined ? [] : ['\\label{', { place: 'label' as const, text: label }, '}']),
    `\n${theoremStatement(conjecture, depth, width)}\n\\end{${name}}\n`,
    text ? `${text.proof}\n` : '',
    // What is proved agrees to all digits.
    kind === 'theorem' ? '' : agreementInWords(conjecture),
  ];
  return {
    body: undefined,
    block: block.filter((piece) => piece !== ''),
    packages: ['amsmath', 'amsthm'],
    preamble: [
      `\\newtheorem{${name}}{${kind === 'theorem' ? 'Theorem' : 'Conjecture'}}`,
      ...(text ? ['\\newtheorem{lemma}{Lemma}'] : []),
    ],
  };
}
