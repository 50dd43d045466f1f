import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Paths of the repository that a page of Markdown names, as code or as a link; core/…, cli/… stand for src/core/…. */
function namedPaths(page: string): string[] {
  const code = [...page.matchAll(/`([\w.-]+(?:\/[\w.-]+)*\/?)`/g)].map(([, path]) => path!);
  const links = [...page.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path]) => path!);
  return [...code.filter((path) => path.includes('/')), ...links];
}

const rooms = readdirSync('src');
const exists = (path: string): boolean =>
  existsSync(path) || (rooms.includes(path.split('/')[0]!) && existsSync(`src/${path}`));

describe('the pages for developers', () => {
  for (const page of ['ARCHITECTURE.md', 'CONTRIBUTING.md']) {
    it(`${page} names no path that is not there`, () => {
      const paths = namedPaths(readFileSync(page, 'utf8'));
      assert.ok(paths.length > 5);
      assert.deepEqual(
        paths.filter((path) => !exists(path)),
        [],
      );
    });
  }

  it('ARCHITECTURE.md has a row for each room', () => {
    const page = readFileSync('ARCHITECTURE.md', 'utf8');
    assert.deepEqual(
      rooms.filter((room) => !page.includes(`| \`src/${room}\``)),
      [],
    );
  });
});
