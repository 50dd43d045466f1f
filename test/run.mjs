// Runs every test and ends with the line "N passed, N failed". Tools beyond npm are installed where that is
// allowed; elsewhere they are named, the tests that need them are skipped and counted.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideTools } from './support/tools.mjs';

provideTools();

const folder = mkdtempSync(join(tmpdir(), 'esma-test-'));

/** Runs a program of tests that leaves its counts in the file named by ESMA_TEST_REPORT. */
function run(what, ...words) {
  const report = join(folder, `${what}.json`);
  const { status } = spawnSync(process.execPath, words, {
    stdio: 'inherit',
    env: { ...process.env, ESMA_TEST_REPORT: report },
  });
  try {
    const counts = JSON.parse(readFileSync(report, 'utf8'));
    if (status !== 0 && counts.failed === 0) counts.failed = 1;
    return counts;
  } catch {
    console.log(`${what} ended without a report.`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const words = process.argv.slice(2);
// Files of tests among the words are run alone; without one, every test that runs outside VS Code.
const files = words.some((word) => /\.(test|soak)\.ts$|[*]/.test(word))
  ? []
  : ['test/**/*.test.ts', '--ignore', 'test/host/inside/**'];
const runs = [
  run(
    'mocha',
    'node_modules/mocha/bin/mocha.js',
    '--reporter',
    './test/support/reporter.mjs',
    ...words,
    ...files,
  ),
];
// Words choose among mocha's tests; those inside VS Code are run when all are.
if (words.length === 0) runs.push(run('VS Code', '--import', 'tsx', 'test/host/inside.ts'));
rmSync(folder, { recursive: true, force: true });

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const name of Object.keys(counts)) counts[name] = runs.reduce((sum, of) => sum + of[name], 0);
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
console.log(
  `${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}`,
);
process.exitCode = counts.failed ? 1 : 0;
