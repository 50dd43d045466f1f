import { againCode, script, supervised, untilTimeIsUp } from './scheduler.ts';
import type { Scheduler } from './scheduler.ts';

/** IBM Spectrum LSF: job arrays of bsub(1), which reads its scripts from the standard input. */
export const lsf: Scheduler = {
  name: 'lsf',
  title: 'LSF',
  isTested: false,
  files({ tasks, workers, minutes, partition, account }) {
    const common = [
      ...(partition === null ? [] : [`#BSUB -q ${partition}`]),
      ...(account === null ? [] : [`#BSUB -P ${account}`]),
    ];
    return {
      'array.sh': script(
        [
          `#BSUB -J esma[1-${tasks}]`,
          `#BSUB -n ${workers}`,
          '#BSUB -R span[hosts=1]',
          ...(minutes === null ? [] : [`#BSUB -W ${minutes}`, '#BSUB -wa USR1', '#BSUB -wt 2']),
          '#BSUB -r',
          `#BSUB -Q ${againCode}`,
          '#BSUB -o logs/%I.txt',
          ...common,
        ],
        `${supervised('$LSB_JOBINDEX', workers, untilTimeIsUp)}
# Back into the queue (-Q).
if [ "$code" -ne 0 ] && [ "$again" = yes ]; then exit ${againCode}; fi
exit "$code"`,
      ),
      'merge.sh': script(
        ['#BSUB -J esma-merge', '#BSUB -n 1', '#BSUB -o logs/merge.txt', ...common],
        'exec bash task.sh gather',
      ),
      'submit.sh': script(
        [],
        `cd -- "$(dirname -- "$0")" || exit 1
number() { sed -n 's/^Job <\\([0-9]*\\)>.*/\\1/p'; }
array=$(bsub < array.sh | number)
[ -n "$array" ] || exit 1
echo "array $array"
merge=$(bsub -w "done($array)" < merge.sh | number)
[ -n "$merge" ] || exit 1
echo "merge $merge"`,
      ),
    };
  },
  notes:
    'Two minutes before the wall time is up LSF sends USR1: the task saves what it has and exits with 75, which puts it back into the queue. Tasks whose host fails are rerun and go on from their checkpoints.',
};
