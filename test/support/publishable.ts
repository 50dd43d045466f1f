// What must be known before anything is published: run before npm's publishing, and before the extension's.
import { readFileSync } from 'node:fs';

/** Why this may not be published; nothing where it may. @param manifest package.json @param citation CITATION.cff */
export function obstacles(
  { repository, version }: { readonly repository?: unknown; readonly version: string },
  citation: string,
): string[] {
  const found: string[] = [];
  if (!repository)
    found.push(
      'package.json names no repository: set "repository", from which the addresses of pictures, issues and home follow.',
    );
  const [, cited] = /^version: (.*)$/m.exec(citation) ?? [];
  if (cited !== version) found.push(`CITATION.cff is of version ${cited}, package.json of ${version}.`);
  return found;
}

if (process.argv[1] === import.meta.filename) {
  const found = obstacles(
    JSON.parse(readFileSync('package.json', 'utf8')),
    readFileSync('CITATION.cff', 'utf8'),
  );
  for (const obstacle of found) console.error(obstacle);
  process.exitCode = found.length ? 1 : 0;
}
