/** What begins a group that may hold nothing but a quotient, a root, an overlined block, or Gauss's letter with its bounds. */
const opening = /\{ ?(?=\\(?:[cdt]?frac|sqrt|overline|bar) ?(?:\{|\d)|K_)/g;
/** How a formula in display style begins in an encyclopedia. */
const displayed = /^\s*\{\s*\\(?:display|text)style(?![a-zA-Z])/;
/** What stands before a group that is no argument: a sign, another group's beginning, or nothing. */
const beforeGroup = /(?:^|[-+=([,;&]|\{|\\displaystyle) ?$/;

/** The place behind the brace that closes the one at a place; −1 where none does. */
export function endOfGroup(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return -1;
}

/**
 * The formula without braces that only group a quotient or Gauss's letter, as in 1+{\cfrac {1}{2+{\cfrac {1}{2+\ddots }}}}: so are
 * formulas of encyclopedias written. Arguments of commands keep theirs.
 */
export function withoutGroups(text: string): string {
  const dropped = new Set<number>();
  for (const { index } of text.matchAll(opening)) {
    const end = endOfGroup(text, index);
    if (end < 0 || !beforeGroup.test(text.slice(0, index)) || /^ ?[\^_]/.test(text.slice(end))) continue;
    if (!isOne(text.slice(index + 1, end - 1).trim())) continue;
    dropped.add(index).add(end - 1);
  }
  return text.replace(/[{}]/g, (brace, at: number) => (dropped.has(at) ? '' : brace));
}

/** The same without the braces that hold all of a formula in display style. */
export function withoutDisplay(text: string): string {
  const begins = displayed.exec(text)?.[0];
  const end = begins === undefined ? -1 : endOfGroup(text, text.indexOf('{'));
  return end < 0 ? text : text.slice(begins!.length, end - 1) + text.slice(end);
}

/** Whether a text is one command with its arguments, or one letter with its bounds. */
function isOne(text: string): boolean {
  const [command] = /^(?:\\[a-z]+|K_)/.exec(text)!;
  const count = /frac$|^K_/.test(command) ? 2 : 1;
  let at = command.length;
  for (let argument = 0; argument < count; argument++) {
    at += /^[ ^]*/.exec(text.slice(at))![0].length;
    at = text[at] === '{' ? endOfGroup(text, at) : at + 1;
    if (at <= 0 || at > text.length) return false;
  }
  return at === text.length;
}
