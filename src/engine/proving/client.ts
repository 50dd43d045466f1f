import { Caller } from '../threads/calls.ts';
import type { ProvingCalls } from './messages.ts';

/** A thread that proves, and runs the toolbox, seen from the host: it can be ended at any time, and is cheap to start. */
export type ProvingClient = Caller<ProvingCalls>;

/** @param script dist/proving.js, which is without the search */
export function provingClient(script: URL): ProvingClient {
  return new Caller(script, null);
}
