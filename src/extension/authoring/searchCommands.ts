import { commands, l10n, window } from 'vscode';
import type { Memento } from 'vscode';
import type { PlanningClient } from '../../engine/planning/client.ts';
import type { ProvingClient } from '../../engine/proving/client.ts';
import type { ConstantDescription } from '../../engine/planning/messages.ts';
import type { Notifier } from '../notify.ts';
import { describeSearch } from '../searches/describe.ts';
import type { Search, Searches } from '../searches/searches.ts';
import type { SearchStatus } from '../searches/searchStatus.ts';
import type { ClusterCommands } from './clusterCommands.ts';
import { askForSearch } from './searchInput.ts';

/** What is asked about searches. */
export class SearchCommands {
  constructor(
    private readonly searches: Searches,
    private readonly status: SearchStatus,
    private readonly planning: PlanningClient,
    private readonly proving: ProvingClient,
    private readonly memento: Memento,
    private readonly notifier: Notifier,
    private readonly cluster: ClusterCommands,
  ) {}

  /** Asks for a search, but for its constant where there is one, and starts it. */
  async start(constant?: ConstantDescription): Promise<void> {
    const specification = await askForSearch(
      this.planning,
      this.proving,
      this.memento,
      (wanted) => this.cluster.startWith(wanted),
      constant,
    );
    if (!specification) return;
    const search = this.searches.start(specification);
    this.status.announce(search);
    await commands.executeCommand('esma.conjectures.focus');
  }

  /** Takes the expression or the number that is selected in the editor, or the one that a hover or an action gives. */
  async startWithSelection(given: unknown): Promise<void> {
    const editor = window.activeTextEditor;
    const text =
      typeof given === 'string' ? given : (editor?.document.getText(editor.selection).trim() ?? '');
    if (text === '') {
      this.notifier.info(l10n.t('Select a number or an expression in an editor first.'));
      return;
    }
    const constant = await this.planning.call('describe', { text });
    if (constant.rational) {
      this.notifier.info(l10n.t('{0} is rational: its continued fraction ends.', constant.name));
      return;
    }
    await this.start(constant);
  }

  /** Deletes a search, and with it the others that are selected in the view, when the question is answered so. @param items what is selected */
  async delete(search: Search, items: unknown): Promise<void> {
    const chosen = this.searches.all().filter((each) => Array.isArray(items) && items.includes(each));
    const all = chosen.includes(search) ? chosen : [search];
    const remove = l10n.t('Delete');
    const question =
      all.length === 1
        ? l10n.t('Delete the search of {0} and its conjectures?', describeSearch(search))
        : l10n.t('Delete the {0} searches that are selected, and their conjectures?', all.length);
    if ((await window.showWarningMessage(question, { modal: true }, remove)) !== remove) return;
    for (const each of all) await this.searches.delete(each);
  }
}
