import { InputError } from '../errors.ts';
import { addPolynomials, degree, multiplyPolynomials, trim } from '../numbers/polynomial.ts';
import type { Polynomial } from '../numbers/polynomial.ts';
import * as Q from '../numbers/rational.ts';

/** Highest power of the index that is read. */
const mostDegree = 12;
/** Digits of the largest power of a number that is read. */
const mostDigits = 1000;
/** Parentheses within parentheses that are read. */
const mostDepth = 20;

/**
 * Reads a polynomial in an index k, j or n as a person writes it: 3+2k, 1/2k^3 (which is k³/2), (2k+1)^2, -k(k+1)/2. An
 * asterisk between factors may be left out before a letter and before a parenthesis.
 * @param text one entry of a sequence, as it was typed
 * @param field what the sequence is called in messages
 * @throws InputError that names the place and what was expected there.
 */
export function parseIndexPolynomial(text: string, field: string): Polynomial {
  const apart = /\d\s+\d/.exec(text);
  if (apart)
    throw new InputError(
      `${field}: in "${text}" the numbers at position ${apart.index + 1} stand apart without a sign between them.`,
    );
  return new IndexPolynomialReader(plainText(text), field).read();
}

/** Without spaces, and with the signs and powers of a keyboard. */
function plainText(text: string): string {
  return text
    .replaceAll('−', '-')
    .replace(/[·⋅×]/g, '*')
    .replaceAll('**', '^')
    .replace(
      /[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g,
      (power) => `^${[...power].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)).join('')}`,
    )
    .replace(/\s/g, '');
}

/** sum = [±] product {± product}; product = power {[*] power | / number}; power = atom [^ number]. */
class IndexPolynomialReader {
  private at = 0;
  private depth = 0;
  private index: string | undefined;

  constructor(
    private readonly text: string,
    private readonly field: string,
  ) {}

  read(): Polynomial {
    if (this.text === '') throw this.fault('an entry is empty; give a polynomial in k such as 3+2k.');
    const polynomial = this.sum();
    if (this.at < this.text.length) throw this.expected('+ or - with a term');
    return polynomial;
  }

  private sum(): Polynomial {
    let sum: Polynomial = [];
    let sign = this.take(/[+-]/y);
    do {
      const product = this.product();
      sum = addPolynomials(sum, sign === '-' ? multiplyPolynomials([Q.rational(-1n)], product) : product);
      sign = this.take(/[+-]/y);
    } while (sign !== undefined);
    return sum;
  }

  private product(): Polynomial {
    let product = this.power();
    for (;;) {
      if (this.take(/\//y)) product = multiplyPolynomials(product, [this.inverse()]);
      else if (this.take(/\*/y) || this.sees(/[kjn(]/y)) {
        product = multiplyPolynomials(product, this.power());
        this.checkDegree(degree(product));
      } else return product;
    }
  }

  private power(): Polynomial {
    const base = this.atom();
    if (!this.take(/\^/y)) return base;
    const exponent = Number(this.take(/\d{1,9}/y) ?? this.failed());
    if (degree(base) > 0) this.checkDegree(exponent * degree(base));
    else this.checkSize(base[0] ?? Q.zero, exponent);
    let power: Polynomial = [Q.one];
    for (let i = 0; i < exponent; i++) power = multiplyPolynomials(power, base);
    return power;
  }

  private atom(): Polynomial {
    const number = this.take(/\d+/y);
    if (number !== undefined) return trim([Q.parseRational(number)]);
    const letter = this.take(/[kjn]/y);
    if (letter !== undefined) {
      if (this.index !== undefined && letter !== this.index)
        throw this.fault(`"${this.text}" uses two indices, ${this.index} and ${letter}; use one.`);
      this.index = letter;
      return [Q.zero, Q.one];
    }
    if (!this.take(/\(/y)) return this.failed();
    if (++this.depth > mostDepth)
      throw this.fault(
        `"${this.text}" has more than ${mostDepth} parentheses within one another; that many are read.`,
      );
    const inner = this.sum();
    if (!this.take(/\)/y)) throw this.expected(')');
    this.depth--;
    return inner;
  }

  private inverse(): Q.Rational {
    const divisor = Q.parseRational(this.take(/\d+/y) ?? this.failed());
    if (Q.equals(divisor, Q.zero)) throw this.fault(`in "${this.text}" at position ${this.at} zero divides.`);
    return Q.divide(Q.one, divisor);
  }

  private checkDegree(power: number): void {
    if (power > mostDegree) throw this.fault(`in "${this.text}" the power ${power} is above ${mostDegree}.`);
  }

  private checkSize(base: Q.Rational, exponent: number): void {
    const isUnit = Q.equals(base, Q.zero) || Q.equals(base, Q.one);
    const digits = Q.formatRational(base).length * exponent;
    if (!isUnit && digits > mostDigits)
      throw this.fault(`in "${this.text}" a power has more than ${mostDigits} digits; that many are read.`);
  }

  /** The text of the pattern where it stands here, which is read over. */
  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  private failed(): never {
    throw this.expected('term');
  }

  private expected(what: string): InputError {
    const example = what.endsWith('term') ? ' such as 3, 2k or (2k+1)^2' : '';
    return this.fault(`in "${this.text}" at position ${this.at + 1} a ${what}${example} was expected.`);
  }

  private fault(sentence: string): InputError {
    return new InputError(`${this.field}: ${sentence}`);
  }
}
