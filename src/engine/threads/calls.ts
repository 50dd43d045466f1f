import { InputError } from '../../core/errors.ts';
import { startThread } from './thread.ts';
import type { OwnThread, Thread } from './thread.ts';

/** The calls that a thread answers: by name, what goes in and what comes out. */
export type CallTable<Calls> = {
  readonly [call in keyof Calls]: { readonly parameters: unknown; readonly result: unknown };
};

/** Host to thread, and back. */
interface Request {
  readonly number: number;
  readonly call: PropertyKey;
  readonly parameters: unknown;
}
type Answer =
  | { readonly number: number; readonly ok: true; readonly result: unknown }
  | { readonly number: number; readonly ok: false; readonly message: string; readonly input: boolean };

interface PendingCall {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** The host's side of a thread that answers calls: started at the first call, again when it has died. */
export class Caller<Calls extends CallTable<Calls>> {
  private thread: Thread | null = null;
  private readonly pending = new Map<number, PendingCall>();
  private last = 0;

  /** @param start what the thread is started with */
  constructor(
    private readonly script: URL,
    private readonly start: unknown,
  ) {}

  /** The same on a thread of its own, as for calls that one may want to end. */
  another(): Caller<Calls> {
    return new Caller(this.script, this.start);
  }

  /** @throws InputError where the parameters are wrong, Error where the thread dies or is disposed of. */
  call<Name extends keyof Calls>(
    call: Name,
    parameters: Calls[Name]['parameters'],
  ): Promise<Calls[Name]['result']> {
    const number = ++this.last;
    const answered = new Promise<unknown>((resolve, reject) => this.pending.set(number, { resolve, reject }));
    this.thread ??= this.startThread();
    this.thread.post({ number, call, parameters } satisfies Request);
    return answered as Promise<Calls[Name]['result']>;
  }

  /** Ends the thread, whatever it is at; calls that wait for an answer are rejected. */
  dispose(): void {
    this.thread?.terminate();
  }

  private startThread(): Thread {
    return startThread(this.script, this.start, {
      onMessage: (message) => {
        const answer = message as Answer;
        const call = this.pending.get(answer.number);
        this.pending.delete(answer.number);
        if (answer.ok) call?.resolve(answer.result);
        else call?.reject(answer.input ? new InputError(answer.message) : new Error(answer.message));
      },
      onEnd: (reason) => {
        this.thread = null;
        for (const { reject } of this.pending.values())
          reject(new Error(`the thread that answers has ended: ${reason}`));
        this.pending.clear();
      },
    });
  }
}

/** What answers each call. */
export type CallHandlers<Calls extends CallTable<Calls>> = {
  readonly [call in keyof Calls]: (
    parameters: Calls[call]['parameters'],
  ) => Calls[call]['result'] | Promise<Calls[call]['result']>;
};

/** Runs in the thread: answers the calls that come, errors as values. */
export function answerCalls<Calls extends CallTable<Calls>>(
  thread: OwnThread,
  handlers: CallHandlers<Calls>,
): void {
  thread.onMessage((message) => void answer(message as Request));

  async function answer({ number, call, parameters }: Request): Promise<void> {
    let result: Answer;
    try {
      const handler = handlers[call as keyof Calls] as (parameters: unknown) => unknown;
      result = { number, ok: true, result: await handler(parameters) };
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      result = { number, ok: false, message: text, input: error instanceof InputError };
    }
    thread.post(result);
  }
}
