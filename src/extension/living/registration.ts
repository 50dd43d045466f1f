import { CodeActionKind, EventEmitter, languages, workspace } from 'vscode';
import type { Disposable, DocumentSelector } from 'vscode';
import { formulaLanguageIds } from '../../documents/languages.ts';
import type { LivingFormulas } from './providers.ts';

/** Where formulas live. */
const formulaDocuments: DocumentSelector = formulaLanguageIds.map((language) => ({ language }));

/** Shortest time between two looks at the lenses. */
const lensMilliseconds = 1000;

/** Tells VS Code of hovers, lenses, completions and actions; what they show is loaded when the first is asked for. */
export class LivingRegistration implements Disposable {
  private readonly lensesChanged = new EventEmitter<void>();
  private readonly registrations: readonly Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(living: () => Promise<LivingFormulas>) {
    this.registrations = [
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('esma.lenses')) this.lensesChanged.fire();
      }),
      languages.registerHoverProvider(formulaDocuments, {
        provideHover: async (document, position) => (await living()).provideHover(document, position),
      }),
      languages.registerCodeLensProvider(formulaDocuments, {
        onDidChangeCodeLenses: this.lensesChanged.event,
        provideCodeLenses: async (document) => (await living()).provideCodeLenses(document),
      }),
      languages.registerCompletionItemProvider(
        formulaDocuments,
        {
          provideCompletionItems: async (document, position, token) =>
            (await living()).provideCompletionItems(document, position, token),
          resolveCompletionItem: async (item) => (await living()).resolveCompletionItem(item),
        },
        '\\',
      ),
      languages.registerCodeActionsProvider(
        { language: '*' },
        {
          provideCodeActions: async (document, range) => (await living()).provideCodeActions(document, range),
        },
        { providedCodeActionKinds: [CodeActionKind.RefactorExtract] },
      ),
    ];
  }

  /** The conjectures have changed: what lenses say depends on them. While a search runs, that is all the time. */
  changed(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.lensesChanged.fire();
    }, lensMilliseconds);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const registration of this.registrations) registration.dispose();
    this.lensesChanged.dispose();
  }
}
