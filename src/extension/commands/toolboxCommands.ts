import { env, l10n, ProgressLocation, Selection, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Tools } from '../../engine/proving/client.ts';
import type { ReadingAnswer, ToolAnswer, ToolName } from '../../toolbox/tools.ts';
import { insertAtSelections } from '../documents/insertion.ts';
import type { EditorTracker } from '../documents/editors.ts';
import { mathematicsAt } from '../../documents/wording.ts';
import { textOf } from '../../formats/latex/styles/styles.ts';
import type { Papers } from '../documents/papers.ts';
import type { Notifier } from '../notify.ts';
import { setting } from '../settings.ts';

/** A tool as the pick shows it. */
interface ToolItem extends QuickPickItem {
  readonly tool: ToolName;
  /** What it asks for; none where it needs nothing more. */
  readonly ask?: {
    readonly prompt: string;
    readonly value: string;
    readonly choices?: readonly (readonly [value: string, meaning: string])[];
  };
  /** Whether it takes numbers, too. */
  readonly numbers?: boolean;
}

/** What can be done with a result. */
type ResultAction = 'insert' | 'insertText' | 'copyLatex' | 'copyText' | 'goOn';

/** The toolbox of continued fractions, on a selection or on what is typed. */
export class ToolboxCommands {
  private last = '2; 3+2k @ -+';

  /** @param startTools a thread for one command, which may be ended while it works */
  constructor(
    private readonly editors: EditorTracker,
    private readonly papers: Papers,
    private readonly startTools: () => Tools,
    private readonly notifier: Notifier,
  ) {}

  /** Asks for a fraction or number, where none is selected, then for a tool, and shows what it gives. */
  async open(): Promise<void> {
    const text = await this.text(l10n.t('Continued Fraction Toolbox'));
    if (text === undefined) return;
    await this.workOn(text);
  }

  /** Names a number that is selected or typed: a fraction, digits or an expression. */
  async identify(): Promise<void> {
    const text = await this.text(l10n.t('Identify'));
    if (text === undefined) return;
    const answer = await this.run('identify', text, '');
    if (answer) await this.show(answer, text);
  }

  private async workOn(text: string): Promise<void> {
    for (let current: string | undefined = text; current !== undefined;) {
      const reading = await this.withTools(l10n.t('Reading …'), (tools) =>
        tools.call('read', { text: current! }),
      );
      if (!reading) return;
      const item = await this.chooseTool(reading);
      if (!item) return;
      const parameter = await this.parameter(item);
      if (parameter === undefined) return;
      // A number is read again from its own text; a fraction from its rule, whatever it was written as.
      const answer = await this.run(item.tool, reading.notation, parameter);
      if (!answer) return;
      current = (await this.show(answer, reading.notation)) === 'goOn' ? answer.result! : undefined;
    }
  }

  /** The selection of the active editor, else what is typed. */
  private async text(title: string): Promise<string | undefined> {
    const editor = window.activeTextEditor;
    const selected = editor?.document.getText(editor.selection).trim() ?? '';
    if (selected !== '') return selected;
    const typed = await window.showInputBox({
      title,
      value: this.last,
      prompt: l10n.t(
        'Terms @ signs or numerators as 2; 3+2k @ -+, a list as [2; 3, 2, 5, 2, 7], nested fractions in LaTeX, digits, or an expression',
      ),
      ignoreFocusOut: true,
    });
    if (typed === undefined || typed.trim() === '') return undefined;
    this.last = typed;
    return typed;
  }

  private async chooseTool({ kind, notation, shown, origin }: ReadingAnswer): Promise<ToolItem | undefined> {
    const isNumber = kind === 'digits' || kind === 'constant';
    const items = toolItems().filter(({ numbers }) => !isNumber || numbers);
    return window.showQuickPick(items, {
      title: [notation, shown].filter((part) => part !== '').join('   '),
      placeHolder: origin === '' ? l10n.t('Choose a tool.') : origin,
      matchOnDetail: true,
      ignoreFocusOut: true,
    });
  }

