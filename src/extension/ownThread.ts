import { ProgressLocation, window } from 'vscode';
import type { Progress } from 'vscode';
import type { Caller, CallTable } from '../engine/threads/calls.ts';

/**
 * Runs calls in a thread of their own, under a notification that can end it.
 * @param client whose calls they are
 * @returns what the action gives; undefined where the user ended it
 */
export async function inOwnThread<Calls extends CallTable<Calls>, Result>(
  client: Caller<Calls>,
  title: string,
  action: (client: Caller<Calls>, progress: Progress<{ readonly increment: number }>) => Promise<Result>,
): Promise<Result | undefined> {
  const own = client.another();
  let cancelled = false;
  try {
    return await window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      (progress, token) => {
        token.onCancellationRequested(() => {
          cancelled = true;
          own.dispose();
        });
        return action(own, progress);
      },
    );
  } catch (error) {
    if (cancelled) return undefined;
    throw error;
  } finally {
    own.dispose();
  }
}
