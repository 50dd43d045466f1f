import { factorial } from '../numbers/integers.ts';
import { InputError } from '../errors.ts';
import { CallReader } from './callReader.ts';
import { readDigitsAlone } from './digits.ts';
import {
  call,
  fraction,
  integer,
  negate,
  type BinaryKind,
  type Expression,
  type Parameter,
} from './expression.ts';
import { onOneLine } from './typesetting.ts';
import type { Token } from './lexer.ts';
import { largestDecimalExponent, numeralLength, readNumeral } from './numeral.ts';
import { withoutWording } from './wordings.ts';
import { deepestNesting, longestInteger, ParseError, quote, startOfValue } from './tokenReader.ts';

export {
  deepestNesting,
  longestExpression,
  longestInteger,
  mostOperations,
  ParseError,
  quote,
} from './tokenReader.ts';

const afterValue = 'an operator or the end';

/** An expression with what its reader should be told although it could be read, a sentence each. */
export interface ParsedExpression {
  readonly expression: Expression;
  readonly warnings: readonly string[];
}

/**
 * Reads a number as people write it: an expression in plain notation (mathjs, mpmath), in LaTeX, with Unicode signs or in
 * the spelling of Mathematica, Maple, Maxima, PARI/GP, SymPy and spreadsheets, or in a mixture of them; or digits alone, in
 * the ways in which tables and programs print them (digits.ts).
 *
 * Implicit multiplication binds tighter than * and /, as in mathjs, so e/2π is e/(2π); but a fraction of two
 * written numbers is taken first, unless it follows a division: 1/2 e is (1/2)·e, and 3·1/2 e is 3·(1/2)·e.
 *
 * A decimal within an expression is exact, so exp(0.5) is exp(1/2); alone, or before dots, it is known to so many digits.
 * @throws ParseError naming the position and what was expected there.
 */
export function parseExpression(text: string): Expression {
  return parseWithWarnings(text).expression;
}

/** The same, with warnings. @throws ParseError */
export function parseWithWarnings(written: string): ParsedExpression {
  const whole = withoutWording(onOneLine(written));
  const digits = digitsOf(whole);
  if (digits) return digits;
  const text = withoutStop(withoutName(whole));
  const parser = new Parser<never>(text, () => null);
  const expression = parser.read();
  return { expression, warnings: parser.warnings };
}

