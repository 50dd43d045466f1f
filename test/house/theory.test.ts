import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const source = 'src';

/** The headings of a page in Markdown. */
function headings(page: string): Set<string> {
  return new Set([...page.matchAll(/^##+ (.+)$/gm)].map(([, title]) => title!.trim()));
}

/** The headings that a text cites, as THEORY.md, "Heading"; a citation without a heading counts as "". */
function citations(text: string): string[] {
  // A comment may break its line within the citation.
  const joined = text.replace(/\s*\n\s*(?:\*|\/\/)\s*/g, ' ');
  return [...joined.matchAll(/THEORY\.md(?:, "([^"]+)")?/g)].map(([, title]) => title ?? '');
}

describe('src/core/THEORY.md', () => {
  const known = headings(readFileSync(join(source, 'core', 'THEORY.md'), 'utf8'));
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.[cm]?ts$/.test(name),
  );

  it('has every heading that a comment cites', () => {
    const missing = files.flatMap((name) =>
      citations(readFileSync(join(source, name), 'utf8'))
        .filter((title) => !known.has(title))
        .map((title) => `${name}: "${title}"`),
    );
    assert.deepEqual(missing, []);
  });

  it('is cited', () => {
    const cited = files.flatMap((name) => citations(readFileSync(join(source, name), 'utf8')));
    assert.ok(cited.length >= 10);
  });

  it('is searched across the line breaks of comments, and a citation without a heading is found', () => {
    assert.deepEqual(citations('as there (THEORY.md,\n * "Massey") and (THEORY.md)'), ['Massey', '']);
  });
});
