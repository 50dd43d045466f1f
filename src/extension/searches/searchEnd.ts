import { commands, l10n } from 'vscode';
import { showConjectures } from '../commands/showConjectures.ts';
import type { Notifier } from '../notify.ts';
import { describeSearch } from './describe.ts';
import type { SearchEnd } from './searches.ts';

/** One notification at the end of a search. */
export function reportEnd({ search, failed }: SearchEnd, notifier: Notifier): void {
  if (failed) {
    notifier.warn(l10n.t('The search of {0} has failed: {1}', describeSearch(search), search.message));
    return;
  }
  const { conjectures = 0, families = 0, candidates = 0 } = search.progress ?? {};
  const show = l10n.t('Show Conjectures');
  const message = l10n.t(
    '{0}: {1} conjectures in {2} families among {3} candidates.',
    search.specification.constant,
    conjectures.toLocaleString('en-US'),
    families,
    candidates.toLocaleString('en-US'),
  );
  void notifier.ask(message, ...(conjectures > 0 ? [show] : [])).then((button) => {
    if (button === show) void commands.executeCommand(showConjectures.name);
  });
}
