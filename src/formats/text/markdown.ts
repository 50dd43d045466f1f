import type { Conjecture } from '../../core/conjecture.ts';
import { theoremStatement, agreementInWords } from '../latex/theoremStatement.ts';

/** The equation, its rule and the digits that were compared, in Markdown with $ and $$. */
export function markdownConjecture(conjecture: Conjecture, depth: number): string {
  // A display is a paragraph of its own.
  const text = theoremStatement(conjecture, depth)
    .replace(/\n{0,2}^\\\[$/gm, () => '\n\n$$')
    .replace(/^\\\]$\n*/gm, () => '$$\n\n')
    .trim();
  return `${text}\n\n${agreementInWords(conjecture)}`;
}
