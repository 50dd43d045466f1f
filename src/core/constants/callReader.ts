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
import { functionArity, hypergeometricNames, type FunctionName, type SymbolName } from './names.ts';
import { isRewritten, logarithmTo, rewriting, type RewrittenName } from './rewriting.ts';
import { meaningOfName, namesLike, type Meaning } from './spellings.ts';
import { markCommands, ParseError, quote, TokenReader } from './tokenReader.ts';

/** A function of the language, or one that it writes by others. */
type Callable = FunctionName | RewrittenName;

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const inverses: Partial<Record<Callable, Callable>> = {
  sin: 'asin',
  cos: 'acos',
  tan: 'atan',
  cot: 'acot',
  sec: 'asec',
  csc: 'acsc',
  sinh: 'asinh',
  cosh: 'acosh',
  tanh: 'atanh',
  coth: 'acoth',
  sech: 'asech',
  csch: 'acsch',
};

/** Letters that name a function by a subscript: I_ν(x), E_1(x), Li_2(x). */
const subscripted: Readonly<Record<string, FunctionName | RewrittenName>> = {
  I: 'besseli',
  J: 'besselj',
  K: 'besselk',
  Y: 'bessely',
  N: 'bessely',
  E: 'expint',
  Li: 'polylog',
};
/** Constants that are letters with a subscript. */
const indexedConstants: Readonly<Record<string, 'khinchin' | 'champernowne'>> = {
  K0: 'khinchin',
  C10: 'champernowne',
};

/** Reads names: constants, and functions with what they are applied to. */
export abstract class CallReader<Leaf extends Parameter> extends TokenReader {
  constructor(
    text: string,
    /** What a name stands for beside the names of the language. */
    private readonly leafNamed: (word: string) => Leaf | null,
  ) {
    super(text);
  }

  /** What the reader should be told although it could be read. */
  readonly warnings: string[] = [];

  protected abstract sum(): Expression<Leaf>;
  protected abstract power(): Expression<Leaf>;
  protected abstract primary(): Expression<Leaf>;
  protected abstract group(): Expression<Leaf>;
  protected abstract texArgument(): Expression<Leaf>;

  /** A name or a command that has no meaning of its own in LaTeX. */
  protected named(token: Token): Expression<Leaf> {
    const word = token.text;
    const leaf = this.leafNamed(word);
    if (leaf !== null) {
      this.advance();
      return leaf;
    }
    const next = this.read1(token.end);
    const lowered = next.type === 'subscript' || (next.type === 'mark' && next.text === '_');
    if (lowered && (Object.hasOwn(subscripted, word) || word === 'C')) return this.withSubscript(word);
    const isCalled = next.type === 'mark' && (next.text === '(' || next.text === '[');
    const meaning = meaningOfName(word, token.type === 'command', isCalled);
    if (meaning) return this.meant(token, meaning, isCalled ? next : null);
    if (isCalled && /^(?:hypergeom|hypergeometric|hyper|HypergeometricPFQ)$/i.test(word))
      return this.byLists();
    return this.withDigitsForOrder(token, isCalled) ?? this.appliedToDigits(token) ?? this.unknownName(token);
  }

  private meant(token: Token, meaning: Meaning, opening: Token | null): Expression<Leaf> {
    switch (meaning.kind) {
      case 'ambiguous':
        return this.refuse(`${token.text} is ${meaning.reason}`, token.start);
      case 'symbol': {
        if (opening && touches(this.text, token.end, opening.start))
          return this.constantBeforeBracket(token, meaning.name, opening);
        this.advance();
        return symbol(meaning.name);
      }
      default:
        this.advance();
        return this.functionCall(meaning.name, token);
    }
  }

