import { l10n } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { digitsOfDifference } from '../../core/esma/comparedDigits.ts';
import type { Notifier } from '../notify.ts';

/** Conjectures that are looked at, or written, before the other work of the window has its turn. */
const turnLength = 200;

/** Those whose two sides agree: what is set as a formula, or evaluated, is stated. */
export async function trueOnes(conjectures: readonly Conjecture[]): Promise<readonly Conjecture[]> {
  const found: Conjecture[] = [];
  await eachInTurns(conjectures, (conjecture) => {
    if (digitsOfDifference(conjecture) === null) found.push(conjecture);
  });
  return found;
}

/** Says that some were not stated, where there are any. */
export function tellLeftOut(notifier: Notifier, count: number): void {
  if (count > 0)
    notifier.warn(l10n.t('Left out, as their two sides differ, whatever their records say: {0}.', count));
}

/** Does something with each; the window stays alive meanwhile. */
export async function eachInTurns(
  conjectures: readonly Conjecture[],
  take: (conjecture: Conjecture) => void,
): Promise<void> {
  for (const [index, conjecture] of conjectures.entries()) {
    if (index % turnLength === turnLength - 1) await new Promise((resolve) => setImmediate(resolve));
    take(conjecture);
  }
}
