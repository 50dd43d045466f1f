/** How a run is asked for: what a scheduler's scripts say. */
export interface Resources {
  /** Tasks, numbered from 1. */
  readonly tasks: number;
  /** Processors of a task. */
  readonly workers: number;
  /** Wall time of a task in minutes; null for the cluster's own limit. */
  readonly minutes: number | null;
  /** Partition or queue; null for the cluster's own. */
  readonly partition: string | null;
  readonly account: string | null;
  /** Kubernetes: the image that has Node, and the claim of the volume that holds the folder. */
  readonly image: string;
  readonly claim: string;
}

/** What can run a run: a scheduler of arrays. Its scripts run in the run's folder, and hold no text of the user's but names that were looked at. */
export interface Scheduler {
  readonly name: string;
  readonly title: string;
  /** Whether its scripts were run in the tests or the soak tests, and not only compared with what was written by hand. */
  readonly isTested: boolean;
  /** Its files beside those that all have; submit.sh among them. */
  files(resources: Resources): Readonly<Record<string, string>>;
  /** What survives what, for the README of the run; Markdown. */
  readonly notes: string;
}

/** Exit code of a task that should be begun again: EX_TEMPFAIL of sysexits.h. */
export const againCode = 75;

/** Seconds before the end of the wall time at which a task is told, so that it can save what it has. */
export function warningSeconds(minutes: number | null): number {
  return Math.max(10, Math.min(120, Math.floor((minutes ?? 60) * 15)));
}

/** "1:30:00". */
export function clockTime(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:00`;
}

/**
 * The task in the background, so that signals reach it at once: TERM ends it with its checkpoint saved. Afterwards $code is its
 * exit code; where somebody else killed the program, as the system does where memory runs out, that is noted as a failure.
 * @param task the words that give the task's number
 * @param traps further lines that say what signals do
 */
export function supervised(task: string, workers: number, traps = ''): string {
  return `bash task.sh "${task}" ${workers} &
child=$!
told=no
trap 'told=yes; kill -TERM "$child" 2>/dev/null' TERM INT
${traps}wait "$child"
code=$?
while kill -0 "$child" 2>/dev/null; do
  wait "$child"
  code=$?
done
if [ "$code" -gt 128 ] && [ "$told" = no ]; then
  bash task.sh killed "${task}" "$((code - 128))"
  code=$?
fi`;
}

/** USR1 and USR2 say that the time is nearly up: the task saves what it has, and $again is "yes". */
export const untilTimeIsUp = `again=no
trap 'again=yes; told=yes; kill -TERM "$child" 2>/dev/null' USR1 USR2
`;

/** A shell script. @param directives lines for the scheduler, right below the first one */
export function script(directives: readonly string[], body: string): string {
  return `${['#!/bin/bash', ...directives, 'set -u'].join('\n')}\n${body}\n`;
}
