import type { Conjecture } from '../../core/conjecture.ts';
import { isRelation } from '../../core/theorems/relationKinds.ts';
import type { ListQuery, SortOrder } from '../../protocol/page.ts';
import { searchWords } from '../../formats/text/searchWords.ts';
import { compareEntries } from './entry.ts';
import type { Entry } from './entry.ts';
import { sortInTurns, Turns } from './turns.ts';

/** A family as the list shows it: all members that are at hand, simplest first, and how many were found. */
export interface ListedFamily {
  readonly id: string;
  readonly members: readonly Entry[];
  readonly count: number;
}

/** A row of the list. */
export interface Listed {
  readonly entry: Entry;
  readonly family: ListedFamily;
  readonly isMember: boolean;
}

/** The list that a query describes. */
export interface ConjectureList {
  readonly rows: readonly Listed[];
  readonly families: number;
  readonly conjectures: number;
}

/** What one search or one file has of a family. */
interface Share {
  count: number;
  members: Map<string, Entry>;
}

/** What one search or one file has. */
class Source {
  readonly families = new Map<string, Share>();
  readonly entries = new Map<string, Entry>();
  readonly constants = new Set<string>();

  /** The family's share, to be added to. */
  share(family: string): Share {
    let share = this.families.get(family);
    if (!share) this.families.set(family, (share = { count: 0, members: new Map() }));
    return share;
  }

  /** Adds an entry, or puts it in the place of the one with its id. */
  put(entry: Entry): void {
    const { id, family, constant } = entry;
    const old = this.entries.get(id);
    if (old && old.family !== family) this.drop(old);
    this.share(family).members.set(id, entry);
    this.entries.set(id, entry);
    this.constants.add(constant);
  }

  drop({ id, family }: Entry): void {
    this.entries.delete(id);
    const share = this.families.get(family);
    share?.members.delete(id);
    if (share?.members.size === 0) this.families.delete(family);
  }
}

/** Lists that are kept until something changes. */
const keptLists = 4;

/**
 * The conjectures of all searches and opened files, by source and family. Asked for a list, it filters, sorts and lays
 * out the rows, and keeps the last lists until something changes.
 */
export class Collection {
  private changes = 0;
  /** What is being read and may bring conjectures. */
  private readonly expected = new Set<Promise<unknown>>();
  /** Told when there is something to list, or nothing is expected any more. */
  private waiting: (() => void)[] = [];
  private readonly sources = new Map<string, Source>();
  /** The families of the last list, in its order. */
  private order: readonly string[] = [];
  private readonly lists = new Map<string, Promise<ConjectureList>>();
  private listedVersion = -1;

  /** Counts the changes. */
  get version(): number {
    return this.changes;
  }

  /** Tells that something is being read that may bring conjectures. */
  expect(reading: Promise<unknown>): void {
    const done = () => {
      this.expected.delete(reading);
      if (this.expected.size === 0) this.wake();
    };
    this.expected.add(reading);
    reading.then(done, done);
  }

