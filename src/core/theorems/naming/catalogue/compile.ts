import { constantFromText } from '../../../constants/constants.ts';
import { InputError } from '../../../errors.ts';
import { approximate, withBits } from '../../../numbers/enclosure.ts';
import { tiers } from '../cost.ts';
import { nearbyFraction } from '../fractions.ts';
import { moebiusCount, tabulatedTexts } from './bases.ts';
import { preciseBits } from './catalogue.ts';
import type { CatalogueData } from './catalogue.ts';
import { catalogueTexts } from './entries.ts';

/** Digits after the point to which an entry is calculated before it is rounded to a double. */
const entryDigits = 24;
/** Digits of the tabulated values. */
const preciseDigits = 162;
/** Entries that lie nearer to each other than this part of their size are one. */
const nearness = 1e-14;

/** The catalogue's data, from the enclosures of the language of constants: what the build writes. */
export function compileCatalogue(): CatalogueData {
  const { chosen, generated } = catalogueTexts();
  const most = tiers.reduce((sum, { size }) => sum + size, 0);
  const entries: (readonly [string, number])[] = [];
  const seen = new Map<number, number[]>();
  for (const text of [...chosen, ...generated]) {
    if (entries.length === most) break;
    const value = valueOf(text);
    const size = Math.abs(value ?? 0);
    if (value === null || isSimple(size) || (text !== 'pi' && isSimple(size / Math.PI))) continue;
    if (isKnown(seen, size)) continue;
    entries.push(value < 0 ? [`-${text}`, -value] : [text, value]);
  }
  const precise: Record<string, string> = {};
  for (const text of [...entries.slice(0, moebiusCount).map(([name]) => name), ...tabulatedTexts()]) {
    const { lo } = withBits(constantFromText(text).enclose(preciseDigits), preciseBits);
    precise[text] = lo.toString(16);
  }
  return { entries, precise };
}

/** The value of an entry; null where it is rational, very small or large, or outside the domain of its function. */
function valueOf(text: string): number | null {
  try {
    const constant = constantFromText(text);
    if (constant.rationalValue) return null;
    const value = approximate(constant.enclose(entryDigits));
    return Math.abs(value) > 1e-12 && Math.abs(value) < 1e12 ? value : null;
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** Whether a value is that of a simple fraction, as log(e) is: rational multiples, of π too, are found without an entry. */
function isSimple(value: number): boolean {
  const fraction = nearbyFraction(value, nearness);
  return fraction !== null && fraction.p * fraction.q < 10_000;
}

function isKnown(seen: Map<number, number[]>, value: number): boolean {
  const cell = Math.round(Math.log2(value) * 1e6);
  for (const near of [cell - 1, cell, cell + 1])
    if (seen.get(near)?.some((other) => Math.abs(other - value) < nearness * value)) return true;
  const values = seen.get(cell) ?? [];
  values.push(value);
  seen.set(cell, values);
  return false;
}
