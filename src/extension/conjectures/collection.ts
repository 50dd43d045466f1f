import type { Conjecture } from '../../core/conjecture.ts';
import type { ListQuery, SortOrder } from '../../protocol/page.ts';
import { compareEntries, Entry } from './entry.ts';
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
export interface List {
  readonly rows: readonly Listed[];
  readonly families: number;
  readonly conjectures: number;
}

/** What one search or one file has of a family. */
interface Share {
  count: number;
  members: Map<string, Entry>;
}

/** Lists that are kept until something changes. */
const keptLists = 4;

/**
 * The conjectures of all searches and opened files, by source and family. Asked for a list, it filters, sorts and lays
 * out the rows, and keeps the last lists until something changes.
 */
export class Collection {
  /** Counts the changes. */
  version = 0;
  private readonly sources = new Map<string, Map<string, Share>>();
  /** The families of the last list, in its order. */
  private order: readonly string[] = [];
  private readonly lists = new Map<string, Promise<List>>();
  private listedVersion = -1;

  /** Adds to what a source has of a family; of its members the simplest `most` are kept, whatever came first. */
  add(
    source: string,
    time: number,
    members: readonly Conjecture[],
    count = members.length,
    most = Infinity,
  ): void {
    const [first] = members;
    if (!first) return;
    let families = this.sources.get(source);
    if (!families) this.sources.set(source, (families = new Map()));
    let share = families.get(first.family);
    if (!share) families.set(first.family, (share = { count: 0, members: new Map() }));
    share.count += count;
    for (const member of members) share.members.set(member.id, new Entry(member, time));
    if (share.members.size > most) {
      const simplest = [...share.members.values()].sort(compareEntries).slice(0, most);
      share.members = new Map(simplest.map((entry) => [entry.id, entry]));
    }
    this.version++;
  }

  /** Replaces a conjecture wherever it is, as after a verification. */
  replace(conjecture: Conjecture): void {
    for (const families of this.sources.values()) {
      const members = families.get(conjecture.family)?.members;
      const old = members?.get(conjecture.id);
      if (old) members!.set(conjecture.id, new Entry(conjecture, old.time));
    }
    this.version++;
  }

  remove(source: string): void {
    if (this.sources.delete(source)) this.version++;
  }

  get isEmpty(): boolean {
    return this.sources.size === 0;
  }

  find(id: string): Conjecture | undefined {
    for (const families of this.sources.values()) {
      for (const { members } of families.values()) {
        const entry = members.get(id);
        if (entry) return entry.conjecture;
      }
    }
    return undefined;
  }

  /** All conjectures of a source that are at hand. */
  ofSource(source: string): Conjecture[] {
    const families = this.sources.get(source)?.values() ?? [];
    return [...families].flatMap(({ members }) => [...members.values()].map(({ conjecture }) => conjecture));
  }

  /** The names of the constants, sorted. */
  constants(): string[] {
    const names = new Set<string>();
    for (const families of this.sources.values()) {
      for (const { members } of families.values())
        for (const { conjecture } of members.values()) names.add(conjecture.constant);
    }
    return [...names].sort();
  }

  /** The list that a query describes, at this version. The last few are kept: side panel and tab ask in turn. */
  list(query: ListQuery): Promise<List> {
    if (this.listedVersion !== this.version) this.lists.clear();
    this.listedVersion = this.version;
    const key = JSON.stringify(query);
    const list = this.lists.get(key) ?? this.layOut(query);
    this.lists.delete(key);
    this.lists.set(key, list);
    if (this.lists.size > keptLists) this.lists.delete(this.lists.keys().next().value!);
    return list;
  }

  private async layOut(query: ListQuery): Promise<List> {
    const turns = new Turns();
    const words = query.text.toLowerCase().replaceAll('−', '-').split(/\s+/).filter(Boolean);
    const listed: ListedFamily[] = [];
    for (const [id, shares] of await this.sharesByFamily(turns)) {
      const members = shares.length === 1 ? shares[0]!.members : mergedMembers(shares);
      const fitting: Entry[] = [];
      for (const entry of members.values()) {
        await turns.take();
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
    for (const families of [...this.sources.values()]) {
      for (const [id, share] of families) {
        await turns.take();
        const known = shares.get(id);
        if (known) known.push(share);
        else shares.set(id, [share]);
      }
    }
    return shares;
  }
}

/** The members of a family over its sources, each once. */
function mergedMembers(shares: readonly Share[]): Map<string, Entry> {
  return new Map(shares.flatMap(({ members }) => [...members]));
}

function fits(entry: Entry, { constant, standing }: ListQuery, words: readonly string[]): boolean {
  if (constant !== '' && entry.conjecture.constant !== constant) return false;
  if (standing !== '' && entry.standing !== standing) return false;
  if (words.length === 0) return true;
  const text = entry.searchText;
  return words.every((word) => text.includes(word));
}

const first = ({ members }: ListedFamily): Entry => members[0]!;
const bySimplicity = (x: ListedFamily, y: ListedFamily) => compareEntries(first(x), first(y));

const comparators: Readonly<Record<SortOrder, (x: ListedFamily, y: ListedFamily) => number>> = {
  simplest: bySimplicity,
  fastest: (x, y) => first(y).conjecture.rate - first(x).conjecture.rate || bySimplicity(x, y),
  gain: (x, y) => first(y).gain - first(x).gain || bySimplicity(x, y),
  newest: (x, y) => first(y).time - first(x).time || bySimplicity(x, y),
};