  /** What the tool asks for; undefined when the question was left. */
  private async parameter({ label, ask }: ToolItem): Promise<string | undefined> {
    if (!ask) return '';
    if (ask.choices) {
      const other = { label: l10n.t('Another …'), value: '' };
      const items = [
        ...ask.choices.map(([value, meaning]) => ({ label: value, description: meaning, value })),
        other,
      ];
      const picked = await window.showQuickPick(items, {
        title: label,
        placeHolder: ask.prompt,
        ignoreFocusOut: true,
      });
      if (!picked) return undefined;
      if (picked !== other) return picked.value;
    }
    return window.showInputBox({ title: label, prompt: ask.prompt, value: ask.value, ignoreFocusOut: true });
  }

  private run(tool: ToolName, text: string, parameter: string): Promise<ToolAnswer | undefined> {
    return this.withTools(l10n.t('Computing …'), (tools) =>
      tools.call('tool', { tool, text, parameter, depth: setting('latex.depth') }),
    );
  }

  /** Shows a result with what it keeps; what the user wants with it is done. */
  private async show(answer: ToolAnswer, input: string): Promise<ResultAction | undefined> {
    const { result, latex, lines, kept, goesOn } = answer;
    const text = [...(result === null ? [] : [result]), ...lines].join('\n');
    const items: (QuickPickItem & { readonly action?: ResultAction })[] = lines.map((line) => ({
      label: line,
    }));
    if (result !== null) items.unshift({ label: `$(check) ${result}` });
    const actions: (readonly [ResultAction, string, string | null])[] = [
      ['insert', l10n.t('$(insert) Insert LaTeX'), latex],
      ['copyLatex', l10n.t('$(copy) Copy LaTeX'), latex],
      ['insertText', l10n.t('$(insert) Insert Text'), text],
      ['copyText', l10n.t('$(copy) Copy Text'), text],
      ['goOn', l10n.t('$(arrow-right) Go On with Another Tool'), goesOn ? result : null],
    ];
    const offered = actions
      .filter(([, , content]) => content !== null)
      .map(([action, label, content]) => ({
        label,
        description: content!.replace(/\s+/g, ' ').slice(0, 90),
        action,
      }));
    const picked = await window.showQuickPick([...items, { label: '', kind: -1 }, ...offered], {
      title: result ?? input,
      placeHolder: kept === '' ? '' : l10n.t('Kept: {0}.', kept),
      ignoreFocusOut: true,
    });
    if (!picked) return undefined;
    const action = 'action' in picked ? picked.action : undefined;
    if (action === 'copyLatex') await this.copy(latex!);
    else if (action === 'insert') await this.insert(text, latex!);
    else if (action === 'insertText') await this.insert(text);
    // A line of the result that is chosen is copied.
    else if (action === 'copyText') await this.copy(text);
    else if (action === undefined) await this.copy(picked.label.replace('$(check) ', ''));
    return action;
  }

  /** Puts a result after every selection, which stays: as mathematics of the place, or as text where no LaTeX is given. */
  private async insert(text: string, latex?: string): Promise<void> {
    const editor = await this.editors.editor();
    if (!editor) return this.copy(latex ?? text);
    const { document } = editor;
    const project = await this.papers.project(document);
    editor.selections = editor.selections.map(({ end }) => new Selection(end, end));
    const result = await insertAtSelections(editor, (start, end) =>
      latex === undefined
        ? text
        : textOf(mathematicsAt({ latex, text }, this.papers.spotAt(document, start, end, project))),
    );
    if (result !== 'inserted') await this.copy(latex ?? text);
  }

  private async copy(text: string): Promise<void> {
    await env.clipboard.writeText(text);
    void window.setStatusBarMessage(l10n.t('The result is in the clipboard.'), 5000);
  }

