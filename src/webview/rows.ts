import type { ListQuery, ListRow, RowsAnswer } from '../protocol/page.ts';

/** Rows kept on either side of what is in sight. */
const kept = 400;

type Ask = (query: ListQuery, start: number, end: number) => Promise<RowsAnswer>;

interface Listener {
  /** The first answer to a new query or of a new version: all rows before it are gone. */
  readonly reset: (before: ReadonlyMap<number, ListRow>) => void;
  /** Further rows have come. */
  readonly more: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * The rows of a query, as far as they are near to what is in sight. One question is under way at a time; when its
 * answer comes, the next one asks for what is in sight then, so fast scrolling leaves no queue behind. Answers to an
 * earlier query are dropped; rows of different versions are never mixed; old rows stay until new ones are there.
 */
export class RowSource {
  private rows = new Map<number, ListRow>();
  /** Counts queries and versions: an answer belongs to the round in which it was asked for. */
  private round = 0;
  private asking = false;
  private fresh = false;
  /** A version that was announced while a question was under way; −1 for none. */
  private news = -1;
  private sight = { start: 0, end: 30 };
  version = -1;
  /** Rows of the whole list; null before the first answer. */
  total: number | null = null;
  families = 0;
  conjectures = 0;

  constructor(
    private query: ListQuery,
    private readonly ask: Ask,
    private readonly listener: Listener,
  ) {}

  get(index: number): ListRow | undefined {
    return this.rows.get(index);
  }

  /** The index of a conjecture among the rows at hand; of equals, the nearest. */
  indexOf(id: string, near = 0): number | undefined {
    let best: number | undefined;
    for (const [index, row] of this.rows) {
      if (row.id === id && (best === undefined || Math.abs(index - near) < Math.abs(best - near)))
        best = index;
    }
    return best;
  }

  /** A new query: its rows take the place of the old ones as soon as they come. */
  setQuery(query: ListQuery): void {
    this.query = query;
    this.again();
  }

  /** The host's conjectures have changed. An answer on its way is awaited: changes may come faster than answers. */
  changed(version: number): void {
    if (version === this.version) return;
    if (this.asking) this.news = version;
    else this.again();
  }

  /** Asks for the rows in sight, whatever is there. */
  again(): void {
    this.round++;
    this.news = -1;
    this.asking = false;
    this.fresh = false;
    this.pump();
  }

  /** Rows start … end−1 are in sight, or nearly. */
  see(start: number, end: number): void {
    this.sight = { start, end };
    this.pump();
  }

  private pump(): void {
    if (this.asking) return;
    const range = this.fresh ? this.missing() : { start: Math.max(0, this.sight.start), end: this.sight.end };
    if (!range) return;
    const round = this.round;
    this.asking = true;
    this.ask(this.query, range.start, range.end).then(
      (answer) => {
        if (round === this.round) this.accept(answer, range.start);
      },
      (error: unknown) => {
        if (round !== this.round) return;
        this.asking = false;
        this.listener.failed(error);
      },
    );
  }

  private missing(): { start: number; end: number } | null {
    let start = Math.max(0, this.sight.start);
    let end = Math.min(this.sight.end, this.total ?? Infinity);
    while (start < end && this.rows.has(start)) start++;
    while (end > start && this.rows.has(end - 1)) end--;
    return start < end ? { start, end } : null;
  }

  private accept(answer: RowsAnswer, start: number): void {
    this.asking = false;
    if (!isRowsAnswer(answer) || (answer.rows.length === 0 && start < answer.total)) {
      this.listener.failed(new TypeError('not the rows that were asked for'));
      return;
    }
    if (this.fresh && answer.version < this.version) return this.again();
    const before = this.rows;
    const first = !this.fresh || answer.version !== this.version;
    if (first) {
      this.round++;
      this.rows = new Map();
      this.version = answer.version;
      this.total = answer.total;
      this.families = answer.families;
      this.conjectures = answer.conjectures;
      this.fresh = true;
    }
    answer.rows.forEach((row, i) => this.rows.set(start + i, row));
    this.forget();
    if (first) this.listener.reset(before);
    else this.listener.more();
    if (this.news > this.version) this.again();
    else this.pump();
  }

  private forget(): void {
    for (const index of this.rows.keys()) {
      if (index < this.sight.start - kept || index >= this.sight.end + kept) this.rows.delete(index);
    }
  }
}

function isRowsAnswer(answer: unknown): answer is RowsAnswer {
  if (typeof answer !== 'object' || answer === null) return false;
  const { version, total, families, conjectures, rows } = answer as Record<string, unknown>;
  const numbers = [version, total, families, conjectures].every(
    (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0,
  );
  return numbers && Array.isArray(rows) && rows.every(isListRow);
}

function isListRow(row: unknown): row is ListRow {
  if (typeof row !== 'object' || row === null) return false;
  const { kind, id, family, latex, text, signs, order, rate, gain } = row as Record<string, unknown>;
  return (
    (kind === 'family' || kind === 'member') &&
    [id, family, latex, text, signs].every((value) => typeof value === 'string') &&
    [order, rate, gain].every((value) => typeof value === 'number')
  );
}
