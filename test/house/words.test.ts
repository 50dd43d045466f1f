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
    const found = [...files, 'package.json', 'package.nls.json', 'README.md'].flatMap((file) =>
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
});
