import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { esma } from '../support/cli.ts';
import { killedAgainAndAgain } from '../support/kills.ts';

describe('a search that is interrupted, at length', () => {
  it('killed at 1,000 random moments ends with the library of an undisturbed run, byte for byte', async function () {
    this.timeout(0);
    const folder = mkdtempSync(join(tmpdir(), 'esma-kills-'));
    const words = ['search', 'e', '--height', '5', '--digits', '200', '--members', 'all'];
    const whole = esma(...words, '--out', join(folder, 'whole.jsonl'));
    assert.equal(whole.code, 0, whole.err);
    await killedAgainAndAgain(1000, words, folder, readFileSync(join(folder, 'whole.jsonl'), 'utf8'));
    rmSync(folder, { recursive: true, force: true });
  });
});
