/** A block of code as docstrip itself wants it: four spaces behind the sign of percent. */
const codeBlock = /^%[ \t]*\\begin\{macrocode\*?\}/m;
const codeEnd = /^%[ \t]*\\end\{macrocode\*?\}/;

/** A guard of docstrip, as %<*driver> and %</package>. */
const guard = /^%<[*/@a-zA-Z!(]/;

/** Conditions by which the driver and the licence are kept from the documentation. */
const deadBegin = /\\iffalse(?![A-Za-z])/;
const deadEnd = /\\fi(?![A-Za-z])/;

/**
 * What stands in the place of a sign of percent at the beginning of a line of documentation: white space to TeX's readers, and
 * before it nothing may be put, which would be code.
 */
export const margin = '\v';

/** Whether a text is a source of docstrip: a package and its documentation in one file. */
export function isDocstrip(text: string): boolean {
  return text.includes('\\begin{macrocode') && codeBlock.test(text);
}

/**
 * A source of docstrip as TeX reads its documentation, at the same offsets: signs of percent count for nothing there, and ^^A begins
 * comments (F. Mittelbach, "The doc and shortvrb Packages"). The driver keeps its own comments, and what follows it is read as
 * well.
 */
export function documentationOf(text: string): string {
  let isCode = false;
  let isDead = false;
  const lines = text.split('\n').map((line) => {
    if (isCode) {
      isCode = !codeEnd.test(line);
      return isCode ? line : unmarked(line);
    }
    // Behind the driver, whose document this is, the documentation comes.
    if (!line.startsWith('%')) return line.replace('\\end{document}', (words) => ' '.repeat(words.length));
    if (guard.test(line)) return line;
    const wasDead = isDead;
    const from = isDead ? 0 : line.search(deadBegin);
    if (from >= 0) isDead = !deadEnd.test(line.slice(from));
    if (wasDead || from >= 0) return line;
    isCode = codeBlock.test(line);
    return unmarked(line);
  });
  return lines.join('\n');
}

function unmarked(line: string): string {
  return (
    margin +
    line
      .slice(1)
      .replace(/\\[^]|%/g, (found) => (found === '%' ? ' ' : found))
      .replaceAll('^^A', '%  ')
  );
}
