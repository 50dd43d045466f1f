// Names of the public set of numbers, beside mpmath's identify and RIES where they are installed.
import { spawnSync } from 'node:child_process';
import { firstDigits, judge, readSamples } from '../support/naming.ts';
import type { Verdict } from '../support/naming.ts';

const path = 'test/fixtures/numbers.tsv';
/** More numbers, among them some that the language of constants does not know: Si(1), ζ(3/2), Clausen's function. */
const morePath = 'test/fixtures/more-numbers.tsv';

/** mpmath's identify with six constants: what it says has to hold to 130 digits. */
const mpmathScript = `
import sys
from mpmath import *
counts = {'right': 0, 'wrong': 0, 'unnamed': 0}
n = int(sys.argv[1])
for line in open(sys.argv[2]):
    formula, digits = line.rstrip('\\n').split('\\t')
    mp.dps = 140
    true = mpf(digits)
    mp.dps = n
    try:
        found = identify(+true, ['e', 'pi', 'log(2)', 'zeta(3)', 'catalan', 'euler'])
    except Exception:
        found = None
    if not found:
        counts['unnamed'] += 1
        continue
    mp.dps = 140
    try:
        value = eval(found)
        close = abs(value - true) < abs(true) * mpf(10) ** -120
    except Exception:
        close = False
    counts['right' if close else 'wrong'] += 1
print('{right} / {wrong} / {unnamed}'.format(**counts))
`;

/** How many numbers are named right, wrong and not at all, by this program and by others. */
export function benchNaming(print: (line: string) => void): void {
  const own = readSamples(path);
  const more = readSamples(morePath);
  for (const [digits, moved, samples] of [
    [10, 0, own],
    [10, 2, own],
    [16, 0, own],
    [16, 2, own],
    [30, 0, own],
    [50, 0, own],
    [100, 0, own],
    [16, 0, more],
    [30, 0, more],
  ] as const) {
    const counts: Record<Verdict, number> = { right: 0, wrong: 0, unnamed: 0 };
    const times: number[] = [];
    for (const sample of samples) {
      const started = performance.now();
      counts[judge(sample, firstDigits(sample.digits, digits, moved)).verdict]++;
      times.push(performance.now() - started);
    }
    const middle = times.sort((x, y) => x - y)[times.length >> 1]!;
    const off = moved === 0 ? '' : `, the last one off by ${moved}`;
    print(
      `  ${digits} digits${off}: ${counts.right} right / ${counts.wrong} wrong / ${counts.unnamed} unnamed of ${samples.length}; median ${middle.toFixed(0)} ms`,
    );
  }
  for (const digits of [16, 50]) {
    const run = spawnSync('/usr/bin/python3', ['-c', mpmathScript, String(digits), path], {
      encoding: 'utf8',
    });
    if (run.status === 0)
      print(
        `  mpmath's identify with six constants, ${digits} digits: ${run.stdout.trim()} (right / wrong / unnamed)`,
      );
  }
  benchRies(print);
}

/** RIES marks what it takes for exact; without its mark nothing is counted as a name. */
function benchRies(print: (line: string) => void): void {
  if (spawnSync('ries', ['--version']).error) return;
  let marked = 0;
  const samples = readSamples(path);
  for (const { digits } of samples) {
    const { stdout } = spawnSync('ries', ['-l2', '-n1', firstDigits(digits, 16)], { encoding: 'utf8' });
    if (/exact/.test(stdout)) marked++;
  }
  print(`  RIES -l2, 16 digits: ${marked} of ${samples.length} marked exact`);
}
