/** What stands at a place of a LaTeX document. */
export type LatexMode = 'text' | 'mathematics' | 'comment' | 'verbatim';

/** Environments whose body is mathematics: LaTeX's own and those of amsmath, with and without star. */
const mathEnvironments = new Set(
  [
    'math',
    'displaymath',
    'equation',
    'eqnarray',
    'align',
    'alignat',
    'flalign',
    'gather',
    'multline',
    'split',
    'aligned',
    'alignedat',
    'gathered',
    'cases',
    'array',
    'matrix',
    'pmatrix',
    'bmatrix',
  ].flatMap((name) => [name, `${name}*`]),
);

/** Environments whose body is not read at all. */
const verbatimEnvironments = new Set([
  'verbatim',
  'verbatim*',
  'Verbatim',
  'lstlisting',
  'minted',
  'comment',
]);

/** Commands whose argument is text inside mathematics. */
const textCommands = new Set([
  'text',
  'textrm',
  'textit',
  'textbf',
  'mbox',
  'hbox',
  'intertext',
  'shortintertext',
]);

/** What is open at a place: mathematics with its closing mark, an argument that is text, or a group. */
interface Frame {
  readonly kind: 'mathematics' | 'text' | 'group';
  readonly end: string;
}

/**
 * The mode at an offset of a LaTeX document, by one scan from its start. Unbalanced documents are read as far as they
 * go and never throw.
 */
export function latexModeAt(document: string, offset: number): LatexMode {
  const stack: Frame[] = [];
  const isMath = () => {
    for (let i = stack.length - 1; i >= 0; i--)
      if (stack[i]!.kind !== 'group') return stack[i]!.kind === 'mathematics';
    return false;
  };
  const close = (end: string) => {
    const at = stack.map((frame) => frame.end).lastIndexOf(end);
    if (at >= 0) stack.length = at;
  };
  let at = 0;
  let textArgument = false;
  while (at < offset) {
    const letter = document[at]!;
    const expectsText: boolean = textArgument;
    textArgument = false;
    if (letter === '%') {
      const end = document.indexOf('\n', at);
      if (end < 0 || end >= offset) return 'comment';
      at = end + 1;
    } else if (letter === '\\') {
      const command = /\\(?:[A-Za-z@]+\*?|[\s\S])?/y;
      command.lastIndex = at;
      const [whole] = command.exec(document)!;
      const name = whole.slice(1);
      at += whole.length;
      if (name === '(' || name === '[')
        stack.push({ kind: 'mathematics', end: name === '(' ? '\\)' : '\\]' });
      else if (name === ')' || name === ']') close(whole);
      else if (name === 'begin' || name === 'end') {
        const argument = /\s*\{([^{}\n]*)\}/y;
        argument.lastIndex = at;
        const match = argument.exec(document);
        if (match) {
          const environment = match[1]!;
          at += match[0].length;
          if (name === 'end') close(`\\end{${environment}}`);
          else if (verbatimEnvironments.has(environment)) {
            const end = document.indexOf(`\\end{${environment}}`, at);
            if (end < 0 || end >= offset) return at <= offset ? 'verbatim' : 'text';
            at = end + `\\end{${environment}}`.length;
          } else if (mathEnvironments.has(environment)) {
            stack.push({ kind: 'mathematics', end: `\\end{${environment}}` });
          }
        }
      } else if (name === 'verb' || name === 'verb*' || name === 'lstinline') {
        const mark = document[at];
        const end = mark === undefined ? -1 : document.indexOf(mark, at + 1);
        if (end < 0 || end >= offset) return 'verbatim';
        at = end + 1;
      } else if (textCommands.has(name)) {
        textArgument = true;
      }
    } else if (letter === '$') {
      const mark = document.startsWith('$$', at) && !(isMath() && topEnd(stack) === '$') ? '$$' : '$';
      if (topEnd(stack) === mark) close(mark);
      else stack.push({ kind: 'mathematics', end: mark });
      at += mark.length;
    } else if (letter === '{') {
      stack.push({ kind: expectsText ? 'text' : 'group', end: '}' });
      at++;
    } else if (letter === '}') {
      if (topEnd(stack) === '}') stack.pop();
      at++;
    } else if (letter === '\n' && /\n[ \t\r]*\n/y.test(document.slice(at, at + 80))) {
      // A paragraph's end closes $…$ that was left open: TeX stops there too.
      while (topEnd(stack) === '$') stack.pop();
      at++;
    } else {
      textArgument = expectsText && /\s/.test(letter);
      at++;
    }
  }
  return isMath() ? 'mathematics' : 'text';
}

/** The mark that would close what was opened last, groups aside. */
function topEnd(stack: readonly Frame[]): string | undefined {
  return stack[stack.length - 1]?.end;
}
