import type { OwnThread, Thread, ThreadListener } from './thread.ts';
import { inTurns } from './turns.ts';

/**
 * Does a thread's work in the thread that calls, in turns with it: to start a thread takes as much of a processor as to start the
 * program. Messages are not copied, so that neither side may change what it has sent.
 * @param run what the thread's script would do with it
 */
export function startInline(
  run: (thread: OwnThread) => void,
  data: unknown,
  listener: ThreadListener,
): Thread {
  let hear: (message: unknown) => void = () => undefined;
  let ended = false;
  const end = (reason: string) => {
    if (!ended) queueMicrotask(() => listener.onEnd(reason));
    ended = true;
  };
  /** In a turn of its own, in the order of the calls. */
  const later = (action: () => void) =>
    setImmediate(() => {
      if (ended) return;
      try {
        action();
      } catch (error) {
        end(error instanceof Error ? error.message : String(error));
      }
    });
  const own: OwnThread = {
    data,
    post: (message) => later(() => listener.onMessage(message)),
    onMessage: (listen) => (hear = listen),
    close: () => end('it closed'),
    inTurns,
  };
  later(() => run(own));
  return {
    post: (message) => void later(() => hear(message)),
    terminate: () => end('it was terminated'),
  };
}
