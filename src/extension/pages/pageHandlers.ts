import { commands as registry } from 'vscode';
import type { ProofLanguage } from '../../engine/proving/messages.ts';
import type { PageAction } from '../../protocol/actions.ts';
import type { Authoring } from '../authoring/authoring.ts';
import type { Collection } from '../conjectures/collection.ts';
import { records } from '../conjectures/loading.ts';
import { commands } from '../commands/commands.ts';
import { search } from '../commands/search.ts';
import { severalConjectures } from '../commands/severalConjectures.ts';
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
  authoring: () => Promise<Authoring>,
  notifier: Notifier,
): PageHandlers {
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
      const { detailOf } = await records();
      const { figures, pageProofs } = await authoring();
      const curves = figures.curves([conjecture]);
      // A proof that cannot be written leaves the rest of the detail as it is.
      const proof = await pageProofs.text(conjecture).catch(() => null);
      // A certificate that was refused has been taken away.
      const checked = collection.find(id) ?? conjecture;
      const standing = pageProofs.standingText(checked);
      return detailOf(
        checked,
        setting('latex.depth'),
        await curves,
        standing,
        pageProofs.relation(checked),
        proof,
      );
    },
    ids: async ({ query, from, to }) => {
      const { idsBetween } = await records();
      return idsBetween((await collection.list(query)).rows, from, to);
    },
    async curves(ids) {
      const { figures } = await authoring();
      return figures.curves(ids.flatMap((id) => collection.find(id) ?? []));
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
    several: async (wish) => (await registry.executeCommand(severalConjectures.name, wish)) === true,
    picture: async (png) =>
      (await notifier.guard(async () => (await authoring()).figures.save(png))) === true,
    search: () => void registry.executeCommand(search.name),
  };
}
