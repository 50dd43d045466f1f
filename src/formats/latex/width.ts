/**
 * How wide a formula will be, in points at 10 pt in Computer Modern: enough to break a line before TeX calls it
 * overfull. It knows the LaTeX that this room writes, no more; an unknown command counts as a wide letter.
 */

/** Appendix G of the TeXbook: the styles of mathematics, with the scale of their letters: those of cmr7 and cmr5 are wide. */
type Style = 'display' | 'text' | 'script' | 'scriptscript';

const scale: Readonly<Record<Style, number>> = { display: 1, text: 1, script: 0.79, scriptscript: 0.68 };
const scriptOf: Readonly<Record<Style, Style>> = {
  display: 'script',
  text: 'script',
  script: 'scriptscript',
  scriptscript: 'scriptscript',
};
const fractionOf: Readonly<Record<Style, Style>> = {
  display: 'text',
  text: 'script',
  script: 'scriptscript',
  scriptscript: 'scriptscript',
};

/** Widths of cmmi10's letters, with their italic corrections; the others are about as wide as their case. */
const letters: Readonly<Record<string, number>> = {
  a: 5.3,
  b: 4.3,
  e: 4.7,
  i: 3.5,
  j: 4.7,
  k: 5.8,
  n: 6,
  x: 5.7,
  I: 5.2,
  J: 6.5,
  T: 7.2,
};
const lowerCase = 6;
const upperCase = 8.9;

/** Single characters of mathematics: width and, around it, the space of its class. */
const characters: Readonly<Record<string, readonly [width: number, kind: Kind]>> = {
  '+': [7.78, 'binary'],
  '-': [7.78, 'binary'],
  '=': [7.78, 'relation'],
  '<': [7.78, 'relation'],
  '>': [7.78, 'relation'],
  ',': [2.78, 'punctuation'],
  ';': [2.78, 'punctuation'],
  '.': [2.78, 'ordinary'],
  '(': [3.89, 'open'],
  ')': [3.89, 'ordinary'],
  '[': [2.78, 'open'],
  ']': [2.78, 'ordinary'],
  '|': [2.78, 'ordinary'],
  '/': [5, 'ordinary'],
};

type Kind = 'ordinary' | 'binary' | 'relation' | 'punctuation' | 'open' | 'operator';

/** Space on both sides of a binary operator and of a relation, after a comma and after a function's name. */
const space = { binary: 4.44, relation: 5.56, punctuation: 1.67, operator: 1.67 } as const;

const commands: Readonly<Record<string, readonly [width: number, kind: Kind]>> = {
  quad: [10, 'ordinary'],
  qquad: [20, 'ordinary'],
  ',': [1.67, 'ordinary'],
  ':': [2.22, 'ordinary'],
  ';': [2.78, 'ordinary'],
  ' ': [3.33, 'ordinary'],
  '!': [-1.67, 'ordinary'],
  '{': [5, 'open'],
  '}': [5, 'ordinary'],
  dots: [13.4, 'ordinary'],
  ddots: [13, 'ordinary'],
  cdots: [13.4, 'ordinary'],
  infty: [10, 'ordinary'],
  cdot: [2.78, 'binary'],
  pm: [7.78, 'binary'],
  ge: [7.78, 'relation'],
  le: [7.78, 'relation'],
  equiv: [7.78, 'relation'],
  sim: [7.78, 'relation'],
  lambda: [5.9, 'ordinary'],
  kappa: [5.8, 'ordinary'],
  alpha: [6.5, 'ordinary'],
  gamma: [5.8, 'ordinary'],
  pi: [6.1, 'ordinary'],
  varphi: [6.6, 'ordinary'],
  zeta: [5.2, 'ordinary'],
  det: [15, 'operator'],
};

/** Names that are set in upright letters with a thin space after them. */
const functionName = /^(?:a?rc)?(?:log|sin|cos|tan|cot)h?$/;

/** Reads one formula from the left. */
class Measure {
  private position = 0;

  constructor(
    private readonly text: string,
    private readonly style: Style,
  ) {}

  /** The width of all of it. */
  total(): number {
    let width = 0;
    let before: Kind | null = null;
    while (this.position < this.text.length) {
      const [own, kind] = this.atom();
      const unary: boolean = kind === 'binary' && before !== 'ordinary';
      const spaced = this.style === 'display' || this.style === 'text';
      width += own;
      if (spaced && !unary && kind in space) width += space[kind as keyof typeof space];
      if (own !== 0) before = unary ? 'ordinary' : kind;
    }
    return width;
  }

