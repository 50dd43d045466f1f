// A public set of numbers with 140 digits, made by mpmath 1.3, and how many of them are named right.
import { readFileSync } from 'node:fs';
import { constantFromExpression } from '../../src/core/constants/constants.ts';
import { catalogueFrom } from '../../src/core/theorems/naming/catalogue/catalogue.ts';
import type { Catalogue, CatalogueData } from '../../src/core/theorems/naming/catalogue/catalogue.ts';
import { readKnownDigits } from '../../src/core/theorems/naming/interval.ts';
import { unitsApart } from '../../src/core/theorems/naming/name.ts';
import type { NumberName } from '../../src/core/theorems/naming/name.ts';
import { nameKnownDigits } from '../../src/core/theorems/naming/nameDigits.ts';

/** The catalogue that the build has made. */
export const builtCatalogue: Catalogue = catalogueFrom(
  JSON.parse(readFileSync('dist/catalogue.json', 'utf8')) as CatalogueData,
);

/** A number of the public set: what it is in mpmath's words, and its digits. */
export interface Sample {
  readonly formula: string;
  readonly digits: string;
}

export function readSamples(path: string): Sample[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [formula, digits] = line.split('\t') as [string, string];
      return { formula, digits };
    });
}

/** The first significant digits, rounded, the last one moved by so many units. */
export function firstDigits(text: string, count: number, moved = 0): string {
  const negative = text.startsWith('-');
  const [whole, fraction = ''] = text.replace('-', '').split('.') as [string, string?];
  const all = whole + fraction;
  const leading = /^0*/.exec(all)![0].length;
  const end = leading + count;
  if (end > all.length) throw new RangeError(`${text} has fewer than ${count} digits`);
  const cut = BigInt(all.slice(0, end));
  const rounded = (cut + (Number(all[end] ?? '0') >= 5 ? 1n : 0n) + BigInt(moved))
    .toString()
    .padStart(end, '0');
  const places = end - whole.length;
  if (places <= 0) return `${negative ? '-' : ''}${rounded.padEnd(whole.length, '0')}.`;
  const point = rounded.length - places;
  return `${negative ? '-' : ''}${rounded.slice(0, point)}.${rounded.slice(point)}`;
}

export type Verdict = 'right' | 'wrong' | 'unnamed';

/** Whether a number is named right from some of its digits: the name has to hold to 130 digits. */
export function judge(
  { digits }: Sample,
  text: string,
  catalogue = builtCatalogue,
): { verdict: Verdict; name: NumberName | null } {
  const { answers } = nameKnownDigits(readKnownDigits(text), catalogue);
  const best = answers[0];
  if (!best) return { verdict: 'unnamed', name: null };
  const whole = readKnownDigits(firstDigits(digits.replace('-', ''), 130));
  const held = unitsApart(digits.startsWith('-') ? unsigned(best.name) : best.name, whole);
  return { verdict: held === null ? 'wrong' : 'right', name: best.name };
}

/** The name of −x for a negative x, by its value alone. */
function unsigned(name: NumberName): NumberName {
  if (name.kind === 'root')
    return { kind: 'root', polynomial: name.polynomial.map((c, i) => (i % 2 === 0 ? c : -c)) };
  return { kind: 'expression', expression: { kind: 'negate', argument: name.expression } };
}

/** A value of an expression to so many digits, as text for messages. */
export function valueOf(name: NumberName): string {
  return name.kind === 'root' ? name.polynomial.join(' ') : constantFromExpression(name.expression).name;
}

/** A real number with a logarithm spread evenly over four decades, as text with so many significant digits. */
export function randomReal(random: (bound: number) => number, digits: number): string {
  // Benford's law: the first five digits of 10^u.
  const u = random(10_000) / 10_000 + random(10_000) / 100_000_000;
  const start = Math.floor(10 ** (u + 4)).toString();
  const rest = Array.from({ length: digits - 5 }, () => random(10)).join('');
  const point = random(4);
  const all = start + rest;
  return point === 0 ? `0.${all}` : `${all.slice(0, point)}.${all.slice(point)}`;
}
