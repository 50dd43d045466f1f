import type { Constant } from '../../core/constants/constant.ts';
import { ExaminedValue, examine } from '../../core/esma/examine.ts';
import { searchBounds } from '../../core/esma/searchScope.ts';
import { noRecurrence, undecided } from '../../core/esma/sieve.ts';
import type { Sieve } from '../../core/esma/sieve.ts';
import { margin, ordersOf, searchedNumerators } from '../../core/esma/specification.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { valueOfRow } from '../../core/esma/valueSpace.ts';
import type { SearchBounds } from '../../core/conjecture.ts';
import type { Numerators } from '../../core/fractions/numerators.ts';
import { plainRuleSieve } from '../../kernel/plainRules.ts';
import { GroupCollection } from './groupSearch.ts';
import type { Collecting, GroupResult, GroupWatch, Searcher } from './groupSearch.ts';
import type { Work } from './work.ts';

/** One bound on the order of a search: its sieve, and what it approves. */
interface Level {
  readonly sieve: Sieve;
  readonly bounds: SearchBounds;
}

/**
 * Searches groups under numerators of any kind. Complete quotients under numerators that change with their place meet
 * hardly ever, so every candidate is expanded by itself, and every hit approved by numbers.
 */
export class RuleSearch implements Searcher {
  readonly judged = 0;
  readonly orbitCounts = null;
  private readonly rules: readonly Numerators[];
  private readonly levels: readonly Level[];

  constructor(
    specification: SearchSpecification,
    private readonly constant: Constant,
    private readonly work: Work,
    private readonly collecting: Collecting,
  ) {
    const { height } = specification;
    const degree = work.rowLength / 2 - 1;
    this.rules = searchedNumerators(specification);
    this.levels = ordersOf(specification).map((order) => ({
      sieve: plainRuleSieve({ constant, degree, height, patterns: this.rules, order, margin }),
      bounds: { ...searchBounds(specification), order },
    }));
  }

  countJudged(): number {
    return 0;
  }

  /**
   * Searches a group; null when it was stopped on the way. Where the order rises in steps, candidates without a recurrence
   * are judged again at the next one if their value has shown a pattern.
   */
  run(group: number, watch: GroupWatch): GroupResult | null {
    const rows = this.work.rows(group);
    const count = rows.length / this.work.rowLength;
    const candidates = count * this.rules.length;
    const found = new GroupCollection(candidates, candidates, this.collecting);
    let active = Array.from({ length: count }, (_, row) => row);
    for (const [number, level] of this.levels.entries()) {
      if (number > 0) active = found.hitRows(this.rules.length);
      for (const [done, row] of active.entries()) {
        if (watch.stopped(row * this.rules.length)) return null;
        this.searchRow(rows, row, level, found);
        watch.advanced((number + (done + 1) / active.length) / this.levels.length, () => found.shares());
      }
      found.expansions += active.length * this.rules.length;
    }
    return found.result();
  }

  private searchRow(rows: Int32Array, row: number, { sieve, bounds }: Level, found: GroupCollection): void {
    const { rowLength } = this.work;
    const coefficients = rows.subarray(row * rowLength, (row + 1) * rowLength);
    let value: ExaminedValue | null = null;
    for (const [place, verdict] of sieve.judge(coefficients).entries()) {
      const candidate = row * this.rules.length + place;
      if (found.has(candidate)) continue;
      if (verdict === undecided) found.undecided++;
      if (verdict <= noRecurrence) continue;
      value ??= new ExaminedValue(this.constant, valueOfRow(coefficients));
      const examination = examine(value, this.rules[place]!, bounds);
      if (examination.ok) found.add(candidate, examination.conjecture);
      else found.refused++;
    }
  }
}
