import { InputError } from '../../errors.ts';
import type { Matrix } from '../../numbers/matrix.ts';

/**
 * Reads a Möbius map of x with integer coefficients: "(2x+1)/(x+3)", "1/x", "2x - 1", "x/3".
 * @throws InputError that says what is allowed.
 */
export function parseMoebius(text: string): Matrix {
  const plain = text.replaceAll(/\s/g, '').replaceAll('−', '-');
  const parts = /^(\([^()]*\)|[^()/]+)(?:\/(\([^()]*\)|[^()/]+))?$/.exec(plain);
  const numerator = parts && parseLinear(parts[1]!);
  const denominator = parts && parseLinear(parts[2] ?? '1');
  if (!numerator || !denominator) {
    throw new InputError(
      `map: "${text}" is no quotient of two integer polynomials of degree 1 in x; write it as (2x+1)/(x+3), 1/x or 2x-1.`,
    );
  }
  const [[a, b], [c, d]] = [numerator, denominator];
  if (a * d === b * c)
    throw new InputError(`map: "${text}" is the same number for all x; give a map with an inverse.`);
  return { a, b, c, d };
}

/** [a, b] for a x + b; null for anything else. */
function parseLinear(text: string): [bigint, bigint] | null {
  const inner = text.startsWith('(') ? text.slice(1, -1) : text;
  if (!/^[+-]?(\d+|\d*\*?x)([+-](\d+|\d*\*?x))*$/.test(inner)) return null;
  let [a, b] = [0n, 0n];
  for (const [, sign, number, x] of inner.matchAll(/([+-]?)(\d*)\*?(x?)/g)) {
    if (!number && !x) continue;
    const size = BigInt(number || '1') * (sign === '-' ? -1n : 1n);
    if (x) a += size;
    else b += size;
  }
  return [a, b];
}
