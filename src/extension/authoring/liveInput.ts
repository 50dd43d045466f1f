import { InputBoxValidationSeverity, window } from 'vscode';
import type { Disposable } from 'vscode';
import type { ProvingClient } from '../../engine/proving/client.ts';
import type { Echo, Typed } from '../../toolbox/echo.ts';

/** An input box with one question. */
export interface LiveQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  /** What is typed, and so how it is read. */
  readonly as: Typed;
}

/**
 * Reads what is typed while it is typed, on a thread of its own. Of several texts only the last is answered: the others are
 * left out where the thread is still at an earlier one.
 */
export class LiveReading implements Disposable {
  private readonly thread: ProvingClient;
  private next: string | null = null;
  private isBusy = false;

  /** @param heard told what is understood of the last text, and that text */
  constructor(
    proving: ProvingClient,
    private readonly as: Typed,
    private readonly heard: (echo: Echo, text: string) => void,
  ) {
    this.thread = proving.another();
  }

  read(text: string): void {
    this.next = text;
    if (!this.isBusy) void this.readOn();
  }

  dispose(): void {
    this.next = null;
    this.thread.dispose();
  }

  private async readOn(): Promise<void> {
    this.isBusy = true;
    try {
      while (this.next !== null) {
        const text: string = this.next;
        this.next = null;
        const echo = await this.thread.call('echo', { text, as: this.as });
        if (this.next === null) this.heard(echo, text);
      }
    } catch {
      // The box was closed while the thread read, or the thread died: what is accepted is read again.
      this.next = null;
    } finally {
      this.isBusy = false;
    }
  }
}

/**
 * Asks in an input box that says under the text what is understood of it, or what is wrong and where. It can be accepted as
 * long as nothing wrong is known of it.
 * @returns what was typed, trimmed; undefined where the box was left
 */
export async function askLive(
  proving: ProvingClient,
  { title, prompt, value = '', as }: LiveQuestion,
): Promise<string | undefined> {
  const input = window.createInputBox();
  input.title = title;
  input.prompt = prompt;
  input.value = value;
  input.ignoreFocusOut = true;
  let refused: string | null = null;
  const reading = new LiveReading(proving, as, ({ understood, text: message }, text) => {
    if (input.value !== text) return;
    refused = understood ? null : text;
    const severity = understood ? InputBoxValidationSeverity.Info : InputBoxValidationSeverity.Error;
    input.validationMessage = { message, severity };
  });
  const read = (text: string): void => {
    if (text.trim() === '') input.validationMessage = undefined;
    else reading.read(text);
  };
  try {
    return await new Promise((resolve) => {
      input.onDidChangeValue(read);
      input.onDidAccept(() => {
        const text = input.value.trim();
        if (text !== '' && refused !== input.value) resolve(text);
      });
      input.onDidHide(() => resolve(undefined));
      input.show();
      read(value);
    });
  } finally {
    reading.dispose();
    input.dispose();
  }
}
