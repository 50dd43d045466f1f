import { decimalExpansion } from '../numbers/decimal.ts';
import { InputError } from '../errors.ts';
import { encloseRational, withBits } from '../numbers/enclosure.ts';
import { bitsForDigits } from '../numbers/integers.ts';
import type { Constant } from './constant.ts';
import { constantFromExpression } from './constants.ts';
import type { Expression } from './expression.ts';
import { formatExpression } from './formatExpression.ts';
import { digitsAlone } from './writing.ts';
import { parseWithWarnings } from './parser.ts';

/** A number as it was understood: what a reader is told of it, before anything is done with it. */
export interface NumberReading {
  /** digits: the number is known by these digits alone; expression: it is given exactly. */
  readonly kind: 'digits' | 'expression';
  readonly expression: Expression;
  readonly constant: Constant;
  /** In plain notation, as it is read again: "gamma(1/3)". */
  readonly notation: string;
  /** "gamma(1/3) = 2.678938534…"; the digits are cut, not rounded. */
  readonly understood: string;
  /** "Read as gamma(1/3) = 2.678938534…", where that is not what was typed; null where it is. */
  readonly echo: string | null;
  /** What else the reader should know, a sentence each: other meanings that the text could have. */
  readonly warnings: readonly string[];
}

/** Digits after the point of a value that is shown beside its notation. */
const shownDigits = 9;
/** Digits by which a value is calculated to show them. */
const calculatedDigits = 14;

/**
 * Reads a number as people write it (parser.ts says how) and says what was understood.
 * @throws ParseError with the place where the text cannot be read, InputError at a pole and outside a domain
 */
export function readNumber(text: string): NumberReading {
  const inner = withinBars(text);
  const size = inner === null ? null : readNumber(inner);
  if (size && isNegative(size.constant)) return readNumber(`-(${size.notation})`);
  const { expression, warnings } = parseWithWarnings(inner ?? text);
  const constant = constantFromExpression(expression);
  const notation = formatExpression(expression);
  const kind = digitsAlone(expression) === null ? 'expression' : 'digits';
  const understood = kind === 'digits' ? shortened(notation) : withValue(notation, constant);
  const isEchoed = ![notation, understood].some((one) => compact(one) === compact(text));
  return {
    kind,
    expression,
    constant,
    notation,
    understood,
    echo: isEchoed ? `Read as ${understood}${understood.endsWith('…') ? '' : '.'}` : null,
    warnings: kind === 'digits' ? [...warnings, ...otherThanNamed(text, constant)] : warnings,
  };
}

/** What parts a name from digits. */
const partsName = /[=:≈≡]|\\(?:approx|equiv)(?![a-zA-Z])/;
/** Letters of a name that is looked at. */
const longestName = 60;

/** That the name before digits is that of another number, as in e = 3.14159265; nothing where it is no number's. */
function otherThanNamed(text: string, digits: Constant): readonly string[] {
  const end = text.search(partsName);
  const name = text.slice(0, Math.max(0, end)).replace(/^[\s$]+/, '');
  if (!/^[^\d\s]/.test(name) || name.length > longestName || digits.digitsLimit < 1) return [];
  try {
    const { constant, understood } = readNumber(name);
    if (constant.rationalValue || constant.digitsLimit < 1) return [];
    const [x, y] = [constant, digits].map((one) =>
      one.enclose(Math.min(one.digitsLimit, digits.digitsLimit)),
    );
    const bits = Math.max(x!.bits, y!.bits);
    const [a, b] = [withBits(x!, bits), withBits(y!, bits)];
    return a.hi < b.lo || b.hi < a.lo
      ? [
          `These digits are not those of the name before them: ${understood}${understood.endsWith('…') ? '' : '.'}`,
        ]
      : [];
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}

/** What stands within the bars of an absolute value that is the whole text; null elsewhere. */
function withinBars(text: string): string | null {
  const plain = text.trim().replace(/\\(?:left|right|lvert|rvert|vert|mid)(?![a-zA-Z])\s*\|?/g, '|');
  return (
    /^\|([^|]+)\|$/.exec(plain)?.[1] ?? /^abs\(([^()]*(?:\([^()]*\)[^()]*)*)\)$/i.exec(plain)?.[1] ?? null
  );
}

function isNegative(constant: Constant): boolean {
  if (constant.rationalValue) return constant.rationalValue.numerator < 0n;
  return (
    constant.digitsLimit > 0 && constant.enclose(Math.min(calculatedDigits, constant.digitsLimit)).hi < 0n
  );
}

/** Digits as they are shown: with an exponent where many zeros stand before the first digit, or behind the last known one. */
function shortened(digits: string): string {
  const [, sign, zeros, small] = /^(-?)0\.(0{12,})([1-9]\d{0,36})$/.exec(digits) ?? [];
  if (small !== undefined) return `${sign}${pointed(small)}e-${zeros!.length + 1}`;
  const [, minus, whole, unknown] = /^(-?)(\d+)\.?\(1(0+)\)$/.exec(digits) ?? [];
  const known = whole?.slice(0, whole.length - unknown!.length);
  if (known && known.length <= 40) return `${minus}${pointed(known)}e${whole!.length - 1}`;
  return digits.length > 40 ? `${digits.slice(0, 30)}… (${digits.replace(/\D/g, '').length} digits)` : digits;
}

/** d.ddd */
function pointed(digits: string): string {
  return digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`;
}

/** The notation with the first digits of the value; without them where it is a number that is written out. */
function withValue(notation: string, constant: Constant): string {
  if (/^-?\d+$/.test(notation)) return notation;
  const short = notation.length > 60 ? `${notation.slice(0, 57)}…` : notation;
  const digits = firstDigits(constant);
  return digits === null ? short : `${short} = ${digits}`;
}

/** The first digits after the point with dots behind, or an exact decimal; null where too few are known. */
function firstDigits(constant: Constant): string | null {
  const { rationalValue, digitsLimit } = constant;
  if (rationalValue) {
    for (let places = 0; places <= shownDigits; places++) {
      const scaled = rationalValue.numerator * 10n ** BigInt(places);
      if (scaled % rationalValue.denominator !== 0n) continue;
      return decimalExpansion(encloseRational(rationalValue, bitsForDigits(places) + 64), places) ?? null;
    }
  }
  for (let places = Math.min(shownDigits, Math.max(0, digitsLimit - 1)); places > 0; places--) {
    const enclosure = rationalValue
      ? encloseRational(rationalValue, bitsForDigits(calculatedDigits))
      : constant.enclose(Math.min(calculatedDigits, digitsLimit));
    const digits = decimalExpansion(enclosure, places);
    if (digits !== null) return `${digits}…`;
  }
  return null;
}

/** A text without what makes no difference to a reader. */
function compact(text: string): string {
  return text
    .replace(/[\s*]/g, '')
    .replace(/−/g, '-')
    .replace(/(?:…|\.\.\.)$/, '');
}
