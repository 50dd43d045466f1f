import { InputError } from '../errors.ts';
import { shifted } from './numeral.ts';
import type { PrintedDigits } from './printedDigits.ts';
import { readRadixDigits } from './radixDigits.ts';
import { negate, type Expression } from './expression.ts';

/** Largest power of ten that moves the point of printed digits. */
const mostShifted = 10_000;

const comments = /#[^\n]*|\(\*[^]*?(?:\*\)|$)|\\\\[^\n]*|\/\/[^\n]*/g;
/** What a comment is replaced by: one that nothing ends is none, and is found once, and not again from each of its marks. */
const withoutComment = (comment: string) =>
  comment.startsWith('(*') && !(comment.length > 3 && comment.endsWith('*)')) ? comment : ' ';
const equality = /^[^=≈≃]*?(?::=|==?|≈|≃|\\approx(?![a-zA-Z])|\\simeq(?![a-zA-Z]))/;
/** A left side that is a fraction written out, and no name of the number on the right. */
const written = /[;…]|\.{3}|\\[lcd]?dots|[[(<{]\s{0,9}[+-]?\d{1,99}\s{0,9},/;
/** Blanks within a number are few: a search for their end from each of very many would take hours. */
const dots = /(?:\s{0,9}(?:…|\.\.\.|\[\s{0,9}(?:\.\.\.|…)\s{0,9}\]|\\[lc]?dots(?![a-zA-Z]))){1,9}$/;
const wrapping = /^(?:\${1,2}|\\\(|\\\[|["'])|(?:\${1,2}|\\\)|\\\]|["'])$/g;
const exponent =
  /(?:[eEdD]|\*\^|\s{0,9}(?:[×·*]|\\times|\\cdot)\s{0,9}10\s{0,9}(?:\^|\*\*)\s{0,9})\{?([+-]?\d+)\}?$|\s{0,9}[×·]\s{0,9}10([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/;
/** Behind a digit: 0.(3) is a repeating decimal. */
const uncertainty = /(?<=\d)\((\d+)\)$/;
const plusMinus = /\s{0,9}(?:±|\+\/-|\+-|\\pm)\s{0,9}(\d+(?:\.\d+)?|\.\d+)(?:[eE]([-+]?\d{1,5}))?$/;
const precision = /`{1,2}(\d*(?:\.\d*)?)$/;
/** Spaces and marks that group digits; those of a line end as well. */
const grouping = /(?:[\s\u00ad\u200b\u2060_'’~]|\\[,;: ]|\{,\})+/g;
/** Without the marks that stand between digits; the comma of a mark is no digit from which the next one could be looked for. */
const ungrouped = (text: string) =>
  text.replace(grouping, (marks, at: number) =>
    /[\d.,]/.test(text[at - 1] ?? '') && /[\d.,]/.test(text[at + marks.length] ?? '') ? '' : marks,
  );

/**
 * Reads the digits of a number in the ways in which tables, programs and papers print them: in groups, over several lines
 * that end in a backslash, after "z =", with comments, with an exponent (E+00, *^3, ×10³), with a decimal comma, with the
 * precision after Mathematica's backquote, with an uncertainty in the last places, 2.71828(3) or 2.71828 ± 0.00003, as a
 * list 2, 7, 1, 8 and as a b-file of the OEIS.
 * @param isCertain whether the text can be nothing else; digits without a point are read only then
 * @returns null where the text is something else
 * @throws InputError where it could be two numbers
 */
export function readPrintedDigits(text: string, isCertain = false): PrintedDigits | null {
  // What has no two digits in a row or beside a mark is not worth a look.
  if (!/\d/.test(text)) return null;
  const bare = text
    .replace(/^\uFEFF/, '')
    .replace(comments, withoutComment)
    .trim();
  const table = digitsOfTable(bare);
  if (table) return table;
  const joined = bare.replace(/\\\s*\n\s*/g, '').trim();
  const left = equality.exec(joined)?.[0] ?? '';
  if (written.test(left)) return null;
  const right = joined.slice(left.length).trim();
  const unwrapped = right.replace(wrapping, '').replace(wrapping, '').trim().replace(/[;,]$/, '').trim();
  // LaTeX has its decimal comma in braces.
  const core = unwrapped
    .replace(dots, '')
    .replace(/−/g, '-')
    .replace(/(?<=\d)\{([.,])\}(?=\d)/g, '$1');
  return digitsOfList(core) ?? readRadixDigits(core) ?? digitsOfNumber(core, isCertain);
}

/** The number as an expression; null where the text is more than digits. */
export function readDigitsAlone(
  text: string,
): { readonly expression: Expression; readonly warnings: readonly string[] } | null {
  const printed = readPrintedDigits(text);
  if (!printed) return null;
  const size: Expression = { kind: 'decimal', digits: printed.digits };
  return { expression: printed.isNegative ? negate<never>(size) : size, warnings: printed.warnings };
}

/** A b-file: an index and a digit a line. For decimal expansions the first index says how many digits stand before the point. */
function digitsOfTable(text: string): PrintedDigits | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length < 3) return null;
  const rows = lines.map((line) => /^(-?\d+)\s+(\d)$/.exec(line));
  if (!rows.every((row, i) => row !== null && Number(row[1]) === Number(rows[0]![1]) + i)) return null;
  const offset = Number(rows[0]![1]);
  if (Math.abs(offset) > mostShifted) return null;
  const digits = rows.map((row) => row![2]!).join('');
  const told = `The lines are read as a b-file, with ${offset} digit${offset === 1 ? '' : 's'} before the point, as its first index says.`;
  return { isNegative: false, digits: shifted('', digits, offset), warnings: [told] };
}

/** 2, 7, 1, 8, …: digits as the OEIS lists them. */
function digitsOfList(text: string): PrintedDigits | null {
  if (!/^\d(?:(?:\s*,\s*\d){3,}|(?:\s*;\s*\d){3,})$/.test(text) || !/\s|(?:,\d){4}/.test(text)) return null;
  const digits = text.replace(/\D/g, '');
  const read = `${digits[0]!}.${digits.slice(1)}`;
  const short = read.length > 12 ? `${read.slice(0, 12)}…` : read;
  const told = `The list is read as the digits ${short}; it does not say where the point stands, and the partial quotients of a fraction would be [${digits[0]!}; ${digits[1]!}, …].`;
  return { isNegative: false, digits: read, warnings: [told] };
}

function digitsOfNumber(text: string, isCertain: boolean): PrintedDigits | null {
  let rest = text;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest);
    if (match) rest = rest.slice(0, match.index);
    return match;
  };
  const error = take(plusMinus);
  const power = take(exponent);
  const significant = take(precision)?.[1];
  const inParentheses = take(uncertainty)?.[1];
  // A full stop behind the number ends the sentence.
  const compact = rest.replace(/\s{0,9}\.$/, (stop) =>
    rest.indexOf('.') < rest.length - stop.length ? '' : stop,
  );
  if (isRow(compact, power !== null)) return null;
  const plain = withPoint(ungrouped(compact));
  const match = plain === null ? null : /^([+-]?)\s*(\d*)(?:\.(\d*))?$/.exec(plain);
  if (!match || match[2] === undefined || (match[2] + (match[3] ?? '')).length === 0) return null;
  const [, sign, whole, decimals] = match;
  const hasError = significant !== undefined || error !== null;
  const isExact = !hasError && (decimals === undefined || (decimals === '' && inParentheses === undefined));
  if (isExact && !isCertain) return null;
  const shift = Number((power?.[1] ?? power?.[2] ?? '0').normalize('NFKC').replace('−', '-'));
  if (Math.abs(shift) > mostShifted) return null;
  const kept = cutTo(whole, decimals ?? '', significant);
  const units = inParentheses ?? unitsOf(error, kept.decimals.length - shift);
  return {
    isNegative: sign === '-',
    digits: assemble(kept.whole, kept.decimals, shift, BigInt(units)),
    warnings:
      inParentheses === undefined
        ? kept.warnings
        : [
            `(${inParentheses}) is read as the uncertainty of the last place; write ${rest}*(${inParentheses}) for the product.`,
          ],
  };
}

/** The digits with a point where a comma may stand for it; null where the commas are something else. */
function withPoint(text: string): string | null {
  const commas = text.split(',').length - 1;
  if (commas === 0) return text.split('.').length > 2 ? null : text;
  const point = text.indexOf('.');
  const sign = /^[+-]?/.exec(text)![0];
  if (commas === 1 && point < 0) {
    const [whole, decimals] = text.slice(sign.length).split(',') as [string, string];
    if (!/^\d+$/.test(whole) || !/^\d+$/.test(decimals)) return null;
    if (decimals.length === 3 && whole.length <= 3 && whole !== '0')
      throw new InputError(
        `The number ${text} has two meanings: write ${whole}.${decimals} for the decimal comma, ${whole}${decimals} for thousands.`,
      );
    return `${sign}${whole}.${decimals}`;
  }
  // 1,234.5 and 2.71828,18284 have a point; 1.234,5 has a decimal comma.
  if (/^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/.test(text)) return text.replaceAll(',', '');
  if (/^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/.test(text)) return text.replaceAll('.', '').replace(',', '.');
  return /^[+-]?\d+\.(?:\d{5}|\d{10})(?:,\d+)+$/.test(text) ? text.replaceAll(',', '') : null;
}

/** The digits that Mathematica's precision vouches for, all where it says nothing. */
function cutTo(
  whole: string,
  decimals: string,
  significant: string | undefined,
): { readonly whole: string; readonly decimals: string; readonly warnings: readonly string[] } {
  if (!significant || !Number.isFinite(Number(significant))) return { whole, decimals, warnings: [] };
  const leading = /^0*/.exec(whole + decimals)![0].length;
  const places = Math.max(0, Math.floor(Number(significant)) + leading - whole.length);
  if (places >= decimals.length) return { whole, decimals, warnings: [] };
  return {
    whole,
    decimals: decimals.slice(0, places),
    warnings: [
      `The precision after the backquote vouches for ${Math.floor(Number(significant))} digits: the others are dropped.`,
    ],
  };
}

/** Whether blanks stand between the numbers of a row, 1 0.6931471806 1e-10, and not between groups of the digits of one. */
function isRow(text: string, hasPower: boolean): boolean {
  const [whole = '', decimals = ''] = text
    .trim()
    .replace(/^[+-]\s*/, '')
    .split('.');
  const [first = '', ...groups] = whole.split(/\s+/);
  const isGrouped = groups.every((group) => group.length === 3 || group.length === groups[0]!.length);
  if (groups.length > 0 && (!isGrouped || groups[0]!.length < 3 || first.length > groups[0]!.length))
    return true;
  return hasPower && decimals.trim().split(/\s+/).length === 2;
}

/** How many units of the last of so many places the error of ± 0.00003 or ± 3e-5 is, rounded up; one where none is written. */
function unitsOf(written: RegExpExecArray | null, places: number): string {
  if (!written) return '1';
  const [whole = '', decimals = ''] = written[1]!.split('.');
  const point = Math.max(0, whole.length + places + Number(written[2] ?? '0'));
  const padded = (whole + decimals).padEnd(point, '0');
  const kept = BigInt(padded.slice(0, point) || '0');
  const isExact = /^0*$/.test(padded.slice(point));
  const units = isExact ? kept : kept + 1n;
  return String(units === 0n ? 1n : units);
}

/** Digits times a power of ten, with the units of their last place that they may be off. */
function assemble(whole: string, decimals: string, shift: number, units: bigint): string {
  const surplus = Math.max(0, shift - decimals.length);
  const digits = shift === 0 ? `${whole === '' ? '0' : whole}.${decimals}` : shifted(whole, decimals, shift);
  const error = units * 10n ** BigInt(surplus);
  // Digits that end in a point would be those of an exact integer.
  return error === 1n && !digits.endsWith('.') ? digits : `${digits}(${error})`;
}
