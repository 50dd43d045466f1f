import { InputError } from '../errors.ts';
import { binary, call, integer, negate, symbol, type BinaryKind, type Expression } from './expression.ts';
import { readToken, type Token } from './lexer.ts';
import { functionArity, isFunction, meaningOfName, namesLike, type FunctionName } from './names.ts';

/** Most characters of an expression; digits by the thousand belong in a file. */
export const longestExpression = 20_000;
/** Parentheses, superscripts and arguments may be nested this deep. */
export const deepestNesting = 100;
/** Most operations and function calls of one expression. */
export const mostOperations = 1_000;
/** Most digits of an integer that is written out. */
export const longestInteger = 1_000;

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

const startOfValue = 'a number, a name or "("';
const afterValue = 'an operator or the end';

/**
 * Reads an expression in plain notation (mathjs, mpmath) or in LaTeX, or in a mixture of both.
 *
 * Implicit multiplication binds tighter than * and /, as in mathjs, so e/2π is e/(2π); but a fraction of two
 * written integers is taken first: 1/2 e is (1/2)·e.
 * @throws ParseError naming the position and what was expected there.
 */
export function parseExpression(text: string): Expression {
  if (text.length > longestExpression) {
    throw new ParseError(
      `The constant has ${text.length} characters; at most ${longestExpression} are read: keep longer digits in a file.`,
      longestExpression + 1,
      'the end',
    );
  }
  return new Parser(text).read();
}

const additive: Readonly<Record<string, BinaryKind>> = { '+': 'add', '-': 'subtract' };
const multiplicative: Readonly<Record<string, BinaryKind>> = { '*': 'multiply', '/': 'divide' };
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** LaTeX commands that are marks under another name. */
const markCommands: Readonly<Record<string, string>> = {
  cdot: '*',
  times: '*',
  div: '/',
  lbrack: '[',
  rbrack: ']',
};
const inverses: Partial<Record<FunctionName, FunctionName>> = { sin: 'asin', cos: 'acos', tan: 'atan' };

class Parser {
  private token: Token;
  private depth = 0;
  private operations = 0;

  constructor(private readonly text: string) {
    this.token = this.read1(0);
  }

  read(): Expression {
    const expression = this.sum();
    if (this.token.type !== 'end') this.fail(afterValue);
    return expression;
  }

  private sum(): Expression {
    return this.nested(() => {
      let left = this.term();
      for (let kind = additive[this.mark()]; kind; kind = additive[this.mark()]) {
        this.advance();
        left = this.join(kind, left, this.term());
      }
      return left;
    });
  }

  private term(): Expression {
    let left = this.implicitProduct();
    for (let kind = multiplicative[this.mark()]; kind; kind = multiplicative[this.mark()]) {
      this.advance();
      if (kind === 'divide' && isInteger(left) && this.token.type === 'number') {
        left = this.join(kind, left, this.unary());
        while (this.startsFactor()) left = this.join('multiply', left, this.power());
      } else {
        left = this.join(kind, left, this.implicitProduct());
      }
    }
    return left;
  }

  private implicitProduct(): Expression {
    let left = this.unary();
    while (this.startsFactor()) left = this.join('multiply', left, this.power());
    return left;
  }

  private unary(): Expression {
    let signs = '';
    for (; this.mark() === '-' || this.mark() === '+'; this.advance()) {
      if (this.mark() === '-') signs += '-';
      if (signs.length > deepestNesting) this.failSize(`more than ${deepestNesting} signs in a row`);
    }
    let value = this.power();
    for (let i = 0; i < signs.length; i++) value = this.counted(negate(value));
    return value;
  }

  private power(): Expression {
    const base = this.primary();
    if (this.mark() !== '^') return base;
    this.advance();
    return this.join(
      'power',
      base,
      this.nested(() => this.superscript()),
    );
  }

  /** What stands after ^: {…} as a whole, else a signed power, so that 2^3^2 = 2^9 and 2^-1 is read. */
  private superscript(): Expression {
    return this.unary();
  }

  private primary(): Expression {
    const token = this.token;
    switch (token.type) {
      case 'number':
        this.advance();
        return this.numeral(token);
      case 'name':
        return this.named(token);
      case 'command':
        return this.commanded(token);
      case 'mark':
        if (token.text === '√') {
          this.advance();
          return this.counted(call('sqrt', [this.nested(() => this.primary())]));
        }
        if (token.text in closing) return this.group();
        return this.fail(startOfValue);
      case 'end':
        return this.fail(startOfValue);
    }
  }

