/** A row of a table of named numbers. */
export interface NamedRow {
  readonly input: string;
  /** The best name as text and as LaTeX; null where there is none. */
  readonly name: { readonly text: string; readonly latex: string } | null;
  /** Digits that the name explains beyond its cost; null where no digits were compared. */
  readonly surplus: number | null;
  readonly standing: string;
}

/** How a table of numbers is written. */
export type TableNotation = 'latex' | 'markdown' | 'text';

const titles = ['number', 'name', 'surplus', 'standing'] as const;

/** A table of numbers with their names: a tabular environment, a table of Markdown, or columns apart by tabulators. */
export function numbersTable(rows: readonly NamedRow[], notation: TableNotation): string {
  const figures = ({ surplus, standing }: NamedRow): string[] => [surplus?.toFixed(1) ?? '', standing];
  if (notation === 'latex') {
    const lines = rows.map((row) =>
      [`$${row.input}$`, row.name ? `$${row.name.latex}$` : '--', ...figures(row)].join(' & '),
    );
    return [
      '\\begin{tabular}{llrl}',
      `  ${titles.join(' & ')} \\\\`,
      '  \\hline',
      ...lines.map((line) => `  ${line} \\\\`),
      '\\end{tabular}',
    ].join('\n');
  }
  if (notation === 'markdown') {
    const cells = rows.map((row) => [row.input, row.name ? `$${row.name.latex}$` : '–', ...figures(row)]);
    return [titles, ['---', '---', '---:', '---'], ...cells]
      .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
      .join('\n');
  }
  return [titles, ...rows.map((row) => [row.input, row.name?.text ?? '', ...figures(row)])]
    .map((row) => row.join('\t'))
    .join('\n');
}
