import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Spellings that the house does not use, with the one that it does. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/\bcan not\b|\bcan['’]t\b/i, 'cannot'],
  [/\bcorrupt/i, 'unreadable'],
];

describe('words', () => {
  it('have one spelling, in sentences and in comments', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join('src', name));
    const texts = readdirSync('docs').map((name) => join('docs', name));
    const found = [...files, ...texts, 'package.json', 'package.nls.json', 'README.md'].flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, i) =>
          spellings
            .filter(([other]) => other.test(line))
            .map(([, spelling]) => `${file}:${i + 1}: ${spelling}`),
        ),
    );
    assert.deepEqual(found, []);
  });

  it('an exported type has a name that no other one has', () => {
    const declared = new Map<string, string[]>();
    for (const name of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const text = readFileSync(join('src', name), 'utf8');
      for (const [, type] of text.matchAll(/^export (?:abstract )?(?:interface|type|class) (\w+)/gm))
        declared.set(type!, [...(declared.get(type!) ?? []), name]);
    }
    assert.ok(declared.size > 400, `${declared.size} types`);
    assert.deepEqual(
      [...declared].filter(([, files]) => files.length > 1),
      [],
    );
  });
});
