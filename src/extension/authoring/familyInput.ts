import { l10n, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { readParameters } from '../../core/theorems/parametric/request.ts';
import type { StatementsRequest } from '../../core/theorems/parametric/request.ts';
import { InputError } from '../../core/errors.ts';
import type { ProvingClient } from '../../engine/proving/client.ts';
import { askLive } from './liveInput.ts';

type Parameters = Pick<StatementsRequest, 'range' | 'parity'>;

/** Asks for a constant with k in it, then for the k that are searched; undefined where a question was left. */
export async function askForFamily(proving: ProvingClient): Promise<StatementsRequest | undefined> {
  const title = l10n.t('Find a Family in k');
  const template = await askLive(proving, {
    title,
    prompt: l10n.t(
      'A constant with k in it, as exp(1/k), k*tan(1/k), sqrt(k^2+1), besseli(k,2)/besseli(k-1,2)',
    ),
    as: 'template',
  });
  if (template === undefined) return undefined;
  const parameters = await askForParameters(title);
  return parameters && { template, ...parameters };
}

async function askForParameters(title: string): Promise<Parameters | undefined> {
  const items: (QuickPickItem & { readonly parameters: Parameters | null })[] = [
    { label: l10n.t('k from 1 to 12'), parameters: { range: '1..12', parity: 'all' } },
    { label: l10n.t('Odd k from 1 to 23'), parameters: { range: '1..23', parity: 'odd' } },
    { label: l10n.t('Even k from 2 to 24'), parameters: { range: '2..24', parity: 'even' } },
    { label: l10n.t('Another range…'), parameters: null },
  ];
  const picked = await window.showQuickPick(items, {
    title,
    placeHolder: l10n.t('The k that are searched; what is found at them is stated for all k, and proved.'),
    ignoreFocusOut: true,
  });
  if (!picked || picked.parameters) return picked?.parameters ?? undefined;
  const range = await window.showInputBox({
    title,
    prompt: l10n.t('FIRST..LAST, as 1..20'),
    value: '1..20',
    ignoreFocusOut: true,
    validateInput: faultOfRange,
  });
  return range === undefined ? undefined : { range, parity: 'all' };
}

/** What is wrong with a range; null where nothing is. */
function faultOfRange(range: string): string | null {
  try {
    readParameters(range, 'all');
    return null;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}
