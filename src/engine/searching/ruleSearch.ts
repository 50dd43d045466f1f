import type { Constant } from '../../core/constants/constant.ts';
import { ExaminedValue, examine } from '../../core/esma/examine.ts';
import { searchBounds, searchedOrders } from '../../core/esma/searchScope.ts';
import { noRecurrence, undecided } from '../../core/esma/sieve.ts';
import type { Sieve } from '../../core/esma/sieve.ts';
import { margin, searchedNumerators } from '../../core/esma/specification.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { valueOfRow } from '../../core/esma/valueSpace.ts';
import type { SearchBounds } from '../../core/conjecture.ts';
import type { Numerators } from '../../core/fractions/numerators.ts';
import { createRuleSieve } from '../../kernel/rules.ts';
import { inOneGo } from '../threads/turns.ts';
import { ForeseenEffort } from './foreseen.ts';
import { GroupCollection } from './groupCollection.ts';
import type { Collecting, GroupResult } from './groupCollection.ts';
import { rowsAt } from './groupSearch.ts';
import type { GroupWatch, Searcher, SearchSteps } from './groupSearch.ts';
import type { Effort, Foreseen } from './measured.ts';
import { countingWeight, judgingWeight, shareOfLevels } from './weights.ts';
import type { Work } from './work.ts';

/** Candidates that are judged at once, about. */
const candidatesPerSlice = 2048;

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
  readonly orbitCounts = null;
  private readonly rules: readonly Numerators[];
  private readonly levels: readonly Level[];
  /** How many of the levels go before those of the specification. */
  private readonly lower: number;
  private readonly shareAt: (level: number, share: number) => number;
  private counted = { judging: 0, hits: 0, approvals: 0 };

  constructor(
    specification: SearchSpecification,
    private readonly constant: Constant,
    private readonly work: Work,
    private readonly collecting: Collecting,
    kernel: Uint8Array,
  ) {
    const { height } = specification;
    const degree = work.rowLength / 2 - 1;
    const createSieve = createRuleSieve(kernel);
    this.rules = searchedNumerators(specification);
    const { lower, orders } = searchedOrders(specification, constant);
    this.lower = lower.length;
    this.shareAt = shareOfLevels([...lower, ...orders]);
    this.levels = [...lower, ...orders].map((order) => ({
      sieve: createSieve({ constant, degree, height, patterns: this.rules, order, margin }),
      bounds: { ...searchBounds(specification), order },
    }));
  }

  get effort(): Effort {
    return { ...this.counted };
  }

  countJudged(): number {
    return 0;
  }

  foresee(group: number, most: number): Foreseen {
    const { rowLength } = this.work;
    const rows = this.work.rows(group);
    const rules = this.rules.length;
    const count = rows.length / rowLength;
    const step = Math.max(1, Math.floor((count * rules) / most));
    let active = Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step);
    const foreseen = new ForeseenEffort(count === 0 ? 1 : active.length / count, false);
    const hit = new Set<number>();
    for (const [number, { sieve, bounds }] of this.levels.entries()) {
      if (number > this.lower) {
        const promising = new Set([...hit].map((candidate) => Math.floor(candidate / rules)));
        active = active.filter((row) => promising.has(row));
      }
      if (active.length === 0) break;
      const verdicts = sieve.judge(rowsAt(rows, active, rowLength));
      foreseen.judged(
        bounds.order,
        active.map((row, i) =>
          Array.from({ length: rules }, (_, place) => {
            const candidate = row * rules + place;
            const isHit = verdicts[i * rules + place]! > noRecurrence;
            const isNew = isHit && !hit.has(candidate);
            if (isNew) hit.add(candidate);
            return { tail: candidate, isHit, isNew };
          }),
        ),
      );
    }
    return foreseen.result();
  }

  run(group: number, watch: GroupWatch): GroupResult | null {
    return inOneGo(this.steps(group, watch));
  }

  /**
   * Searches a group. Where the order rises in steps, candidates without a recurrence are judged again at the next one if
   * their value has shown a pattern.
   */
  *steps(group: number, watch: GroupWatch): SearchSteps {
    const rows = this.work.rows(group);
    const count = rows.length / this.work.rowLength;
    const candidates = count * this.rules.length;
    const found = new GroupCollection(candidates, candidates, this.collecting);
    this.counted = { judging: 0, hits: 0, approvals: 0 };
    let active = Array.from({ length: count }, (_, row) => row);
    for (const [number, level] of this.levels.entries()) {
      if (number <= this.lower) found.undecided = 0;
      else active = found.hitRows(this.rules.length);
      const stopped = (candidate: number) => watch.stopped(candidate);
      const slice = Math.max(1, Math.round(candidatesPerSlice / this.rules.length));
      for (let start = 0; start < active.length; start += slice) {
        const judged = active.slice(start, start + slice);
        const advanced = (candidates: number) =>
          watch.advanced(this.shareAt(number, (start + candidates / this.rules.length) / active.length), () =>
            found.shares(),
          );
        if (!(yield* this.searchRows(rows, judged, level, found, { stopped, advanced }))) return null;
        advanced(judged.length * this.rules.length);
      }
      found.expansions += active.length * this.rules.length;
    }
    return found.result();
  }

  /**
   * Judges some rows of a group and approves the hits; false when it was stopped on the way.
   * @param watch told after each conjecture how many candidates of these rows are done
   */
  private *searchRows(
    rows: Int32Array,
    active: readonly number[],
    { sieve, bounds }: Level,
    found: GroupCollection,
    watch: Pick<GroupWatch, 'stopped'> & { advanced(candidates: number): void },
  ): Generator<undefined, boolean> {
    const { rowLength } = this.work;
    const rules = this.rules.length;
    const rowOf = (row: number) => rows.subarray(row * rowLength, (row + 1) * rowLength);
    const batch = rowsAt(rows, active, rowLength);
    yield;
    if (watch.stopped(active[0]! * rules)) return false;
    const verdicts = sieve.judge(batch);
    const { counted } = this;
    counted.judging += judgingWeight(
      {
        candidates: verdicts.length,
        expansions: verdicts.length,
        hits: verdicts.filter((order) => order > noRecurrence).length,
      },
      bounds.order,
    );
    for (const [i, row] of active.entries()) {
      let value: ExaminedValue | null = null;
      for (const [place, rule] of this.rules.entries()) {
        const candidate = row * rules + place;
        const verdict = verdicts[i * rules + place]!;
        if (found.has(candidate)) continue;
        if (verdict === undecided) found.undecided++;
        if (verdict <= noRecurrence) continue;
        yield;
        if (watch.stopped(candidate)) return false;
        counted.judging += countingWeight(1, value ? 0 : 1);
        value ??= new ExaminedValue(this.constant, valueOfRow(rowOf(row)));
        counted.hits++;
        counted.approvals++;
        const examination = examine(value, rule, bounds);
        if (examination.ok) {
          found.add(candidate, examination.conjecture);
          watch.advanced(i * rules + place + 1);
        } else found.refused++;
      }
    }
    return true;
  }
}
