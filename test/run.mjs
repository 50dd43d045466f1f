// Runs every test and ends with the line "N passed, N failed". Tools beyond npm are installed where that is
// allowed; elsewhere they are named, the tests that need them are skipped and counted.
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideTools } from './support/tools.mjs';

provideTools();

const folder = mkdtempSync(join(tmpdir(), 'esma-test-'));
let runs = 0;

/**
 * Runs a program of tests that leaves its counts in the file named by ESMA_TEST_REPORT.
 * @param {string} what its name, for what it does not say itself
 * @param {string[]} words what Node.js is given
 * @param {boolean} beside whether it runs beside another one: then what it prints comes when it has ended
 * @returns {Promise<{ passed: number, failed: number, skipped: number, files: Record<string, { passed: number, failed: number, skipped: number }>, failures?: string[] }>}
 */
async function run(what, words, beside = false) {
  const report = join(folder, `${++runs}.json`);
  const printed = join(folder, `${runs}.txt`);
  const output = beside ? openSync(printed, 'w') : 'inherit';
  const status = await new Promise((done) =>
    spawn(process.execPath, words, {
      stdio: ['inherit', output, output],
      env: { ...process.env, ESMA_TEST_REPORT: report },
    }).once('exit', done),
  );
  if (beside) {
    closeSync(output);
    process.stdout.write(readFileSync(printed));
  }
  try {
    const counts = { files: {}, ...JSON.parse(readFileSync(report, 'utf8')) };
    if (status !== 0 && counts.failed === 0) counts.failed = 1;
    return counts;
  } catch {
    console.log(`${what} ended without a report.`);
    return { passed: 0, failed: 1, skipped: 0, files: {} };
  }
}

const mocha = (words, beside) =>
  run(
    'mocha',
    ['node_modules/mocha/bin/mocha.js', '--reporter', './test/support/reporter.mjs', ...words],
    beside,
  );

/**
 * A window of VS Code that failed is opened once more, with its whole file: what is wrong fails twice. That it failed
 * once is said.
 * @returns the counts, those of the files that were run again as they were then
 */
async function onceMore(parts) {
  const failed = parts.flatMap(({ files }) =>
    Object.keys(files).filter((file) => file.startsWith('test/host/ui/') && files[file].failed > 0),
  );
  if (failed.length === 0) return parts;
  console.log(`\nOnce more, in fresh windows: ${failed.join(', ')}`);
  const again = await mocha(failed);
  for (const file of failed)
    if (again.files[file]?.failed === 0)
      console.log(`Unsteady: ${file} failed, and passed when it was run again.`);
  const first = parts.map((part) => {
    const left = {
      ...part,
      failures: part.failures?.filter((line) => !failed.some((file) => line.startsWith(`${file}: `))),
    };
    for (const file of failed)
      for (const name of ['passed', 'failed', 'skipped']) left[name] -= part.files[file]?.[name] ?? 0;
    return left;
  });
  return [...first, again];
}

/** Folders of tests that need no window, each a part of a whole run; what is in none of them is one more. */
const folders = ['engine', 'webview', 'core/theorems', 'formats', 'core', 'cli'];

/** Files of windows in two lists of about the same length: the longest are neighbours in the alphabet. */
function windows() {
  const files = readdirSync('test/host/ui')
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
  return [0, 1].map((rest) =>
    files.filter((_, place) => place % 2 === rest).map((file) => `test/host/ui/${file}`),
  );
}

/**
 * The parts of a whole run. None waits for another. Those that wait for more than they calculate come first, so that
 * others calculate meanwhile; then the longest first.
 */
function parts() {
  const outside = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .map((file) => `test/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith('test/host/'));
  const folderOf = (file) => folders.find((folder) => file.startsWith(`test/${folder}/`));
  const inFolder = (folder) => ({
    name: folder ?? 'other folders',
    start: () =>
      mocha(
        outside.filter((file) => folderOf(file) === folder),
        true,
      ),
  });
  return [
    ...windows().map((files, i) => ({ name: `windows ${i + 1}`, start: () => mocha(files, i > 0) })),
    ...folders.slice(0, 2).map(inFolder),
    inFolder(undefined),
    ...folders.slice(2, -1).map(inFolder),
    { name: 'VS Code', start: () => run('VS Code', ['--import', 'tsx', 'test/host/inside.ts'], true) },
    ...folders.slice(-1).map(inFolder),
  ];
}

/**
 * Every test, and the windows that failed once more when the machine is quiet. The two parts with windows wait for more
 * than they calculate: two parts more are run than there are processors.
 */
async function everything() {
  const waiting = parts().map((part, place) => ({ ...part, place }));
  const counts = waiting.map(() => undefined);
  const times = [];
  const seconds = () => Math.round(performance.now() / 1000);
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const began = seconds();
      counts[next.place] = await next.start();
      times.push(`${next.name} ${began} to ${seconds()}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() + 2 }, work));
  console.log(`Parts, with the seconds at which they began and ended: ${times.join(', ')}.`);
  return onceMore(counts);
}

const words = process.argv.slice(2);
// Words choose among mocha's tests. Files among them are run alone; without one, every test outside VS Code's host.
const chosen = () =>
  words.some((word) => /\.(test|soak)\.ts$|[*]/.test(word))
    ? words
    : [...words, 'test/**/*.test.ts', '--ignore', 'test/host/inside/**'];
const all = words.length === 0 ? await everything() : [await mocha(chosen())];
rmSync(folder, { recursive: true, force: true });

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const name of Object.keys(counts)) counts[name] = all.reduce((sum, of) => sum + of[name], 0);
const inCI = Boolean(process.env.CI);
if (counts.passed === 0 && counts.failed === 0) {
  console.log('No test was run.');
  counts.failed = 1;
}
for (const failure of all.flatMap(({ failures = [] }) => failures)) console.log(`Failed: ${failure}`);
if (inCI && counts.skipped > 0) {
  console.log(`In CI nothing may be skipped; ${counts.skipped} skipped tests count as failed.`);
  counts.failed += counts.skipped;
  counts.skipped = 0;
}
console.log(
  `${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}`,
);
process.exitCode = counts.failed ? 1 : 0;
