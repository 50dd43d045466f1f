/** One word of the language with its place in the text. */
export interface Token {
  readonly type: 'number' | 'name' | 'command' | 'mark' | 'end';
  /** Digits, the name, the command without its backslash, or the mark itself in its plain form. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const space =
  /(?:\s|~|\$|\\[,;:! ]|\\q?quad(?![a-zA-Z])|\\(?:left|right|[bB]igg?[lr]?|displaystyle)(?![a-zA-Z])|\\(?=\s))+/y;
const number = /\d+\.\d*(?:…|\.\.\.)?|\.\d+(?:…|\.\.\.)?|\d+(?:…|\.\.\.)?/y;
/** ₀F₁ as it is typeset: {}_0F_1. */
const hypergeometric = /(?:\{\}\s*)?_\s*(?:0|\{\s*0\s*\})\s*F\s*_\s*(?:1|\{\s*1\s*\})/y;
/** Letters in an upright font name what they spell: \mathrm{e}, \operatorname{artanh}. */
const upright = /\\(?:operatorname|mathrm|text|mathop|mathit)\*?\s*\{\s*([a-zA-Z0-9]+)\s*\}/y;
const command = /\\([a-zA-Z]+)/y;
const name = /[a-zA-Z][a-zA-Z0-9]*|[\u0370-\u03ff]/y;
/** The longer marks first. */
const marks: readonly (readonly [string, string])[] = [
  ['**', '^'],
  ['\\{', '('],
  ['\\}', ')'],
  ['−', '-'],
  ['–', '-'],
  ['·', '*'],
  ['⋅', '*'],
  ['×', '*'],
  ['÷', '/'],
  ['√', '√'],
  ...[...'+-*/^()[]{},;_'].map((mark): [string, string] => [mark, mark]),
];

/** The first place at or after the position that is not white space, in plain text or in LaTeX. */
export function skipSpace(text: string, position: number): number {
  return matchAt(space, text, position)?.end ?? position;
}

/** The word at a position; null where no word of the language can start. */
export function readToken(text: string, position: number): Token | null {
  const start = skipSpace(text, position);
  if (start >= text.length) return { type: 'end', text: '', start, end: start };
  const token = (type: Token['type'], word: string, end: number): Token => ({ type, text: word, start, end });
  const digits = matchAt(number, text, start);
  if (digits) return token('number', digits.match[0], digits.end);
  const zeroFone = matchAt(hypergeometric, text, start);
  if (zeroFone) return token('name', 'hyp0f1', zeroFone.end);
  const roman = matchAt(upright, text, start);
  if (roman) return token('name', roman.match[1]!, roman.end);
  const control = matchAt(command, text, start);
  if (control) return token('command', control.match[1]!, control.end);
  const letters = matchAt(name, text, start);
  if (letters) return token('name', letters.match[0], letters.end);
  const mark = marks.find(([spelling]) => text.startsWith(spelling, start));
  return mark ? token('mark', mark[1], start + mark[0].length) : null;
}

function matchAt(
  pattern: RegExp,
  text: string,
  position: number,
): { match: RegExpExecArray; end: number } | null {
  pattern.lastIndex = position;
  const match = pattern.exec(text);
  return match ? { match, end: pattern.lastIndex } : null;
}
