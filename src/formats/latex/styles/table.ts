import type { Conjecture } from '../../../core/conjecture.ts';
import { numeratorsOf } from '../../../core/fractions/fraction.ts';
import { numeratorsKey } from '../../../core/fractions/numerators.ts';
import type { Numerators } from '../../../core/fractions/numerators.ts';
import { numeratorParts } from '../formulaParts.ts';
import { inlineFormula } from '../inlineFormula.ts';
import { latexLeftSide, latexPolynomial } from '../latex.ts';
import { lineWidth } from '../rows.ts';
import { latexWidth, widestRow } from '../width.ts';
import { packagesOf, textOf } from './formula.ts';
import type { Formula, FormulaOptions, Piece } from './formula.ts';
import { line } from './line.ts';
import { narrow } from './narrow.ts';
import { fewestTerms } from './style.ts';
import type { Style } from './style.ts';

/** A table of one row, to which an author adds others; in a table that is there, the row alone. */
export const table: Style<'table'> = {
  name: 'table',
  title: 'row of a table',
  description:
    'A table of the value, its fraction and the rule of its terms; in a table of yours, a row of it.',
  dependsOnDepth: false,
  form: 'table',
  write,
};

/** The heads of the columns. */
const heads = ['value', '$[a_0; a_1, \\dots]$', '$b_n$'] as const;

/** Space that a column takes beside its cells, in points at 10 pt: \tabcolsep on either side. */
const besideCells = 12;

/** A space between words, in points at 10 pt. */
const betweenFormulas = 4;

function write(conjecture: Conjecture, { width = lineWidth }: FormulaOptions): Formula {
  const cells = tableCells(conjecture, heads.length, width);
  const head = cells.length === 1 ? [] : [`${heads.slice(0, cells.length).join(' & ')} \\\\`, '\\hline'];
  // A column alone needs no space beside it.
  const columns = cells.length === 1 ? '@{}l@{}' : 'l'.repeat(cells.length);
  const block: Piece[] = [
    `\\begin{center}\n\\begin{tabular}{${columns}}\n${head.map((line) => `${line}\n`).join('')}`,
    ...joined(cells),
    ' \\\\\n\\end{tabular}\n\\end{center}',
  ];
  return { body: undefined, block, packages: packagesOf(block), preamble: [] };
}

/**
 * A conjecture as the cells of a table's row: value, terms and numerators; fewer where the columns or the width are not enough.
 * @param most columns, ≥ 1
 * @param width of them all together, in points at 10 pt
 */
export function tableCells(
  conjecture: Conjecture,
  most: number,
  width = lineWidth,
): readonly (readonly Piece[])[] {
  const { value, constant, fraction } = conjecture;
  const numerators = numeratorsOf(fraction);
  const own = numeratorsKey(numerators) === '+' ? [] : numeratorCells(numerators);
  const left: Piece[] = ['$', { place: 'value', text: latexLeftSide({ value, constant }) }, '$'];
  const list = `$${termList(conjecture)}$`;
  for (const cells of [
    [left, [list], [own.length === 0 ? '$b_{n} = 1$' : own.join(', ')]],
    [left, [[list, ...own].join(', ')]],
  ])
    if (cells.length <= most && widthOf(cells) <= width) return cells;
  const whole = ['$', ...inlineFormula(conjecture, width - besideCells), '$'];
  if (widthOf([whole]) <= width) return [whole];
  // A number of a hundred digits stands below the list of the terms; what no line holds stands over several.
  const bodies = [line, narrow].map(
    (style) =>
      style.write(conjecture, { depth: 1, environment: 'brackets', width: width - besideCells }).body!,
  );
  const room = (body: readonly Piece[]) => Math.max(width - besideCells, widestRow(textOf(body)));
  const narrowest = bodies.reduce((best, body) => (room(body) < room(best) ? body : best));
  return [['$', ...narrowest, '$']];
}

/** The numerators as formulas of a line. */
function numeratorCells(numerators: Numerators): string[] {
  const parts = numeratorParts(numerators, 'k');
  return (parts.length === 0 ? ['b_{n} = -1'] : parts).map((part) => `$${part}$`);
}

/** All terms in brackets, as Hurwitz has them: the block for k = 0, 1, 2, … stands below a bar; a recurrence has its first terms. */
function termList({ fraction: { rule }, terms }: Conjecture): string {
  if (rule.kind !== 'interlaced') return `[${terms[0]}; ${terms.slice(1, fewestTerms).join(', ')}, \\dots]`;
  const { preperiod, polynomials } = rule;
  const block = `\\overline{${polynomials.map((polynomial) => latexPolynomial(polynomial, 'k')).join(', ')}}`;
  const [first, ...others] = preperiod;
  const list = first === undefined ? `[${block}]` : `[${first}; ${[...others, block].join(', ')}]`;
  return polynomials.every(({ length }) => length <= 1) ? list : `${list}_{k=0}^{\\infty}`;
}

/** Cells as the row of a table, without its end. */
export function joined(cells: readonly (readonly Piece[])[]): Piece[] {
  return cells.flatMap((cell, i) => (i === 0 ? cell : [' & ', ...cell]));
}

/** What cells take beside each other, in points at 10 pt. */
function widthOf(cells: readonly (readonly Piece[])[]): number {
  return cells.reduce((sum, cell) => {
    const words = textOf(cell);
    const spaces = words.match(/\$,? \$/g) ?? [];
    return sum + latexWidth(words.replaceAll('$', '')) + betweenFormulas * spaces.length + besideCells;
  }, 0);
}
