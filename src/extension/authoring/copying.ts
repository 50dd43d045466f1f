import { env, l10n, QuickPickItemKind, window } from 'vscode';
import type { Memento, QuickPickItem } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { proofOf } from '../../core/theorems/certificates/proofOf.ts';
import { conjectureAs, conjectureFormats } from '../../formats/conjectureAs.ts';
import type { ConjectureFormat } from '../../formats/conjectureAs.ts';
import type { FormulaOptions } from '../../formats/latex/styles/formula.ts';
import { conjectureToJson, conjectureToLine } from '../../library/json.ts';
import { KeptMemory, textOf } from '../memory.ts';
import type { Notifier } from '../notify.ts';
import { setting } from '../settings.ts';

/** What a conjecture can be copied as: the formats, and its record. */
type CopyFormat = ConjectureFormat | 'rocq' | 'json' | 'line';

/** A format as the menu offers it. */
interface CopyChoice {
  readonly name: CopyFormat;
  readonly title: string;
}

/** The formats in their groups. */
const offered: readonly { readonly name: string; readonly formats: readonly CopyChoice[] }[] = [
  ...new Set(conjectureFormats.map(({ group }) => group)),
].map((name) => ({ name: l10n.t(name), formats: conjectureFormats.filter(({ group }) => group === name) }));

/** What is there of a proved conjecture alone. */
const theorems: readonly CopyChoice[] = [
  { name: 'rocq', title: 'Theorem for Rocq, with its proof and library' },
];

/** The record itself, as it stands in a file. */
const records: readonly CopyChoice[] = [
  { name: 'json', title: 'JSON' },
  { name: 'line', title: 'Line of a library file' },
];

interface FormatItem extends QuickPickItem {
  readonly format?: CopyFormat;
}

/** Puts conjectures into the clipboard. */
export class Copying {
  private readonly lastFormat: KeptMemory<string>;

  /**
   * @param memento remembers the last choice
   * @param copyTheorem puts the theorem for Rocq there, which is written away from this thread
   */
  constructor(
    memento: Memento,
    private readonly notifier: Notifier,
    private readonly copyTheorem: (conjecture: Conjecture) => Promise<boolean>,
  ) {
    this.lastFormat = new KeptMemory(memento, 'esma.copyAs', textOf(100), '');
  }

  /** The LaTeX in the style and the environment of the settings. */
  async copyLatex(conjecture: Conjecture): Promise<boolean> {
    const text = await conjectureAs(conjecture, `latex-${setting('latex.style')}`, formulaOptions());
    await this.copy(text!, l10n.t('The formula is in the clipboard.'));
    return true;
  }

  /** Asks for a format, the last one first. True when the conjecture has been copied. */
  async copyAs(conjecture: Conjecture): Promise<boolean> {
    const picked = await window.showQuickPick(this.items(conjecture), {
      title: l10n.t('Copy Conjecture As'),
      ignoreFocusOut: true,
      matchOnDescription: true,
    });
    if (!picked?.format) return false;
    await this.lastFormat.set(picked.format);
    if (picked.format === 'rocq') return this.copyTheorem(conjecture);
    const text = await textIn(conjecture, picked.format);
    if (text === null) {
      this.notifier.warn(
        conjecture.constant.kind === 'digits'
          ? l10n.t('{0} cannot be written of this conjecture: its constant is given by digits.', picked.label)
          : l10n.t(
              '{0} cannot be written of this conjecture: it has no name for what stands in {1}.',
              picked.label,
              conjecture.constant.name,
            ),
      );
      return false;
    }
    await this.copy(text, l10n.t('{0} is in the clipboard.', picked.label));
    return true;
  }

  private items(conjecture: Conjecture): FormatItem[] {
    const isProved = proofOf(conjecture) !== null;
    const proofs = isProved ? [{ name: l10n.t('Proofs'), formats: theorems }] : [];
    const all = [...offered, ...proofs, { name: l10n.t('Records'), formats: records }];
    const groups = all.map(({ name, formats }) => ({
      name,
      formats: formats.filter((format) => format.name !== 'latex-proof' || isProved),
    }));
    const item = ({ name, title }: CopyChoice): FormatItem => ({ label: l10n.t(title), format: name });
    const separator = (label: string): FormatItem => ({ label, kind: QuickPickItemKind.Separator });
    const last = this.lastFormat.get();
    const remembered = groups.flatMap(({ formats }) => formats).find(({ name }) => name === last);
    return [
      ...(remembered ? [separator(l10n.t('Last used')), item(remembered)] : []),
      ...groups.flatMap(({ name, formats }) => [separator(name), ...formats.map(item)]),
    ];
  }

  private async copy(text: string, message: string): Promise<void> {
    await env.clipboard.writeText(text);
    void window.setStatusBarMessage(message, 5000);
  }
}

/** What the settings say of formulas. */
function formulaOptions(): FormulaOptions {
  return { depth: setting('latex.depth'), environment: setting('latex.environment') };
}

async function textIn(conjecture: Conjecture, format: Exclude<CopyFormat, 'rocq'>): Promise<string | null> {
  if (format === 'json') return JSON.stringify(conjectureToJson(conjecture), null, 2);
  if (format === 'line') return `${conjectureToLine(conjecture)}\n`;
  return conjectureAs(conjecture, format, formulaOptions());
}
