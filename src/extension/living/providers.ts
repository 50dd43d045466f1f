import {
  CodeAction,
  CodeActionKind,
  CodeLens,
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  Hover,
  l10n,
  MarkdownString,
  Position,
  Range,
  SnippetString,
} from 'vscode';
import type { CancellationToken, TextDocument } from 'vscode';
import { digitsOfDifference } from '../../core/esma/comparedDigits.ts';
import type { Conjecture } from '../../core/conjecture.ts';
import { formatConjecture } from '../../formats/text/plain.ts';
import type { Papers } from '../documents/papers.ts';
import type { Collection } from '../conjectures/collection.ts';
import type { LivingFormula } from '../../documents/livingFormulas.ts';
import { snippetOf } from '../../documents/snippet.ts';
import { addPackages } from '../commands/addPackages.ts';
import { identify } from '../commands/identify.ts';
import { openConjectures } from '../commands/openConjectures.ts';
import { restyle } from '../commands/restyle.ts';
import { searchSelection } from '../commands/searchSelection.ts';
import { showConjectures } from '../commands/showConjectures.ts';
import { verify } from '../commands/verify.ts';
import { setting } from '../settings.ts';
import { factsOf } from './facts.ts';
import { isWorthNaming, searchableAround, searchableText } from './searchable.ts';

/** Conjectures that a completion offers, the simplest that fit what was typed. */
const mostCompletions = 60;

/** Digits to which their two sides are compared: a millisecond each. */
const comparedWhileTyping = 1000;

/** What completes to a conjecture. */
const trigger = '\\esma';

/** Hovers, lenses, completions and actions in the researcher's documents. */
export class LivingFormulas {
  constructor(
    private readonly collection: Collection,
    private readonly papers: Papers,
  ) {}

  provideHover(document: TextDocument, position: Position): Hover | undefined {
    const offset = document.offsetAt(position);
    const formulas = setting('hovers.formulas') ? this.papers.formulas(document) : [];
    const formula = formulas.find(({ start, end }) => start <= offset && offset <= end);
    const conjecture = formula && this.collection.find(formula.id);
    if (conjecture) return new Hover(factsOf(conjecture), rangeOf(document, formula));
    if (!setting('hovers.numbers')) return undefined;
    const found = searchableAround(document.lineAt(position.line).text, position.character);
    if (!found) return undefined;
    const words = new MarkdownString();
    words.isTrusted = { enabledCommands: [searchSelection.name, identify.name] };
    const link = (title: string, command: string, ...values: unknown[]) =>
      `[${title}](command:${command}?${encodeURIComponent(JSON.stringify([found.text, ...values]))})`;
    const search = link(l10n.t('Search for conjectures on {0}', shortened(found.text)), searchSelection.name);
    const beginning = document.offsetAt(new Position(position.line, found.start));
    const title = l10n.t('Identify {0}', shortened(found.text));
    const identifyLink = link(title, identify.name, beginning);
    words.appendMarkdown(isWorthNaming(found.text) ? `${identifyLink}  \n${search}` : search);
    return new Hover(words, new Range(position.line, found.start, position.line, found.end));
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    if (!setting('lenses')) return [];
    return this.papers.formulas(document).flatMap((formula) => {
      const { start } = rangeOf(document, formula);
      const lens = (title: string, command: string, ...values: unknown[]) =>
        new CodeLens(new Range(start, start), { title, command, arguments: values });
      if (!this.collection.find(formula.id))
        return [lens(l10n.t('Not in the list: open its file'), openConjectures.name)];
      return [
        lens(l10n.t('Verify'), verify.name, formula.id),
        lens(l10n.t('Open'), showConjectures.name, formula.id),
        lens(l10n.t('Restyle'), restyle.name, document.uri.toString(), document.offsetAt(start)),
      ];
    });
  }

  async provideCompletionItems(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
  ): Promise<CompletionList | undefined> {
    const before = document.lineAt(position.line).text.slice(0, position.character);
    const typed = /\\([a-zA-Z]*)$/.exec(before)?.[0];
    if (typed === undefined) return undefined;
    const start = position.translate(0, -typed.length);
    const range = new Range(start, position);
    if (!typed.startsWith(trigger)) {
      if (!trigger.startsWith(typed)) return undefined;
      const item = new CompletionItem(trigger, CompletionItemKind.Function);
      item.detail = l10n.t('A conjecture of ESMA');
      item.range = range;
      item.command = { command: 'editor.action.triggerSuggest', title: l10n.t('Choose the conjecture') };
      return new CompletionList([item], true);
    }
    await this.collection.ready();
    const query = {
      text: '',
      constant: '',
      standing: '',
      relation: '',
      sort: 'simplest',
      expanded: [],
    } as const;
    const { rows } = await this.collection.list(query);
    const wanted = typed.slice(trigger.length).toLowerCase();
    const fitting = rows
      .map(({ entry }) => entry.conjecture)
      .filter((conjecture) => wanted === '' || filterText(conjecture).includes(wanted))
      .slice(0, mostCompletions)
      .filter((conjecture) => digitsOfDifference(conjecture, comparedWhileTyping) === null);
    if (token.isCancellationRequested) return undefined;
    const written = await this.papers.writer(document, document.offsetAt(start), document.offsetAt(position));
    if (!written) return undefined;
    return new CompletionList(
      fitting.map((conjecture, n) => this.completion(conjecture, n, range, written(conjecture))),
      true,
    );
  }

  /** The picture and the facts, when an item is looked at. */
  resolveCompletionItem(item: CompletionItem): CompletionItem {
    const conjecture = item instanceof ConjectureItem ? this.collection.find(item.id) : undefined;
    if (conjecture) item.documentation = factsOf(conjecture);
    return item;
  }

  provideCodeActions(document: TextDocument, range: Range): CodeAction[] {
    const text = range.isEmpty
      ? searchableAround(document.lineAt(range.start.line).text, range.start.character)?.text
      : searchableText(document.getText(range));
    if (text === undefined) return [];
    const action = new CodeAction(
      l10n.t('Search for conjectures on {0}', shortened(text)),
      CodeActionKind.RefactorExtract,
    );
    action.command = {
      command: searchSelection.name,
      title: action.title,
      arguments: [text],
    };
    return [action];
  }

  private completion(
    conjecture: Conjecture,
    rank: number,
    range: Range,
    pieces: Parameters<typeof snippetOf>[0],
  ): CompletionItem {
    const item = new ConjectureItem(formatConjecture(conjecture, 6), conjecture.id);
    item.filterText = `${trigger}${filterText(conjecture)}`;
    item.sortText = String(rank).padStart(4, '0');
    item.range = range;
    item.insertText = new SnippetString(snippetOf(pieces));
    item.keepWhitespace = true;
    item.command = { command: addPackages.name, title: '', arguments: [true] };
    return item;
  }
}

/** A completion that knows its conjecture. */
class ConjectureItem extends CompletionItem {
  constructor(
    label: string,
    readonly id: string,
  ) {
    super(label, CompletionItemKind.Snippet);
  }
}

/** Letters and digits by which a conjecture is found while one types: "e", "tan1". */
function filterText({ constant }: Conjecture): string {
  return constant.name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function rangeOf(document: TextDocument, { start, end }: LivingFormula): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 38)}…` : text;
}
