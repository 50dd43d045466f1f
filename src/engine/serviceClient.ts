import type { Reach, Rigor } from '../core/constants/constant.ts';
import { InputError } from '../core/errors.ts';
import type { SearchPlan } from '../core/esma/plan.ts';
import type { SearchSpecification } from '../core/esma/specification.ts';
import type { Verification } from '../core/esma/verify.ts';
import { startThread } from './threads.ts';
import type { Thread } from './threads.ts';

/** What is known of a constant that was typed. */
export interface ConstantDescription {
  readonly name: string;
  readonly latex: string;
  readonly rigor: Rigor;
  readonly reach: Reach;
  readonly rational: boolean;
}

/** A search's plan with the seconds of one core that it takes. */
export interface TimedPlan extends SearchPlan {
  readonly seconds: number;
}

/** Calls that take longer than a user interface may block. Conjectures cross in their JSON form. */
export interface ServiceCalls {
  describe: { readonly parameters: { readonly text: string }; readonly result: ConstantDescription };
  plan: { readonly parameters: { readonly specification: SearchSpecification }; readonly result: TimedPlan };
  verify: {
    readonly parameters: { readonly conjecture: unknown; readonly digits: number };
    readonly result: Verification;
  };
  /** Correct digits of the simple continued fraction of a conjecture's value, after 1, 2, … terms. */
  simpleConvergence: {
    readonly parameters: { readonly conjecture: unknown; readonly terms: number };
    readonly result: readonly number[];
  };
}
export type ServiceCall = keyof ServiceCalls;

/** Host to service, and back. */
export interface ServiceRequest {
  readonly number: number;
  readonly call: ServiceCall;
  readonly parameters: unknown;
}
export type ServiceAnswer =
  | { readonly number: number; readonly ok: true; readonly result: unknown }
  | { readonly number: number; readonly ok: false; readonly message: string; readonly input: boolean };

/** What the thread of the service is started with. */
export interface ServiceStart {
  readonly role: 'service';
}

interface PendingCall {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** The host's side of the service: one thread, started at the first call, again when it has died. */
export class Service {
  private thread: Thread | null = null;
  private readonly pending = new Map<number, PendingCall>();
  private last = 0;

  constructor(private readonly script: URL) {}

  /** @throws InputError where the parameters are wrong, Error where the thread dies. */
  call<Name extends ServiceCall>(
    call: Name,
    parameters: ServiceCalls[Name]['parameters'],
  ): Promise<ServiceCalls[Name]['result']> {
    const number = ++this.last;
    const answered = new Promise<unknown>((resolve, reject) => this.pending.set(number, { resolve, reject }));
    this.thread ??= this.start();
    this.thread.post({ number, call, parameters } satisfies ServiceRequest);
    return answered as Promise<ServiceCalls[Name]['result']>;
  }

  dispose(): void {
    this.thread?.terminate();
  }

  private start(): Thread {
    const start: ServiceStart = { role: 'service' };
    return startThread(this.script, start, {
      onMessage: (message) => {
        const answer = message as ServiceAnswer;
        const call = this.pending.get(answer.number);
        this.pending.delete(answer.number);
        if (answer.ok) call?.resolve(answer.result);
        else call?.reject(answer.input ? new InputError(answer.message) : new Error(answer.message));
      },
      onEnd: (reason) => {
        this.thread = null;
        for (const { reject } of this.pending.values())
          reject(new Error(`the service's thread has ended: ${reason}`));
        this.pending.clear();
      },
    });
  }
}
