import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'mocha';

it('a test without end is named and counted, and ends the run', () => {
  const folder = mkdtempSync(join('test', 'house', 'endless-'));
  try {
    const file = join(folder, 'endless.test.ts');
    writeFileSync(
      file,
      "import { it } from 'mocha';\nit('is well', () => {});\nit('has no end', () => { for (;;); });\n",
    );
    const { stdout, status } = spawnSync(process.execPath, ['test/run.mjs', file], {
      encoding: 'utf8',
      env: { ...process.env, ESMA_TEST_PATIENCE: '2' },
    });
    assert.equal(status, 1);
    assert.match(stdout, /"has no end" has not come to an end in 2 s/);
    assert.equal(stdout.trim().split('\n').at(-1), '1 passed, 1 failed');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
