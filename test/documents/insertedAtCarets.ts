import type { Conjecture } from '../../src/core/conjecture.ts';
import { PlainDocument } from '../../src/documents/insertion.ts';
import type { TextEdit } from '../../src/documents/insertion.ts';
import type { Choices } from '../../src/documents/typeset.ts';
import { formulaStyles } from '../../src/formats/latex/styles/styles.ts';
import { projectOf } from './projects.ts';

/**
 * What puts formulas where a LaTeX document has its carets ▮, each in a style and with another conjecture.
 * @param choices how, by the number of the caret
 * @returns the document without its carets, and the edits
 */
export async function insertedAtCarets(
  marked: string,
  conjectures: readonly Conjecture[],
  choices: (caret: number) => Omit<Choices, 'style' | 'environment'>,
): Promise<{ readonly text: string; readonly edits: readonly TextEdit[] }> {
  const parts = marked.split('▮');
  const text = parts.join('');
  const document = new PlainDocument(text, 'latex', await projectOf({ '/p/a.tex': text }));
  let offset = 0;
  const edits = parts.slice(0, -1).flatMap((part, n) => {
    offset += part.length;
    const style = formulaStyles[n % formulaStyles.length]!;
    return document.insertion(conjectures[n % conjectures.length]!, offset, {
      ...choices(n),
      style,
      environment: 'equation',
    }).edits;
  });
  return { text, edits };
}
