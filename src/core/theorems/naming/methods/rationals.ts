import { integer } from '../../../constants/expression.ts';
import { integerRoot } from '../../../numbers/integers.ts';
import { rational } from '../../../numbers/rational.ts';
import { choiceCost, methodCost, vectorCost } from '../cost.ts';
import { over, rootOf } from '../formulas.ts';
import { simplestBetween } from '../../../numbers/simplestFraction.ts';
import { rationalExpression } from '../moebiusExpression.ts';
import { widestWindow } from '../target.ts';
import type { NamingMethod } from '../target.ts';

/** Largest k for which x^k is tried as a rational number. */
const largestIndex = 12;

/** x = p/q: the simplest fractions in the windows. */
export const rationals: NamingMethod = ({ x, unit, bits }, _, offer) => {
  for (const units of [1n, BigInt(widestWindow)]) {
    const low = x - units * unit;
    if (low <= 0n) continue;
    const { p, q } = simplestBetween(low, x + units * unit, 1n << BigInt(bits));
    offer({
      method: 'rational',
      cost: methodCost('rational') + vectorCost([p, q]),
      build: () => ({ kind: 'expression', expression: rationalExpression(rational(p, q)) }),
    });
  }
};

/** x^k = p/q for 2 ≤ k ≤ 12. */
export const rootsOfRationals: NamingMethod = ({ x, unit, bits }, _, offer) => {
  const scale = 1n << BigInt(bits);
  for (let k = 2; k <= largestIndex; k++) {
    for (const units of [1n, BigInt(widestWindow)]) {
      const low = x - units * unit;
      if (low <= 0n) continue;
      const { p, q } = simplestBetween(power(low, k, bits), power(x + units * unit, k, bits) + 1n, scale);
      if (isPower(p, k) && isPower(q, k)) continue;
      offer({
        method: 'rootOfRational',
        cost: methodCost('rootOfRational') + choiceCost(1 / (k * (k - 1))) + vectorCost([p, q]),
        build: () => {
          const radicand = q === 1n ? integer(p) : over(integer(p), integer(q));
          return { kind: 'expression', expression: rootOf(radicand, BigInt(k)) };
        },
      });
    }
  }
};

function isPower(n: bigint, k: number): boolean {
  return integerRoot(n, k) ** BigInt(k) === n;
}

function power(x: bigint, k: number, bits: number): bigint {
  return (x ** BigInt(k)) >> BigInt(bits * (k - 1));
}
