import * as v from 'valibot';
import type { Memento } from 'vscode';
import type { Spot } from '../../documents/spot.ts';
import { environmentAsked, wordings } from '../../documents/wording.ts';
import type { Wording } from '../../documents/wording.ts';
import { formOf } from '../forms.ts';
import { KeptMemory } from '../memory.ts';

/** The answers by the names of environments. */
const answers = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((kept): Readonly<Record<string, Wording>> =>
    Object.fromEntries(
      Object.entries(kept).flatMap(([environment, answer]) => {
        const wording = wordings.find((each) => each === answer);
        return wording === undefined ? [] : [[environment, wording]];
      }),
    ),
  ),
);

/** How the author wants formulas written in environments that say nothing themselves: asked once in a workspace. */
export class Answers {
  private readonly kept: KeptMemory<Readonly<Record<string, Wording>>>;

  constructor(memento: Memento) {
    this.kept = new KeptMemory(memento, 'esma.wordings', formOf(answers), {});
  }

  /** The answer for a spot's environment; undefined where none was given, or the spot has none. */
  of(spot: Spot): Wording | undefined {
    const environment = environmentAsked(spot);
    const all = this.kept.get();
    return environment !== null && Object.hasOwn(all, environment) ? all[environment] : undefined;
  }

  /** Remembers an answer; of a spot without an environment of its own nothing is. */
  async remember(spot: Spot, wording: Wording): Promise<void> {
    const environment = environmentAsked(spot);
    if (environment !== null) await this.kept.set({ ...this.kept.get(), [environment]: wording });
  }

  /** @returns how many environments are forgotten */
  async forget(): Promise<number> {
    const count = Object.keys(this.kept.get()).length;
    await this.kept.forget();
    return count;
  }
}