  private group(): Expression {
    const opening = this.token.text;
    this.advance();
    const inside = this.sum();
    this.expect(closing[opening]!);
    return inside;
  }

  private numeral(token: Token): Expression {
    const digits = token.text.replace(/…$|\.\.\.$/, '');
    if (digits !== token.text || digits.includes('.')) {
      const [whole, fraction = ''] = digits.split('.');
      return { kind: 'decimal', digits: `${whole || '0'}.${fraction}` };
    }
    if (digits.length > longestInteger) {
      this.failSize(`an integer of ${digits.length} digits; at most ${longestInteger} are read`, token.start);
    }
    return integer(BigInt(digits));
  }

  private named(token: Token): Expression {
    const bessel = this.besselKind(token.text);
    if (bessel) return this.subscripted(bessel);
    return this.meaning(token, token.text, false);
  }

  private commanded(token: Token): Expression {
    switch (token.text) {
      case 'frac':
      case 'dfrac':
      case 'tfrac':
      case 'cfrac': {
        this.advance();
        const numerator = this.texArgument();
        return this.join('divide', numerator, this.texArgument());
      }
      case 'sqrt': {
        this.advance();
        let index: Expression | null = null;
        if (this.mark() === '[') index = this.group();
        const radicand = this.texArgument();
        return this.counted(index ? call('root', [radicand, index]) : call('sqrt', [radicand]));
      }
      default:
        return this.meaning(token, token.text, true);
    }
  }

  /** The argument of a LaTeX command: {…} or a single digit, letter or command, as TeX reads it (\frac12). */
  private texArgument(): Expression {
    return this.nested(() => {
      const token = this.token;
      if (token.type === 'number' && token.text.length > 1) {
        this.token = this.read1(token.start + 1);
        return this.numeral({ ...token, text: token.text[0]! });
      }
      if (this.mark() === '{') return this.group();
      return this.primary();
    });
  }

  private meaning(token: Token, word: string, isCommand: boolean): Expression {
    const meaning = meaningOfName(word);
    if (meaning === null) {
      const near = namesLike(word);
      const hint = near.length > 0 ? `; close to it: ${near.join(', ')}` : '';
      const expected = `a known name such as pi, sqrt or besseli`;
      throw new ParseError(
        `The constant ${quote(this.text)} has an unknown name "${word}" at position ${token.start + 1}: expected ${expected}${hint}.`,
        token.start + 1,
        expected,
      );
    }
    this.advance();
    if (!isFunction(meaning)) return symbol(meaning);
    return this.functionCall(meaning, isCommand);
  }

  private functionCall(name: FunctionName, isCommand: boolean): Expression {
    let exponent: Expression | null = null;
    let called = name;
    if (isCommand && this.mark() === '^') {
      const position = this.token.start;
      this.advance();
      exponent = this.nested(() => this.texArgumentOrNumber());
      if (
        exponent.kind === 'negate' &&
        exponent.argument.kind === 'integer' &&
        exponent.argument.value === 1n
      ) {
        called =
          inverses[name] ??
          this.failAt(position, 'an exponent other than −1 (inverse functions have their own names)');
        exponent = null;
      }
    }
    const values = this.opensArguments() ? this.argumentList(called) : [this.bareArgument(called, isCommand)];
    const result = this.counted(call(called, values));
    return exponent ? this.join('power', result, exponent) : result;
  }

  private texArgumentOrNumber(): Expression {
    return this.token.type === 'number' ? this.primary() : this.texArgument();
  }

  private opensArguments(): boolean {
    return this.mark() === '(' || this.mark() === '[';
  }

  /** \tan\frac12, \ln 2, \sin 2\pi: a product without operators and without a further function. */
  private bareArgument(name: FunctionName, isCommand: boolean): Expression {
    if (!isCommand || functionArity[name] !== 1) this.fail(`"(" and ${argumentsOf(name)}`);
    return this.nested(() => {
      let left = this.power();
      while (this.startsFactor() && !this.startsFunction() && this.mark() === '') {
        left = this.join('multiply', left, this.power());
      }
      return left;
    });
  }

