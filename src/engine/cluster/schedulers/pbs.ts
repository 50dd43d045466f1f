import { clockTime, script, supervised } from './scheduler.ts';
import type { Scheduler } from './scheduler.ts';

/** PBS Professional and OpenPBS: job arrays of qsub(1B), which have two members at least. */
export const pbs: Scheduler = {
  name: 'pbs',
  title: 'PBS',
  isTested: false,
  files({ tasks, workers, minutes, partition, account }) {
    const common = [
      '#PBS -j oe',
      ...(partition === null ? [] : [`#PBS -q ${partition}`]),
      ...(account === null ? [] : [`#PBS -A ${account}`]),
    ];
    return {
      'array.sh': script(
        [
          '#PBS -N esma',
          ...(tasks === 1 ? [] : [`#PBS -J 1-${tasks}`]),
          `#PBS -l select=1:ncpus=${workers}`,
          ...(minutes === null ? [] : [`#PBS -l walltime=${clockTime(minutes)}`]),
          '#PBS -r y',
          '#PBS -o logs',
          ...common,
        ],
        `cd -- "$PBS_O_WORKDIR" || exit 1
${supervised('${PBS_ARRAY_INDEX:-1}', workers)}
exit "$code"`,
      ),
      'merge.sh': script(
        ['#PBS -N esma-merge', '#PBS -l select=1:ncpus=1', '#PBS -o logs', ...common],
        `cd -- "$PBS_O_WORKDIR" || exit 1
exec bash task.sh gather`,
      ),
      'submit.sh': script(
        [],
        `cd -- "$(dirname -- "$0")" || exit 1
array=$(qsub array.sh) || exit 1
echo "array $array"
merge=$(qsub -W depend="afterok:$array" merge.sh) || exit 1
echo "merge $merge"`,
      ),
    };
  },
  notes:
    'Tasks that PBS reruns go on from their checkpoints. When the wall time is up PBS sends TERM: the task saves what it has and ends; `bash submit.sh` once more does what is left, and tasks that are done end at once.',
};
