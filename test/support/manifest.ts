// Writes what package.json and package.nls.json say of commands, from their descriptions: npm run manifest.
import { readFileSync, writeFileSync } from 'node:fs';
import { commandTitles, contributions } from '../../src/extension/commands/contributions.ts';

type Json = Record<string, unknown>;

const root = new URL('../../', import.meta.url);

function rewrite(name: string, change: (content: Json) => Json): void {
  const file = new URL(name, root);
  const content = JSON.parse(readFileSync(file, 'utf8')) as Json;
  writeFileSync(file, `${JSON.stringify(change(content), null, 2)}\n`);
}

rewrite('package.json', (manifest) => ({
  ...manifest,
  contributes: { ...(manifest['contributes'] as Json), ...contributions() },
}));
rewrite('package.nls.json', (texts) => ({
  ...Object.fromEntries(Object.entries(texts).filter(([key]) => !key.startsWith('command.'))),
  ...commandTitles(),
}));