  private argumentList(name: FunctionName): Expression[] {
    const close = closing[this.mark()]!;
    const arity = functionArity[name];
    this.advance();
    // ₀F₁(; a; x) is written with its empty list of upper parameters.
    if (name === 'hyp0f1' && this.mark() === ';') this.advance();
    const values = [this.sum()];
    while (this.mark() === ',' || this.mark() === ';') {
      if (values.length === arity) this.fail(`"${close}" (${name} takes ${argumentsOf(name)})`);
      this.advance();
      values.push(this.sum());
    }
    if (values.length < arity) this.fail(`"," (${name} takes ${argumentsOf(name)})`);
    this.expect(close);
    return values;
  }

  private besselKind(word: string): 'besseli' | 'besselj' | null {
    return word === 'I' ? 'besseli' : word === 'J' ? 'besselj' : null;
  }

  /** I_\nu(x) and J_\nu(x). */
  private subscripted(name: 'besseli' | 'besselj'): Expression {
    this.advance();
    if (this.mark() !== '_') this.fail('"_" and the order of the Bessel function');
    this.advance();
    const order = this.nested(() => (this.mark() === '{' ? this.group() : this.unaryAtom()));
    if (!this.opensArguments()) this.fail('"(" and the argument of the Bessel function');
    const value = this.group();
    return this.counted(call(name, [order, value]));
  }

  private unaryAtom(): Expression {
    if (this.mark() !== '-') return this.primary();
    this.advance();
    return this.counted(negate(this.primary()));
  }

  private startsFactor(): boolean {
    const { type, text } = this.token;
    if (type === 'name') return true;
    if (type === 'command') return !(text in markCommands);
    return type === 'mark' && ['(', '[', '{', '√'].includes(text);
  }

  private startsFunction(): boolean {
    const { type, text } = this.token;
    if (type === 'name' && this.besselKind(text)) return true;
    const meaning = type === 'name' || type === 'command' ? meaningOfName(text) : null;
    return meaning !== null && isFunction(meaning) && text !== 'sqrt';
  }

  private mark(): string {
    return this.token.type === 'mark' ? this.token.text : '';
  }

  private advance(): void {
    this.token = this.read1(this.token.end);
  }

  private read1(position: number): Token {
    const token = readToken(this.text, position);
    if (token?.type === 'command' && Object.hasOwn(markCommands, token.text)) {
      return { ...token, type: 'mark', text: markCommands[token.text]! };
    }
    if (token) return token;
    const start = position + (/^\s*/.exec(this.text.slice(position))?.[0].length ?? 0);
    return this.failAt(start, startOfValue + ' or an operator');
  }

  private expect(mark: string): void {
    if (this.mark() !== mark) this.fail(`"${mark}" or an operator`);
    this.advance();
  }

  private nested<T>(read: () => T): T {
    if (++this.depth > 2 * deepestNesting)
      this.failSize(`more than ${deepestNesting} levels of parentheses or powers`);
    const result = read();
    this.depth--;
    return result;
  }

  private join(kind: BinaryKind, left: Expression, right: Expression): Expression {
    return this.counted(binary(kind, left, right));
  }

  private counted(expression: Expression): Expression {
    if (++this.operations > mostOperations) this.failSize(`more than ${mostOperations} operations`);
    return expression;
  }

  private fail(expected: string): never {
    return this.failAt(this.token.start, expected);
  }

  private failAt(start: number, expected: string): never {
    const rest = [...this.text.slice(start)];
    const found =
      rest.length === 0 ? 'the end' : `"${rest.slice(0, 12).join('').trim()}${rest.length > 12 ? '…' : ''}"`;
    throw new ParseError(
      `The constant ${quote(this.text)} cannot be read at position ${start + 1}: expected ${expected}, found ${found}.`,
      start + 1,
      expected,
    );
  }

  private failSize(what: string, start = this.token.start): never {
    const expected = 'a smaller expression';
    throw new ParseError(
      `The constant ${quote(this.text)} has ${what} (at position ${start + 1}): expected ${expected}.`,
      start + 1,
      expected,
    );
  }
}

function isInteger(expression: Expression): boolean {
  return (
    expression.kind === 'integer' || (expression.kind === 'negate' && expression.argument.kind === 'integer')
  );
}

function argumentsOf(name: FunctionName): string {
  return functionArity[name] === 1 ? 'one argument' : 'two arguments';
}

/** The text in quotation marks, shortened where it is long. */
export function quote(text: string): string {
  const characters = [...text.trim()];
  return characters.length > 60 ? `"${characters.slice(0, 57).join('')}…"` : `"${text.trim()}"`;
}