  /** Waits until there is something to list, or nothing is expected any more: a list that fills is not shown empty. */
  async ready(): Promise<void> {
    if (this.isEmpty && this.expected.size > 0)
      await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Adds to what a source has of a family; of its members the simplest `most` are kept, whatever came first. */
  add(name: string, members: readonly Entry[], count = members.length, most = Infinity): void {
    const [first] = members;
    if (!first) return;
    const source = this.source(name);
    const share = source.share(first.family);
    share.count += count;
    for (const member of members) source.put(member);
    if (share.members.size > most) {
      const ranked = [...share.members.values()].sort(compareEntries);
      for (const entry of ranked.slice(most)) source.drop(entry);
    }
    this.changed();
  }

  /**
   * Adds what is listed one by one, as the lines of a file: of several with one id the last stands, but for one without a
   * certificate that holds after one with it.
   * @returns how many conjectures the source has then
   */
  async addEntries(name: string, entries: readonly Entry[]): Promise<number> {
    const turns = new Turns();
    const source = this.source(name);
    for (const entry of entries) {
      if (supersedes(entry, source.entries.get(entry.id))) source.put(entry);
      if (turns.due) await turns.take();
    }
    this.changed();
    return source.entries.size;
  }

  /** Replaces a conjecture wherever it is, as after a verification. */
  replace(conjecture: Conjecture): void {
    this.replaceAll([conjecture]);
  }

  /** Replaces conjectures wherever they are. */
  replaceAll(conjectures: readonly Conjecture[]): void {
    if (conjectures.length === 0) return;
    for (const source of this.sources.values()) {
      for (const conjecture of conjectures) {
        const old = source.entries.get(conjecture.id);
        if (old) source.put(old.replacedBy(conjecture));
      }
    }
    this.changed();
  }

  /** The members of a family that are at hand, of all sources, each once. @param most of so many the first ones */
  ofFamily(family: string, most: number): Conjecture[] {
    const shares = [...this.sources.values()].flatMap(({ families }) => families.get(family) ?? []);
    return [...mergedMembers(shares).values()].slice(0, most).map(({ conjecture }) => conjecture);
  }

  /**
   * Of all sources the conjecture with the same value whose fraction gives most digits; undefined where none gives more.
   * @param digitsOf measures what some terms give: what an entry's record says of its rate is a claim
   * @param value what the search text of every conjecture with this value begins with (`searchedValue`)
   */
  async fasterThan(
    conjecture: Conjecture,
    value: string,
    digitsOf: (conjecture: Conjecture) => number,
  ): Promise<Conjecture | undefined> {
    const turns = new Turns();
    let fastest: Conjecture | undefined;
    let most = digitsOf(conjecture);
    for (const { entries } of [...this.sources.values()])
      for (const entry of entries.values()) {
        if (turns.due) await turns.take();
        if (entry.constant !== conjecture.constant.name || !entry.searchText.startsWith(value)) continue;
        const candidate = entry.conjecture;
        const digits = digitsOf(candidate);
        if (digits > most) [fastest, most] = [candidate, digits];
      }
    return fastest;
  }

  /** Whether a source holds a conjecture. */
  holds(name: string, { id }: Conjecture): boolean {
    return this.sources.get(name)?.entries.has(id) ?? false;
  }

  remove(name: string): void {
    if (this.sources.delete(name)) this.changed();
  }

  get isEmpty(): boolean {
    return [...this.sources.values()].every(({ entries }) => entries.size === 0);
  }

  find(id: string): Conjecture | undefined {
    for (const { entries } of this.sources.values()) {
      const entry = entries.get(id);
      if (entry) return entry.conjecture;
    }
    return undefined;
  }

  /** All conjectures of a source that are at hand. */
  ofSource(name: string): Conjecture[] {
    const families = this.sources.get(name)?.families.values() ?? [];
    return [...families].flatMap(({ members }) => [...members.values()].map(({ conjecture }) => conjecture));
  }

  /** The simplest conjecture of each family of some sources, simplest first. */
  simplestOf(names: readonly string[]): Conjecture[] {
    const simplest = new Map<string, Entry>();
    for (const name of names)
      for (const [id, { members }] of this.sources.get(name)?.families ?? [])
        for (const entry of members.values()) {
          const known = simplest.get(id);
          if (!known || compareEntries(entry, known) < 0) simplest.set(id, entry);
        }
    return [...simplest.values()].sort(compareEntries).map(({ conjecture }) => conjecture);
  }

  /** The names of the constants, sorted. */
  constants(): string[] {
    const names = [...this.sources.values()].flatMap(({ constants }) => [...constants]);
    return [...new Set(names)].sort();
  }

  /** The list that a query describes, at this version. The last few are kept: side panel and tab ask in turn. */
  list(query: ListQuery): Promise<ConjectureList> {
    if (this.listedVersion !== this.changes) this.lists.clear();
    this.listedVersion = this.changes;
    const key = JSON.stringify(query);
    const list = this.lists.get(key) ?? this.layOut(query);
    this.lists.delete(key);
    this.lists.set(key, list);
    if (this.lists.size > keptLists) this.lists.delete(this.lists.keys().next().value!);
    return list;
  }

  private async layOut(query: ListQuery): Promise<ConjectureList> {
    const turns = new Turns();
    const words = searchWords(query.text);
    const listed: ListedFamily[] = [];
    for (const [id, shares] of await this.sharesByFamily(turns)) {
      const members = shares.length === 1 ? shares[0]!.members : mergedMembers(shares);
      const fitting: Entry[] = [];
      for (const entry of members.values()) {
        if (turns.due) await turns.take();
        if (fits(entry, query, words)) fitting.push(entry);
      }
      if (fitting.length === 0) continue;
      const count = Math.max(members.size, ...shares.map((share) => share.count));
      listed.push({
        id,
        members: fitting.sort(compareEntries),
        count: fitting.length === members.size ? count : fitting.length,
      });
    }
    const families = await sortInTurns(listed, comparators[query.sort], turns);
    this.order = families.map(({ id }) => id);
    const expanded = new Set(query.expanded);
    const rows: Listed[] = [];
    let conjectures = 0;
    for (const family of families) {
      if (turns.due) await turns.take();
      conjectures += family.count;
      const [first, ...others] = family.members;
      rows.push({ entry: first!, family, isMember: false });
      if (expanded.has(family.id)) for (const entry of others) rows.push({ entry, family, isMember: true });
    }
    return { rows, families: families.length, conjectures };
  }

  /** What the sources have of each family. Families come in the order of the last list: sorting them again is quick. */
  private async sharesByFamily(turns: Turns): Promise<Map<string, Share[]>> {
    const shares = new Map<string, Share[]>(this.order.map((id) => [id, []]));
    for (const { families } of [...this.sources.values()]) {
      for (const [id, share] of families) {
        if (turns.due) await turns.take();
        const known = shares.get(id);
        if (known) known.push(share);
        else shares.set(id, [share]);
      }
    }
    return shares;
  }

  private changed(): void {
    this.changes++;
    if (!this.isEmpty) this.wake();
  }

  private wake(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }

  private source(name: string): Source {
    let source = this.sources.get(name);
    if (!source) this.sources.set(name, (source = new Source()));
    return source;
  }
}

/** The members of a family over its sources, each once. */
function mergedMembers(shares: readonly Share[]): Map<string, Entry> {
  return new Map(shares.flatMap(({ members }) => [...members]));
}

function fits(entry: Entry, { constant, standing, relation }: ListQuery, words: readonly string[]): boolean {
  if (constant !== '' && entry.constant !== constant) return false;
  if (relation !== '' && !isRelation(entry.relation, relation)) return false;
  if (words.length > 0) {
    const text = entry.searchText;
    if (!words.every((word) => text.includes(word))) return false;
  }
  // Last, as it may have a certificate checked: what is listed and counted as proved is.
  return standing === '' || entry.standing === standing;
}

/** Whether a conjecture takes the place of one with its id that came before: not where it alone lacks a certificate that holds. */
function supersedes(later: Entry, earlier: Entry | undefined): boolean {
  if (!earlier?.claimsProof) return true;
  return later.claimsProof && (later.standing !== 'open' || earlier.standing === 'open');
}

const first = ({ members }: ListedFamily): Entry => members[0]!;
const bySimplicity = (x: ListedFamily, y: ListedFamily) => compareEntries(first(x), first(y));

const comparators: Readonly<Record<SortOrder, (x: ListedFamily, y: ListedFamily) => number>> = {
  simplest: bySimplicity,
  fastest: (x, y) => first(y).rate - first(x).rate || bySimplicity(x, y),
  gain: (x, y) => first(y).gain - first(x).gain || bySimplicity(x, y),
  newest: (x, y) => first(y).time - first(x).time || bySimplicity(x, y),
};
