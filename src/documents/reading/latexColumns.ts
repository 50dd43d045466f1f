import type { PlaceKind, Surrounding } from './place.ts';

/** A column of a table: what its cells are, and the width of its lines where it has one. */
export interface Column {
  readonly kind: Extract<PlaceKind, 'text' | 'inline' | 'display' | 'unknown'>;
  readonly width?: Surrounding;
}

const text: Column = { kind: 'text' };
const unknown: Column = { kind: 'unknown' };

/** Columns whose cells are text, of LaTeX, array, tabularx, tabulary and ragged2e; the second ones have a width. */
const plain = new Set('lcrXLCRJ');
const boxed = new Set('pmbwW');

/** Cases whose conditions are text: those of the package cases, and the starred ones of mathtools. */
const textCases = /^(?:(?:sub)?numcases\*?|[dr]?cases\*|drcases\*)$/;

/** The columns of an environment of mathematics that has one of text; none where all of it is mathematics. */
export function columnsOfCases(name: string, kind: PlaceKind): Column[] {
  return textCases.test(name) && (kind === 'inline' || kind === 'display') ? [{ kind }, text] : [];
}

/** The columns of IEEEtran's arrays of equations, "rCl" or "l's": those of s, t and u are text; rules are unknown. */
export function columnsOfEquations(preamble: string, kind: 'inline' | 'display'): Column[] {
  return [...preamble.slice(0, mostColumns).replace(/[^A-Za-z]/g, '')].map((letter) =>
    /[stu]/.test(letter) ? text : /[lcrxyz]/i.test(letter) ? { kind } : unknown,
  );
}

/** The most columns that are told apart. */
const mostColumns = 200;

/**
 * The columns of a table by its preamble, "l|>{$}c<{$}p{3cm}*{2}{r}": cells between dollars are formulas, and those of a
 * type that nobody has defined in sight, as D of dcolumn or S of siunitx, are unknown.
 * @param defined the types of \newcolumntype
 */
export function columnsOf(preamble: string, defined: ReadonlyMap<string, Column['kind']>): Column[] {
  const columns: Column[] = [];
  let opens = false;
  for (let at = 0; at < preamble.length && columns.length < mostColumns;) {
    const letter = preamble[at++]!;
    const group = () => {
      while (preamble[at] === ' ') at++;
      const end = groupEnd(preamble, at);
      const words = preamble.slice(at + 1, end - 1);
      at = end;
      return words;
    };
    if (letter === '>') opens = hasDollar(group());
    else if (letter === '<' || letter === '@' || letter === '!') group();
    else if (letter === '*') {
      const count = Math.min(Number(group()) || 1, mostColumns);
      const inner = columnsOf(group(), defined);
      for (let n = 0; n < count; n++) columns.push(...inner);
    } else if (/[A-Za-z]/.test(letter)) {
      const kind = defined.get(letter);
      const isBoxed = kind === undefined && boxed.has(letter);
      // The numbers of siunitx have their format in brackets.
      if (preamble[at] === '[') at = preamble.indexOf(']', at) + 1 || preamble.length;
      // The alignment of w and W stands before their width.
      if (isBoxed && letter.toLowerCase() === 'w') group();
      const words = isBoxed || preamble[at] === '{' ? group() : '';
      if (opens) columns.push({ kind: 'inline' });
      else if (kind !== undefined) columns.push({ kind });
      else if (isBoxed) columns.push({ kind: 'text', width: { kind: 'width', words } });
      else columns.push(plain.has(letter) ? text : unknown);
      opens = false;
    }
  }
  return columns;
}

/** What a type of column makes of its cells, by the columns that it stands for. */
export function columnType(preamble: string, defined: ReadonlyMap<string, Column['kind']>): Column['kind'] {
  const columns = columnsOf(preamble.replace(/#\d/g, '1pt'), defined);
  return columns.length === 1 ? columns[0]!.kind : 'unknown';
}

/** Behind the group that begins at an offset; behind the next letter where none does. */
function groupEnd(text: string, start: number): number {
  if (text[start] !== '{') return Math.min(start + 1, text.length);
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return text.length;
}

function hasDollar(words: string): boolean {
  return /(^|[^\\])\$|\\\(|\\ensuremath/.test(words);
}
