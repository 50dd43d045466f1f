import type { Conjecture } from '../core/conjecture.ts';
import { convergenceGain } from '../core/conjecture.ts';
import type { Family } from '../core/family.ts';
import { latexArticle } from '../formats/article.ts';
import { displaySigns, formatRule, formatTerms, formatValue } from '../formats/plain.ts';
import { LibraryWriter } from '../library/file.ts';
import { conjectureToLine } from '../library/json.ts';
import { describeCorruptLine } from '../library/library.ts';
import type { OutputOptions } from './searchRequest.ts';
import { fit, grouped, table } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** The figures of the summary line. */
export interface SearchTotals {
  readonly values: number;
  readonly candidates: number;
  readonly candidatesDone: number;
  readonly conjectures: number;
  readonly undecided: number;
}

/** Continued-fraction depth of a formula in an article. */
const articleDepth = 5;

/** Puts a search's conjectures out as they come, and its families at the end. */
export class SearchOutput {
  private readonly library: LibraryWriter | null;
  private readonly started = performance.now();
  private written = 0;

  /** Opens the library, before anything is searched. @throws InputError where it can't be written. */
  constructor(
    private readonly options: OutputOptions,
    private readonly terminal: Terminal,
  ) {
    const { library: path } = options;
    this.library = path === null ? null : new LibraryWriter(path);
    for (const corrupt of this.library?.corrupt ?? []) {
      terminal.err(`${path}, ${describeCorruptLine(corrupt)}; kept as it is.\n`);
    }
  }

  /** A conjecture of a search that puts out all of them. */
  conjecture(conjecture: Conjecture): void {
    this.library?.add(conjecture);
    if (this.options.format === 'json' && this.written < this.options.limit) {
      this.terminal.out(`${conjectureToLine(conjecture)}\n`);
    }
    this.written++;
  }

  /** The end of the search: families, simplest first, and the summary. */
  finish(families: readonly Family[], totals: SearchTotals, cancelled: boolean): void {
    const { selection, limit, format, command } = this.options;
    const shown = limit === Infinity ? families : families.slice(0, limit);
    if (selection !== 'all') {
      for (const { members } of shown)
        for (const member of members.slice(0, selection)) this.putMember(member);
    }
    if (format === 'latex') {
      const { candidates, conjectures } = totals;
      const search = { command, candidates, conjectures, families: families.length };
      this.terminal.out(latexArticle(shown, search, articleDepth));
    }
    if (format === 'text') this.terminal.out(familyTable(shown, this.options, this.terminal.columns));
    const seconds = ((performance.now() - this.started) / 1000).toFixed(2);
    const lines = [
      `${grouped(totals.values)} values, ${grouped(totals.candidates)} candidates, ${grouped(totals.conjectures)} conjectures in ${grouped(families.length)} families, ${seconds} s`,
    ];
    if (totals.undecided > 0) {
      lines.push(`${grouped(totals.undecided)} candidates need more digits of the constant than there are.`);
    }
    if (cancelled)
      lines.push(`Interrupted after ${grouped(totals.candidatesDone)} candidates; what was found is kept.`);
    const write = format === 'text' ? this.terminal.out : this.terminal.err;
    write(`${lines.join('\n')}\n`);
  }

  private putMember(member: Conjecture): void {
    this.library?.add(member);
    if (this.options.format === 'json') this.terminal.out(`${conjectureToLine(member)}\n`);
  }

  close(): void {
    this.library?.close();
  }
}

/** Columns of the table: their heads, and whether they are set flush right. */
const columnHeads = [
  '',
  'value',
  'terms',
  'signs',
  'rule (k = 0, 1, 2, …)',
  'order',
  'members',
  'digits/term',
  'gain',
];
const rightColumns = new Set([0, 5, 6, 7, 8]);
const termsColumn = 2;
const ruleColumn = 4;

/** Families as a table, simplest first, and below each the further members that were asked for. */
function familyTable(
  families: readonly Family[],
  { selection, terms }: OutputOptions,
  columns: number,
): string {
  if (families.length === 0) return '';
  const rows: string[][] = [columnHeads];
  families.forEach((family, index) => {
    family.members.slice(0, selection === 'all' ? 1 : selection).forEach((member, place) => {
      rows.push([
        place === 0 ? String(index + 1) : '',
        formatValue(member.value, member.constant),
        `= ${formatTerms(member.terms, terms)}`,
        displaySigns(member.fraction.signs),
        `${formatRule(member.fraction.rule)}${family.quadratic ? '  (quadratic)' : ''}`,
        String(member.order),
        place === 0 ? grouped(family.count) : '',
        member.rate.toFixed(2),
        `×${convergenceGain(member).toFixed(2)}`,
      ]);
    });
  });
  const widths = columnHeads.map((_, column) => Math.max(...rows.map((row) => [...row[column]!].length)));
  const width = widths.reduce((sum, each) => sum + each + 2, -2);
  if (width <= columns) return `${table(rows, rightColumns)}\n`;
  // The terms and the rule, the longest columns, share what the others leave.
  const spare = columns - (width - widths[termsColumn]! - widths[ruleColumn]!);
  const termsWidth = Math.max(20, Math.min(widths[termsColumn]!, Math.floor(spare / 2)));
  const limits = new Map([
    [termsColumn, termsWidth],
    [ruleColumn, Math.max(16, spare - termsWidth)],
  ]);
  const narrow = rows.map((row) => row.map((text, column) => fit(text, limits.get(column) ?? Infinity)));
  return `${table(narrow, rightColumns)}\n`;
}