  /** Calls the tools in a thread that ends with the call, or when the user says so. */
  private async withTools<Result>(
    title: string,
    action: (tools: Tools) => Promise<Result>,
  ): Promise<Result | undefined> {
    const tools = this.startTools();
    let cancelled = false;
    try {
      return await window.withProgress(
        { location: ProgressLocation.Notification, title, cancellable: true },
        (_, token) => {
          token.onCancellationRequested(() => {
            cancelled = true;
            tools.dispose();
          });
          return action(tools);
        },
      );
    } catch (error) {
      if (!cancelled) this.notifier.error(error);
      return undefined;
    } finally {
      tools.dispose();
    }
  }
}

/** The tools, those that are used most first. */
function toolItems(): ToolItem[] {
  const every = { prompt: l10n.t('N: a whole number'), value: '2' };
  return [
    {
      tool: 'convert',
      label: l10n.t('Convert to another sign pattern'),
      detail: l10n.t('Keeps the value. To + for the simple continued fraction.'),
      ask: {
        prompt: l10n.t('A word of + and - that is repeated'),
        value: '+',
        choices: [
          ['+', l10n.t('the simple continued fraction')],
          ['-', l10n.t('the negative-regular one')],
          ['-+', ''],
          ['+-', ''],
          ['--+', ''],
        ],
      },
    },
    {
      tool: 'identify',
      label: l10n.t('Identify'),
      detail: l10n.t('A closed form of the value: proved, or conjectured from digits.'),
      numbers: true,
    },
    {
      tool: 'convergents',
      label: l10n.t('Convergents with errors'),
      detail: l10n.t('The first ones, the digits of the errors proved.'),
      ask: { prompt: l10n.t('How many: 1 to 1000'), value: '12' },
      numbers: true,
    },
    {
      tool: 'moebius',
      label: l10n.t('Möbius image'),
      detail: l10n.t('The fraction of (a x + b)/(c x + d), with integer coefficients.'),
      ask: { prompt: l10n.t('A map such as (2x+1)/(x+3), 1/x or 2x-1'), value: '(x+1)/(x-1)' },
    },
    {
      tool: 'compare',
      label: l10n.t('Compare with another fraction'),
      detail: l10n.t('Equal value? Same family? Which converges faster, and by what factor?'),
      ask: { prompt: l10n.t('The other fraction, written as the first one may be'), value: '' },
    },
    {
      tool: 'negate',
      label: l10n.t('Negative'),
      detail: l10n.t('−x under the same pattern.'),
    },
    {
      tool: 'reciprocal',
      label: l10n.t('Reciprocal'),
      detail: l10n.t('1/x under the same pattern.'),
    },
    {
      tool: 'fold',
      label: l10n.t('Fold'),
      detail: l10n.t('One period becomes one step of a polynomial fraction. Keeps every N-th convergent.'),
    },
    {
      tool: 'unfold',
      label: l10n.t('Unfold'),
      detail: l10n.t('The signed fraction that a polynomial one comes from. Keeps every convergent.'),
    },
    {
      tool: 'even',
      label: l10n.t('Even part'),
      detail: l10n.t('Keeps convergents 0, 2, 4, …'),
    },
    {
      tool: 'odd',
      label: l10n.t('Odd part'),
      detail: l10n.t('Keeps convergents 1, 3, 5, …'),
    },
    {
      tool: 'contract',
      label: l10n.t('Contract'),
      detail: l10n.t('Keeps every N-th convergent.'),
      ask: { ...every, value: '3' },
    },
    {
      tool: 'extend',
      label: l10n.t('Extend'),
      detail: l10n.t('A convergent more before every N-th one. Keeps all others.'),
      ask: every,
    },
    {
      tool: 'equivalence',
      label: l10n.t('Equivalence transformation'),
      detail: l10n.t('a_n times r_n, b_n times r_n r_(n−1). Keeps every convergent.'),
      ask: { prompt: l10n.t('r_1, r_2, … as polynomials in k, such as 1/2k+1/2'), value: '' },
    },
  ];
}
