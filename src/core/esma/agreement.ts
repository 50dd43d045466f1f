import type { Constant } from '../constants/constant.ts';
import { productMatrix } from '../fractions/evaluate.ts';
import { numeratorAfter } from '../fractions/numerators.ts';
import type { Numerators } from '../fractions/numerators.ts';
import { absolute } from '../numbers/integers.ts';
import { encloseValue } from '../value.ts';
import type { Value } from '../value.ts';
import { approvalDigits } from './examine.ts';

/** Digits of a value beyond those that its first terms decide, and the most that are calculated for it. */
const guardDigits = 4;
const mostDigits = 1000;

/**
 * Whether P(α)/Q(α) can be a fraction that begins with these terms: an enclosure of the value meets the interval of all
 * admissible fractions that do, from p_n/q_n to (p_n + s p_{n−1})/(q_n + s q_{n−1}), where s is the sign of b_{n+1}. Exact, as far
 * as the digits of the constant reach.
 * @param terms a_0 … a_n of an admissible fraction
 * @returns what is wrong, a sentence without full stop; null where they agree
 * @throws InputError where Q(α) cannot be told from 0
 */
export function agreementFault(
  constant: Constant,
  value: Value,
  terms: readonly bigint[],
  numerators: Numerators,
): string | null {
  const { a, b, c, d } = productMatrix(terms, numerators);
  const least = absolute(numeratorAfter(numerators, terms.length - 1));
  const [p, q] = [a * least + b, c * least + d];
  const decided = String((c * q) / absolute(a * d - b * c)).length + guardDigits;
  const digits = approvalDigits(constant, Math.min(decided, mostDigits));
  const { lo, hi, bits } = encloseValue(constant, value, digits);
  const [left, right] =
    a * q < p * c
      ? [
          { n: a, d: c },
          { n: p, d: q },
        ]
      : [
          { n: p, d: q },
          { n: a, d: c },
        ];
  const shift = BigInt(bits);
  const meets = lo * right.d <= right.n << shift && hi * left.d >= left.n << shift;
  return meets ? null : `they differ within ${digits} digits`;
}
