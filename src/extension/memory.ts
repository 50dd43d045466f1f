import type { Memento } from 'vscode';

/**
 * Something that VS Code keeps between sessions, with a workspace or with the user. What comes back may be of another
 * version of ESMA, or changed by hand: it is read as what its form allows, and through here alone.
 */
export class KeptMemory<Value> {
  /**
   * @param key its name in the store
   * @param read what fits of whatever the store holds; undefined where nothing does
   * @param none what it is where nothing is kept, or nothing that fits
   */
  constructor(
    private readonly memento: Memento,
    private readonly key: string,
    private readonly read: (kept: unknown) => Value | undefined,
    private readonly none: Value,
  ) {}

  get(): Value {
    return this.read(this.memento.get<unknown>(this.key)) ?? this.none;
  }

  async set(value: Value): Promise<void> {
    await this.memento.update(this.key, value);
  }

  async forget(): Promise<void> {
    await this.memento.update(this.key, undefined);
  }
}

/** Reads a text of bounded length. */
export const textOf =
  (longest: number, pattern = /^/) =>
  (kept: unknown): string | undefined =>
    typeof kept === 'string' && kept.length <= longest && pattern.test(kept) ? kept : undefined;

/** Reads a list as those of its elements that fit, and not more than `most`. */
export const listOf =
  <Item>(read: (element: unknown) => Item | undefined, most: number) =>
  (kept: unknown): readonly Item[] | undefined =>
    Array.isArray(kept) ? kept.slice(0, most).flatMap((element) => read(element) ?? []) : undefined;
