import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The pages for readers: those at the root, those of docs, and the mathematics. */
const pages = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs').map((name) => join('docs', name)),
  'src/core/THEORY.md',
];

/** A heading as the anchor that GitHub and VS Code make of it. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** The text of a page without what stands there as code. */
function prose(page: string): string {
  return readFileSync(page, 'utf8')
    .replaceAll(/^ {4}.*$/gm, '')
    .replaceAll(/```.*?```/gs, '')
    .replaceAll(/`[^`]+`/g, '');
}

function anchors(page: string): string[] {
  return [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchor(heading!));
}

describe('links', () => {
  it('of every page lead to a file that is there, and to a heading of it', () => {
    let links = 0;
    for (const page of pages)
      for (const [, target] of prose(page).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/.test(target!)) continue;
        links++;
        const [path, heading] = target!.split('#');
        const file = path ? join(dirname(page), path) : page;
        assert.ok(existsSync(file), `${page}: ${target} is not there`);
        if (heading)
          assert.ok(anchors(file).includes(heading), `${page}: ${file} has no heading #${heading}`);
      }
    assert.ok(links > 20, `${links} links`);
  });

  it('lead to every page of docs, from the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    for (const page of readdirSync('docs')) assert.ok(readme.includes(`(docs/${page})`), page);
  });
});
