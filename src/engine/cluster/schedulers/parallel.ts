import { script } from './scheduler.ts';
import type { Scheduler } from './scheduler.ts';

/** GNU parallel, on one machine or, with --sshloginfile, on several that share the folder. */
export const parallel: Scheduler = {
  name: 'parallel',
  title: 'GNU parallel',
  isTested: true,
  files: ({ tasks, workers }) => ({
    'submit.sh': script(
      [],
      `cd -- "$(dirname -- "$0")" || exit 1
# How many at once: ESMA_JOBS, else as many as there are processors for.
cores=$(nproc 2>/dev/null || echo 1)
jobs=\${ESMA_JOBS:-$((cores / ${workers} > 0 ? cores / ${workers} : 1))}
seq 1 ${tasks} | parallel --jobs "$jobs" --retries 3 --joblog logs/joblog "bash task.sh {} ${workers} >> logs/{}.txt 2>&1" || exit 1
exec bash task.sh gather`,
    ),
  }),
  notes:
    '`bash submit.sh` runs until all is done, and merges; interrupted, it goes on where it was. `ESMA_JOBS` says how many tasks run at once.',
};
