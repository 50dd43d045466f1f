import type { Argument } from '../../core/theorems/certificates/argument.ts';
import { latexDocument } from '../latex/document.ts';
import { theoremStatement, weHave } from '../latex/theoremStatement.ts';
import { gaugeProof } from './gaugeProof.ts';
import { moverProof } from './moverProof.ts';
import { periodicProof } from './periodicProof.ts';
import { bibliography, neededBy, preliminaries } from './preliminaries.ts';
import { rocqSection } from './rocqSection.ts';

/** Continued-fraction depth of the formula in a theorem. */
const theoremDepth = 4;

/** A standalone LaTeX document of proved conjectures as theorems, each with its proof. Needs amsmath and amsthm. */
export function latexProofs(proofs: readonly Argument[]): string {
  const foundations = preliminaries(neededBy(proofs));
  const theorems = proofs.map((proof) => `${latexTheorem(proof)}\n${latexProof(proof)}`);
  return latexDocument([
    '\\section*{What the proofs rest on}',
    foundations,
    `\\section*{${proofs.length === 1 ? 'The theorem' : 'The theorems'}}`,
    ...theorems,
    ...(rocqSection(proofs)?.lines ?? []),
    bibliography([foundations, ...theorems].join('\n')),
  ]);
}

/** The statement: the equation, the rule of its terms and the signs. */
export function latexTheorem({ conjecture }: Argument): string {
  return `\\begin{theorem}\n${weHave}\n${theoremStatement(conjecture, theoremDepth)}\n\\end{theorem}`;
}

/** The proof in the matrices of its certificate. It cites the preliminaries. */
export function latexProof(proof: Argument): string {
  const body = proofBody(proof);
  return ['\\begin{proof}', ...body, '\\end{proof}', ''].join('\n');
}

/** The same without its environment. */
export function proofBody(proof: Argument): string[] {
  switch (proof.kind) {
    case 'mover':
      return moverProof(proof);
    case 'periodic':
      return periodicProof(proof);
    case 'gauge':
      return gaugeProof(proof);
  }
}