  /** π(2) may be a product and may be a function of that name; PI() is how spreadsheets write the constant. */
  private constantBeforeBracket(token: Token, name: SymbolName, opening: Token): Expression<Leaf> {
    const next = this.read1(opening.end);
    if (next.type === 'mark' && next.text === closing[opening.text]) {
      this.advance();
      this.advance();
      this.advance();
      return symbol(name);
    }
    const power =
      name === 'e' ? ', exp(…) for the power' : name === 'eulergamma' ? ', Gamma(…) for the function Γ' : '';
    return this.refuse(
      `${token.text} is a number here and no function: write ${name}*(…) for the product${power}`,
      token.start,
    );
  }

  /** I0(2), J1(x), K0(1): a Bessel function with its order in one word. */
  private withDigitsForOrder(token: Token, isCalled: boolean): Expression<Leaf> | null {
    const [, letter, order] = /^([IJKY])(\d{1,3})$/.exec(token.text) ?? [];
    if (!letter || !order || !isCalled) return null;
    this.advance();
    return this.applied(subscripted[letter]!, [integer(BigInt(order)), this.group()], token);
  }

  /** tan1, ln2: a known function and digits in one word. */
  private appliedToDigits(token: Token): Expression<Leaf> | null {
    const [, word, digits] = /^([a-zA-Z]+)(\d+)$/.exec(token.text) ?? [];
    if (!word || !digits || token.type === 'command') return null;
    const meaning = meaningOfName(word, false, true);
    if (meaning?.kind !== 'function' && meaning?.kind !== 'rewritten') return null;
    if (!arityOf(meaning.name).includes(1)) return null;
    this.advance();
    return this.applied(meaning.name, [integer(BigInt(digits))], token);
  }

  private unknownName(token: Token): never {
    const near = namesLike(token.text);
    const hint = near.length > 0 ? `; close to it: ${near.join(', ')}` : '';
    const expected = `a known name such as pi, sqrt or besseli`;
    throw new ParseError(
      `The constant ${quote(this.text)} has an unknown name "${token.text}" at position ${token.start + 1}: expected ${expected}${hint}.`,
      token.start + 1,
      expected,
    );
  }

  private functionCall(name: Callable, token: Token): Expression<Leaf> {
    if (arityOf(name).includes(0)) return this.applied(name, [], token);
    if (name === 'log' && this.opensSubscript()) {
      const base = this.subscript();
      return logarithmTo(base, this.argumentsOf('log', token)[0]!);
    }
    if (name === 'polylog' && this.opensSubscript()) return this.orderAndArgument(name, token);
    // W_0 is the principal branch, which has no other name here.
    if (name === 'lambertw' && this.opensSubscript()) {
      const branch = this.subscript();
      if (branch.kind !== 'integer' || branch.value !== 0n)
        this.refuse('of the branches of W only the principal one, W_0, is known', token.start);
    }
    let exponent: Expression<Leaf> | null = null;
    let called = name;
    if (this.mark() === '^' || this.token.type === 'superscript') {
      const position = this.token.start;
      exponent = this.raised();
      const value = exponent.kind === 'negate' ? exponent.argument : null;
      if (value?.kind === 'integer' && value.value === 1n) {
        called =
          inverses[name] ??
          this.failAt(position, 'an exponent other than −1 (inverse functions have their own names)');
        exponent = null;
      }
    }
    const result = this.applied(called, this.argumentsOf(called, token), token);
    return exponent ? this.join('power', result, exponent) : result;
  }

  private raised(): Expression<Leaf> {
    if (this.token.type === 'superscript') return this.superscriptValue();
    this.advance();
    return this.nested(() => {
      const isNegative = this.mark() === '-';
      if (isNegative) this.advance();
      const size = this.token.type === 'number' ? this.primary() : this.texArgument();
      return isNegative ? this.counted(negate(size)) : size;
    });
  }

  /** The value of a word of raised characters, such as ² or ⁻¹. */
  protected superscriptValue(): Expression<Leaf> {
    const { text } = this.token;
    this.advance();
    const negative = text.startsWith('-');
    const [top, bottom] = text.replace(/^[+-]/, '').split('/') as [string, string?];
    const size = bottom
      ? this.join('divide', integer(BigInt(top)), integer(BigInt(bottom)))
      : integer(BigInt(top));
    return negative ? this.counted(negate(size)) : size;
  }

