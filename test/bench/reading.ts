// node --import tsx test/bench/reading.ts: how long a library of 100,000 records takes to be read, and its first rows.
import { pathToFileURL } from 'node:url';
import { readLibraryFile } from '../../src/engine/reading/client.ts';
import { sharedCopy } from '../../src/extension/conjectures/turns.ts';
import { conjectureToLine } from '../../src/library/json.ts';
import { manyRecords } from '../support/records.ts';

const count = 100_000;
const tries = 3;
const bytes = Buffer.from(manyRecords(count).map(conjectureToLine).join('\n'));
const script = pathToFileURL('dist/worker.js');

for (let round = 0; round < tries; round++) {
  const file = await sharedCopy(bytes);
  const started = performance.now();
  const before = process.cpuUsage();
  let first = 0;
  const seconds = () => (performance.now() - started) / 1000;
  const { finished } = readLibraryFile(script, file, () => (first ||= seconds()));
  const unreadable = await finished;
  const whole = seconds();
  const { user, system } = process.cpuUsage(before);
  console.log(
    `${count.toLocaleString('en-US')} records: first rows ${first.toFixed(2)} s, all ${whole.toFixed(1)} s, ` +
      `${((user + system) / 1e6).toFixed(1)} s of processor time, ${unreadable.length} refused`,
  );
}
