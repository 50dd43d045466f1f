/** A number in a text, or whatever else can be identified, and where it stands. */
export interface NumberSpot {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Fewest digits of a number that is picked out of a text. */
const fewestDigits = 6;

/** A decimal, as 3.14159, −.5772(3) or 6.626e-34, that is no part of a word, a version or a time of the day. */
const decimal = /(?<![\w.]|\d:\d\d:)[-−–]?\d*\.\d+(?:\(\d+\))?(?:[eE][-+]?\d+)?(?![\w(]|\.\d)/g;

/** What may stand between the numbers of a list or a row. */
const between = /^[\s,;|&\\[\](){}$"']*$/;

/**
 * What is to be identified in a selected text: its decimals of six digits or more where it is a list or a column of numbers, each
 * line with one at least but for comments; else the text as a whole.
 */
export function numbersIn(text: string): NumberSpot[] {
  const decimals = [...text.matchAll(decimal)]
    .map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }))
    .filter((spot) => significantDigits(spot.text) >= fewestDigits);
  const rest = decimals.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  const lines = text.split(/\r?\n/).filter((line) => !/^\s*(?:$|#|%|\/\/)/.test(line));
  const isList = decimals.length > 1 && between.test(rest);
  const isColumn =
    lines.length > 1 &&
    !/\\[a-z]*frac\b/.test(text) &&
    lines.every((line) => decimals.some((one) => line.includes(one.text)));
  if (isList || isColumn) return decimals;
  const whole = text.trim();
  if (whole === '') return [];
  const start = text.indexOf(whole);
  return [{ text: whole, start, end: start + whole.length }];
}

/** A name, a place or the prompt of a program before a number, and a remark behind it. */
const before = /^(?:[^=:≈]{0,60}[=:≈]|\(?\d{1,4}[.)]|[\w ]{0,12}>{1,3}|\?|\[\d{1,4}\]|\(%\w{1,9}\))?$/;
const behind = /^(?:[,;#%(]|[^\d+*/^=-]*$)/;

/** The number of a line such as "y: 1.6449340668" or "2.7182818284, Euler"; null where it is not clear which one it is. */
export function numberOfLine(line: string): string | null {
  const [first, second] = [...line.matchAll(decimal)].filter(
    ([digits]) => significantDigits(digits) >= fewestDigits,
  );
  if (!first || second) return null;
  const [number] = first;
  const isNamed = before.test(line.slice(0, first.index).trim());
  return isNamed && behind.test(line.slice(first.index + number.length).trim()) ? number : null;
}

/** What may stand in a row of a table or a log beside its numbers: words, other numbers and what parts them, but no operator. */
const besideNumbers = /^[^+*/^()<>\\]*$/;

/** Calls by which programs print numbers, as array([…]) and mpf('…'). */
const printed =
  /(?<![\w.])(?:\w{1,20}\.)?(?:array|tensor|matrix|vector|list|tuple|c|mpf|mpq|float(?:16|32|64|128)?|longdouble|Decimal|Float|RealNumber|BigFloat)\(/i;
/** The end of a row in LaTeX with the rules behind it, and tags of HTML. */
const rowEnds = /\\\\(?:\[[^\]]*\])?|\\[hc]line|\\(?:top|mid|bottom)rule|<\/?[a-z][^<>]*>/gi;

/** What stands in a line beside its numbers, without what only says how they are printed. */
function besideIn(line: string): string {
  let rest = line.replace(decimal, '').replace(rowEnds, ' ');
  // From the outermost call inwards, each with a bracket that closes one.
  while (printed.test(rest)) rest = rest.replace(printed, ' ').replace(/\)/, ' ');
  return rest;
}

/**
 * The numbers of a line: the one that `numberOfLine` sees, or all of six digits or more in the row of a table, of a list or of a
 * log; none where the line is a formula.
 */
export function numbersOfLine(line: string): readonly string[] {
  const one = numberOfLine(line);
  if (one !== null) return [one];
  return besideNumbers.test(besideIn(line))
    ? [...line.matchAll(decimal)]
        .map(([digits]) => digits)
        .filter((digits) => significantDigits(digits) >= fewestDigits)
    : [];
}

function significantDigits(text: string): number {
  return text.split(/[eE(]/, 1)[0]!.replace(/\D/g, '').replace(/^0+/, '').length;
}