/** What a number is called before a sign of equality, or the sign alone, as spreadsheets have it. */
const called =
  /^\s*(?:(?:\$|\\\(|\\\[)\s*)?(?:(\\?[\p{L}\p{N}_{}']{1,40})\s*)?(?::=|={1,2}|≡|\\equiv(?![a-zA-Z]))(?!=)/u;

/**
 * The text without a name for the number, as in x = sqrt(2), or =SQRT(2); blanks stand for it, so that places stay.
 * @throws ParseError where the name is a number itself, as in e = exp(1)
 */
function withoutName(text: string): string {
  const [before, name = ''] = called.exec(text) ?? [];
  if (before === undefined) return text;
  const right = text.slice(before.length);
  if (name !== '' && isConstant(name) && isConstant(right))
    throw new ParseError(
      `The constant ${quote(text)} is an equation between two numbers: give one of its sides.`,
      before.length,
      'one number',
    );
  return ' '.repeat(before.length) + right;
}

/** The text without the stop or comma of the sentence that it ends. */
function withoutStop(text: string): string {
  return text.replace(/(?<!\.)[.,;](?=\s{0,9}(?:\${1,2}|\\\)|\\\])?\s{0,9}$)/, ' ');
}

function isConstant(text: string): boolean {
  try {
    new Parser<never>(text, () => null).read();
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

/** Reads an expression in which k is the parameter of a family of constants. @throws ParseError */
export function parseParametric(text: string): Expression<Parameter> {
  return new Parser<Parameter>(text, (word) =>
    word === 'k' ? { kind: 'parameter', name: word } : null,
  ).read();
}

function digitsOf(text: string): ParsedExpression | null {
  try {
    return readDigitsAlone(text);
  } catch (error) {
    if (error instanceof InputError) throw new ParseError(error.message, 1, 'digits with a point');
    throw error;
  }
}

const additive: Readonly<Record<string, BinaryKind>> = { '+': 'add', '-': 'subtract' };
const multiplicative: Readonly<Record<string, BinaryKind>> = { '*': 'multiply', '/': 'divide' };
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const rootSigns: Readonly<Record<string, bigint>> = { '√': 2n, '∛': 3n, '∜': 4n };
/** A fraction of two numbers behind an integer, as in 2\frac{1}{3}. */
const mixedNumber = /^\\[dt]?frac ?(?:\{ ?(\d{1,99}) ?\}|(\d)) ?(?:\{ ?(\d{1,99}) ?\}|(\d))/;

/** Largest n of a factorial n! that is written out. */
const largestFactorial = 400n;

class Parser<Leaf extends Parameter> extends CallReader<Leaf> {
  read(): Expression<Leaf> {
    const expression = this.sumOrFraction();
    if (this.token.type !== 'end') this.fail(afterValue);
    return expression;
  }

  protected sum(): Expression<Leaf> {
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
    const { type, text, start } = this.token;
    const written = type === 'number' || (type === 'mark' && additive[text] !== undefined);
    let left = this.unary();
    if (fractionFirst && written && isNumber(left) && this.numberAndFactorFollow()) {
      this.advance();
      const divisor = this.token;
      left = this.join('divide', left, this.primary());
      if (this.token.start === divisor.end) {
        const fraction = this.text.slice(start, divisor.end).trim();
        this.warnings.push(
          `${fraction} is read as a fraction that multiplies what follows; write ${this.text.slice(start, divisor.start)}(${divisor.text}*…) if it divides.`,
        );
      }
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

  protected power(): Expression<Leaf> {
    const base = this.postfixed();
    if (this.token.type === 'superscript') return this.join('power', base, this.superscriptValue());
    if (this.mark() !== '^') return base;
    this.advance();
    // {…} as a whole, else a signed power, so that 2^3^2 = 2^9 and 2^-1 is read.
    const exponent = this.nested(() => this.unary());
    return this.join('power', base, exponent);
  }

  /** A value with % or ! after it. */
  private postfixed(): Expression<Leaf> {
    let value = this.primary();
    for (;;) {
      if (this.mark() === '%' && isNumber(value)) {
        this.advance();
        value = this.join('divide', value, integer(100));
      } else if (this.mark() === '!') {
        if (value.kind !== 'integer' || value.value > largestFactorial)
          this.refuse(`n! takes a written integer up to ${largestFactorial}; other numbers go by gamma(x+1)`);
        this.advance();
        // 3!! is the double factorial 3·1 to all but programs that apply ! twice.
        if (this.mark() === '!')
          this.refuse(
            'n!! is the double factorial to most readers and (n!)! to some programs; write the product',
          );
        value = integer(factorial(Number(value.value)));
      } else return value;
    }
  }

  protected primary(): Expression<Leaf> {
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
        if (token.text in rootSigns) return this.rootOf(rootSigns[token.text]!);
        if (token.text === "'" || token.text === '"') return this.quoted(token.text);
        if (token.text in closing) return this.group();
        return this.fail(startOfValue);
      case 'superscript': {
        // ³√2: the index of a root stands before its sign.
        const next = this.read1(token.end);
        if (!/^\d{1,4}$/.test(token.text) || next.text !== '√' || next.start !== token.end)
          return this.fail(startOfValue);
        this.advance();
        return this.rootOf(BigInt(token.text));
      }
      default:
        return this.fail(startOfValue);
    }
  }

  /** √2, ∛2, ∜2. */
  private rootOf(index: bigint): Expression<Leaf> {
    this.advance();
    const radicand = this.nested(() => this.postfixed());
    return this.counted(call('root', [radicand, integer(index)]));
  }

  /** mpf('0.1'): what stands in quotation marks. */
  private quoted(mark: string): Expression<Leaf> {
    this.advance();
    const inside = this.sum();
    this.expect(mark);
    return inside;
  }

  protected group(): Expression<Leaf> {
    const opening = this.token.text;
    this.advance();
    const inside = this.sumOrFraction();
    this.expect(closing[opening]!);
    return inside;
  }

  /** Of plain TeX's {1 \over 2} all that stands before \over is the numerator. */
  private sumOrFraction(): Expression<Leaf> {
    const value = this.sum();
    if (this.token.type !== 'command' || this.token.text !== 'over') return value;
    this.advance();
    return this.join('divide', value, this.sum());
  }

  private numeral(token: Token): Expression<Leaf> {
    const length = numeralLength(token.text);
    const most = longestInteger + (/[eEdD^]/.test(token.text) ? largestDecimalExponent : 0);
    if (length > most)
      this.failSize(`a number of ${length} digits; at most ${longestInteger} are read`, token.start);
    const exponent = /^e[+-]\d+/.exec(this.text.slice(token.end))?.[0];
    if (exponent && /^[\d.]*$/.test(token.text)) this.exponentOrNumber(token, exponent);
    const value = readNumeral(token.text);
    const next = this.token;
    const mixed =
      value.kind === 'integer' && next.type === 'command' && mixedNumber.exec(this.text.slice(next.start));
    if (mixed) {
      const [p, q] = [mixed[1] ?? mixed[2], mixed[3] ?? mixed[4]];
      const whole = token.text;
      this.refuse(
        `${whole}${mixed[0]} has two meanings: write ${whole}+${p}/${q} for the mixed number, ${whole}*${p}/${q} for the product`,
        token.start,
      );
    }
    // 1½ is one and a half.
    if (
      value.kind === 'integer' &&
      next.type === 'number' &&
      next.text.includes('/') &&
      next.start === token.end
    ) {
      this.advance();
      const [p, q] = next.text.split('/').map(BigInt) as [bigint, bigint];
      return this.counted(fraction(value.value * q + p, q));
    }
    return value.kind === 'integer' || value.kind === 'decimal' ? value : this.counted(value);
  }

  /** 2e-1 is 2·e − 1, as 2e is 2·e; 2.5e-1 is a fourth to a program, and hardly ever 2.5·e − 1. */
  private exponentOrNumber(token: Token, exponent: string): void {
    const both = `${token.text}*${exponent} with the number e, ${token.text}*10^${exponent.slice(1)} for a power of ten`;
    // Nobody writes 1·e or subtracts 60 so; after another number and before one digit the number e is as likely.
    if (token.text.includes('.') || token.text === '1' || exponent.length > 3)
      this.refuse(`${token.text}${exponent} has two meanings: write ${both}`, token.start);
    this.warnings.push(`${token.text}${exponent} is read with the number e; write ${both}.`);
  }

  private commanded(token: Token): Expression<Leaf> {
    switch (token.text) {
      case 'frac':
      case 'dfrac':
      case 'tfrac':
      case 'cfrac':
      case 'nicefrac':
      case 'sfrac': {
        this.advance();
        const numerator = this.texArgument();
        return this.join('divide', numerator, this.texArgument());
      }
      case 'sqrt': {
        this.advance();
        const index = this.mark() === '[' ? this.group() : null;
        const radicand = this.texArgument();
        return this.counted(index ? call('root', [radicand, index]) : call('sqrt', [radicand]));
      }
      case 'root': {
        // \root 3 \of 2 of plain TeX.
        this.advance();
        const index = this.texArgument();
        if (this.token.type !== 'command' || this.token.text !== 'of') this.fail('\\of');
        this.advance();
        return this.counted(call('root', [this.texArgument(), index]));
      }
      case 'over':
        return this.fail(`${startOfValue} before \\over`);
      default:
        return this.named(token);
    }
  }

  /** The argument of a LaTeX command: {…} or a single digit, letter or command, as TeX reads it (\frac12). */
  protected texArgument(): Expression<Leaf> {
    return this.nested(() => {
      const token = this.token;
      if (token.type === 'number' && token.end > token.start + 1 && token.text[0] !== '.') {
        this.token = this.read1(token.start + 1);
        return this.numeral({ ...token, text: token.text[0]!, end: token.start + 1 });
      }
      if (this.mark() === '{') return this.group();
      return this.primary();
    });
  }

  /** Whether "/ number factor" comes next, as in 1/2 e after the 1. */
  private numberAndFactorFollow(): boolean {
    if (this.mark() !== '/') return false;
    const divisor = this.read1(this.token.end);
    return divisor.type === 'number' && this.startsFactor(this.read1(divisor.end));
  }
}

/** A number that is written with digits, with its sign. */
function isNumber(expression: Expression<Parameter>): boolean {
  switch (expression.kind) {
    case 'integer':
    case 'decimal':
      return true;
    case 'negate':
      return isNumber(expression.argument);
    case 'divide':
      return expression.left.kind === 'integer' && expression.right.kind === 'integer';
    default:
      return false;
  }
}
