import { againCode, clockTime, script, supervised, untilTimeIsUp } from './scheduler.ts';
import type { Scheduler } from './scheduler.ts';

/** Sun Grid Engine and its heirs: array jobs of qsub(1); exit code 99 puts a task back into the queue. */
export const sge: Scheduler = {
  name: 'sge',
  title: 'Grid Engine',
  isTested: true,
  files({ tasks, workers, minutes, partition, account }) {
    const common = [
      '#$ -S /bin/bash',
      '#$ -cwd',
      '#$ -j y',
      ...(partition === null ? [] : [`#$ -q ${partition}`]),
      ...(account === null ? [] : [`#$ -P ${account}`]),
    ];
    return {
      'array.sh': script(
        [
          '#$ -N esma',
          `#$ -t 1-${tasks}`,
          ...(workers === 1 ? [] : [`#$ -pe smp ${workers}`]),
          ...(minutes === null
            ? []
            : [`#$ -l s_rt=${clockTime(Math.max(1, minutes - 2))},h_rt=${clockTime(minutes)}`]),
          '#$ -r y',
          '#$ -notify',
          '#$ -o logs/$TASK_ID.txt',
          ...common,
        ],
        `${supervised('$SGE_TASK_ID', workers, untilTimeIsUp)}
# 99: back into the queue.
if [ "$code" -ne 0 ] && { [ "$again" = yes ] || [ "$code" -eq ${againCode} ]; }; then exit 99; fi
exit "$code"`,
      ),
      'merge.sh': script(['#$ -N esma-merge', '#$ -o logs/merge.txt', ...common], 'exec bash task.sh gather'),
      'submit.sh': script(
        [],
        `cd -- "$(dirname -- "$0")" || exit 1
array=$(qsub -terse array.sh) || exit 1
array=\${array%%.*}
echo "array $array"
merge=$(qsub -terse -hold_jid "$array" merge.sh) || exit 1
echo "merge $merge"`,
      ),
    };
  },
  notes:
    'Before a task is ended Grid Engine sends USR1 or USR2: the task saves what it has and exits with 99, which puts it back into the queue. The merge begins when no task is left, and says what is missing where one has failed. A task of several processors takes the parallel environment smp.',
};
