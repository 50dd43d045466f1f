import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { inOneGo } from './turns.ts';

/** A thread of this program, seen from the one that started it. */
export interface Thread {
  post(message: unknown): void;
  /** Ends it at once. */
  terminate(): void;
}

/** What is told of a thread. */
export interface ThreadListener {
  onMessage(message: unknown): void;
  /** The thread has ended, of itself, by an error or by terminate. Called once. */
  onEnd(reason: string): void;
}

/**
 * Starts a thread that runs a script. A browser build would replace this file.
 * @param limits the largest heap of the thread, and of its part for what is new; as the system has them where they are left out
 */
export function startThread(
  script: URL,
  data: unknown,
  listener: ThreadListener,
  limits?: { readonly heapMegabytes?: number; readonly youngMegabytes?: number },
): Thread {
  const worker = new Worker(script, {
    workerData: data,
    // A script of the build needs no loader, which a program that runs the sources was begun with.
    execArgv: [],
    resourceLimits: {
      ...(limits?.heapMegabytes ? { maxOldGenerationSizeMb: limits.heapMegabytes } : {}),
      ...(limits?.youngMegabytes ? { maxYoungGenerationSizeMb: limits.youngMegabytes } : {}),
    },
  });
  let reason: string | null = null;
  worker.on('message', (message) => listener.onMessage(message));
  worker.on('error', (error) => (reason = error instanceof Error ? error.message : String(error)));
  worker.on('exit', (code) => listener.onEnd(reason ?? `it exited with code ${code}`));
  return {
    post: (message) => worker.postMessage(message),
    terminate: () => void worker.terminate(),
  };
}

/** A thread, seen from itself. */
export interface OwnThread {
  /** What it was started with. */
  readonly data: unknown;
  /** To the one that started it. */
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Hears no further messages, so that the thread ends when its work does. */
  close(): void;
  /** Takes steps: all at once where nobody else needs the thread. */
  inTurns<Result>(steps: Generator<undefined, Result>): Result | Promise<Result>;
}

/** Whether the script was begun by itself, and not as a thread of another one. */
export function isOwnProgram(): boolean {
  return isMainThread;
}

export function thisThread(): OwnThread {
  const port = parentPort;
  if (!port) throw new Error('this script runs in a worker thread only');
  return {
    data: workerData,
    post: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', listener),
    close: () => port.close(),
    inTurns: inOneGo,
  };
}
