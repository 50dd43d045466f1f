/** A line of a Markdown document, by what its block is. Lines of code and comments come as one entry for the whole block. */
export interface MarkdownLine {
  /**
   * The lines of ```math are mathematics; "unknown" is a header of settings, the mark of a fence, a row of a grid table, which
   * what is longer would dissolve; "underline" makes a heading of the paragraph above it.
   */
  readonly kind: 'text' | 'blank' | 'verbatim' | 'comment' | 'mathematics' | 'unknown' | 'underline';
  /** The offset where its content begins. */
  readonly start: number;
  /** The offset after its last letter, without the line end. */
  readonly end: number;
  /** Behind the marks of quotations and of a list's item. */
  readonly content: number;
  /** What takes no display: "#" a heading, "|" a row of a table, "[^" a footnote; "" for all else. */
  readonly narrow: '' | '#' | '|' | '[^';
}

interface Fence {
  readonly letter: string;
  readonly length: number;
  /** Whether its lines are taken as they are, are mathematics, or text as outside of it. */
  readonly inside: 'code' | 'math' | 'text';
}

/** Directives of MyST whose content is no Markdown. */
const codeDirectives =
  /^\{(?:code|code-block|code-cell|sourcecode|literalinclude|raw|parsed-literal|mermaid|eval-rst|toctree|bibliography|csv-table|list-table|glossary|include|image|doctest|r|python|julia|sage|ojs|dot|latex|sql|bash|sh|stan|cpp|Rcpp|js|css|html)\b/;

/** HTML elements whose content is taken as it is. */
const rawElements = ['script', 'style', 'pre', 'textarea'];

/** The lines of a document with the kinds of their blocks, in order; the lines of ```math come as one. */
export function* blockLines(text: string): Generator<MarkdownLine> {
  let fence: Fence | null = null;
  let mathStart = 0;
  let raw: { readonly mark: string; readonly kind: 'verbatim' | 'comment' } | null = null;
  let isAfterBlank = true;
  /** Fences around text, from the outside in. */
  const divisions: Fence[] = [];
  let isAfterText = false;
  let inGrid = false;
  /** Columns before the contents of the lists' items that the line may belong to, from the outside in. */
  let lists: readonly number[] = [];
  const header = headerEnd(text);
  if (header > 0) yield line('unknown', 0, header);
  for (let at = header > 0 ? header + 1 : 0; at <= text.length;) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 ? text.length + 1 : newline + 1;
    const end =
      newline < 0 ? text.length : newline > at && text[newline - 1] === '\r' ? newline - 1 : newline;
    const { content, indent, bullets } = prefix(text, at, end);
    const bullet = bullets.at(-1) ?? 0;
    const wasBlank = isAfterBlank;
    isAfterBlank = content === end && bullet === 0 && fence === null && raw === null;
    const wasText = isAfterText;
    isAfterText = false;
    if (!fence && !raw && !isAfterBlank && (bullet > 0 || wasBlank))
      lists = [...lists.filter((each) => each <= indent), ...bullets.map((each) => indent + each)];
    if (inGrid && (isAfterBlank || !/^[+|]/.test(text[content] ?? ''))) inGrid = false;
    const division = divisions.at(-1);
    if (fence) {
      if (isClosing(text, content, end, fence)) {
        if (fence.inside === 'math') yield line('mathematics', mathStart, Math.max(mathStart, at - 1));
        yield line('unknown', at, end);
        fence = null;
      } else if (fence.inside !== 'math') yield line('verbatim', at, end);
      else if (mathStart === at && /^\s*:[\w-]+:/.test(text.slice(at, end))) {
        // An option of the directive, as its label.
        yield line('unknown', at, end);
        mathStart = next;
      }
    } else if (raw) {
      yield line(raw.kind, at, end);
      if (indexIn(text, raw.mark, at, end) >= 0) raw = null;
    } else if (isAfterBlank) {
      yield line('blank', at, end);
    } else if (division && isClosing(text, content, end, division)) {
      yield line('unknown', at, end);
      divisions.pop();
      isAfterBlank = true;
    } else if ((fence = opening(text, content, end))) {
      yield line('unknown', at, end);
      mathStart = next;
      if (fence.inside === 'text') {
        divisions.push(fence);
        fence = null;
        isAfterBlank = true;
      }
    } else if (division && wasBlank && /^:[\w-]+:/.test(text.slice(content, Math.min(content + 60, end)))) {
      yield line('unknown', at, end);
      isAfterBlank = true;
    } else if (inGrid || isGridRule(text, content, end)) {
      inGrid = true;
      yield line('unknown', at, end);
    } else if (wasText && isUnderline(text, content, end)) {
      yield line('underline', at, end);
      isAfterBlank = true;
    } else if ((raw = rawBlock(text, content, end))) {
      yield line(raw.kind, at, end);
    } else if (indent >= (lists.findLast((each) => each <= indent) ?? 0) + 4 && wasBlank && bullet === 0) {
      yield line('verbatim', at, end);
      // The lines of a block of code follow each other, with or without blank lines between.
      isAfterBlank = true;
    } else if (isMacro(text, content, end)) {
      yield line('unknown', at, end);
    } else {
      const definition = bullet === 0 ? definitionWidth(text, content, end) : 0;
      if (definition > 0 && (wasText || wasBlank)) lists = [indent + definition];
      else if (text.startsWith('[^', content)) lists = [footnoteIndent];
      const narrow = narrowness(text, content);
      isAfterText = narrow === '' || narrow === '[^';
      yield { kind: 'text', start: at, end, content, narrow };
    }
    at = next;
  }
  if (fence?.inside === 'math' && mathStart <= text.length) yield line('unknown', mathStart, text.length);
}

