import { env, l10n, Uri, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { formatConjecture, formatRule, displaySigns } from '../../formats/plain.ts';
import { conjectureToJson, conjectureToLine } from '../../library/json.ts';
import type { Service } from '../../engine/serviceClient.ts';
import type { Collection } from '../conjectures/collection.ts';
import { word } from '../documents/wording.ts';
import type { WordingOptions } from '../documents/wording.ts';
import type { Notifier } from '../notify.ts';
import { setting } from '../settings.ts';
import type { Insertions } from './insertCommand.ts';
import { askForNumber } from './searchInput.ts';

interface ConjectureItem extends QuickPickItem {
  readonly conjecture: Conjecture;
}

/** Families that the quick pick lists. */
const mostPicked = 500;

/** What can be done with a conjecture, from the palette, the list and the detail. */
export class ConjectureCommands {
  constructor(
    private readonly collection: Collection,
    private readonly insertions: Insertions,
    private readonly service: Service,
    private readonly notifier: Notifier,
    private readonly onChange: () => void,
  ) {}

  /** The conjecture with this name, or one that the user picks; undefined when none was picked. */
  async choose(id: unknown, title: string): Promise<Conjecture | undefined> {
    const named = typeof id === 'string' ? this.collection.find(id) : undefined;
    if (named) return named;
    const query = { text: '', constant: '', standing: '', sort: 'simplest', expanded: [] } as const;
    await this.collection.ready();
    const { rows } = await this.collection.list(query);
    if (rows.length === 0) {
      this.notifier.info(
        l10n.t('There are no conjectures yet: start a search with "ESMA: Search for Conjectures…".'),
      );
      return undefined;
    }
    const items = rows.slice(0, mostPicked).map(({ entry: { conjecture } }): ConjectureItem => {
      const { fraction, constant } = conjecture;
      const signs = displaySigns(fraction.signs);
      return {
        label: formatConjecture(conjecture, 7),
        description: constant,
        detail: `${formatRule(fraction.rule)}  (${signs})`,
        conjecture,
      };
    });
    const picked = await window.showQuickPick(items, {
      title,
      matchOnDescription: true,
      matchOnDetail: true,
    });
    return picked?.conjecture;
  }

  /** Writes a conjecture into the editor that was active last, at every cursor. True when it stands there. */
  insert(conjecture: Conjecture): Promise<boolean> {
    return this.insertions.insert(conjecture);
  }

  async copyLatex(conjecture: Conjecture): Promise<boolean> {
    await this.copy(
      word(conjecture, 'latexDisplay', this.wordingOptions()),
      l10n.t('The formula is in the clipboard.'),
    );
    return true;
  }

  async copyAs(conjecture: Conjecture): Promise<boolean> {
    const options = this.wordingOptions();
    const formats: { readonly label: string; readonly text: () => string }[] = [
      { label: l10n.t('LaTeX: display'), text: () => word(conjecture, 'latexDisplay', options) },
      { label: l10n.t('LaTeX: formula alone'), text: () => word(conjecture, 'latexBody', options) },
      { label: l10n.t('Markdown'), text: () => word(conjecture, 'markdown', options) },
      { label: l10n.t('Plain text'), text: () => word(conjecture, 'plain', options) },
      { label: l10n.t('JSON'), text: () => JSON.stringify(conjectureToJson(conjecture), null, 2) },
      { label: l10n.t('Line of a library file'), text: () => `${conjectureToLine(conjecture)}\n` },
    ];
    const picked = await window.showQuickPick(formats, { title: l10n.t('Copy Conjecture As') });
    if (picked) await this.copy(picked.text(), l10n.t('{0} is in the clipboard.', picked.label));
    return picked !== undefined;
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
    const verification = await this.service.call('verify', {
      conjecture: conjectureToJson(conjecture),
      digits: answer.value,
    });
    if (!verification.verified) {
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

  private wordingOptions(): WordingOptions {
    return { depth: setting('latex.depth'), environment: setting('latex.environment') };
  }

  private async copy(text: string, message: string): Promise<void> {
    await env.clipboard.writeText(text);
    void window.setStatusBarMessage(message, 5000);
  }
}
