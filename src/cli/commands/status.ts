import { StatusReader } from '../../engine/cluster/status.ts';
import type { RunStatus, TaskStatus } from '../../engine/cluster/status.ts';
import { oneLine } from '../../core/oneLine.ts';
import { command } from '../command.ts';
import { flag } from '../options.ts';
import { duration, exitCodes, grouped, table } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

const statusOptions = {
  json: flag('as JSON'),
  watch: flag('again every ten seconds, until all is done'),
} as const;

const watchMilliseconds = 10_000;

/** Says how far a run on a cluster is. */
export const status = command({
  name: 'status',
  call: 'FOLDER',
  summary: 'how far a search on a cluster is',
  details:
    'Reads the checkpoints of a folder that esma submit has written. A task that says it runs and has given no sign of life\nfor three minutes is called dead.',
  example: 'status esma-run --watch',
  options: statusOptions,
  positionals: { least: 1, most: 1, meaning: 'the folder of the run' },
  run: async (given, terminal) => {
    const reader = new StatusReader(given.positionals[0]!);
    for (;;) {
      const found = reader.read();
      terminal.out(given.flag('json') ? `${JSON.stringify(found)}\n` : statusText(found));
      if (!given.flag('watch') || found.isDone) return exitCodes.done;
      await pause(terminal);
      if (terminal.signal.aborted) return exitCodes.interrupted;
    }
  },
});

/** Waits, or until Ctrl-C. */
function pause({ signal }: Terminal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, watchMilliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
    if (signal.aborted) resolve();
  });
}

/** Never more than has been done. */
function percent(share: number): string {
  return `${Math.floor(1000 * share) / 10} %`;
}

function statusText({ tasks, share, conjectures, families, sharePerHour, secondsLeft }: RunStatus): string {
  const counts = new Map<string, number>();
  for (const { standing } of tasks) counts.set(standing, (counts.get(standing) ?? 0) + 1);
  const standings = [...counts].map(([standing, count]) => `${grouped(count)} ${standing}`).join(', ');
  const rate = sharePerHour === null ? '' : `, ${percent(sharePerHour)} an hour`;
  const left = secondsLeft === null || secondsLeft === 0 ? '' : `, ${duration(secondsLeft)} left`;
  const shown = tasks.filter(({ standing }) => standing !== 'done' && standing !== 'waiting');
  const rows = [
    ['task', 'constant', 'shard', 'state', 'done', 'groups', 'found', 'host', ''],
    ...shown.map(rowOf),
  ];
  return `${shown.length > 0 ? `${table(rows, new Set([0, 2, 4, 5, 6]))}\n` : ''}${percent(share)} of ${grouped(tasks.length)} tasks (${standings}), ${grouped(conjectures)} conjectures in ${grouped(families)} families${rate}${left}\n`;
}

function rowOf(task: TaskStatus): string[] {
  return [
    String(task.task),
    oneLine(task.constant),
    String(task.shard),
    task.standing,
    percent(task.share),
    `${grouped(task.groupsDone)} of ${grouped(task.groups)}`,
    grouped(task.conjectures),
    oneLine(task.host ?? ''),
    oneLine(task.message),
  ];
}
