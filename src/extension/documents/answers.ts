import type { Memento } from 'vscode';
import type { Spot } from '../../documents/spot.ts';
import { environmentAsked, wordings } from '../../documents/wording.ts';
import type { Wording } from '../../documents/wording.ts';

const key = 'esma.wordings';

/** How the author wants formulas written in environments that say nothing themselves: asked once in a workspace. */
export class Answers {
  constructor(private readonly state: Memento) {}

  /** The answer for a spot's environment; undefined where none was given, or the spot has none. */
  of(spot: Spot): Wording | undefined {
    const environment = environmentAsked(spot);
    const all = this.all();
    const answer = environment !== null && Object.hasOwn(all, environment) ? all[environment] : undefined;
    return wordings.find((wording) => wording === answer);
  }

  /** Remembers an answer; of a spot without an environment of its own nothing is. */
  async remember(spot: Spot, wording: Wording): Promise<void> {
    const environment = environmentAsked(spot);
    if (environment !== null) await this.state.update(key, { ...this.all(), [environment]: wording });
  }

  /** @returns how many environments are forgotten */
  async forget(): Promise<number> {
    const count = Object.keys(this.all()).length;
    await this.state.update(key, undefined);
    return count;
  }

  private all(): Readonly<Record<string, unknown>> {
    return this.state.get<Record<string, unknown>>(key, {});
  }
}
