import { randomUUID } from 'node:crypto';
import type { Memento } from 'vscode';
import type { NumberReport } from '../../formats/text/numberReport.ts';
import type { NumbersState, PageNumber } from '../../protocol/numbers.ts';
import { pageNumber } from '../../protocol/numbersMessages.ts';
import { formOf } from '../forms.ts';
import { listOf, KeptMemory } from '../memory.ts';

/** Numbers that are remembered. */
const mostRemembered = 100;

/** The numbers that were looked at, the newest first, kept with the workspace. */
export class NumberHistory {
  onDidChange: () => void = () => undefined;
  private readonly kept: KeptMemory<readonly PageNumber[]>;
  private numbers: readonly PageNumber[];
  private shown: string | null = null;
  private together: readonly string[] = [];
  private isBusy = false;

  constructor(memento: Memento) {
    this.kept = new KeptMemory(memento, 'esma.numbers', listOf(formOf(pageNumber), mostRemembered), []);
    this.numbers = this.kept.get();
    this.shown = this.numbers[0]?.id ?? null;
  }

  get state(): NumbersState {
    const { numbers, shown, isBusy, together } = this;
    return { numbers, shown, batch: together, isBusy };
  }

  find(id: string): PageNumber | undefined {
    return this.numbers.find((number) => number.id === id);
  }

  /** The numbers of the last selection, in its order. */
  batch(): PageNumber[] {
    return this.together.flatMap((id) => this.find(id) ?? []);
  }

  /** Puts numbers before all others, an earlier look at the same text is forgotten. */
  add(reports: readonly NumberReport[]): PageNumber[] {
    const added = reports.map((report) => ({ id: randomUUID(), ...report }));
    const inputs = new Set(added.map(({ input }) => input));
    const rest = this.numbers.filter(({ input }) => !inputs.has(input));
    this.numbers = [...added, ...rest].slice(0, Math.max(mostRemembered, added.length));
    this.shown = added[0]?.id ?? null;
    this.together = added.length > 1 ? added.map(({ id }) => id) : [];
    void this.kept.set(this.numbers);
    this.onDidChange();
    return added;
  }

  show(id: string): void {
    if (!this.find(id)) return;
    this.shown = id;
    this.onDidChange();
  }

  busy(isBusy: boolean): void {
    this.isBusy = isBusy;
    this.onDidChange();
  }

  forget(): void {
    this.numbers = [];
    this.together = [];
    this.shown = null;
    void this.kept.forget();
    this.onDidChange();
  }
}
