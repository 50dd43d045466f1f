import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InputError } from '../../core/errors.ts';
import { validateSpecification } from '../../core/esma/specification.ts';
import { shellQuoting } from '../../formats/quoting.ts';
import { makeFolder } from '../../library/folders.ts';
import { systemReason } from '../../library/systemReason.ts';
import { esmaVersion } from '../version.ts';
import { checksum, mostTasks, runFiles, tasksOf } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { readmeOf } from './readme.ts';
import { script } from './schedulers/scheduler.ts';
import type { RunRequest } from './request.ts';

/** All files of a run's folder but its manifest and its program, by their names. @throws InputError where the run is too large */
export function filesOf(request: RunRequest): Readonly<Record<string, string>> {
  const { scheduler, shards, specifications, resources } = request;
  for (const specification of specifications) validateSpecification(specification);
  const tasks = tasksOf({ shards, specifications });
  if (tasks > mostTasks)
    throw new InputError(
      `shards: ${shards} of ${specifications.length} searches are ${tasks} tasks; at most ${mostTasks} are allowed.`,
    );
  return {
    ...scheduler.files({ ...resources, tasks }),
    [runFiles.task]: taskScript(request),
    [runFiles.readme]: readmeOf(request, tasks),
  };
}

/** task.sh: what prepares a node, then the program. */
function taskScript({ setup, node }: RunRequest): string {
  return script(
    [],
    `# bash task.sh TASK [WORKERS] does a task of the run, or goes on with it; bash task.sh gather joins them;
# bash task.sh killed TASK SIGNAL notes that a task was killed.
cd -- "$(dirname -- "$0")" || exit 1
${setup.trim() === '' ? '' : `# --nodes-setup\n${setup.trimEnd()}\n# ---\n`}node=${shellQuoting.word(node)}
[ -x "$node" ] || node=node
if [ "$1" = gather ]; then exec "$node" ${runFiles.program} gather; fi
if [ "$1" = killed ]; then exec "$node" ${runFiles.program} killed "$2" "$3"; fi
exec "$node" ${runFiles.program} task "$1" "\${2:-1}"`,
  );
}

/**
 * Writes the folder of a run.
 * @param folder a new folder, or an empty one
 * @throws InputError where there is something in it, or the system refuses: then nothing of it is left
 */
export function writeRun(folder: string, request: RunRequest): Manifest {
  const files = filesOf(request);
  const path = resolve(folder);
  const written: string[] = [];
  try {
    if (existsSync(path) && readdirSync(path).length > 0)
      throw new InputError(`folder: ${folder} is not empty; give the name of a new one.`);
    const program = readFileSync(request.program);
    for (const name of ['.', runFiles.shards, runFiles.logs]) {
      const made = makeFolder(join(path, name));
      if (made !== null) written.push(made);
    }
    const all: Readonly<Record<string, string | Uint8Array>> = { ...files, [runFiles.program]: program };
    const manifest: Manifest = {
      format: 'esma run',
      version: 1,
      esma: esmaVersion,
      scheduler: request.scheduler.name,
      shards: request.shards,
      workers: request.resources.workers,
      specifications: request.specifications,
      collecting: request.collecting,
      files: Object.fromEntries(Object.entries(all).map(([name, content]) => [name, checksum(content)])),
    };
    const write = (name: string, content: string | Uint8Array): void => {
      written.push(join(path, name));
      writeFileSync(join(path, name), content);
    };
    for (const [name, content] of Object.entries(all)) write(name, content);
    write(runFiles.manifest, `${JSON.stringify(manifest, null, 2)}\n`);
    return manifest;
  } catch (error) {
    // Half a run would be in the way of the next attempt.
    for (const made of written.reverse()) rmSync(made, { recursive: true, force: true });
    if (error instanceof InputError) throw error;
    throw new InputError(
      `folder: ${folder} cannot be written (${systemReason(error)}); give a folder in a writable one.`,
    );
  }
}
