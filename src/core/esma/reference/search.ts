import type { Conjecture } from '../../conjecture.ts';
import type { Constant } from '../../constants/constant.ts';
import { FamilyCollection } from '../../family.ts';
import type { Family } from '../../family.ts';
import type { Numerators } from '../../fractions/numerators.ts';
import { valueOfRow } from '../valueSpace.ts';
import { ExaminedValue, examine } from '../examine.ts';
import { checkSearchable, searchBounds, searchedOrders, valueSpace } from '../searchScope.ts';
import { undecided } from '../sieve.ts';
import type { SieveFactory } from '../sieve.ts';
import { margin, searchedNumerators } from '../specification.ts';
import type { SearchSpecification } from '../specification.ts';

/** How far a search has come. */
interface SearchProgress {
  readonly candidates: number;
  readonly candidatesDone: number;
  readonly conjectures: number;
  readonly families: number;
  /** Hits of the sieve that approval refused. */
  readonly refused: number;
  /** Candidates whose terms the constant's digits do not decide. */
  readonly undecided: number;
}

/** What a search reports as it goes. */
export type SearchEvent =
  | { readonly kind: 'conjecture'; readonly conjecture: Conjecture; readonly opensFamily: boolean }
  | { readonly kind: 'progress'; readonly progress: SearchProgress }
  | {
      readonly kind: 'done';
      readonly progress: SearchProgress;
      readonly families: Family[];
      readonly cancelled: boolean;
    };

/** What a search needs beyond its specification. */
export interface SearchOptions {
  readonly createSieve: SieveFactory<Numerators>;
  /** Simplest members that a family keeps. */
  readonly membersKept: number;
  readonly signal?: AbortSignal;
}

/** Values that are judged in one call, and the longest time between two looks at the world outside. */
const valuesPerBatch = 32;
const batchMilliseconds = 20;

/**
 * The paper, step by step, on one thread and with a sieve that may be plain: enumerates the values, expands each under every
 * sign pattern, finds the recurrences and approves them. The product's search is engine/searching, with the same results
 * (test/engine/engine.test.ts); this one is what that is compared with.
 * Yields conjectures as they come, in the order of the candidates, then the families; memory grows with the families
 * and not with the candidates. Ends early, with what was found, when the signal is aborted.
 */
export async function* search(
  specification: SearchSpecification,
  constant: Constant,
  { createSieve, membersKept, signal }: SearchOptions,
): AsyncGenerator<SearchEvent> {
  checkSearchable(constant, specification);
  const space = valueSpace(constant, specification);
  const patterns = searchedNumerators(specification);
  const bounds = searchBounds(specification);
  const degree = space.rowLength / 2 - 1;
  const { height } = specification;
  const { lower, orders } = searchedOrders({ ...specification, deepens: false }, constant);
  const levels = [...lower, ...orders].map((order) => ({
    sieve: createSieve({ constant, degree, height, patterns, order, margin }),
    bounds: { ...bounds, order },
  }));
  const collection = new FamilyCollection(membersKept);
  const progress = {
    candidates: space.count * patterns.length,
    candidatesDone: 0,
    conjectures: 0,
    families: 0,
    refused: 0,
    undecided: 0,
  };
  let lastPause = performance.now();

  for (let start = 0; start < space.count; start += valuesPerBatch) {
    const end = Math.min(start + valuesPerBatch, space.count);
    const rows = space.rows(start, end);
    const verdicts = levels.map(({ sieve }) => sieve.judge(rows));
    for (let i = 0; i < end - start; i++) {
      let examined: ExaminedValue | null = null;
      for (let p = 0; p < patterns.length; p++) {
        for (const [level, { bounds }] of levels.entries()) {
          const verdict = verdicts[level]![i * patterns.length + p]!;
          if (verdict === undecided && level + 1 === levels.length) progress.undecided++;
          if (verdict < 0) continue;
          const row = rows.subarray(i * space.rowLength, (i + 1) * space.rowLength);
          examined ??= new ExaminedValue(constant, valueOfRow(row));
          const examination = examine(examined, patterns[p]!, bounds);
          if (!examination.ok) {
            progress.refused++;
            continue;
          }
          const { conjecture } = examination;
          const opensFamily = collection.add(conjecture);
          progress.conjectures++;
          progress.families = collection.size;
          yield { kind: 'conjecture', conjecture, opensFamily };
          break;
        }
      }
      progress.candidatesDone += patterns.length;
      if (performance.now() - lastPause > batchMilliseconds) {
        yield { kind: 'progress', progress: { ...progress } };
        // A macrotask, so that timers, signals and input of the same thread are heard.
        await new Promise((resolve) => setTimeout(resolve, 0));
        lastPause = performance.now();
        if (signal?.aborted) {
          yield { kind: 'done', progress: { ...progress }, families: collection.ranked(), cancelled: true };
          return;
        }
      }
    }
  }
  yield { kind: 'done', progress: { ...progress }, families: collection.ranked(), cancelled: false };
}