  private argumentsOf(name: Callable, token: Token): Expression<Leaf>[] {
    return this.opensArguments() ? this.argumentList(name) : [this.bareArgument(name, token)];
  }

  private applied(name: Callable, values: readonly Expression<Leaf>[], token: Token): Expression<Leaf> {
    const [x, y] = values;
    if (name === 'log' && y) return logarithmTo(y, x!);
    if (name === 'gamma' && y) return this.counted(call('gammainc', values));
    if (name === 'agm' && !y) return this.counted(call('agm', [integer(1), x!]));
    if (!isRewritten(name)) return this.counted(call(name, values));
    const { write, allowed } = rewriting(name);
    const result = write(values);
    if (result) return this.counted(result);
    return this.refuse(`the argument of ${name} is ${allowed ?? 'of another kind'}`, token.start);
  }

  private opensArguments(): boolean {
    return this.mark() === '(' || this.mark() === '[';
  }

  /** tan 1, \tan\frac12, \ln 2, \sin 2\pi: a product without operators and without a further function. */
  private bareArgument(name: Callable, token: Token): Expression<Leaf> {
    if (!arityOf(name).includes(1) || !this.startsBareArgument())
      this.fail(`"(" and ${countOf(arityOf(name))}`);
    return this.nested(() => {
      let left = this.power();
      while (this.startsFactor() && !this.startsFunction() && this.mark() === '') {
        left = this.join('multiply', left, this.power());
      }
      if (this.mark() === '/') {
        const word = this.text.slice(token.start, token.end);
        this.warnings.push(
          `${word} without parentheses ends before the "/": write ${word}(a/b) if that is meant.`,
        );
      }
      return left;
    });
  }

  private startsBareArgument(): boolean {
    return this.startsFactor() || this.token.type === 'number';
  }

  private argumentList(name: Callable): Expression<Leaf>[] {
    const open = this.mark();
    const close = closing[open]!;
    const allowed = arityOf(name);
    const [inside] = /^\(\s*\d{1,99},\d{1,99}\s*\)/.exec(this.text.slice(this.token.start)) ?? [];
    if (name === 'log' && inside !== undefined)
      this.warnings.push(
        `log${inside} is read with its second number as the base; write log${inside.replace(',', '.')} for a decimal comma.`,
      );
    this.advance();
    // ₀F₁(; a; x) and ₀F₂(; a, b; x) are written with their empty list of upper parameters.
    if ((name === 'hyp0f1' || name === 'hyp0f2') && this.mark() === ';') this.advance();
    const values = [this.sum()];
    while (this.mark() === ',' || this.mark() === ';') {
      if (values.length === Math.max(...allowed)) this.fail(`"${close}" (${name} takes ${countOf(allowed)})`);
      this.advance();
      values.push(this.sum());
    }
    if (values.length < Math.min(...allowed)) this.fail(`"," (${name} takes ${countOf(allowed)})`);
    this.expect(close);
    // Mathematica's Log[b, x] has the base first, log(x, b) of mpmath, SymPy and spreadsheets last.
    return name === 'log' && open === '[' ? values.reverse() : values;
  }

  /** pFq by its two lists of parameters: hypergeom([a], [b], z) of PARI/GP, hypergeometric and hyper of others. */
  private byLists(): Expression<Leaf> {
    const token = this.token;
    this.advance();
    const end = this.mark() === '[' ? ']' : ')';
    this.expect(end === ']' ? '[' : '(');
    const upper = this.list();
    this.expect(',');
    const lower = this.list();
    this.expect(',');
    const z = this.sum();
    this.expect(end);
    if (upper.length === 0 && lower.length === 0) return this.counted(call('exp', [z]));
    const name = hypergeometricNames[`${upper.length},${lower.length}`];
    if (!name)
      return this.refuse('of hypergeometric functions 0F0, 0F1, 0F2, 1F1 and 2F1 are known', token.start);
    return this.counted(call(name, [...upper, ...lower, z]));
  }

