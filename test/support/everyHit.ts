import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { constantFromText } from '../../src/core/constants/constants.ts';
import { formatSigns } from '../../src/core/fractions/signs.ts';
import { encloseValue } from '../../src/core/value.ts';
import { conjectureOfLine } from '../../src/library/json.ts';
import { esma } from './cli.ts';
import { signsOf } from './signs.ts';

/** A search space: the constant as ESMA and as PARI/GP write it, height, longest pattern. */
export type Space = readonly [constant: string, inPari: string, height: number, period: number];

/** Largest linear complexity of a hit. */
const order = 24;

/**
 * Compares a search of the program with a brute force in PARI/GP that shares nothing with it: as many values and candidates,
 * no hit missing, none too many.
 * @returns the number of hits
 */
export function compareWithBruteForce([constant, inPari, height, period]: Space): number {
  const brute = spawnSync('gp', ['-q', '-f', '-s', '1G'], {
    input: `read("test/support/everyHit.gp");everyHit(${inPari},${height},${period},${order})`,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const [counts = '', ...hits] = brute.stdout.trim().split('\n');
  const search = esma(
    ...['search', constant, '--height', String(height), '--period', String(period)],
    ...['--members', 'all', '--json', '--no-prove'],
  );
  assert.equal(search.code, 0, search.err);
  const source = constantFromText(constant);
  const found = search.out
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { value, fraction } = conjectureOfLine(line);
      const { lo, bits } = encloseValue(source, value, 80);
      return `${(lo * 10n ** 40n) >> BigInt(bits)} ${formatSigns(signsOf(fraction))}`;
    });
  const [values = 0, candidates = 0] = counts.split(' ').map(Number);
  assert.match(
    search.err,
    new RegExp(`^${grouped(values)} values, ${grouped(candidates)} candidates, `, 'm'),
  );
  assert.deepEqual(found.sort(), hits.sort(), constant);
  return hits.length;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
