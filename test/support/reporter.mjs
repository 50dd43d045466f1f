import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import Mocha from 'mocha';
import { watchdog } from './watchdog.mjs';

/** How many files the list of the slowest has. */
const slowest = 12;

/** Seconds that a single test or hook may take before the run is given up; the longest takes 2 minutes. */
const patience = Number(process.env.ESMA_TEST_PATIENCE ?? 900);

/**
 * Mocha's spec reporter, which also leaves its counts, those of each file, and what failed with its reason, in the file
 * named by ESMA_TEST_REPORT, and says at the end which files took the longest: hooks included, since what a file prepares is often more than what it
 * tests.
 */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const seconds = new Map();
    const nameOf = ({ file }) => (file ? relative('', file).replaceAll('\\', '/') : 'elsewhere');
    /** The counts of each file. */
    const files = {};
    for (const [event, name] of [
      ['pass', 'passed'],
      ['fail', 'failed'],
      ['pending', 'skipped'],
    ])
      runner.on(event, (of) => (files[nameOf(of)] ??= { passed: 0, failed: 0, skipped: 0 })[name]++);
    /** What failed, a line each: what is printed amid a long run is found again at its end. */
    const failures = [];
    runner.on('fail', (of, { message }) =>
      failures.push(`${nameOf(of)}: ${of.fullTitle()}: ${String(message).split('\n', 1)[0]}`),
    );
    let last = performance.now();
    const take = (of) => {
      const now = performance.now();
      const name = nameOf(of);
      seconds.set(name, (seconds.get(name) ?? 0) + (now - last) / 1000);
      last = now;
    };
    runner.once('start', () => (last = performance.now()));
    for (const event of ['test end', 'hook end', 'pending']) runner.on(event, take);
    const file = process.env.ESMA_TEST_REPORT;
    // Without a limit on a test, as in the long runs, there is none on the run.
    if (runner.suite.timeout() > 0) {
      const tell = watchdog(patience, file);
      const step = (of) => {
        const { passes, failures, pending } = this.stats;
        tell({ title: of.fullTitle(), passed: passes, failed: failures, skipped: pending });
      };
      for (const event of ['test', 'hook']) runner.on(event, step);
    }
    runner.once('end', () => {
      const { passes, failures: failed, pending } = this.stats;
      if (file)
        writeFileSync(file, JSON.stringify({ passed: passes, failed, skipped: pending, files, failures }));
      if (seconds.size < 2) return;
      const sorted = [...seconds].sort(([, a], [, b]) => b - a).slice(0, slowest);
      console.log('The slowest files, in seconds:');
      for (const [name, time] of sorted) console.log(`${time.toFixed(1).padStart(8)}  ${name}`);
    });
  }
}
