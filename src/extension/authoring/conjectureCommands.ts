import { env, l10n, Uri, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { formatConjecture, formatRule, displayNumerators } from '../../formats/text/plain.ts';
import { numeratorsOf } from '../../core/fractions/fraction.ts';
import { conjectureToJson } from '../../library/json.ts';
import type { PlanningClient } from '../../engine/planning/client.ts';
import type { Collection } from '../conjectures/collection.ts';
import type { Papers } from '../documents/papers.ts';
import type { Notifier } from '../notify.ts';
import { conjectureOfMenu } from '../../protocol/pageMessages.ts';
import { askForNumber } from './numberInput.ts';

interface ConjectureItem extends QuickPickItem {
  readonly conjecture: Conjecture;
}

/** Families that the quick pick lists. */
const mostPicked = 500;

/** What can be done with a conjecture, from the palette, the list and the detail. */
export class ConjectureCommands {
  constructor(
    private readonly collection: Collection,
    private readonly papers: Papers,
    private readonly planning: PlanningClient,
    private readonly notifier: Notifier,
    private readonly onChange: () => void,
  ) {}

  /** The conjecture of the formula in which the cursor of the active editor stands, its label included. */
  atCursor(): Conjecture | undefined {
    const editor = window.activeTextEditor;
    if (!editor) return undefined;
    const { document, selection } = editor;
    const [start, end] = [document.offsetAt(selection.start), document.offsetAt(selection.end)];
    const formula = this.papers.formulas(document).find((each) => each.start <= start && end <= each.end);
    return formula && this.collection.find(formula.id);
  }

  /** What names a conjecture: its id, or what a menu of a page is opened on; undefined for anything else. */
  idOf(argument: unknown): string | undefined {
    return typeof argument === 'string' ? argument : conjectureOfMenu(argument);
  }

  /**
   * The conjecture with this name or that a menu of a page is opened on, that of the formula at the cursor, or one that the user picks; undefined when none was
   * picked.
   */
  async choose(
    argument: unknown,
    title: string,
    takesFormulaAtCursor = false,
  ): Promise<Conjecture | undefined> {
    const id = this.idOf(argument);
    const named = id === undefined ? undefined : this.collection.find(id);
    if (named) return named;
    await this.collection.ready();
    const here = takesFormulaAtCursor && id === undefined ? this.atCursor() : undefined;
    if (here) return here;
    const items = await this.items();
    if (items.length === 0) return undefined;
    const picked = await window.showQuickPick(items, {
      title,
      ignoreFocusOut: true,
      matchOnDescription: true,
      matchOnDetail: true,
    });
    return picked?.conjecture;
  }

  /** Conjectures that the user marks in the list; none when the question was left. @param marked the id of one that is marked at first */
  async chooseMany(title: string, marked?: string): Promise<readonly Conjecture[]> {
    await this.collection.ready();
    const items = await this.items();
    if (items.length === 0) return [];
    const offered = items.map((item) => ({ ...item, picked: item.conjecture.id === marked }));
    const picked = await window.showQuickPick(offered, {
      title,
      placeHolder: l10n.t('Space marks one, the box at the top all that are shown'),
      canPickMany: true,
      ignoreFocusOut: true,
      matchOnDescription: true,
      matchOnDetail: true,
    });
    return (picked ?? []).map(({ conjecture }) => conjecture);
  }

  /** The simplest of all conjectures for a list to pick from; where there are none, that is said. */
  private async items(): Promise<ConjectureItem[]> {
    const query = {
      text: '',
      constant: '',
      standing: '',
      relation: '',
      sort: 'simplest',
      expanded: [],
    } as const;
    const { rows } = await this.collection.list(query);
    if (rows.length === 0) {
      this.notifier.info(
        l10n.t('There are no conjectures yet: start a search with "ESMA: Search for Conjectures…".'),
      );
      return [];
    }
    return rows.slice(0, mostPicked).map(({ entry: { conjecture } }): ConjectureItem => {
      const { fraction, constant } = conjecture;
      const numerators = displayNumerators(numeratorsOf(fraction));
      return {
        label: formatConjecture(conjecture, 7),
        description: constant.name,
        detail: `${formatRule(fraction.rule)}  (${numerators})`,
        conjecture,
      };
    });
  }

  /** Verifies to more digits, from scratch, away from this thread. True when it stands. */
  async verify(conjecture: Conjecture): Promise<boolean> {
    const answer = await askForNumber(
      l10n.t('Verify Conjecture to More Digits'),
      l10n.t('Decimal digits'),
      Math.min(10 * conjecture.digits, 100_000),
      20,
      1_000_000,
      false,
    );
    if (answer.kind !== 'next') return false;
    const verification = await this.planning.call('verify', {
      conjecture: conjectureToJson(conjecture),
      digits: answer.value,
    });
    if (!verification.ok) {
      this.notifier.warn(l10n.t('{0} is refused: {1}.', formatConjecture(conjecture), verification.reason));
      return false;
    }
    if (verification.digits > conjecture.digits) {
      this.collection.replace({ ...conjecture, digits: verification.digits });
      this.onChange();
    }
    this.notifier.info(
      l10n.t(
        'Verified to {0} digits: {1}',
        verification.digits.toLocaleString('en-US'),
        formatConjecture(conjecture),
      ),
    );
    return true;
  }

  /** Opens the browser on the terms in the On-Line Encyclopedia of Integer Sequences; the extension itself goes nowhere. */
  async lookUp(conjecture: Conjecture): Promise<void> {
    const terms = conjecture.terms.slice(1, 13).join(',');
    await env.openExternal(Uri.parse(`https://oeis.org/search?q=${encodeURIComponent(terms)}`));
  }
}
