import { l10n, Selection, window } from 'vscode';
import type { Disposable, ExtensionContext, TextDocument, TextEditor } from 'vscode';
import type { ProvingClient } from '../../engine/proving/client.ts';
import { numbersIn } from '../../documents/numbersIn.ts';
import type { NumberSpot } from '../../documents/numbersIn.ts';
import type { BatchAction, NameAction, PageName, PageNumber } from '../../protocol/numbers.ts';
import type { MathematicsInserting } from '../documents/mathematics.ts';
import type { Papers } from '../documents/papers.ts';
import { NumberHistory } from '../numbers/history.ts';
import { NumbersPanel } from '../numbers/panel.ts';
import { insertBeside, insertTable, tableOf } from '../numbers/insertion.ts';
import type { PlacedNumber } from '../numbers/insertion.ts';
import { isWorthNaming, searchableAround } from '../living/searchable.ts';
import type { Notifier } from '../notify.ts';
import { inOwnThread } from '../ownThread.ts';
import { setting } from '../settings.ts';
import type { SearchCommands } from './searchCommands.ts';
import { askForFamily } from './familyInput.ts';
import { askLive } from './liveInput.ts';
import type { ProofInserting } from './proofInserting.ts';

/** Most numbers that are named together. */
const mostTogether = 200;

/** Names numbers, shows the names on a page, and does what the page asks for. */
export class NumberCommands implements Disposable {
  private readonly history: NumberHistory;
  private readonly panel: NumbersPanel;
  /** The numbers of the last selection, where they stand, by the names that the history gave them. */
  private placed: { readonly document: TextDocument; readonly numbers: readonly PlacedNumber[] } | null =
    null;

  constructor(
    context: ExtensionContext,
    private readonly results: MathematicsInserting,
    private readonly papers: Papers,
    private readonly proving: ProvingClient,
    private readonly searching: SearchCommands,
    private readonly proofs: ProofInserting,
    private readonly notifier: Notifier,
  ) {
    this.history = new NumberHistory(context.workspaceState);
    this.panel = new NumbersPanel(context.extensionUri, {
      state: () => this.history.state,
      identify: (text) => this.name([{ text }]),
      show: (id) => this.history.show(id),
      name: (action, id, index) => this.act(action, id, index),
      moreDigits: (id) => this.moreDigits(id),
      batch: (action) => this.actOnAll(action),
      forget: () => this.history.forget(),
    });
    this.history.onDidChange = () => this.panel.changed();
  }

  /**
   * Names what is given, else all that is selected, else the number at the cursor, else what is typed.
   * @param offset where the active editor has what is given: it is selected, so that a name goes behind it
   */
  async identify(given?: string, offset?: number): Promise<void> {
    const editor = window.activeTextEditor;
    if (editor && given !== undefined && offset !== undefined) {
      const [start, end] = [offset, offset + given.length].map((at) => editor.document.positionAt(at));
      const selection = new Selection(start!, end!);
      if (editor.document.getText(selection) === given) editor.selection = selection;
    }
    const selected = given === undefined && editor ? selectedNumbers(editor) : [];
    const here = editor && selected.length === 0 ? numberAtCursor(editor) : [];
    if (given !== undefined) await this.name([{ text: given }]);
    else if (editor && selected.length + here.length > 0)
      await this.name([...selected, ...here], editor.document);
    else {
      const typed = await askLive(this.proving, {
        title: l10n.t('Identify'),
        prompt: l10n.t(
          'Digits as 1.6449340668482264, a fraction as 2k+1 @ k^2, nested fractions in LaTeX, a list of integers, or an expression',
        ),
        as: 'any',
      });
      if (typed !== undefined) await this.name([{ text: typed }]);
    }
  }

  /** Asks for a constant with k in it and for the k, and shows what holds for all k. */
  async findFamily(): Promise<void> {
    const request = await askForFamily(this.proving);
    if (!request) return;
    this.panel.show();
    this.history.busy(true);
    const report = await this.notifier.guard(() =>
      inOwnThread(this.proving, l10n.t('Finding a family …'), (proving) =>
        proving.call('statements', request),
      ),
    );
    this.history.busy(false);
    if (report) this.history.add([report]);
  }

  dispose(): void {
    this.panel.dispose();
  }

  private async name(
    numbers: readonly (Pick<NumberSpot, 'text'> & Partial<NumberSpot>)[],
    document?: TextDocument,
  ): Promise<void> {
    const taken = numbers.slice(0, mostTogether);
    if (taken.length < numbers.length)
      this.notifier.info(
        l10n.t('{0} numbers are selected: the first {1} are named.', numbers.length, mostTogether),
      );
    this.panel.show();
    this.history.busy(true);
    const reports = await this.notifier.guard(() =>
      inOwnThread(this.proving, l10n.t('Identifying …'), (proving) =>
        proving.call('identify', {
          texts: taken.map(({ text }) => text),
          own: Object.entries(setting('constants')),
        }),
      ),
    );
    this.history.busy(false);
    if (!reports) return;
    const added = this.history.add(reports);
    if (!document) return;
    this.placed = {
      document,
      numbers: taken.map(({ text, start, end }, i) => ({
        text,
        start: start!,
        end: end!,
        number: added[i]!,
      })),
    };
  }

