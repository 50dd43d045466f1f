import type { CitationStyle, ProofDialect, ProofText } from '../formats/proofs/text.ts';
import type { TextEdit } from './insertion.ts';
import type { LivingFormula } from './livingFormulas.ts';
import { indented } from './paperFormulas.ts';
import type { ProofNeeds } from './preamble.ts';
import { inEnvironments } from './proofPlacing.ts';
import { matchSpaced } from './restyled.ts';

/**
 * How a theorem with its proof below it is written in a paper, where it carries the comment of a conjecture.
 * @param needs the paper's environments of theorems and of lemmas
 * @param id the conjecture that the theorem's comment names
 */
export function dialectOf(
  text: string,
  { start, label }: LivingFormula,
  needs: Pick<ProofNeeds, 'lemma' | 'classical'>,
  citing: CitationStyle | undefined,
  id: string,
): ProofDialect {
  const theorem = /^\\begin\{([a-zA-Z]{1,100}\*?)\}/.exec(text.slice(start, start + 110))?.[1] ?? 'theorem';
  return inEnvironments({ ...needs, theorem }, citing, label, id);
}

/**
 * Puts another theorem with its proof in the place of one.
 * @param now how the one that stands there would be written today
 * @param wanted theorem and proof, below what they rest on as far as it is not in the paper
 * @returns null where an author has changed the theorem or its proof, which would be lost
 */
export function replacedTheorem(
  text: string,
  { start, proof }: LivingFormula,
  now: Pick<ProofText, 'theorem' | 'proof'>,
  wanted: string,
): TextEdit | null {
  if (!proof || matchSpaced(text, start, `${now.theorem}\n${now.proof}`) !== proof.end) return null;
  return { start, end: proof.end, text: indented(wanted, text, start) };
}
