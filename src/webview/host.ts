import { readAnswer, readToPage } from '../protocol/hostMessages.ts';
import type { FromPage, PageCall, PageCalls } from '../protocol/page.ts';

import type { FromNumbersPage } from '../protocol/numbers.ts';
import { t } from './text.ts';

/** What the page uses of the object that VS Code gives it. */
export interface VsCodeApi {
  postMessage(message: FromPage | FromNumbersPage): void;
  setState(state: unknown): void;
  getState(): unknown;
}

/** An answer that says what went wrong, in a sentence for the reader. */
export class HostError extends Error {}

/** Milliseconds until a call counts as lost. Verifying and proving may take minutes. */
const timeouts: Readonly<Record<PageCall, number>> = {
  rows: 20_000,
  constants: 20_000,
  detail: 60_000,
  ids: 20_000,
  curves: 60_000,
  several: 600_000,
  picture: 600_000,
  action: 600_000,
};

interface Pending {
  /** Takes what was answered, whatever it is. */
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: HostError) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** The extension host as the page sees it: calls that end, with a result or with a HostError, and two events. */
export class Host {
  private readonly pending = new Map<number, Pending>();
  private last = 0;
  /** Must be set before `ready`. */
  onChanged: (version: number) => void = () => undefined;
  onSelect: (id: string) => void = () => undefined;

  /** @param source where messages arrive: the window */
  constructor(
    private readonly post: (message: FromPage) => void,
    source: EventTarget,
    private readonly limits: Readonly<Record<PageCall, number>> = timeouts,
  ) {
    source.addEventListener('message', (event) => this.receive((event as MessageEvent<unknown>).data));
  }

  call<C extends PageCall>(call: C, parameters: PageCalls[C]['parameters']): Promise<PageCalls[C]['result']> {
    const number = ++this.last;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => this.settle(number)?.reject(new HostError(t('ESMA did not answer in time.'))),
        this.limits[call],
      );
      this.pending.set(number, {
        resolve: (result) => {
          const answer = readAnswer(call, result);
          if (answer === undefined) reject(new HostError(unreadable()));
          else resolve(answer);
        },
        reject,
        timer,
      });
      this.post({ kind: 'call', number, call, parameters } as FromPage);
    });
  }

  /** Tells the host that its messages are heard now. */
  ready(): void {
    this.post({ kind: 'ready' });
  }

  /** Tells which conjectures are selected together. */
  selected(ids: readonly string[]): void {
    this.post({ kind: 'selection', ids });
  }

  search(): void {
    this.post({ kind: 'search' });
  }

  private settle(number: number): Pending | undefined {
    const pending = this.pending.get(number);
    if (pending) clearTimeout(pending.timer);
    this.pending.delete(number);
    return pending;
  }

  private receive(data: unknown): void {
    const message = readToPage(data);
    switch (message?.kind) {
      case 'answer': {
        const pending = this.settle(message.number);
        if (message.ok) pending?.resolve(message.result);
        else pending?.reject(new HostError(message.message));
        return;
      }
      case 'changed':
        return this.onChanged(message.version);
      case 'select':
        return this.onSelect(message.id);
    }
  }
}

function unreadable(): string {
  return t('ESMA gave an answer that this page could not read.');
}

/** The sentence of an error, whatever it is. */
export function sentenceOf(error: unknown): string {
  return error instanceof HostError ? error.message : unreadable();
}
