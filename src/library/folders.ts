import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder, and those above it that are missing, one after the other: where the system makes none, as within /proc, Node's own
 * recursive mkdir tries for ever.
 * @returns the outermost folder that was made; null where all were there
 * @throws Error of the system
 */
export function makeFolder(path: string): string | null {
  const missing: string[] = [];
  for (let folder = resolve(path); !existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
  for (const folder of missing) mkdirSync(folder);
  return missing[0] ?? null;
}
