import type { Conjecture } from '../core/conjecture.ts';
import type { Piece } from '../formats/latex/styles/formula.ts';
import { joined, tableCells } from '../formats/latex/styles/table.ts';
import { columnsOf } from './reading/latexColumns.ts';
import { rowAround } from './rowsOfDisplay.ts';
import type { Spot } from './spot.ts';

/** Tables whose columns are told by letters. */
const tables = /^(tabular[*xy]?|longtable|supertabular|xltabular)\*?$/;

/** Lines and spaces between the rows of a table. */
const rules =
  /\\(?:hline|toprule|midrule|bottomrule|addlinespace|cline|cmidrule(?:\([lr]*\))?|endhead|endfirsthead)/g;

/**
 * A conjecture as the row of the table that a caret stands in, where that begins a row of cells of text; null elsewhere.
 * @param width what the row may take, in points at 10 pt
 */
export function rowOfTable(conjecture: Conjecture, spot: Spot, width: number): readonly Piece[] | null {
  const columns = columnsAround(spot);
  if (columns === 0) return null;
  const { before, after, isOwnLine, hasRowsAfter, indent } = rowAround(spot);
  const begun =
    before
      .replace(/^\s*\[[^\]]*\]/, '')
      .replace(rules, '')
      .trim() !== '';
  if ((begun && !isOwnLine) || after.replace(rules, '').trim() !== '') return null;
  const row = joined(tableCells(conjecture, columns, width));
  const isEnded = !isOwnLine && hasRowsAfter;
  return [...(begun ? [`\\\\\n${indent}`] : []), ...row, ...(isEnded ? [] : [' \\\\'])];
}

/** How many columns of text the table around a caret has; 0 where that is not known, or some are none of text. */
function columnsAround({ text, place: { within, start } }: Spot): number {
  if (!tables.test(within)) return 0;
  const words = /^(?:\[[^\]\n]{0,100}\]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}){1,4}/.exec(
    text.slice(start, start + longestPreamble),
  )?.[0];
  const preamble = words && /\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}$/.exec(words)?.[1];
  const columns = columnsOf(preamble ?? '', new Map());
  return columns.every(({ kind }) => kind === 'text') ? columns.length : 0;
}

/** The longest preamble of a table that is read. */
const longestPreamble = 2000;
