import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';

describe('the terminal program as one file', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'esma-single-'));
    execFileSync(process.execPath, ['src/cli/single/build.mjs', folder]);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function run(cache: string, ...words: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'esma.cjs'), ...words], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, XDG_CACHE_HOME: cache },
    });
    return { code: status, out: stdout, err: stderr };
  }

  it('searches and names with nothing beside it, also where its cache is damaged', () => {
    const cache = join(folder, 'cache');
    for (const damage of [() => undefined, damaged]) {
      damage();
      const { code, out, err } = run(cache, 'search', 'e', '--no-prove', '--limit', '1');
      assert.equal(code, 0, err);
      assert.match(out, /1,470 conjectures in 68 families/);
    }
    function damaged(): void {
      const [name] = readdirSync(join(cache, 'esma'));
      truncateSync(join(cache, 'esma', name!, 'dist', 'worker.js'), 1000);
    }
    assert.match(run(cache, 'identify', '0.73205080756887729352744634150587').out, /sqrt\(3\)/);
  });

  it('works where there can be no cache, and leaves nothing behind', () => {
    writeFileSync(join(folder, 'file'), '');
    const { code, out, err } = run(join(folder, 'file'), 'evaluate', '--signs=-+', '--terms', '2; 3+2k');
    assert.equal(code, 0, err);
    assert.match(out, /e - 1|1\.718281828/);
    assert.deepEqual(
      readdirSync(folder).filter((name) => /^esma-/.test(name)),
      [],
    );
  });
});
