/** One word of the language with its place in the text. */
export interface Token {
  readonly type: 'number' | 'name' | 'command' | 'mark' | 'superscript' | 'subscript' | 'end';
  /**
   * Digits, the name, the command without its backslash, the mark itself in its plain form, or what is raised or lowered in
   * plain characters. Names in upright LaTeX letters are commands.
   */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const space =
  /(?:[\s\u00ad\u200b\u2060-\u2064]|~|\$|\\[,;:! ]|\\[()[\]]|\\q?quad(?![a-zA-Z])|\\(?:thinspace|ensuremath|left|right|[bB]igg?[lrm]?|displaystyle|textstyle|limits|nolimits)(?![a-zA-Z])|\\(?=\s)|\\(?:mathrm|mathbf|mathsf|mathit|mathnormal|boldsymbol|bm|operatorname|mathop|text|textrm|textup|textit|textbf|textsf|emph|symup|symbf|mbox|rm|it|bf|sf)\*?(?![a-zA-Z])(?!\s*\{\s*\\?[a-zA-Z]))+/y;
const dots = '(?:…|\\.\\.\\.|\\s*\\\\[lc]?dots(?![a-zA-Z]))';
/**
 * Digits with a point or without, an exponent, the precision that Mathematica writes after a backquote, and dots. The
 * letter of an exponent is told from the number e by what follows: 2e-1 is 2·e − 1, 2.5E-01 and 2*^-1 are powers of ten.
 */
const precise = '(?:`{1,2}[\\d.]*)?(?:\\*\\^[+-]?\\d+|[eEdD]\\d+(?![\\w.(\\[])|[ED][+-]\\d+)?';
const number = new RegExp(
  `(?:(?:\\d+\\.(?!\\.)\\d*|\\.\\d+)(?:e[+-]\\d{2,}|${precise})|\\d+${precise})${dots}?`,
  'y',
);
/** pFq on the line: 2F1(a, b; c; z). */
const plainHypergeometric = /([012])F([12])(?=\s*\()/y;
/** pFq as it is typeset: {}_0F_1, ₂F₁. */
const hypergeometric =
  /(?:\{\s*\}\s*)?(?:_\s*(?:([012])|\{\s*([012])\s*\})|([₀₁₂]))\s*F\s*(?:_\s*(?:([12])|\{\s*([12])\s*\})|([₁₂]))/y;
/** Letters in an upright or bold font name what they spell: \mathrm{e}, \operatorname{artanh}, {\rm e}. */
const fonts =
  '(?:operatorname|mathrm|mathbf|mathsf|mathit|mathnormal|boldsymbol|bm|mathop|text|textrm|textup|textit|textbf|textsf|emph|symup|symbf|mbox)\\*?';
const spelled = '([a-zA-Z][a-zA-Z0-9]*)(?:\\s|~|\\\\[ ,])*';
const upright = new RegExp(
  [
    `\\\\${fonts}\\s*\\{\\s*${spelled}\\}`,
    `\\\\${fonts}\\s*\\{\\s*\\\\${fonts}\\s*\\{\\s*${spelled}\\}\\s*\\}`,
    `(?:\\\\${fonts}\\s*)?\\{\\s*\\\\rm\\s+${spelled}\\}`,
  ].join('|'),
  'y',
);
const command = /\\([a-zA-Z]+)/y;
/** Modules that Python and JavaScript write before the names of functions. */
const modules = '(?:(?:math|cmath|Math|np|numpy|mp|mpmath|sp|sympy|scipy|special|S)\\.)*';
/** Names of more than one word. */
const compound =
  'golden_ratio|euler_gamma|golden_angle|bessel_[IJKYijky]|gamma_inc(?:omplete)?|dirichlet_(?:eta|beta)|elliptic_kc?|expintegral_e[1i]?|exponential_integral_1|real_nth_root|nth_root|omega_constant';
const name = new RegExp(
  `${modules}(${compound}|[a-zA-Z][a-zA-Z0-9]*|[\\u0370-\\u03ff]|[\\u{1d400}-\\u{1d7ff}]|[\\u212f\\u2147\\u2148])`,
  'uy',
);
/** Typst's signs of multiplication. */
const typstTimes = /(?:dot(?:\.op|\.c)?|times)(?![a-zA-Z0-9_.(])/y;
/** Constants of Maxima. */
const maximaName = /%(e|pi|gamma|phi)(?![a-zA-Z])/y;
const superscript = /[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[⁄ᐟ][⁰¹²³⁴⁵⁶⁷⁸⁹]+)?/y;
const subscript = /[₊₋]?[₀₁₂₃₄₅₆₇₈₉]+/y;
const vulgarFractions: Readonly<Record<string, string>> = {
  '½': '1/2',
  '⅓': '1/3',
  '⅔': '2/3',
  '¼': '1/4',
  '¾': '3/4',
  '⅕': '1/5',
  '⅖': '2/5',
  '⅗': '3/5',
  '⅘': '4/5',
  '⅙': '1/6',
  '⅚': '5/6',
  '⅐': '1/7',
  '⅛': '1/8',
  '⅜': '3/8',
  '⅝': '5/8',
  '⅞': '7/8',
  '⅑': '1/9',
  '⅒': '1/10',
};
/** The longer marks first. */
const marks: readonly (readonly [string, string])[] = [
  ['**', '^'],
  ['\\{', '('],
  ['\\}', ')'],
  ['\\%', '%'],
  // Typst's slash that makes no fraction.
  ['\\/', '/'],
  ['\\_', '_'],
  ['−', '-'],
  ['–', '-'],
  ['﹣', '-'],
  ['‐', '-'],
  ['‑', '-'],
  ['‒', '-'],
  ['＋', '+'],
  ['·', '*'],
  ['⋅', '*'],
  ['∙', '*'],
  ['×', '*'],
  ['∗', '*'],
  ['⨯', '*'],
  ['•', '*'],
  ['÷', '/'],
  ['⁄', '/'],
  ['∕', '/'],
  ['√', '√'],
  ['∛', '∛'],
  ['∜', '∜'],
  ...[...'+-*/^()[]{},;_%!\'"'].map((mark): [string, string] => [mark, mark]),
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
  const named = matchAt(plainHypergeometric, text, start);
  if (named) return token('name', `hyp${named.match[1]!}f${named.match[2]!}`, named.end);
  const digits = matchAt(number, text, start);
  if (digits) return token('number', digits.match[0], digits.end);
  const vulgar = vulgarFractions[text[start]!];
  if (vulgar) return token('number', vulgar, start + 1);
  const series = matchAt(hypergeometric, text, start);
  if (series) {
    const digit = (from: number): string => {
      const [plain, braced, lowered] = series.match.slice(from);
      return plain ?? braced ?? String('₀₁₂'.indexOf(lowered!));
    };
    return token('name', `hyp${digit(1)}f${digit(4)}`, series.end);
  }
  const roman = matchAt(upright, text, start);
  if (roman) return token('command', (roman.match[1] ?? roman.match[2] ?? roman.match[3])!, roman.end);
  const control = matchAt(command, text, start);
  if (control) return token('command', control.match[1]!, control.end);
  const times = matchAt(typstTimes, text, start);
  if (times) return token('mark', '*', times.end);
  const letters = matchAt(name, text, start) ?? matchAt(maximaName, text, start);
  if (letters) return token('name', plainLetter(letters.match[1]!), letters.end);
  const raised = matchAt(superscript, text, start);
  if (raised) return token('superscript', onTheLine(raised.match[0]), raised.end);
  const lowered = matchAt(subscript, text, start);
  if (lowered) return token('subscript', onTheLine(lowered.match[0]), lowered.end);
  const mark = marks.find(([spelling]) => text.startsWith(spelling, start));
  return mark ? token('mark', mark[1], start + mark[0].length) : null;
}

/** Letters of mathematical alphabets as those of the keyboard; Greek ones stay, since ϖ is not π. */
function plainLetter(name: string): string {
  return /^[\u0370-\u03ff]/.test(name) ? name : name.normalize('NFKC');
}

/** Raised or lowered characters in plain ones. */
function onTheLine(text: string): string {
  return text.normalize('NFKC').replace('−', '-').replace(/[⁄ᐟ]/, '/');
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
