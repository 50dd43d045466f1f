import { l10n, QuickInputButtons, window } from 'vscode';

/** What a step of the input ended with. */
export type Step<Result> =
  { readonly kind: 'next'; readonly value: Result } | { readonly kind: 'back' } | { readonly kind: 'cancel' };

/** A whole number from a range. */
export async function askForNumber(
  title: string,
  prompt: string,
  value: number,
  least: number,
  most: number,
  canGoBack = true,
): Promise<Step<number>> {
  const input = window.createInputBox();
  input.title = title;
  input.prompt = l10n.t('{0}, from {1} to {2}', prompt, least, most);
  input.value = String(value);
  input.ignoreFocusOut = true;
  if (canGoBack) input.buttons = [QuickInputButtons.Back];
  const check = (text: string) => {
    const number = /^\d+$/.test(text.trim()) ? Number(text) : NaN;
    return number >= least && number <= most ? number : null;
  };
  try {
    return await new Promise((resolve) => {
      input.onDidChangeValue((text) => {
        input.validationMessage =
          check(text) === null
            ? l10n.t('{0} is not allowed: give a whole number from {1} to {2}.', text, least, most)
            : undefined;
      });
      input.onDidTriggerButton(() => resolve({ kind: 'back' }));
      input.onDidAccept(() => {
        const number = check(input.value);
        if (number !== null) resolve({ kind: 'next', value: number });
      });
      input.onDidHide(() => resolve({ kind: 'cancel' }));
      input.show();
    });
  } finally {
    input.dispose();
  }
}
