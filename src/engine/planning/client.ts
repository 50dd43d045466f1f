import { Caller } from '../threads/calls.ts';
import type { PlanningCalls, PlanningStart } from './messages.ts';

/** A thread that describes constants, plans searches and verifies conjectures, seen from the host. */
export type PlanningClient = Caller<PlanningCalls>;

/** @param script dist/worker.js */
export function planningClient(script: URL): PlanningClient {
  return new Caller(script, { role: 'planning' } satisfies PlanningStart);
}
