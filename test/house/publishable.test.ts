import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { obstacles } from '../support/publishable.ts';

describe('publishing', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
  const citation = readFileSync('CITATION.cff', 'utf8');

  it('is refused while the project has no public address', () => {
    const [obstacle, ...others] = obstacles({ version: manifest.version }, citation);
    assert.match(obstacle!, /no repository/);
    assert.deepEqual(others, [], 'the citation has the version of the package');
    const repository = 'an address';
    assert.deepEqual(obstacles({ ...manifest, repository }, citation), []);
    assert.equal(obstacles({ ...manifest, version: '9.9.9', repository }, citation).length, 1);
  });
});
