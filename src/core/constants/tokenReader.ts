import { InputError } from '../errors.ts';
import { readToken, type Token } from './lexer.ts';

/** Most characters of an expression; digits by the thousand belong in a file. */
export const longestExpression = 20_000;
/** Parentheses, superscripts and arguments may be nested this deep. */
export const deepestNesting = 100;
/** Most operations and function calls of one expression. */
export const mostOperations = 1_000;
/** Most digits of an integer that is written out. */
export const longestInteger = 1_000;

/** Commands for a degree. */
const degrees: ReadonlySet<string> = new Set(['circ', 'degree', 'textdegree']);
const inRadians = 'angles are in radians: write 30*pi/180 for 30°';

/** An expression that cannot be read, with the place and with what could stand there. */
export class ParseError extends InputError {
  constructor(
    message: string,
    /** Counted in characters from 1; one more than the length at the end of the text. */
    readonly position: number,
    readonly expected: string,
  ) {
    super(message);
  }
}

export const startOfValue = 'a number, a name or "("';
/** LaTeX commands that are marks under another name. */
export const markCommands: Readonly<Record<string, string>> = {
  cdot: '*',
  times: '*',
  ast: '*',
  div: '/',
  lparen: '(',
  rparen: ')',
  lbrace: '(',
  rbrace: ')',
  lbrack: '[',
  rbrack: ']',
};

/** The words of a text one after the other, with the bounds on its size and the sentences for what cannot be read. */
export class TokenReader {
  protected token: Token;
  private depth = 0;
  private operations = 0;

  constructor(protected readonly text: string) {
    if (text.length > longestExpression) {
      throw new ParseError(
        `The constant has ${text.length} characters; at most ${longestExpression} are read: keep longer digits in a file.`,
        longestExpression + 1,
        'the end',
      );
    }
    this.token = this.read1(0);
  }

  protected mark(): string {
    return this.token.type === 'mark' ? this.token.text : '';
  }

  protected advance(): void {
    this.token = this.read1(this.token.end);
  }

  protected read1(position: number): Token {
    const token = readToken(this.text, position);
    if (token?.type === 'command' && Object.hasOwn(markCommands, token.text)) {
      return { ...token, type: 'mark', text: markCommands[token.text]! };
    }
    if (token?.type === 'command' && degrees.has(token.text)) this.refuse(inRadians, token.start);
    if (token) return token;
    const start = position + (/^\s*/.exec(this.text.slice(position))?.[0].length ?? 0);
    if (/^(?:\\left ?)?\|/.test(this.text.slice(start)))
      this.refuse('bars for an absolute value are read around a whole number only', start);
    if (/^[°º˚∘]/.test(this.text.slice(start))) this.refuse(inRadians, start);
    return this.failAt(start, startOfValue + ' or an operator');
  }

  protected expect(mark: string): void {
    if (this.mark() !== mark) this.fail(`"${mark}" or an operator`);
    this.advance();
  }

  protected nested<T>(read: () => T): T {
    if (++this.depth > 2 * deepestNesting)
      this.failSize(`more than ${deepestNesting} levels of parentheses or powers`);
    const result = read();
    this.depth--;
    return result;
  }

  protected counted<T>(expression: T): T {
    if (++this.operations > mostOperations) this.failSize(`more than ${mostOperations} operations`);
    return expression;
  }

  protected fail(expected: string): never {
    return this.failAt(this.token.start, expected);
  }

  protected failAt(start: number, expected: string): never {
    const rest = [...this.text.slice(start)];
    const found =
      rest.length === 0 ? 'the end' : `"${rest.slice(0, 12).join('').trim()}${rest.length > 12 ? '…' : ''}"`;
    const [, decimals] = /^,(\d{1,99})/.exec(this.text.slice(start)) ?? [];
    const [whole] = /\d{1,99}$/.exec(this.text.slice(0, start)) ?? [];
    const comma =
      decimals !== undefined && whole !== undefined
        ? `; a decimal comma is read in a number that stands alone, so write ${whole}.${decimals} if that is meant`
        : '';
    throw new ParseError(
      `The constant ${quote(this.text)} cannot be read at position ${start + 1}: expected ${expected}, found ${found}${comma}.`,
      start + 1,
      expected,
    );
  }

  /** What is read, but has two meanings, or none here. */
  protected refuse(reason: string, start = this.token.start): never {
    throw new ParseError(
      `The constant ${quote(this.text)} cannot be read at position ${start + 1}: ${reason}.`,
      start + 1,
      reason,
    );
  }

  protected failSize(what: string, start = this.token.start): never {
    const expected = 'a smaller expression';
    throw new ParseError(
      `The constant ${quote(this.text)} has ${what} (at position ${start + 1}): expected ${expected}.`,
      start + 1,
      expected,
    );
  }
}

/** The text in quotation marks, shortened where it is long. */
export function quote(text: string): string {
  const characters = [...text.trim()];
  return characters.length > 60 ? `"${characters.slice(0, 57).join('')}…"` : `"${text.trim()}"`;
}
