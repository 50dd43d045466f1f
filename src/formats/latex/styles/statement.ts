import type { Conjecture } from '../../../core/conjecture.ts';
import { argumentOf } from '../../../core/theorems/certificates/argument.ts';
import { proofOf } from '../../../core/theorems/certificates/proofOf.ts';
import { proofText } from '../../proofs/text.ts';
import { agreementInWords, theoremStatement, weHave } from '../theoremStatement.ts';
import type { Formula, FormulaOptions, Piece, StatementEnvironment, StatementKind } from './formula.ts';
import type { Style } from './style.ts';

/** What the environments of statements are called in print. */
const titles: Readonly<Record<StatementEnvironment, string>> = {
  theorem: 'Theorem',
  proposition: 'Proposition',
  remark: 'Remark',
  conjecture: 'Conjecture',
};

/** A theorem or conjecture as an environment, if wanted with the proof. */
export const theorem = statementStyle(
  'theorem',
  'theorem or conjecture',
  'A theorem or a conjecture as an environment.',
);

/** The same for what is no main result. */
export const proposition = statementStyle(
  'proposition',
  'proposition or conjecture',
  'A proposition, or a conjecture, as an environment.',
);

/** What is said in passing. */
export const remark = statementStyle(
  'remark',
  'remark',
  'A remark as an environment; it says what is not proved.',
);

function statementStyle<const Kind extends StatementKind>(
  kind: Kind,
  title: string,
  description: string,
): Style<Kind> {
  return {
    ...{ name: kind, title, description, dependsOnDepth: true, form: kind },
    write: (conjecture, options) => write(conjecture, kind, options),
  };
}

/**
 * A conjecture as an environment of a kind; what is not proved stands in `conjecture`, and in a remark that calls it one. With
 * the proof come the classical theorems that it rests on, before the statement. A conjecture says to how many digits it was
 * compared.
 */
function write(conjecture: Conjecture, kind: StatementKind, options: FormulaOptions): Formula {
  const isProved = proofOf(conjecture) !== null;
  const environment = isProved || kind === 'remark' ? kind : 'conjecture';
  const name = options.environments?.[environment] ?? environment;
  const { label, depth, width } = options;
  const argument = options.proof ? argumentOf(conjecture) : null;
  const classical = kind === 'theorem' ? name : (options.environments?.theorem ?? 'theorem');
  const text =
    argument && proofText(argument, { kind: 'environments', theorem: name, lemma: 'lemma', classical });
  const inside = `${weHave}\n${theoremStatement(conjecture, depth, width)}\n`;
  // What is proved agrees to all digits.
  const compared = isProved ? '' : agreementInWords(conjecture);
  const block: Piece[] = [
    text ? `${text.foundations}\n\n` : '',
    `\\begin{${name}}`,
    ...(label === undefined ? [] : ['\\label{', { place: 'label' as const, text: label }, '}']),
    `\n${inside}`,
    kind === 'remark' && !isProved ? `This is conjectured. ${compared}\n` : '',
    `\\end{${name}}`,
    text ? `\n${text.proof}` : '',
    kind === 'remark' || compared === '' ? '' : `\n${compared}`,
  ];
  return {
    body: undefined,
    block: block.filter((piece) => piece !== ''),
    packages: ['amsmath', 'amsthm'],
    preamble: [
      newTheorem(name, environment),
      ...(text && classical !== name ? [newTheorem(classical, 'theorem')] : []),
      ...(text ? ['\\newtheorem{lemma}{Lemma}'] : []),
    ],
  };
}

/** The line of a preamble that defines the environment of a statement; a remark is set upright, in amsthm's style. */
export function newTheorem(name: string, environment: StatementEnvironment): string {
  const line = `\\newtheorem{${name}}{${titles[environment]}}`;
  return environment === 'remark' ? `\\theoremstyle{remark}${line}\\theoremstyle{plain}` : line;
}
