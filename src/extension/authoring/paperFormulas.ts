import { l10n, Range, Selection, ThemeIcon, window, WorkspaceEdit, workspace } from 'vscode';
import type { QuickPickItem, TextDocument } from 'vscode';
import { searchedValue } from '../../formats/text/searchText.ts';
import type { Conjecture } from '../../core/conjecture.ts';
import { digitsReached } from '../../core/gain.ts';
import { standingOf } from '../../core/theorems/standing.ts';
import { fileOf, formulaFiles, replaceFormulas, typstFormulaFiles } from '../../documents/paperFormulas.ts';
import type { FormulaFile, Replacement } from '../../documents/paperFormulas.ts';
import { formulaLanguage } from '../../documents/languages.ts';
import type { LivingFormula } from '../../documents/livingFormulas.ts';
import { DocumentReader } from '../../documents/reading/documentPlaces.ts';
import type { PlanningClient } from '../../engine/planning/client.ts';
import { formatConjecture } from '../../formats/text/plain.ts';
import { standingSentence } from '../../formats/text/standing.ts';
import type { FormulaStyle } from '../../formats/latex/styles/styles.ts';
import { conjectureToJson } from '../../library/json.ts';
import type { ProofCommands } from './proofCommands.ts';
import type { Collection } from '../conjectures/collection.ts';
import { choicesFor } from '../documents/choices.ts';
import type { Papers } from '../documents/papers.ts';
import { uriBeside } from '../documents/workspaceFiles.ts';
import type { Notifier } from '../notify.ts';
import { setting } from '../settings.ts';
import { chooseStyle } from './restyling.ts';

/** What is known today of a formula of the paper. */
interface Known {
  readonly file: FormulaFile;
  readonly formula: LivingFormula;
  /** Undefined where it is not in the list. */
  readonly conjecture: Conjecture | undefined;
  /** One with the same value that converges faster. */
  readonly faster: Conjecture | undefined;
  /** What the verification found, a sentence. */
  readonly verified: string;
  readonly isRefused: boolean;
}

interface FormulaItem extends QuickPickItem {
  readonly known: Known;
}

const shownTerms = 6;

/** All formulas of a paper that name their conjectures: what is known of them today, and changes of them all. */
export class PaperFormulas {
  private readonly reader = new DocumentReader();

  constructor(
    private readonly collection: Collection,
    private readonly papers: Papers,
    private readonly proofs: ProofCommands,
    private readonly planning: PlanningClient,
    private readonly notifier: Notifier,
  ) {}

  /** Lists them; a choice jumps there, the buttons restyle or update them all. True when something was done. */
  async show(): Promise<boolean> {
    const document = window.activeTextEditor?.document;
    const files = document ? await this.files(document) : [];
    if (!document || files.length === 0) {
      this.notifier.info(
        l10n.t('The active document and its project have no formula with a comment "esma: …".'),
      );
      return false;
    }
    await this.collection.ready();
    const all: Known[] = [];
    for (const file of files) for (const formula of file.formulas) all.push(await this.look(file, formula));
    const answer = await choose(all, document);
    if (answer === 'restyle') return this.restyle(document, all);
    if (answer === 'update') return this.update(document, all);
    if (!answer) return false;
    const { file, formula } = answer;
    const shown = await workspace.openTextDocument(uriBeside(document, file.path));
    const editor = await window.showTextDocument(shown);
    const at = shown.positionAt(formula.start);
    editor.selection = new Selection(at, at);
    editor.revealRange(new Range(at, at));
    return true;
  }

  private async files(document: TextDocument): Promise<FormulaFile[]> {
    const project = await this.papers.project(document);
    if (project) return formulaFiles(project, setting('latex.lineWidth'));
    const typst = await this.papers.typstPaper(document);
    if (typst) return typstFormulaFiles(typst);
    const language = formulaLanguage(document.languageId);
    const places = language && this.reader.places(document);
    const file = places && fileOf(document.uri.path, document.getText(), language, places);
    return file && file.formulas.length > 0 ? [file] : [];
  }

  /** Verifies a formula's conjecture again, and looks for a faster one of its value. */
  private async look(file: FormulaFile, formula: LivingFormula): Promise<Known> {
    const conjecture = this.collection.find(formula.id);
    if (!conjecture)
      return {
        ...{ file, formula, conjecture, faster: undefined, isRefused: false },
        verified: l10n.t('Not in the list: open its file.'),
      };
    const { digits } = conjecture;
    const result = await this.planning.call('verify', { conjecture: conjectureToJson(conjecture), digits });
    return {
      ...{ file, formula, conjecture, isRefused: !result.ok },
      faster: await this.collection.fasterThan(conjecture, searchedValue(conjecture), digitsReached),
      verified: result.ok
        ? l10n.t('Verified again to {0} digits.', result.digits.toLocaleString('en-US'))
        : l10n.t('Refused: {0}.', result.reason),
    };
  }

