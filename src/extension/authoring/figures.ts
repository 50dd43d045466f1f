import { l10n, Uri, window, workspace } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { mostCurves } from '../../core/fractions/figureAxes.ts';
import type { PlanningClient } from '../../engine/planning/client.ts';
import { besideOf, curvesOf, shownTerms } from '../../formats/figure/curves.ts';
import type { Curve } from '../../formats/figure/curves.ts';
import { conjectureToJson } from '../../library/json.ts';

/** The curves of figures: the simple continued fractions beside them are expanded away from this thread. */
export class Figures {
  /** The last curves: while a search runs, the same detail is asked for again and again. */
  private last: { readonly ids: string; readonly curves: Promise<Curve[]> } = {
    ids: '',
    curves: Promise.resolve([]),
  };

  constructor(private readonly planning: PlanningClient) {}

  /** The curves of the first `mostCurves` conjectures, and those beside them. */
  curves(conjectures: readonly Conjecture[]): Promise<Curve[]> {
    const drawn = conjectures.slice(0, mostCurves);
    const ids = drawn.map(({ id }) => id).join();
    if (ids !== this.last.ids) this.last = { ids, curves: this.calculated(drawn) };
    return this.last.curves;
  }

  /** Saves a picture where the user says; false when the question was left. @param png in base64 */
  async save(png: string): Promise<boolean> {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const uri = await window.showSaveDialog({
      title: l10n.t('The picture cannot be copied here: save it as a file'),
      filters: { PNG: ['png'] },
      ...(folder ? { defaultUri: Uri.joinPath(folder, 'convergence.png') } : {}),
    });
    if (!uri) return false;
    await workspace.fs.writeFile(uri, Buffer.from(png, 'base64'));
    return true;
  }

  private async calculated(conjectures: readonly Conjecture[]): Promise<Curve[]> {
    const simple = await Promise.all(
      besideOf(conjectures).map(async (conjecture) => {
        const parameters = { conjecture: conjectureToJson(conjecture), terms: shownTerms };
        // A constant that is known by a few digits has no long simple fraction: there is no curve of it then.
        const digits = await this.planning.call('simpleConvergence', parameters).catch(() => []);
        return [conjecture, digits.length < shownTerms ? [] : digits] as const;
      }),
    );
    const known = new Map(simple);
    return curvesOf(conjectures, (conjecture) => known.get(conjecture) ?? []);
  }
}
