import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The checkout: an extension under development. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** The sample workspace: an article about e with an empty section, and notes. */
export const sampleFolder = fileURLToPath(new URL('../fixtures/sample', import.meta.url));

/** Fills a folder with a copy of the sample workspace, for a test to write to. */
export function copySample(folder: string): void {
  cpSync(sampleFolder, folder, { recursive: true });
}