function line(kind: MarkdownLine['kind'], start: number, end: number): MarkdownLine {
  return { kind, start, end, content: start, narrow: '' };
}

/** Where a header between two lines "---" ends, at the document's start; 0 where there is none. */
function headerEnd(text: string): number {
  if (!text.startsWith('---\n') && !text.startsWith('---\r\n')) return 0;
  for (const mark of ['\n---', '\n...']) {
    const close = text.indexOf(mark, 3);
    if (close < 0) continue;
    const end = text.indexOf('\n', close + mark.length);
    return end < 0 ? text.length : end;
  }
  return 0;
}

/**
 * What stands before the content of a line: quotation marks, spaces and the marks of lists' items.
 * @returns the content's offset, the columns before the first item's mark, and for each mark the columns from there to its content
 */
export function prefix(
  text: string,
  start: number,
  end: number,
): { readonly content: number; readonly indent: number; readonly bullets: readonly number[] } {
  let at = start;
  let indent = 0;
  const skip = () => {
    for (; at < end; at++) {
      if (text[at] === ' ') indent++;
      else if (text[at] === '\t') indent += 4 - (indent % 4);
      else if (text[at] === '>') indent = 0;
      else return;
    }
  };
  skip();
  const before = indent;
  const bullets: number[] = [];
  // An item may begin with another one: "- 1. so". A line across the page has such marks, too.
  for (let mark = isRule(text, at, end) ? 0 : bulletWidth(text, at, end); mark > 0;) {
    const from = at;
    at += mark;
    indent = 0;
    skip();
    bullets.push((bullets.at(-1) ?? 0) + Math.min(at - from, mark + 4));
    mark = at - from > mark + 4 ? 0 : bulletWidth(text, at, end);
  }
  return { content: at, indent: before, bullets };
}

/** Whether a line is one across the page: three of a mark, with or without spaces. */
function isRule(text: string, at: number, end: number): boolean {
  const letter = text[at];
  if (letter !== '-' && letter !== '*' && letter !== '_') return false;
  let count = 0;
  for (let place = at; place < end; place++) {
    if (text[place] === letter) count++;
    else if (text[place] !== ' ' && text[place] !== '\t' && text[place] !== '\r') return false;
  }
  return count >= 3;
}

/** The width of "-", "*", "+", "1." or "1)" before a space or a line's end; 0 where there is none. */
function bulletWidth(text: string, at: number, end: number): number {
  const isEnd = (place: number) => place >= end || text[place] === ' ' || text[place] === '\t';
  const letter = text[at];
  if (letter === '-' || letter === '*' || letter === '+') return isEnd(at + 1) ? 1 : 0;
  let digits = 0;
  while (digits < 9 && /\d/.test(text[at + digits] ?? '')) digits++;
  const mark = text[at + digits];
  return digits > 0 && (mark === '.' || mark === ')') && isEnd(at + digits + 1) ? digits + 1 : 0;
}

