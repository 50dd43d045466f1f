import { yamlString } from '../../../formats/quoting.ts';
import { script } from './scheduler.ts';
import type { Resources, Scheduler } from './scheduler.ts';

/** The Pod of a Job, which sees the folder at /run/esma. */
function template(
  command: string,
  { image, claim }: Resources,
  { cpus, minutes }: { readonly cpus: number; readonly minutes: number | null },
): string {
  return `  template:
    spec:
      restartPolicy: Never
${minutes === null ? '' : `      activeDeadlineSeconds: ${60 * minutes}\n`}      containers:
        - name: esma
          image: ${yamlString(image)}
          workingDir: /run/esma
          command: ["bash", "-c", ${yamlString(command)}]
          resources:
            requests: { cpu: "${cpus}" }
          volumeMounts:
            - { name: folder, mountPath: /run/esma }
      volumes:
        - name: folder
          persistentVolumeClaim: { claimName: ${yamlString(claim)} }
`;
}

/** Indexed Jobs of Kubernetes (batch/v1), whose indices begin at 0; backoffLimitPerIndex is of Kubernetes 1.29. */
export const kubernetes: Scheduler = {
  name: 'kubernetes',
  title: 'Kubernetes',
  isTested: false,
  files: (resources) => ({
    'job.yaml': `apiVersion: batch/v1
kind: Job
metadata:
  generateName: esma-
spec:
  completionMode: Indexed
  completions: ${resources.tasks}
  parallelism: ${Math.min(resources.tasks, 100)}
  backoffLimitPerIndex: 6
${template(`exec bash task.sh $((JOB_COMPLETION_INDEX + 1)) ${resources.workers}`, resources, { cpus: resources.workers, minutes: resources.minutes })}`,
    'merge.yaml': `apiVersion: batch/v1
kind: Job
metadata:
  generateName: esma-merge-
spec:
  backoffLimit: 0
${template('exec bash task.sh gather', resources, { cpus: 1, minutes: null })}`,
    'submit.sh': script(
      [],
      `cd -- "$(dirname -- "$0")" || exit 1
array=$(kubectl create -f job.yaml -o name) || exit 1
echo "array $array"
kubectl wait --for=condition=complete --timeout=-1s "$array" || exit 1
merge=$(kubectl create -f merge.yaml -o name) || exit 1
echo "merge $merge"`,
    ),
  }),
  notes:
    'The folder must be on the volume of the claim, at its root, and the image must have bash and Node 20 or later. Pods that are evicted are begun again and go on from their checkpoints. `submit.sh` waits for the tasks, and then merges.',
};
