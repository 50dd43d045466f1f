// Runs every test and ends with the line "N passed, N failed". Tools beyond npm are installed where that is
// allowed; elsewhere they are named, the tests that need them are skipped and counted.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideTools } from './support/tools.mjs';

provideTools();

const folder = mkdtempSync(join(tmpdir(), 'esma-test-'));
const report = join(folder, 'counts.json');
const mocha = spawnSync(
  process.execPath,
  ['node_modules/mocha/bin/mocha.js', '--reporter', './test/support/reporter.mjs', ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, ESMA_TEST_REPORT: report } },
);
let counts = { passed: 0, failed: 0, skipped: 0 };
try {
  counts = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  counts.failed = 1;
  console.log('The test runner ended without a report.');
}
rmSync(folder, { recursive: true, force: true });

const inCI = Boolean(process.env.CI);
if (counts.passed === 0 && counts.failed === 0) {
  console.log('No test was run.');
  counts.failed = 1;
}
if (inCI && counts.skipped > 0) {
  console.log(`In CI nothing may be skipped; ${counts.skipped} skipped tests count as failed.`);
  counts.failed += counts.skipped;
  counts.skipped = 0;
}
if (mocha.status !== 0 && counts.failed === 0) counts.failed = 1;
console.log(
  `${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}`,
);
process.exitCode = counts.failed ? 1 : 0;
