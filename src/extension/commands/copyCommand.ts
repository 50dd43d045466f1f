import { env, l10n, QuickPickItemKind, window } from 'vscode';
import type { Memento, QuickPickItem } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { proofOf } from '../../core/theorems/certificates/proofOf.ts';
import { conjectureAs, conjectureFormats } from '../../formats/conjectureAs.ts';
import type { ConjectureFormat } from '../../formats/conjectureAs.ts';
import type { FormulaOptions } from '../../formats/latex/styles/formula.ts';
import { conjectureToJson, conjectureToLine } from '../../library/json.ts';
import type { Notifier } from '../notify.ts';
import { setting } from '../settings.ts';

/** What a conjecture can be copied as: the formats, and its record. */
type CopyFormat = ConjectureFormat | 'json' | 'line';

interface FormatItem extends QuickPickItem {
  readonly format?: CopyFormat;
}

const lastFormatKey = 'esma.copyAs';

/** Puts conjectures into the clipboard. */
export class Copying {
  /** @param memento remembers the last choice */
  constructor(
    private readonly memento: Memento,
    private readonly notifier: Notifier,
  ) {}

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
      matchOnDescription: true,
    });
    if (!picked?.format) return false;
    await this.memento.update(lastFormatKey, picked.format);
    const text = await textIn(conjecture, picked.format);
    if (text === null) {
      this.notifier.warn(
        l10n.t('{0} can not be written of this conjecture: its constant is given by digits.', picked.label),
      );
      return false;
    }
    await this.copy(text, l10n.t('{0} is in the clipboard.', picked.label));
    return true;
  }

  private items(conjecture: Conjecture): FormatItem[] {
    const names = formatNames();
    const isProved = proofOf(conjecture) !== null;
    const item = (format: CopyFormat): FormatItem => ({ label: names[format], format });
    const separator = (label: string): FormatItem => ({ label, kind: QuickPickItemKind.Separator });
    const formats = conjectureFormats.filter((format) => format !== 'latex-proof' || isProved);
    const isLatex = (format: string) => format.startsWith('latex-');
    const texts = new Set<CopyFormat>(['markdown', 'typst', 'mathml', 'text']);
    const last = this.memento.get<CopyFormat>(lastFormatKey);
    const remembered = last !== undefined && (last in names ? last : undefined);
    const offered = remembered && (remembered !== 'latex-proof' || isProved);
    return [
      ...(offered ? [separator(l10n.t('Last used')), item(remembered)] : []),
      separator(l10n.t('LaTeX')),
      ...formats.filter(isLatex).map(item),
      separator(l10n.t('Text')),
      ...formats.filter((format) => texts.has(format)).map(item),
      separator(l10n.t('Programs')),
      ...formats.filter((format) => !isLatex(format) && !texts.has(format)).map(item),
      separator(l10n.t('Records')),
      item('json'),
      item('line'),
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

async function textIn(conjecture: Conjecture, format: CopyFormat): Promise<string | null> {
  if (format === 'json') return JSON.stringify(conjectureToJson(conjecture), null, 2);
  if (format === 'line') return `${conjectureToLine(conjecture)}\n`;
  return conjectureAs(conjecture, format, formulaOptions());
}

/** What the formats are called. */
function formatNames(): Readonly<Record<CopyFormat, string>> {
  return {
    'latex-nested': l10n.t('LaTeX: nested fractions'),
    'latex-line': l10n.t('LaTeX: on one line, [a₀; a₁, …]'),
    'latex-gauss': l10n.t('LaTeX: Gauss’s K'),
    'latex-pringsheim': l10n.t('LaTeX: Pringsheim’s notation'),
    'latex-terms': l10n.t('LaTeX: general term'),
    'latex-theorem': l10n.t('LaTeX: theorem or conjecture'),
    'latex-proof': l10n.t('LaTeX: theorem with its proof'),
    markdown: l10n.t('Markdown'),
    typst: l10n.t('Typst'),
    mathml: l10n.t('MathML'),
    text: l10n.t('Plain text'),
    pari: l10n.t('PARI/GP program'),
    sage: l10n.t('SageMath program'),
    sympy: l10n.t('Python program (mpmath, SymPy)'),
    mathematica: l10n.t('Mathematica program'),
    maxima: l10n.t('Maxima program'),
    json: l10n.t('JSON'),
    line: l10n.t('Line of a library file'),
  };
}