  private async act(action: NameAction, id: string, index: number): Promise<void> {
    const number = this.history.find(id);
    const name = number?.names[index];
    if (!number || !name) return;
    if (action === 'insert') await this.results.insert(name.text, name.latex);
    else if (action === 'copyAs') await this.copyAs(number, name);
    else if (action === 'insertProof') await this.insertProof(name);
    else {
      const text = name.isExpression ? name.text : number.input;
      await this.notifier.guard(() => this.searching.startWithSelection(text));
    }
  }

  /** Theorem and proof of a statement for all k, which is proved once more for that. */
  private async insertProof({ statement, text }: PageName): Promise<void> {
    if (!statement) return;
    await this.notifier.guard(() =>
      this.proofs.insert(statement.template, undefined, (dialect, paper) =>
        inOwnThread(this.proving, l10n.t('Proving …'), (proving) =>
          proving.call('statementProof', { request: statement, line: text, dialect, paper }),
        ),
      ),
    );
  }

  private async copyAs(number: PageNumber, name: PageName): Promise<void> {
    const items = [
      { label: l10n.t('LaTeX'), text: name.latex },
      { label: l10n.t('Text'), text: name.text },
      { label: l10n.t('Equation in LaTeX'), text: equation(number, name) },
      ...name.programs.map(({ title, text }) => ({ label: l10n.t(title), text })),
    ];
    const picked = await window.showQuickPick(
      items.map(({ label, text }) => ({ label, detail: text.split('\n')[0]!, text })),
      { title: l10n.t('Copy As'), ignoreFocusOut: true },
    );
    if (picked) await this.results.copy(picked.text);
  }

  /** Asks for the number again, its digits there to go on from. */
  private async moreDigits(id: string): Promise<void> {
    const number = this.history.find(id);
    if (!number) return;
    const typed = await window.showInputBox({
      title: l10n.t('More Digits'),
      value: number.input,
      valueSelection: [number.input.length, number.input.length],
      prompt: l10n.t('The same number with more digits: chance grows rarer by ten with each.'),
      ignoreFocusOut: true,
    });
    if (typed !== undefined && typed.trim() !== '') await this.name([{ text: typed.trim() }]);
  }

  private async actOnAll(action: BatchAction): Promise<void> {
    const { placed, history } = this;
    const numbers = history.batch();
    if (action === 'copyTable') return this.results.copy(tableOf(numbers, undefined));
    if (!placed || placed.document.isClosed) {
      this.notifier.info(l10n.t('The document of these numbers is closed: the table is copied instead.'));
      return this.results.copy(tableOf(numbers, undefined));
    }
    const { document } = placed;
    const editor =
      window.visibleTextEditors.find((one) => one.document === document) ??
      (await window.showTextDocument(document));
    if (action === 'insertTable') {
      await insertTable(editor, placed.numbers);
      return;
    }
    const { inserted, moved } = await insertBeside(editor, placed.numbers, this.papers);
    this.placed = null;
    if (moved > 0)
      this.notifier.warn(
        l10n.t('{0} numbers have changed since they were named; {1} got their names.', moved, inserted),
      );
  }
}

/** All that the selections of an editor hold, with offsets in the document. */
function selectedNumbers({ document, selections }: TextEditor): NumberSpot[] {
  return [...selections]
    .sort((x, y) => x.start.compareTo(y.start))
    .flatMap((selection) => {
      const first = document.offsetAt(selection.start);
      return numbersIn(document.getText(selection)).map(({ text, start, end }) => ({
        text,
        start: first + start,
        end: first + end,
      }));
    });
}

/** The number in which the cursor stands; none where it stands in no number that is worth a name. */
function numberAtCursor({ document, selection: { active } }: TextEditor): NumberSpot[] {
  const found = searchableAround(document.lineAt(active.line).text, active.character);
  if (!found || !isWorthNaming(found.text)) return [];
  const start = document.offsetAt(active) - active.character + found.start;
  return [{ text: found.text, start, end: start + found.text.length }];
}

/** The number and its name, with ≈ where only digits are compared. */
function equation({ input, isDecimal }: PageNumber, { latex, standing }: PageName): string {
  if (isDecimal) return `${input} \\approx ${latex}`;
  return standing === 'proved' ? `${input} = ${latex}` : `${input} \\stackrel{?}{=} ${latex}`;
}
