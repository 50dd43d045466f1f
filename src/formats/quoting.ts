import { oneLine, plainLines } from '../core/oneLine.ts';

/*
 * Text from outside in each language that ESMA writes: as a comment, which ends where it should, and as words or a string,
 * in which nothing is obeyed. All writers go through these functions, whatever the text is.
 */

/** A text in a programming language. */
interface Quoting {
  /** A comment of one line. */
  readonly comment: (text: string) => string;
  /** A string literal. */
  readonly string: (text: string) => string;
}

/** On one line, in ASCII, for programs that are read in any encoding. */
function ascii(text: string): string {
  return oneLine(text)
    .replaceAll('…', '...')
    .replaceAll('−', '-')
    .replace(/[^\x20-\x7e]/gu, '?');
}

/** In double quotes, with a backslash before quotes and backslashes. */
function escaped(text: string): string {
  return `"${ascii(text).replace(/["\\]/g, '\\$&')}"`;
}

/** Between marks that are found nowhere inside, also where comments nest. */
function between(open: string, close: string, text: string): string {
  const apart = ([first, second]: string) => `${first} ${second}`;
  return `${open} ${ascii(text).replaceAll(open, apart(open)).replaceAll(close, apart(close))} ${close}`;
}

/** PARI/GP. A backslash at the end of a line would join the next one to the comment. */
export const pariQuoting: Quoting = {
  comment: (text) => `\\\\ ${ascii(text).replace(/(?<![\\\s])[\\\s]+$/, '')}`,
  string: escaped,
};

/** Python and Sage. In the first lines of a file "coding:" in a comment would choose the encoding of all the others. */
export const pythonQuoting: Quoting = {
  comment: (text) => `# ${ascii(text).replace(/coding(?=[:=])/g, 'coding ')}`,
  string: escaped,
};

export const mathematicaQuoting: Pick<Quoting, 'comment'> = {
  comment: (text) => between('(*', '*)', text),
};

export const maximaQuoting: Pick<Quoting, 'comment'> = {
  comment: (text) => between('/*', '*/', text),
};

/** Rocq reads strings within comments: one that is not closed would go on behind them. */
export const rocqQuoting: Pick<Quoting, 'comment'> = {
  comment: (text) => between('(*', '*)', text.replaceAll('"', "'")),
};

/** Characters that TeX reads as commands, as text; hyphens that stay two. */
const texLetters: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '-': '{-}',
};

export const latexQuoting = {
  comment: (text: string): string => `% ${oneLine(text)}`,
  /** Letters that a standard installation of LaTeX may lack are questioned. */
  text: (text: string): string =>
    oneLine(text)
      .replace(/[^\x20-\x7e\u00a1-\u00ff–—‘’“”…]/gu, '?')
      .replace(/[\\^~\-#$%&_{}]/g, (letter) => texLetters[letter] ?? `\\${letter}`),
  /** The same of what is to be typed: quotes are those of the keyboard. */
  typed: (text: string): string =>
    `\\texttt{${latexQuoting.text(text).replaceAll("'", '\\textquotesingle{}')}}`,
};

export const typstQuoting = {
  comment: (text: string): string => `// ${oneLine(text)}`,
};

export const markdownQuoting = {
  comment: (text: string): string =>
    `<!-- ${oneLine(text)
      .replace(/[<>]/g, '')
      .replace(/-(?=-)/g, '- ')} -->`,
  /** Words in which nothing is Markdown or HTML. */
  text: (text: string): string => oneLine(text).replace(/[\\`*_{}[\]()#+\-.!|<>~^&$:]/g, '\\$&'),
};

/**
 * Shells of POSIX. Between single quotes nothing is obeyed but the quote itself; a null character cannot be written at all and is
 * left out, as an end of a line within a comment is.
 */
export const shellQuoting = {
  comment: (text: string): string => `# ${ascii(text)}`,
  /** A word, exactly as it is. */
  word: (text: string): string => `'${text.replaceAll('\0', '').replaceAll("'", "'\\''")}'`,
  /** A command line for people to read and to copy: words are quoted where a shell would not take them as they are. */
  line: (words: readonly string[]): string =>
    words
      .map((word) =>
        /^[\w./:=@%+,-]+$/.test(word)
          ? word
          : /["$`\\!\p{C}\p{Zl}\p{Zp}]/u.test(word)
            ? shellQuoting.word(oneLine(word))
            : `"${word}"`,
      )
      .join(' '),
};

/** A text in YAML 1.2, and in JSON, whose strings are YAML's. */
export function yamlString(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The text of an element or of an attribute, in HTML and in SVG. */
export function htmlText(text: string): string {
  return oneLine(text).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** What a spreadsheet would take for a formula is marked as text by an apostrophe; lists of numbers are none. */
const spreadsheetFormula = /^(?:[=@+\t\n]|-(?![\d./ ;-]*$))/;

/** A field of a table of commas: in quotes where it needs them (RFC 4180). */
export function csvField(text: string): string {
  const plain = plainLines(text);
  const field = spreadsheetFormula.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
