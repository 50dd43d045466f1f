import { oneLine } from '../../core/oneLine.ts';
import { markdownQuoting } from '../../formats/quoting.ts';
import { runFiles } from './manifest.ts';
import type { RunRequest } from './request.ts';

/** Constants that the README of a run names. */
const namedConstants = 20;

/** README.md of a run's folder, for whoever finds it there. */
export function readmeOf(request: RunRequest, tasks: number): string {
  const { specifications, scheduler, shards, command } = request;
  const { degree, height, period, order, digits } = specifications[0]!;
  const names = specifications.slice(0, namedConstants).map((each) => markdownQuoting.text(each.constant));
  const more = specifications.length - names.length;
  const scripts = Object.keys(scheduler.files({ ...request.resources, tasks }));
  return `# A search of ESMA on a cluster

Constants: ${names.join('; ')}${more > 0 ? ` and ${more} others` : ''}. Degree ${degree}, height ${height}, period ${period}, order ${order},
${digits} digits; ${specifications.length} × ${shards} shards, ${tasks} tasks under ${scheduler.title}. Written by

    ${oneLine(command)}

| file | what it is |
| ---- | ---------- |
| \`${runFiles.submit}\` | \`bash submit.sh\` submits the tasks and their merge; once more, it does what is left |${scripts
    .filter((name) => name !== runFiles.submit)
    .map((name) => `\n| \`${name}\` | for ${scheduler.title} |`)
    .join('')}
| \`${runFiles.task}\` | does a task by hand, \`bash task.sh 1\`, or goes on with it; \`bash task.sh gather\` merges |
| \`${runFiles.program}\` | the program: one file, for Node 20 or later, without anything to install |
| \`${runFiles.manifest}\` | what is searched, and SHA-256 of the files |
| \`${runFiles.shards}\` | a checkpoint for each task, and what the task said last |
| \`${runFiles.logs}\` | what the tasks print |
| \`${runFiles.library}\` | the conjectures, after the merge: byte for byte those of one run on one machine |

\`esma status FOLDER\` says how far it is, \`esma gather FOLDER\` merges. The folder may be moved as a whole while nothing runs.

${scheduler.notes}
A task that fails is tried again, and given up when it fails three times without getting further.${scheduler.isTested ? '' : ` The scripts for ${scheduler.title} have not been run.`}
`;
}