/** Further paragraphs of a footnote are indented by so much, whatever its name is. */
const footnoteIndent = 4;

/** The width of the mark of Pandoc's definitions, ":" or "~" with its spaces; 0 where there is none. */
function definitionWidth(text: string, at: number, end: number): number {
  return /^[:~][ \t]{1,3}(?=\S)/.exec(text.slice(at, Math.min(at + 6, end)))?.[0].length ?? 0;
}

/** A definition of a macro, which is no text for those who read it, and nothing for the others. */
function isMacro(text: string, at: number, end: number): boolean {
  return (
    text[at] === '\\' &&
    /^\\(?:(?:new|renew|provide)command|def|DeclareMathOperator)\b/.test(
      text.slice(at, Math.min(at + 40, end)),
    )
  );
}

function opening(text: string, at: number, end: number): Fence | null {
  const letter = text[at];
  if (letter !== '`' && letter !== '~' && letter !== ':') return null;
  let length = 0;
  while (text[at + length] === letter) length++;
  if (length < 3) return null;
  const words = text.slice(at + length, end).trim();
  if (letter === '`' && words.includes('`')) return null;
  if (/^(?:math|\{math\}.*)$/.test(words)) return { letter, length, inside: 'math' };
  // ::: is a division of Pandoc, Quarto and MyST; a directive of MyST in backquotes holds text, unless it is code.
  const isText =
    letter === ':'
      ? words !== ''
      : /^\{[a-z]/.test(words) && !codeDirectives.test(words) && !/^\{[\w.]*[ ,=]/.test(words);
  if (letter === ':' && !isText) return null;
  return { letter, length, inside: isText && !codeDirectives.test(words) ? 'text' : 'code' };
}

function isClosing(text: string, at: number, end: number, { letter, length }: Fence): boolean {
  let run = 0;
  while (text[at + run] === letter) run++;
  return run >= length && text.slice(at + run, end).trim() === '';
}

function narrowness(text: string, content: number): MarkdownLine['narrow'] {
  if (text[content] === '|') return '|';
  if (text.startsWith('[^', content)) return '[^';
  return isHeading(text, content) ? '#' : '';
}

/** The line above or below a row of Pandoc's grid tables: +---+===+. */
function isGridRule(text: string, at: number, end: number): boolean {
  return text[at] === '+' && /^\+[-=:+]{2,}\+\s*$/.test(text.slice(at, end));
}

/** A line of = or of - below a paragraph. */
function isUnderline(text: string, at: number, end: number): boolean {
  const letter = text[at];
  return (letter === '=' || letter === '-') && /^(?:=+|-+)\s*$/.test(text.slice(at, end));
}

function isHeading(text: string, at: number): boolean {
  let level = 0;
  while (text[at + level] === '#') level++;
  return level > 0 && level <= 6 && (text[at + level] === ' ' || text[at + level] === '\t');
}

/**
 * Where a mark begins next before an end; -1 where it does not. Nothing behind the end is looked at: a mark that is nowhere would be
 * looked for to the end of the document from every line.
 */
export function indexIn(text: string, mark: string, from: number, end: number): number {
  const at = text.slice(from, end + mark.length - 1).indexOf(mark);
  return at < 0 ? -1 : from + at;
}

/** A comment or an HTML element of raw text that begins here and goes on after the line: its end. */
function rawBlock(
  text: string,
  at: number,
  end: number,
): { readonly mark: string; readonly kind: 'verbatim' | 'comment' } | null {
  if (text[at] !== '<') return null;
  if (text.startsWith('<!--', at))
    return indexIn(text, '-->', at, end) < 0 ? { mark: '-->', kind: 'comment' } : null;
  for (const name of rawElements) {
    const after = text[at + 1 + name.length];
    if (!text.startsWith(name, at + 1) || (after !== '>' && after !== ' ' && at + 1 + name.length < end))
      continue;
    const mark = `</${name}>`;
    return indexIn(text, mark, at, end) < 0 ? { mark, kind: 'verbatim' } : null;
  }
  return null;
}
