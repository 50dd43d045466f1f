import { commands as registry } from 'vscode';
import type { PlanningClient } from '../../engine/planning/client.ts';
import type { ProofLanguage } from '../../engine/proving/messages.ts';
import type { PageAction } from '../../protocol/actions.ts';
import type { Authoring } from '../authoring/authoring.ts';
import type { Collection } from '../conjectures/collection.ts';
import { records } from '../conjectures/loading.ts';
import { commands } from '../commands/commands.ts';
import { search } from '../commands/search.ts';
import type { Notifier } from '../notify.ts';
import { setting } from '../settings.ts';
import type { PageHandlers } from './webviewPage.ts';

/** What a proof is copied for. */
const proofLanguages: Readonly<Partial<Record<PageAction, ProofLanguage>>> = {
  copyPari: 'pari',
  copySympy: 'sympy',
  copyRocq: 'rocq',
};

/** Answers the calls of the pages from the collection. */
export function pageHandlers(
  collection: Collection,
  planning: PlanningClient,
  authoring: () => Promise<Authoring>,
  notifier: Notifier,
): PageHandlers {
  /** The convergence of the last detail's simple fraction: while a search runs, the same detail is asked for again and again. */
  let simpleOf: { readonly id: string; readonly digits: Promise<readonly number[]> } = {
    id: '',
    digits: Promise.resolve([]),
  };
  return {
    async rows({ query, start, end }) {
      await collection.ready();
      const { listRow } = await records();
      const { version } = collection;
      const { rows, families, conjectures: count } = await collection.list(query);
      return {
        version,
        total: rows.length,
        families,
        conjectures: count,
        rows: rows.slice(start, end).map(listRow),
      };
    },
    async detail(id) {
      const conjecture = collection.find(id);
      if (!conjecture) throw new Error('this conjecture is no longer in the list');
      const { conjectureToJson, convergenceTerms, detailOf } = await records();
      const parameters = { conjecture: conjectureToJson(conjecture), terms: convergenceTerms };
      if (id !== simpleOf.id) {
        // A constant that is known by a few digits has no long simple fraction; the chart then shows one curve.
        simpleOf = { id, digits: planning.call('simpleConvergence', parameters).catch(() => []) };
      }
      const { pageProofs } = await authoring();
      // A proof that cannot be written leaves the rest of the detail as it is.
      const proof = await pageProofs.text(conjecture).catch(() => null);
      const simple = await simpleOf.digits;
      // A certificate that was refused has been taken away.
      const checked = collection.find(id) ?? conjecture;
      const standing = pageProofs.standingText(checked);
      return detailOf(checked, setting('latex.depth'), simple, standing, pageProofs.relation(checked), proof);
    },
    constants: () => collection.constants(),
    async action(action, id) {
      // Where no command stands behind an action, it is done here.
      const command = commands.find(({ page }) => page === action);
      if (command) {
        return (await registry.executeCommand<unknown>(command.name, id)) === true || action === 'open';
      }
      const conjecture = collection.find(id);
      const language = proofLanguages[action];
      if (language && conjecture) {
        return (
          (await notifier.guard(async () => (await authoring()).proofs.copyProgram(conjecture, language))) ===
          true
        );
      }
      if (action === 'oeis' && conjecture) {
        await notifier.guard(async () => (await authoring()).conjectures.lookUp(conjecture));
        return true;
      }
      return false;
    },
    search: () => void registry.executeCommand(search.name),
  };
}
