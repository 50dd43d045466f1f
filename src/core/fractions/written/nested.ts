import { InputError } from '../../errors.ts';
import { lcm } from '../../numbers/integers.ts';
import { closedIntegerSum, integerOf, integerProduct } from './integerText.ts';
import { shapeOf } from './numeratorShape.ts';
import type { WrittenNumerator } from './numeratorShape.ts';
import type { GeneralTerm, Terms } from './writtenTerms.ts';

const fraction = /^\\[cdt]?frac(?:\[[lrc]\])?|^\\genfrac\{[^{}]*\}\{[^{}]*\}\{[^{}]*\}\{[^{}]*\}/;

/** Text in which braces are closed, two of them within one another. */
const inBraces = /((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)/.source;
/** A quotient with a letter between dots: sign, numerator and denominator of \cfrac, or of a slash with parentheses; and dots. */
const generalQuotient = new RegExp(
  `^([+-])?(?=[^…]*[a-z](?![a-z]))(?:\\\\[cdt]?frac\\{${inBraces}\\}\\{${inBraces}\\}|((?:[^()/…]|\\([^()]*\\)){1,99})/\\(((?:[^()…]|\\([^()]*\\)){1,99}(?:[+-]…)?)\\))(?:[+-]?…)?`,
);

function withoutBraces(text: string): string {
  return text.replace(/^\{(.*)\}$/, '$1');
}

/** Whether a side of an equation is a fraction with at least one partial quotient written out. */
export function looksNested(side: string): boolean {
  const text = side.replace(/\s/g, '');
  if (/\\cfrac|…/.test(text) && /frac|\\over(?![a-zA-Z])|\//.test(text)) return true;
  return /^(?:[+-]?\d+[+-])?(?:\\[cdt]?frac(?:\{-?\d+\}\{?|-?\d\{?|\{-?\d)|\d+\/\()[+-]?\d+[+-](?:\\[cdt]?frac|\d+\/\()/.test(
    text,
  );
}

/**
 * Reads a_0 ± b_1/(a_1 ± …) from the left: nested \cfrac, \frac, \dfrac, \genfrac or {b \over a}; with slashes and
 * parentheses; as Hardy and Wright write it, \frac{1}{1+}\frac{1}{2+}; as Pringsheim does, \frac{1|}{|3}; in Typst's frac(b, a).
 * @throws InputError that shows the place
 */
export function readNested(side: string): Terms {
  return new Reader(withoutOuterBraces(side.replace(/\s/g, ''))).read();
}

/** The same without the braces that hold the whole of a side of \over, as Maxima writes them: {{1}\over{2+{{1}\over{3}}}}. */
function withoutOuterBraces(text: string): string {
  if (!/\}\\over|\\over\{/.test(text)) return text;
  const dropped = new Set<number>();
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') open.push(i);
    if (text[i] !== '}') continue;
    const start = open.pop();
    if (start === undefined) return text;
    const isAbove = text[start - 1] === '{' && text.startsWith('\\over', i + 1);
    const isBelow = text.startsWith('\\over', start - 5) && text[i + 1] === '}';
    if (isAbove || isBelow) dropped.add(start).add(i);
  }
  return text.replace(/[{}]/g, (brace, at: number) => (dropped.has(at) ? '' : brace));
}

/** 1/2 and \\frac12 as a numerator in braces, and the latter as a term. */
const rationalNumerator = /^[+-]?(?:\\[cdt]?frac(?:\{\d+\}|\d)(?:\{\d+\}|\d)|\d+\/\d+)(?=[}|])/;
const rationalTerm = /^[+-]?\\[dt]?frac(?:\{\d+\}|\d)(?:\{\d+\}|\d)(?=[+\-}])/;

/** The elements with all of them but a_0 multiplied so that they are whole: a_n by one number, b_1 by it and the others by its square. */
function withWholeElements({
  terms,
  numerators,
  below,
}: Pick<Reader, 'terms' | 'numerators' | 'below'>): Pick<Terms, 'terms' | 'numerators' | 'scale'> {
  const scale = [...below.terms.values(), ...below.numerators.values()].reduce(lcm, 1n);
  if (scale === 1n) return { terms, numerators, scale };
  const divided = (to: 'terms' | 'numerators', element: bigint, n: number, factor: bigint): bigint =>
    (element * factor) / (below[to].get(n) ?? 1n);
  return {
    terms: terms.map((term, n) => (n === 0 ? term : divided('terms', term, n, scale))),
    numerators: numerators.map((b, n) => divided('numerators', b, n, n === 0 ? scale : scale ** 2n)),
    scale,
  };
}

class Reader {
  private at = 0;
  readonly terms: bigint[] = [];
  readonly numerators: bigint[] = [];
  /** What divides the elements that are no whole numbers, by their places. */
  readonly below: { readonly terms: Map<number, bigint>; readonly numerators: Map<number, bigint> } = {
    terms: new Map(),
    numerators: new Map(),
  };
  private readonly writtenNumerators: WrittenNumerator[] = [];
  private lastSign: 1n | -1n | null = null;
  private goesOn = false;
  private general: GeneralTerm | null = null;

  constructor(private readonly text: string) {}

  read(): Terms {
    this.chain(true);
    if (!/^[.,;:]/.test(this.rest()) && this.rest() !== '') this.fail('the end');
    const { lastSign, goesOn, general } = this;
    const { terms, numerators, scale } = withWholeElements(this);
    const shape = scale === 1n ? shapeOf(this.writtenNumerators) : null;
    return { terms, numerators, scale, shape, lastSign, repeatedFrom: null, goesOn, general, block: null };
  }

  /** A term and what follows it. */
  private chain(isFirst: boolean): void {
    const isQuotient = /^[+-]?(?:\d+\/|\\[cdt]?frac|\\genfrac|frac\(|\{[+-]?\d+\\over)/.test(this.rest());
    const own = isQuotient && !isFirst ? this.match(rationalTerm) : null;
    if (own !== null) {
      this.add('terms', own, 1n);
      return this.onward();
    }
    if (isQuotient) {
      if (!isFirst) this.fail('an integer');
      this.terms.push(0n);
      return this.quotient(this.match(/^[+-]/) === '-' ? -1n : 1n);
    }
    this.terms.push(this.integer());
    this.onward();
  }

  /** A sign with a quotient or dots after it, or the end of the fraction. */
  private onward(): void {
    const sign = this.match(/^[+-]/);
    if (sign === null) return;
    this.afterSign(sign === '-' ? -1n : 1n);
  }

  private afterSign(sign: 1n | -1n): void {
    if (this.match(/^…/) !== null) {
      this.lastSign = sign;
      this.goesOn = true;
      return this.generalTerm(sign);
    }
    const isWrapped = this.match(/^\((?=\d+\/)/) !== null;
    this.quotient(sign);
    if (isWrapped) this.expect(')');
  }

  /** What may follow the dots: a sign, the general quotient, and dots again, within its denominator or behind it. */
  private generalTerm(signBefore: 1n | -1n): void {
    const found = generalQuotient.exec(this.rest());
    if (!found) return;
    const [whole, sign, numerator, denominator, slashedNumerator, slashedDenominator] = found;
    this.at += whole.length;
    this.general = {
      sign: sign === undefined ? signBefore : sign === '-' ? -1n : 1n,
      numerator: withoutBraces(numerator ?? slashedNumerator!),
      denominator: withoutBraces(denominator ?? slashedDenominator!).replace(/[+-]…?$/, ''),
    };
  }

  private quotient(sign: 1n | -1n): void {
    if (this.match(fraction) !== null) return this.ofTwoArguments(sign);
    if (this.match(/^frac\(/) !== null) {
      this.numerator(sign);
      this.expect(',');
      return this.denominator(')');
    }
    if (/^\{[+-]?\d+\\over/.test(this.rest())) {
      this.expect('{');
      this.numerator(sign);
      this.match(/^\\over/);
      return this.denominator('}');
    }
    this.numerator(sign);
    if (this.match(/^\//) === null) this.fail('a fraction or dots');
    if (this.match(/^\(/) !== null) return this.denominator(')');
    if (this.match(/^…/) !== null) {
      this.goesOn = true;
      return;
    }
    this.terms.push(this.integer());
    if (/^[+-]/.test(this.rest())) this.fail('the end, or parentheses around what is divided by');
  }

  /** \frac{b}{…}, and \frac1{…} without the first braces. */
  private ofTwoArguments(sign: 1n | -1n): void {
    const braced = this.match(/^\{/) !== null;
    // TeX takes one digit where there are no braces.
    if (braced) this.numerator(sign, closedIntegerSum);
    else this.numerators.push(sign * this.digit());
    const pringsheim = braced && this.match(/^\|/) !== null;
    if (braced) this.expect('}');
    if (this.match(/^\{/) === null) {
      if (this.match(/^…/) !== null) this.goesOn = true;
      else this.terms.push(this.digit());
      return;
    }
    if (pringsheim) {
      this.match(/^\|/);
      this.terms.push(this.integer());
      this.expect('}');
      return this.onward();
    }
    this.denominator('}');
  }

  /** What is divided by, up to its closing bracket; {1+} has the next quotient behind it. */
  private denominator(close: string): void {
    if (this.match(/^(?:[+-])?…/) !== null) {
      this.goesOn = true;
      return this.expect(close);
    }
    const flat = /^([+-]?\d+)([+-])(?:\\?[)}])/.exec(this.rest());
    if (!flat) {
      const isWrapped = this.match(/^\((?=[+-]?\d+[+-])/) !== null;
      this.chain(false);
      if (isWrapped) this.expect(')');
      return this.expect(close);
    }
    this.terms.push(this.integer());
    const sign = this.match(/^[+-]/) === '-' ? -1n : 1n;
    this.expect(close);
    // Hardy and Wright's dots stand with a sign or without.
    this.match(/^[+-](?=…)/);
    this.afterSign(sign);
  }

  /** A numerator, which may have a sum in it where braces hold it. */
  private numerator(sign: 1n | -1n, sum = integerProduct): void {
    const quotient = this.match(rationalNumerator);
    if (quotient !== null) return this.add('numerators', quotient, sign);
    const text = this.match(sum) ?? this.match(integerProduct) ?? this.fail('an integer');
    this.numerators.push(sign * integerOf(text));
    this.writtenNumerators.push({ sign, text });
  }

  /** A quotient of two whole numbers among the terms, or the numerators. */
  private add(to: 'terms' | 'numerators', text: string, sign: 1n | -1n): void {
    const [above, below] = (text.match(/\d+/g)!.length === 1 ? text.match(/\d/g)! : text.match(/\d+/g)!).map(
      BigInt,
    );
    if (below === 0n) this.fail('a number other than 0 below the bar');
    this.below[to].set(this[to].length, below!);
    this[to].push(sign * (text.startsWith('-') ? -above! : above!));
    if (to === 'numerators') this.writtenNumerators.push({ sign, text });
  }

  private integer(): bigint {
    return integerOf(this.match(integerProduct) ?? this.fail('an integer'));
  }

  private digit(): bigint {
    return BigInt(this.match(/^\d/) ?? this.fail('a digit or {'));
  }

  private expect(mark: string): void {
    // Behind the dots a line often ends without the parentheses that it has opened.
    if (mark === ')' && this.goesOn && /^\.?$/.test(this.rest())) return;
    if (!this.rest().startsWith(mark)) this.fail(mark);
    this.at += mark.length;
  }

  private rest(): string {
    return this.text.slice(this.at);
  }

  private match(pattern: RegExp): string | null {
    const found = pattern.exec(this.rest())?.[0];
    if (found === undefined) return null;
    this.at += found.length;
    return found;
  }

  private fail(expected: string): never {
    const letter = /^[+-]?(?:\d*\\?[a-zA-Z]+)(?=[\^+\-}_/)]|$)/.exec(this.rest())?.[0];
    if (letter !== undefined && !/\\(?:[cdt]?frac|genfrac|over)/.test(letter))
      throw new InputError(
        `fraction: "${letter.replace(/^[+-]/, '')}" stands where a number is needed; put a number in place of the letter, as in tan(1) = \\cfrac{1}{1 - \\cfrac{1}{3 - \\ddots}}, or give the rule, as in 2k+1 @ k^2.`,
      );
    const place = this.rest().slice(0, 20);
    throw new InputError(
      `fraction: ${expected} was expected ${place === '' ? 'at the end' : `before "${place}"`}; give nested fractions such as 2 - \\cfrac{1}{3 + \\ddots}, a list such as [2; 3, 2, 5], or a rule such as 2; 3+2k @ -+.`,
    );
  }
}