  private async restyle(document: TextDocument, all: readonly Known[]): Promise<boolean> {
    const [first] = all.flatMap(({ conjecture }) => conjecture ?? []);
    if (!first) return false;
    const language = formulaLanguage(document.languageId);
    const style = await chooseStyle(first, l10n.t('Restyle All Formulas'), language, false);
    return style !== undefined && this.replace(document, all, style, ({ conjecture }) => conjecture);
  }

  /** Puts the fastest fraction of each value in the place of the one that stands there. */
  private update(document: TextDocument, all: readonly Known[]): Promise<boolean> {
    return this.replace(document, all, undefined, ({ faster }) => faster);
  }

  /** Changes formulas of all files in one undo step a file; those that their authors have changed stay, and are counted. */
  private async replace(
    document: TextDocument,
    all: readonly Known[],
    style: FormulaStyle | undefined,
    wantedOf: (known: Known) => Conjecture | undefined,
  ): Promise<boolean> {
    const edit = new WorkspaceEdit();
    let done = 0;
    let changed = 0;
    const proved: { readonly document: TextDocument; readonly known: Known }[] = [];
    for (const file of new Set(all.map((known) => known.file))) {
      const open = await workspace.openTextDocument(uriBeside(document, file.path));
      if (open.getText() !== file.text) {
        this.notifier.warn(l10n.t('{0} has changed meanwhile.', workspace.asRelativePath(open.uri)));
        continue;
      }
      const own = all.filter((known) => known.file === file);
      const [first] = own.flatMap(({ conjecture }) => conjecture ?? []);
      if (!first) continue;
      const found = replaceFormulas(
        file,
        choicesFor(first, new Set(), style),
        (formula): Replacement | undefined => {
          const known = own.find((each) => each.formula === formula);
          const wanted = known && wantedOf(known);
          return wanted && known.conjecture ? { now: known.conjecture, wanted, style } : undefined;
        },
      );
      for (const { start, end, text } of found.edits)
        edit.replace(open.uri, new Range(open.positionAt(start), open.positionAt(end)), text);
      done += found.edits.length;
      changed += found.changed.length;
      for (const formula of found.proved)
        proved.push({ document: open, known: own.find((each) => each.formula === formula)! });
    }
    if (done > 0 && !(await workspace.applyEdit(edit))) {
      this.notifier.warn(l10n.t('The document has changed meanwhile, or cannot be changed.'));
      return false;
    }
    let left = 0;
    for (const { document: open, known } of proved) {
      const wanted = style === undefined ? wantedOf(known) : undefined;
      const { conjecture, formula } = known;
      const replaced =
        conjecture && wanted && (await this.proofs.replace(open, conjecture, wanted, formula.label));
      if (replaced) done++;
      else left++;
    }
    const told = [
      l10n.t('Formulas changed: {0}.', done),
      ...(changed === 0 ? [] : [l10n.t('Left as they are, since they were changed by hand: {0}.', changed)]),
      ...(left === 0 ? [] : [l10n.t('Left as they are, since their proofs stand below them: {0}.', left)]),
    ];
    this.notifier.info(told.join(' '));
    return done > 0;
  }
}

/** Shows the list; a formula, one of the two actions, or undefined when it was left. */
function choose(
  all: readonly Known[],
  document: TextDocument,
): Promise<Known | 'restyle' | 'update' | undefined> {
  const pick = window.createQuickPick<FormulaItem>();
  const restyle = { iconPath: new ThemeIcon('paintcan'), tooltip: l10n.t('Restyle All…') };
  const update = {
    iconPath: new ThemeIcon('sync'),
    tooltip: l10n.t('Update All: the fastest fraction of each value'),
  };
  pick.title = l10n.t('Formulas of This Paper: {0}', all.length);
  pick.placeholder = l10n.t('Choose a formula to go there.');
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.buttons = [restyle, update];
  pick.items = all.map((known) => itemOf(known, document));
  return new Promise((resolve) => {
    const answer = (value: Known | 'restyle' | 'update' | undefined) => {
      resolve(value);
      pick.hide();
    };
    pick.onDidTriggerButton((button) => answer(button === restyle ? 'restyle' : 'update'));
    pick.onDidAccept(() => answer(pick.selectedItems[0]?.known));
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function itemOf(known: Known, document: TextDocument): FormulaItem {
  const { file, formula, conjecture, faster, verified, isRefused } = known;
  const line = file.text.slice(0, formula.start).split('\n').length;
  const place = `${workspace.asRelativePath(uriBeside(document, file.path))}:${line}`;
  // What is most to be known comes first: the line may be cut.
  const detail = [
    ...(conjecture && faster
      ? [
          l10n.t(
            'Superseded: another fraction of this value in the list gives {0} digits where this gives {1}.',
            digitsReached(faster),
            digitsReached(conjecture),
          ),
        ]
      : []),
    verified,
    ...(conjecture ? [l10n.t(...standingSentence(standingOf(conjecture), null))] : []),
  ].join(' ');
  const icon = !conjecture ? '$(question) ' : isRefused ? '$(error) ' : faster ? '$(arrow-up) ' : '$(check) ';
  return {
    label: icon + (conjecture ? formatConjecture(conjecture, shownTerms) : formula.id),
    description: place,
    detail,
    known,
  };
}
