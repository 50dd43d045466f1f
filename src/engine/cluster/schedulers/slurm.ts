import { againCode, clockTime, script, supervised, untilTimeIsUp, warningSeconds } from './scheduler.ts';
import type { Scheduler } from './scheduler.ts';

/** Slurm (sbatch, 22.05): job arrays; https://slurm.schedmd.com/sbatch.html. */
export const slurm: Scheduler = {
  name: 'slurm',
  title: 'Slurm',
  isTested: true,
  files({ tasks, workers, minutes, partition, account }) {
    const common = [
      ...(partition === null ? [] : [`#SBATCH --partition=${partition}`]),
      ...(account === null ? [] : [`#SBATCH --account=${account}`]),
    ];
    return {
      'array.sh': script(
        [
          '#SBATCH --job-name=esma',
          `#SBATCH --array=1-${tasks}`,
          '#SBATCH --ntasks=1',
          `#SBATCH --cpus-per-task=${workers}`,
          ...(minutes === null ? [] : [`#SBATCH --time=${clockTime(minutes)}`]),
          `#SBATCH --signal=B:USR1@${warningSeconds(minutes)}`,
          '#SBATCH --requeue',
          '#SBATCH --open-mode=append',
          '#SBATCH --output=logs/%a.txt',
          ...common,
        ],
        `${supervised('$SLURM_ARRAY_TASK_ID', workers, untilTimeIsUp)}
# Time is up, or the task failed and may be tried again: back into the queue.
if [ "$code" -ne 0 ] && { [ "$again" = yes ] || [ "$code" -eq ${againCode} ]; }; then
  scontrol requeue "\${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
fi
exit "$code"`,
      ),
      'merge.sh': script(
        [
          '#SBATCH --job-name=esma-merge',
          '#SBATCH --ntasks=1',
          '#SBATCH --open-mode=append',
          '#SBATCH --output=logs/merge.txt',
          ...common,
        ],
        'exec bash task.sh gather',
      ),
      'submit.sh': script(
        [],
        `cd -- "$(dirname -- "$0")" || exit 1
array=$(sbatch --parsable array.sh) || exit 1
array=\${array%%;*}
echo "array $array"
merge=$(sbatch --parsable --dependency="afterok:$array" --kill-on-invalid-dep=yes merge.sh) || exit 1
echo "merge \${merge%%;*}"`,
      ),
    };
  },
  notes:
    'Preempted and requeued tasks go on from their checkpoints. Before the wall time is up Slurm sends USR1: the task saves what it has and goes back into the queue, where it waits some minutes.',
};
