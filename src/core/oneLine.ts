/**
 * A text from outside on one line, without anything that ends a line, moves a cursor, colours, or turns the direction of
 * writing: each such character becomes one that shows that it was there.
 */
export function oneLine(text: string): string {
  return text.replace(unshown, '\ufffd');
}

/** Control, format, private and unassigned characters, lone surrogates, and the separators of lines and of paragraphs. */
const unshown = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** A text of several lines as a terminal may show it: of all such characters it keeps ends of lines and tabs. */
export function plainLines(text: string): string {
  return text.replace(unshown, (character, at: number) =>
    character === '\n' || character === '\t' || (character === '\r' && text[at + 1] === '\n')
      ? character
      : '\ufffd',
  );
}
