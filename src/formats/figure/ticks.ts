/**
 * Round numbers from 0 to at least `most`, about as many as are wanted: 1, 2 or 5 times a power of ten apart.
 * @param most positive and finite
 * @param wanted steps; at least two are made
 */
export function ticks(most: number, wanted: number): number[] {
  const rough = most / Math.max(2, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10));
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
}

const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A whole number as an exponent. */
export function superscript(n: number): string {
  return String(n)
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => digits[Number(digit)]!);
}
