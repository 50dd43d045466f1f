import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** The script of a search's threads and of a run's tasks, which the build has made. */
export const workerScript = pathToFileURL(createRequire(import.meta.url).resolve('#worker'));
