import type { Conjecture } from '../core/conjecture.ts';
import { isSigned, numeratorsOf } from '../core/fractions/fraction.ts';
import { rateTerms } from '../core/fractions/convergence.ts';
import { formatRational } from '../core/numbers/rational.ts';
import { digitsReached, shownGain } from '../core/gain.ts';
import type { Family } from '../core/family.ts';
import { Prover } from '../core/theorems/certificates/familyProof.ts';
import { withCertificate } from '../core/theorems/certificates/prove.ts';
import { relationOf } from '../core/theorems/relation.ts';
import { standingOf } from '../core/theorems/standing.ts';
import { latexArticle } from '../formats/latex/article.ts';
import { displayNumerators, formatRule, formatTerms, formatLeftSide } from '../formats/text/plain.ts';
import { relationNames } from '../formats/text/relation.ts';
import { formatStanding } from '../formats/text/standing.ts';
import { LibraryWriter } from '../library/writer.ts';
import { conjectureToLine } from '../library/json.ts';
import { describeUnreadableLines } from '../library/library.ts';
import type { OutputOptions } from './searchRequest.ts';
import { isOfRelation } from './selection.ts';
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
  private readonly prover = new Prover();
  /** Shown members with their proofs, by family, of those that were whole before the search ended. */
  private readonly prepared = new Map<string, readonly Conjecture[]>();
  private written = 0;
  private tried = 0;
  private proved = 0;

  /** Opens the library, before anything is searched. @throws InputError where it cannot be written. */
  constructor(
    private readonly options: OutputOptions,
    private readonly terminal: Terminal,
  ) {
    const { library: path } = options;
    this.library = path === null ? null : new LibraryWriter(path, options.inputs);
    for (const line of describeUnreadableLines(path ?? '', this.library?.unreadable ?? [], 'kept as it is'))
      terminal.err(line);
  }

  /** A conjecture of a search that puts out all of them. */
  conjecture(conjecture: Conjecture): void {
    const written = this.options.format === 'json' && this.written < this.options.limit;
    this.written++;
    if (!written && !this.library) return;
    const record = this.options.proving === 'all' ? this.withProof(conjecture) : conjecture;
    this.library?.add(record);
    if (written) this.terminal.out(`${conjectureToLine(record)}\n`);
  }

  private withProof(conjecture: Conjecture): Conjecture {
    const proof = this.prover.prove(conjecture);
    this.tried++;
    if (proof.ok) this.proved++;
    return withCertificate(conjecture, proof);
  }

  /** Members of a family that are shown with a proof, if they have one; 0 where families are shown without. */
  private get provedOfFamily(): number {
    const { selection, format, proving } = this.options;
    if (proving === 'none' || (selection === 'all' && format === 'json')) return 0;
    return format === 'latex' ? Infinity : selection === 'all' ? 1 : selection;
  }

  /** Families to which nothing will be added: what is shown of them is worked out while the search goes on. */
  families(found: readonly Pick<Family, 'members'>[]): void {
    const count = this.provedOfFamily;
    for (const { members } of found) {
      if (count === 0 || this.prepared.size >= this.options.limit) return;
      const prover = new Prover();
      const shown = members.slice(0, count).map((member) => withCertificate(member, prover.prove(member)));
      this.prepared.set(members[0]!.family, shown);
      if (this.options.format === 'text') shown.forEach(gainText);
    }
  }

  /** Families of the kind that is asked for, as many as are shown: some kinds are known by the proof alone. */
  private narrowed(families: readonly Family[]): readonly Family[] {
    const { relation, limit, proving } = this.options;
    if (relation === null) return families;
    const fitting: Family[] = [];
    for (const family of families) {
      if (fitting.length === limit) break;
      const [first] = family.members;
      const known = proving === 'none' ? first! : withCertificate(first!, this.prover.prove(first!));
      if (isOfRelation(known, relation)) fitting.push(family);
    }
    return fitting;
  }

  /** The families with their shown members, each of these with its proof where there is one. */
  private shownFamilies(families: readonly Family[]): readonly Family[] {
    const { limit } = this.options;
    const fitting = this.narrowed(families);
    const shown = limit === Infinity ? fitting : fitting.slice(0, limit);
    const count = this.provedOfFamily;
    if (count === 0) return shown;
    // What was counted as it came is not counted again.
    const { tried, proved } = this;
    const withProofs = shown.map((family) => {
      const members = family.members.slice(0, count);
      const prepared = this.prepared.get(family.id) ?? [];
      const isPrepared =
        prepared.length === members.length && prepared.every(({ id }, i) => id === members[i]!.id);
      if (!isPrepared) return { ...family, members: members.map((member) => this.withProof(member)) };
      this.tried += prepared.length;
      this.proved += prepared.filter(({ claimedProof }) => claimedProof !== null).length;
      return { ...family, members: prepared };
    });
    if (tried > 0) [this.tried, this.proved] = [tried, proved];
    return withProofs;
  }

  /** The end of the search: families, simplest first, and the summary. */
  finish(families: readonly Family[], totals: SearchTotals, cancelled: boolean): void {
    const { selection, format, command } = this.options;
    // Proving may take its time, in which the command may be ended.
    this.library?.flush();
    const shown = this.shownFamilies(families);
    for (const { members } of shown) {
      if (selection !== 'all') for (const member of members.slice(0, selection)) this.putMember(member);
      // Of those that were written as they came, the proved ones stand once more with their proofs.
      else for (const member of members) if (member.claimedProof) this.library?.add(member);
    }
    if (format === 'latex') {
      const { candidates, conjectures } = totals;
      const search = {
        command,
        origin: 'found',
        candidates,
        conjectures,
        families: families.length,
      } as const;
      this.terminal.out(latexArticle(shown, search, articleDepth));
    }
    if (format === 'text') this.terminal.out(familyTable(shown, this.options, this.terminal.columns));
    const seconds = ((performance.now() - this.started) / 1000).toFixed(2);
    const proofs = this.tried > 0 ? `, ${grouped(this.proved)} of ${grouped(this.tried)} shown proved` : '';
    const lines = [
      `${grouped(totals.values)} values, ${grouped(totals.candidates)} candidates, ${grouped(totals.conjectures)} conjectures in ${grouped(families.length)} families${proofs}, ${seconds} s`,
    ];
    if (this.options.relation !== null)
      lines.push(`Shown are ${grouped(shown.length)} families of the kind ${this.options.relation}.`);
    else if (format === 'latex' && shown.length < families.length)
      lines.push(
        `The article has the ${grouped(shown.length)} simplest of ${grouped(families.length)} families; --limit all writes all.`,
      );
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
  `at ${rateTerms} terms`,
  'gain',
  'standing',
  'beside ±1',
];
const rightColumns = new Set([0, 5, 6, 7, 8]);
const termsColumn = 2;
const numeratorsColumn = 3;
const ruleColumn = 4;
const standingColumn = 9;
const relationColumn = 10;

