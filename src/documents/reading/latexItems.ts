import type { LatexDefinitions } from './latexDefinitions.ts';
import { itemCommands } from './latexNames.ts';

/** The commands that a list begins with; comments are passed over. */
const commands = /\\([A-Za-z@]+|[^])|%[^\n]*/g;
const longestHead = 2000;

/** Words of text, as only an item has them, and what of a list's beginning is none: comments, commands, arguments. */
const proseWord = /^[a-z]{2,}[.,]?$/i;
const leastProse = 6;
const notProse = /%[^\n]*|\\[A-Za-z@]+\*?|[[{][^\][{}]*[\]}]/g;

/** What may stand before the first item of any list: comments, arguments, settings. */
const settings =
  /^(?:\s|%[^\n]*(?:\n|$)|\[[^\]]*\]|\{[^{}]*\}|[-+=.\d]|(?<=\d)(?:pt|ex|em|cm|mm|in)|\\(?:(?:set|add|renewcommand|tightlist|normal|large|small|footnotesize|scriptsize|ragged|centering|noindent|vspace)[A-Za-z]*|[a-z]*(?:sep|margin|indent|width))(?![A-Za-z])\*?|\\(?:label|itshape|upshape)(?![A-Za-z]))*$/;

/** What lists begin with: before the first \item nothing can stand in one. */
export class ListHeads {
  constructor(
    private readonly text: string,
    private readonly limit: number,
    private readonly definitions: LatexDefinitions,
  ) {}

  /**
   * Whether a list begins with an \item of its own, not with a macro that makes one; or ends without any.
   * @param start behind its \begin
   * @param isUnsaid nothing but this says that it is a list
   */
  itemFollows(start: number, isUnsaid = false): boolean {
    const head = this.text.slice(start, Math.min(start + longestHead, this.limit));
    for (const { 1: name, index } of head.matchAll(commands)) {
      if (name === undefined) continue;
      const isItem = this.isItem(name);
      if (!isItem && name !== 'begin' && name !== 'end') continue;
      const before = head.slice(0, index);
      if (isUnsaid) return isItem && settings.test(before);
      return name === 'begin' ? settings.test(before) : !isProse(before);
    }
    return false;
  }

  private isItem(written: string): boolean {
    const { aliases, macros } = this.definitions;
    const name = aliases.get(written) ?? written;
    return itemCommands.has(name) || macros.get(name)?.hasItem === true;
  }
}

/** Whether some words are more than the settings of a list. */
function isProse(words: string): boolean {
  const left = words.replace(notProse, ' ').split(/\s+/);
  return left.filter((word) => proseWord.test(word)).length >= leastProse;
}