  private list(): Expression<Leaf>[] {
    const close = closing[this.mark()];
    if (close === undefined) return [this.sum()];
    this.advance();
    const values: Expression<Leaf>[] = [];
    while (this.mark() !== close) {
      values.push(this.sum());
      if (this.mark() !== ',') break;
      this.advance();
    }
    this.expect(close);
    return values;
  }

  /** X_ν(x) for the functions that have a subscript, K_0 and C_{10}. */
  private withSubscript(word: string): Expression<Leaf> {
    const token = this.token;
    this.advance();
    const position = this.token.start;
    const order = this.subscript();
    if (!this.opensArguments()) {
      const key = `${word}${order.kind === 'integer' ? order.value : ''}`;
      if (Object.hasOwn(indexedConstants, key)) return symbol(indexedConstants[key]!);
    }
    const name = subscripted[word];
    if (!name) return this.refuse(`only C_{10}, Champernowne's number, has this form`, position);
    return this.applied(name, [order, this.orderedArgument()], token);
  }

  private orderAndArgument(name: Callable, token: Token): Expression<Leaf> {
    const order = this.subscript();
    return this.applied(name, [order, this.orderedArgument()], token);
  }

  private orderedArgument(): Expression<Leaf> {
    if (!this.opensArguments()) this.fail('"(" and the argument of the function');
    return this.group();
  }

  private opensSubscript(): boolean {
    return this.mark() === '_' || this.token.type === 'subscript';
  }

  private subscript(): Expression<Leaf> {
    if (this.token.type === 'subscript') {
      const { text } = this.token;
      this.advance();
      const size = integer(BigInt(text.replace(/^[+-]/, '')));
      return text.startsWith('-') ? this.counted(negate(size)) : size;
    }
    this.advance();
    return this.nested(() => {
      if (this.mark() === '{' || this.mark() === '(') return this.group();
      if (this.mark() !== '-') return this.digitOrValue();
      this.advance();
      return this.counted(negate(this.digitOrValue()));
    });
  }

  /** In \log_23 TeX lowers the first digit only; in log_10(2) a person lowers both. */
  private digitOrValue(): Expression<Leaf> {
    return this.token.type === 'number' ? this.primary() : this.texArgument();
  }

  protected startsFactor({ type, text }: Token = this.token): boolean {
    if (type === 'name') return true;
    if (type === 'command') return !(text in markCommands) && text !== 'over' && text !== 'of';
    return type === 'mark' && ['(', '[', '{', '√', '∛', '∜'].includes(text);
  }

  private startsFunction(): boolean {
    const { type, text } = this.token;
    if (type !== 'name' && type !== 'command') return false;
    if (Object.hasOwn(subscripted, text)) return true;
    const meaning = meaningOfName(text, type === 'command', true);
    return meaning !== null && meaning.kind !== 'symbol' && text !== 'sqrt';
  }

  protected join(kind: BinaryKind, left: Expression<Leaf>, right: Expression<Leaf>): Expression<Leaf> {
    return this.counted(binary(kind, left, right));
  }
}

/** Whether nothing that a person sees stands between two places of the text. */
function touches(text: string, end: number, start: number): boolean {
  return !/[\s~]/.test(text.slice(end, start));
}

/** Functions that take one argument more or less in some notations. */
const otherArities: Partial<Record<Callable, readonly number[]>> = {
  log: [1, 2],
  gamma: [1, 2],
  agm: [1, 2],
};

function arityOf(name: Callable): readonly number[] {
  return otherArities[name] ?? (isRewritten(name) ? rewriting(name).arity : [functionArity[name]]);
}

const words = ['no argument', 'one argument', 'two arguments', 'three arguments', 'four arguments'];

function countOf(arities: readonly number[]): string {
  return arities.map((count) => words[count]!).join(' or ');
}
