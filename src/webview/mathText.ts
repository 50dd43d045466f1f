import { renderFormula } from './formula.ts';
import { element } from './dom.ts';

/** A piece of a paragraph. */
export interface Segment {
  readonly kind: 'text' | 'emphasis' | 'strong' | 'inline' | 'display';
  readonly body: string;
}

const delimiters: readonly { open: RegExp; close: string; kind: 'inline' | 'display' }[] = [
  { open: /^\$\$/, close: '$$', kind: 'display' },
  { open: /^\$/, close: '$', kind: 'inline' },
  { open: /^\\\(/, close: '\\)', kind: 'inline' },
  { open: /^\\\[/, close: '\\]', kind: 'display' },
];
const environment = /^\\begin\{((?:equation|align|gather)\*?)\}/;
const styled = /^\\(emph|textit|textbf)\{([^{}]*)\}/;
const styleKinds = { emph: 'emphasis', textit: 'emphasis', textbf: 'strong' } as const;

/**
 * LaTeX's text with formulas as paragraphs of pieces: $…$, $$…$$, \(…\), \[…\], equation, align and gather are
 * formulas, \emph, \textit and \textbf are honoured, blank lines part paragraphs. A formula that is not closed is text.
 */
export function splitMathText(source: string): Segment[][] {
  return source
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) => splitParagraph(paragraph.trim()))
    .filter((segments) => segments.length > 0);
}

function splitParagraph(source: string): Segment[] {
  const segments: Segment[] = [];
  let text = '';
  const push = (segment: Segment) => {
    if (text !== '') segments.push({ kind: 'text', body: plainText(text) });
    text = '';
    segments.push(segment);
  };
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const found = formulaAt(rest) ?? styledAt(rest);
    if (found) {
      push(found.segment);
      at += found.length;
    } else {
      // An escaped character, \$ above all, opens nothing.
      const length = rest.startsWith('\\') && rest.length > 1 ? 2 : 1;
      text += rest.slice(0, length);
      at += length;
    }
  }
  if (text !== '') segments.push({ kind: 'text', body: plainText(text) });
  return segments;
}

type Found = { readonly segment: Segment; readonly length: number } | null;

function formulaAt(rest: string): Found {
  const name = environment.exec(rest)?.[1];
  if (name) {
    const close = `\\end{${name}}`;
    const end = rest.indexOf(close);
    if (end < 0) return null;
    const length = end + close.length;
    return { segment: { kind: 'display', body: rest.slice(0, length) }, length };
  }
  for (const { open, close, kind } of delimiters) {
    const start = open.exec(rest)?.[0].length;
    if (start === undefined) continue;
    const end = closing(rest, close, start);
    if (end < 0) return null;
    return { segment: { kind, body: rest.slice(start, end).trim() }, length: end + close.length };
  }
  return null;
}

/** Where the delimiter closes, escaped characters and groups in braces passed over; −1 when it does not. */
function closing(rest: string, close: string, from: number): number {
  let depth = 0;
  for (let at = from; at < rest.length; at++) {
    if (depth <= 0 && rest.startsWith(close, at)) return at;
    if (rest[at] === '\\') at++;
    else if (rest[at] === '{') depth++;
    else if (rest[at] === '}') depth--;
  }
  return -1;
}

function styledAt(rest: string): Found {
  const match = styled.exec(rest);
  if (!match) return null;
  const kind = styleKinds[match[1] as keyof typeof styleKinds];
  return { segment: { kind, body: plainText(match[2]!) }, length: match[0].length };
}

/** What TeX makes of a text's special characters. */
function plainText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('``', '“')
    .replaceAll("''", '”')
    .replaceAll('`', '‘')
    .replaceAll("'", '’')
    .replace(/(?<!\\)~/g, '\u00a0')
    .replace(/\\([$%&#_{} ])/g, '$1');
}

/** The paragraphs as elements. */
export function renderMathText(source: string): HTMLElement[] {
  return splitMathText(source).map((segments) => element('p', {}, ...segments.map(renderSegment)));
}

function renderSegment({ kind, body }: Segment): Node | string {
  switch (kind) {
    case 'text':
      return body;
    case 'emphasis':
      return element('em', {}, body);
    case 'strong':
      return element('strong', {}, body);
    case 'inline':
      return renderFormula(body, 'inline');
    case 'display':
      return renderFormula(body, 'display');
  }
}