/** Characters of the standing in a table that is too wide: a classical result is recognized by its first words. */
const standingWidth = 30;

/** "×3/2", the limit; "≈×1.63" where it is only measured. */
function gainText(conjecture: Conjecture): string {
  const { value, limit } = shownGain(conjecture);
  return limit ? `×${formatRational(limit)}` : `≈×${value.toFixed(2)}`;
}

/** Families as a table, simplest first, and below each the further members that were asked for. */
function familyTable(
  families: readonly Family[],
  { selection, terms, proving }: OutputOptions,
  columns: number,
): string {
  if (families.length === 0) return '';
  const hasOthers = families.some(({ members }) => members.some(({ fraction }) => !isSigned(fraction)));
  const heads = columnHeads.slice(
    0,
    proving === 'none' ? standingColumn : hasOthers ? undefined : relationColumn,
  );
  if (hasOthers) heads[numeratorsColumn] = 'numerators';
  const rows: string[][] = [heads];
  families.forEach((family, index) => {
    family.members.slice(0, selection === 'all' ? 1 : selection).forEach((member, place) => {
      rows.push([
        place === 0 ? String(index + 1) : '',
        formatLeftSide(member),
        `= ${formatTerms(member.terms, terms)}`,
        displayNumerators(numeratorsOf(member.fraction)),
        `${formatRule(member.fraction.rule)}${family.quadratic ? '  (quadratic)' : ''}`,
        String(member.order),
        place === 0 ? grouped(family.count) : '',
        `${grouped(digitsReached(member))} digits`,
        gainText(member),
        ...(proving === 'none' ? [] : [formatStanding(standingOf(member))]),
        ...(proving === 'none' || !hasOthers ? [] : [relationNames[relationOf(member).kind]]),
      ]);
    });
  });
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => [...row[column]!].length)));
  const width = widths.reduce((sum, each) => sum + each + 2, -2);
  if (width <= columns) return `${table(rows, rightColumns)}\n`;
  // The terms and the rule, the longest columns, share what the others leave.
  const standing = widths[standingColumn] ?? 0;
  const narrowed = Math.min(standing, standingWidth);
  const others = width - widths[termsColumn]! - widths[ruleColumn]! - (standing - narrowed);
  const spare = columns - others;
  const termsWidth = Math.max(20, Math.min(widths[termsColumn]!, Math.floor(spare / 2)));
  const limits = new Map([
    [termsColumn, termsWidth],
    [ruleColumn, Math.max(16, spare - termsWidth)],
    [standingColumn, narrowed],
  ]);
  const narrow = rows.map((row) => row.map((text, column) => fit(text, limits.get(column) ?? Infinity)));
  return `${table(narrow, rightColumns)}\n`;
}