  private atom(): readonly [number, Kind] {
    const letter = this.text[this.position]!;
    const size = scale[this.style];
    if (letter === '\\') return this.command();
    if (letter === '{') return [measure(this.group(), this.style), 'ordinary'];
    this.position++;
    if (letter === '^' || letter === '_') {
      return [measure(this.group(), scriptOf[this.style]) + 0.5, 'ordinary'];
    }
    if (/[\s&~]/.test(letter)) return [0, 'ordinary'];
    if (/\d/.test(letter)) return [5 * size, 'ordinary'];
    const known = characters[letter];
    if (known) return [known[0] * size, known[1]];
    return [(letters[letter] ?? (/[a-z]/.test(letter) ? lowerCase : upperCase)) * size, 'ordinary'];
  }

  private command(): readonly [number, Kind] {
    const name = /^\\([a-zA-Z]+\*?|[^]|$)/.exec(this.text.slice(this.position))![1]!;
    this.position += name.length + 1;
    const size = scale[this.style];
    switch (name) {
      case 'frac':
        return this.fraction(fractionOf[this.style]);
      case 'tfrac':
        return this.fraction('script');
      case 'dfrac':
        return this.fraction('text');
      case 'cfrac':
        return this.fraction('display');
      case 'sqrt': {
        const index = this.text[this.position] === '[' ? this.option() : '';
        return [measure(index, 'scriptscript') + 8.4 * size + measure(this.group(), this.style), 'ordinary'];
      }
      case 'left':
      case 'right':
        this.skipSpace();
        this.position++;
        return [7.4 * size, name === 'left' ? 'open' : 'ordinary'];
      case 'operatorname':
      case 'mathrm':
      case 'text':
        return [upright(this.group()) * size, name === 'operatorname' ? 'operator' : 'ordinary'];
      case 'operatorname*':
        return [upright(this.group()) + this.limits(), 'operator'];
      case 'begin':
        return [this.matrix(this.group()), 'ordinary'];
      case 'overline':
        return [measure(this.group(), this.style), 'ordinary'];
    }
    if (functionName.test(name)) return [5 * name.length * size, 'operator'];
    const [width, kind] = commands[name] ?? [10, 'ordinary'];
    return [width * size, kind];
  }

  private fraction(style: Style): readonly [number, Kind] {
    if (this.peek() === '[') this.option();
    const width = Math.max(measure(this.group(), style), measure(this.group(), style));
    return [width + 2.4, 'ordinary'];
  }

  /** Limits stand below and above a large operator: what they are wider than it. */
  private limits(): number {
    let widest = 0;
    while (this.peek() === '_' || this.peek() === '^') {
      this.position++;
      widest = Math.max(widest, measure(this.group(), 'script') - 5);
    }
    return widest;
  }

  /** A matrix in parentheses: the widest entries of its columns, with the space between them. */
  private matrix(environment: string): number {
    const mark = `\\end{${environment}}`;
    const found = this.text.indexOf(mark, this.position);
    // An author's line may leave it open.
    const end = found < 0 ? this.text.length : found;
    const rows = this.text.slice(this.position, end).split('\\\\');
    this.position = end + mark.length;
    const widths = rows.map((row) => row.split('&').map((entry) => measure(entry, 'text')));
    const columns = widths[0]!.map((_, i) => Math.max(...widths.map((row) => row[i] ?? 0)));
    return columns.reduce((sum, width) => sum + width, 10 * (columns.length - 1) + 18);
  }

  private peek(): string | undefined {
    this.skipSpace();
    return this.text[this.position];
  }

  private skipSpace(): void {
    while (this.text[this.position] === ' ') this.position++;
  }

  /** What stands in the braces that follow, or the one token that does. */
  private group(): string {
    if (this.peek() !== '{') {
      const token = /^(?:\\[a-zA-Z]+|\\?[^])?/.exec(this.text.slice(this.position))![0];
      this.position += token.length;
      return token;
    }
    return this.enclosed('{', '}');
  }

  private option(): string {
    return this.enclosed('[', ']');
  }

  private enclosed(open: string, close: string): string {
    const start = this.position + 1;
    let depth = 0;
    for (; this.position < this.text.length; this.position++) {
      const letter = this.text[this.position]!;
      if (letter === '\\') this.position++;
      else if (letter === open) depth++;
      else if (letter === close && --depth === 0) break;
    }
    return this.text.slice(start, this.position++);
  }
}

/** Text of cmr10 in the mean. */
function upright(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter === ' ' ? 3.4 : /[A-Z]/.test(letter) ? 7.8 : 5), 0);
}

function measure(text: string, style: Style): number {
  return new Measure(text, style).total();
}

/**
 * The width of a formula in display style, in points at 10 pt; without line breaks. Of what is no whole formula, as a part of an
 * author's, it is a guess.
 */
export function latexWidth(formula: string): number {
  return measure(formula, 'display');
}

/** The width of the longest row of a formula that may have several, in points at 10 pt. */
export function widestRow(formula: string): number {
  const rows = formula.replace(/\\(?:begin|end)\{aligned\}\s*/g, '').split('\\\\\n');
  return Math.max(...rows.map((row) => latexWidth(row.replace(/&/g, ''))));
}
