import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The one file that looks again after a while, the one that measures over a time, and this one. */
const exceptions = ['test/host/eventually.ts', 'test/support/promise.ts', 'test/house/waits.test.ts'];

/** Fixed waits: a page's, a promise that a timer alone resolves, and the timers that are promises. */
const fixedWait =
  /waitForTimeout|new Promise\b[^;]*?\(\w+\) =>\s*(void )?setTimeout\(\w+, [^;]*\)|timers\/promises/g;

function fixedWaitsIn(text: string): string[] {
  return [...text.matchAll(fixedWait)].map(([wait]) => wait);
}

describe('tests', () => {
  it('wait for what they need, never for a time', () => {
    const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => join('test', path))
      .filter((path) => !exceptions.includes(path));
    assert.ok(files.length > 100);
    const waits = files.flatMap((path) =>
      fixedWaitsIn(readFileSync(path, 'utf8')).map((wait) => `${path}: ${wait}`),
    );
    assert.deepEqual(waits, []);
  });

  it('a fixed wait would be found', () => {
    for (const wait of [
      'await page.waitForTimeout(800);',
      'await new Promise((resolve) => setTimeout(resolve, 40));',
      'const rest = (ms: number) => new Promise<void>((done) => void setTimeout(done, ms));',
      "import { setTimeout as sleep } from 'node:timers/promises';",
    ])
      assert.equal(fixedWaitsIn(wait).length, 1, wait);
    assert.deepEqual(
      fixedWaitsIn('const timer = setTimeout(() => fail(new Error(said)), milliseconds);'),
      [],
    );
  });
});
