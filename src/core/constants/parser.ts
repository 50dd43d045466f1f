import {
  binary,
  call,
  integer,
  negate,
  symbol,
  type BinaryKind,
  type Expression,
  type Parameter,
} from './expression.ts';
import type { Token } from './lexer.ts';
import { functionArity, isFunction, meaningOfName, namesLike, type FunctionName } from './names.ts';
import {
  deepestNesting,
  longestInteger,
  markCommands,
  ParseError,
  quote,
  startOfValue,
  TokenReader,
} from './tokenReader.ts';

export {
  deepestNesting,
  longestExpression,
  longestInteger,
  mostOperations,
  ParseError,
  quote,
} from './tokenReader.ts';

const afterValue = 'an operator or the end';

/**
 * Reads an expression in plain notation (mathjs, mpmath) or in LaTeX, or in a mixture of both.
 *
 * Implicit multiplication binds tighter than * and /, as in mathjs, so e/2π is e/(2π); but a fraction of two
 * written numbers is taken first, unless it follows a division: 1/2 e is (1/2)·e, and 3·1/2 e is 3·(1/2)·e.
 * @throws ParseError naming the position and what was expected there.
 */
export function parseExpression(text: string): Expression {
  return new Parser<never>(text, () => null).read();
}

/** Reads an expression in which k is the parameter of a family of constants. @throws ParseError */
export function parseParametric(text: string): Expression<Parameter> {
  return new Parser<Parameter>(text, (word) =>
    word === 'k' ? { kind: 'parameter', name: word } : null,
  ).read();
}

const additive: Readonly<Record<string, BinaryKind>> = { '+': 'add', '-': 'subtract' };
const multiplicative: Readonly<Record<string, BinaryKind>> = { '*': 'multiply', '/': 'divide' };
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const inverses: Partial<Record<FunctionName, FunctionName>> = { sin: 'asin', cos: 'acos', tan: 'atan' };

class Parser<Leaf extends Parameter> extends TokenReader {
  constructor(
    text: string,
    /** What a name stands for beside the names of the language. */
    private readonly leafNamed: (word: string) => Leaf | null,
  ) {
    super(text);
  }

  read(): Expression<Leaf> {
    const expression = this.sum();
    if (this.token.type !== 'end') this.fail(afterValue);
    return expression;
  }

  private sum(): Expression<Leaf> {
    return this.nested(() => {
      let left = this.term();
      for (let kind = additive[this.mark()]; kind; kind = additive[this.mark()]) {
        this.advance();
        left = this.join(kind, left, this.term());
      }
      return left;
    });
  }

  private term(): Expression<Leaf> {
    let left = this.implicitProduct(true);
    for (let kind = multiplicative[this.mark()]; kind; kind = multiplicative[this.mark()]) {
      this.advance();
      left = this.join(kind, left, this.implicitProduct(kind === 'multiply'));
    }
    return left;
  }

  private implicitProduct(fractionFirst: boolean): Expression<Leaf> {
    const { type, text } = this.token;
    const written = type === 'number' || (type === 'mark' && additive[text] !== undefined);
    let left = this.unary();
    if (fractionFirst && written && isNumber(left) && this.numberAndFactorFollow()) {
      this.advance();
      left = this.join('divide', left, this.primary());
    }
    while (this.startsFactor()) left = this.join('multiply', left, this.power());
    return left;
  }

  private unary(): Expression<Leaf> {
    let signs = '';
    for (; this.mark() === '-' || this.mark() === '+'; this.advance()) {
      if (this.mark() === '-') signs += '-';
      if (signs.length > deepestNesting) this.failSize(`more than ${deepestNesting} signs in a row`);
    }
    let value = this.power();
    for (let i = 0; i < signs.length; i++) value = this.counted(negate(value));
    return value;
  }

  private power(): Expression<Leaf> {
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
  private superscript(): Expression<Leaf> {
    return this.unary();
  }

  private primary(): Expression<Leaf> {
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

  private group(): Expression<Leaf> {
    const opening = this.token.text;
    this.advance();
    const inside = this.sum();
    this.expect(closing[opening]!);
    return inside;
  }

  private numeral(token: Token): Expression<Leaf> {
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

  private named(token: Token): Expression<Leaf> {
    const bessel = this.besselKind(token.text);
    if (bessel) return this.subscripted(bessel);
    return this.meaning(token, token.text, false);
  }

  private commanded(token: Token): Expression<Leaf> {
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
        let index: Expression<Leaf> | null = null;
        if (this.mark() === '[') index = this.group();
        const radicand = this.texArgument();
        return this.counted(index ? call('root', [radicand, index]) : call('sqrt', [radicand]));
      }
      default:
        return this.meaning(token, token.text, true);
    }
  }

  /** The argument of a LaTeX command: {…} or a single digit, letter or command, as TeX reads it (\frac12). */
  private texArgument(): Expression<Leaf> {
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

  private meaning(token: Token, word: string, isCommand: boolean): Expression<Leaf> {
    const leaf = this.leafNamed(word);
    if (leaf) {
      this.advance();
      return leaf;
    }
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

  private functionCall(name: FunctionName, isCommand: boolean): Expression<Leaf> {
    let exponent: Expression<Leaf> | null = null;
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

  private texArgumentOrNumber(): Expression<Leaf> {
    return this.token.type === 'number' ? this.primary() : this.texArgument();
  }

  private opensArguments(): boolean {
    return this.mark() === '(' || this.mark() === '[';
  }

  /** \tan\frac12, \ln 2, \sin 2\pi: a product without operators and without a further function. */
  private bareArgument(name: FunctionName, isCommand: boolean): Expression<Leaf> {
    if (!isCommand || functionArity[name] !== 1) this.fail(`"(" and ${argumentsOf(name)}`);
    return this.nested(() => {
      let left = this.power();
      while (this.startsFactor() && !this.startsFunction() && this.mark() === '') {
        left = this.join('multiply', left, this.power());
      }
      return left;
    });
  }

  private argumentList(name: FunctionName): Expression<Leaf>[] {
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
  private subscripted(name: 'besseli' | 'besselj'): Expression<Leaf> {
    this.advance();
    if (this.mark() !== '_') this.fail('"_" and the order of the Bessel function');
    this.advance();
    const order = this.nested(() => (this.mark() === '{' ? this.group() : this.unaryAtom()));
    if (!this.opensArguments()) this.fail('"(" and the argument of the Bessel function');
    const value = this.group();
    return this.counted(call(name, [order, value]));
  }

  private unaryAtom(): Expression<Leaf> {
    if (this.mark() !== '-') return this.primary();
    this.advance();
    return this.counted(negate(this.primary()));
  }

  /** Whether "/ number factor" comes next, as in 1/2 e after the 1. */
  private numberAndFactorFollow(): boolean {
    if (this.mark() !== '/') return false;
    const divisor = this.read1(this.token.end);
    return divisor.type === 'number' && this.startsFactor(this.read1(divisor.end));
  }

  private startsFactor({ type, text }: Token = this.token): boolean {
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

  private join(kind: BinaryKind, left: Expression<Leaf>, right: Expression<Leaf>): Expression<Leaf> {
    return this.counted(binary(kind, left, right));
  }
}

function isNumber(expression: Expression<Parameter>): boolean {
  const { kind } = expression;
  return kind === 'integer' || kind === 'decimal' || (kind === 'negate' && isNumber(expression.argument));
}

function argumentsOf(name: FunctionName): string {
  return functionArity[name] === 1 ? 'one argument' : 'two arguments';
}
