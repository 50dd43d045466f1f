import { l10n, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { ProvingClient } from '../../engine/proving/client.ts';
import type { ToolAnswer } from '../../toolbox/answer.ts';
import type { Question } from '../../toolbox/parameter.ts';
import type { ToolDescription } from '../../toolbox/tool.ts';
import type { ReadingAnswer, ToolName } from '../../toolbox/toolbox.ts';
import type { MathematicsInserting } from '../documents/mathematics.ts';
import type { Notifier } from '../notify.ts';
import { inOwnThread } from '../ownThread.ts';
import { setting } from '../settings.ts';
import { askLive } from './liveInput.ts';

/** A tool as the pick shows it, with the parameters that a preset gives. */
interface ToolItem extends QuickPickItem {
  readonly tool: ToolDescription<ToolName>;
  readonly given: Readonly<Record<string, string>>;
}

/** What can be done with a result. */
type ResultAction = 'insert' | 'insertText' | 'copyLatex' | 'copyText' | 'goOn';

/** The toolbox of continued fractions, on a selection or on what is typed. */
export class ToolboxCommands {
  private last = '2; 3+2k @ -+';

  constructor(
    private readonly results: MathematicsInserting,
    private readonly proving: ProvingClient,
    private readonly notifier: Notifier,
  ) {}

  /** Asks for a fraction or number, where none is selected, then for a tool, and shows what it gives. */
  async open(): Promise<void> {
    const text = await this.text();
    if (text === undefined) return;
    await this.workOn(text);
  }

  private async workOn(text: string): Promise<void> {
    for (let current: string | undefined = text; current !== undefined;) {
      const reading = await this.withTools(l10n.t('Reading …'), (proving) =>
        proving.call('read', { text: current! }),
      );
      if (!reading) return;
      const item = await this.chooseTool(reading);
      if (!item) return;
      const parameters = await this.parameters(item);
      if (parameters === undefined) return;
      // A number is read again from its own text; a fraction from its rule, whatever it was written as.
      const answer = await this.run(item.tool.name, reading.notation, parameters);
      if (!answer) return;
      current = (await this.show(answer, reading.notation)) === 'goOn' ? answer.result! : undefined;
    }
  }

  /** The selection of the active editor, else what is typed. */
  private async text(): Promise<string | undefined> {
    const editor = window.activeTextEditor;
    const selected = editor?.document.getText(editor.selection).trim() ?? '';
    if (selected !== '') return selected;
    const typed = await askLive(this.proving, {
      title: l10n.t('Continued Fraction Toolbox'),
      value: this.last,
      prompt: l10n.t(
        'Terms @ signs or numerators as 2; 3+2k @ -+, a list as [2; 3, 2, 5, 2, 7, 2, 9], nested fractions in LaTeX, digits, or an expression',
      ),
      as: 'fraction',
    });
    if (typed === undefined) return undefined;
    this.last = typed;
    return typed;
  }

  private async chooseTool({ notation, shown, origin, tools }: ReadingAnswer): Promise<ToolItem | undefined> {
    return window.showQuickPick(toolItems(tools), {
      title: [notation, shown].filter((part) => part !== '').join('   '),
      placeHolder: origin === '' ? l10n.t('Choose a tool.') : origin,
      matchOnDetail: true,
      ignoreFocusOut: true,
    });
  }

  /** What the tool asks for, beside what is given; undefined when a question was left. */
  private async parameters({ label, tool, given }: ToolItem): Promise<Record<string, string> | undefined> {
    const texts: Record<string, string> = { ...given };
    for (const [name, { question }] of Object.entries(tool.parameters)) {
      if (!question || Object.hasOwn(texts, name)) continue;
      const text = await this.ask(label, question);
      if (text === undefined) return undefined;
      texts[name] = text;
    }
    return texts;
  }

  private async ask(title: string, { prompt, initial, choices }: Question): Promise<string | undefined> {
    if (choices) {
      const other = { label: l10n.t('Another …'), value: '' };
      const items = [
        ...choices.map(([value, meaning]) => ({
          label: value,
          description: meaning === '' ? '' : l10n.t(meaning),
          value,
        })),
        other,
      ];
      const picked = await window.showQuickPick(items, {
        title,
        placeHolder: l10n.t(prompt),
        ignoreFocusOut: true,
      });
      if (!picked) return undefined;
      if (picked !== other) return picked.value;
    }
    return window.showInputBox({ title, prompt: l10n.t(prompt), value: initial, ignoreFocusOut: true });
  }

  private run(
    tool: ToolName,
    text: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<ToolAnswer | undefined> {
    return this.withTools(l10n.t('Computing …'), (proving) =>
      proving.call('tool', { tool, text, parameters, depth: setting('latex.depth') }),
    );
  }

  /** Shows a result with what it keeps; what the user wants with it is done. */
  private async show(answer: ToolAnswer, input: string): Promise<ResultAction | undefined> {
    const { result, latex, remarks, goesOn } = answer;
    const lines = [...answer.lines, ...answer.origins];
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
      placeHolder: remarks.join(' '),
      ignoreFocusOut: true,
    });
    if (!picked) return undefined;
    const action = 'action' in picked ? picked.action : undefined;
    if (action === 'copyLatex') await this.results.copy(latex!);
    else if (action === 'insert') await this.results.insert(text, latex!);
    else if (action === 'insertText') await this.results.insert(text);
    // A line of the result that is chosen is copied.
    else if (action === 'copyText') await this.results.copy(text);
    else if (action === undefined) await this.results.copy(picked.label.replace('$(check) ', ''));
    return action;
  }

  /** Calls the tools in a thread that ends with the call, or when the user says so; what goes wrong is shown. */
  private withTools<Result>(
    title: string,
    action: (proving: ProvingClient) => Promise<Result>,
  ): Promise<Result | undefined> {
    return this.notifier.guard(() => inOwnThread(this.proving, title, action));
  }
}

/** The tools that take what was read, each with its presets before it. */
function toolItems(tools: readonly ToolDescription<ToolName>[]): ToolItem[] {
  return tools.flatMap((tool) => [
    ...Object.values(tool.presets).map(({ title, summary, parameters }) => ({
      label: l10n.t(title),
      detail: l10n.t(summary),
      tool,
      given: parameters,
    })),
    { label: l10n.t(tool.title), detail: l10n.t(tool.summary), tool, given: {} },
  ]);
}
