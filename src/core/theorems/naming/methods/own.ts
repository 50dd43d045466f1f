import { withBits } from '../../../numbers/enclosure.ts';
import { determinant } from '../../../numbers/matrix.ts';
import { trimInteger } from '../../../numbers/polynomial.ts';
import { choiceCost, methodCost } from '../cost.ts';
import { moebiusExpression } from '../moebiusExpression.ts';
import { atLeastOne, holds, relations, times } from '../relations.ts';
import { widestWindow } from '../target.ts';
import type { NamingMethod } from '../target.ts';
import { moebiusCost, positiveMap } from './combinations.ts';

/** Möbius images of the user's own constants, which share the method's weight evenly. */
export const ownImages: NamingMethod = ({ x, unit, bits, budget }, { own }, offer) => {
  if (own.length === 0) return;
  const base = methodCost('own') + choiceCost(1 / own.length);
  if (base > budget) return;
  const one = 1n << BigInt(bits);
  const digits = Math.ceil(bits * Math.log10(2));
  for (const { name, expression, constant } of own) {
    const enclosure = constant.enclose(Math.min(digits, constant.digitsLimit));
    // Where less is known of the constant than of the number, a relation could not be checked.
    const width = (enclosure.hi - enclosure.lo) << BigInt(bits);
    if (width > (BigInt(widestWindow) * unit) << BigInt(enclosure.bits)) continue;
    const c = withBits(enclosure, bits).lo;
    const scale = 2n * times(unit, atLeastOne(c, bits), bits) + 1n;
    for (const { coefficients, residual } of relations([times(x, c, bits), x, c, one], scale)) {
      const [xc, ofX, ofC, rest] = coefficients as [bigint, bigint, bigint, bigint];
      if (!holds(residual, xc * c + ofX * one, BigInt(widestWindow) * unit, bits)) continue;
      const map = { a: -ofC, b: -rest, c: xc, d: ofX };
      if (determinant(map) === 0n) continue;
      offer({
        method: 'own',
        cost: base + moebiusCost(map),
        build: () => {
          const positive = positiveMap(map, bits, c);
          const value = {
            numerator: trimInteger([positive.b, positive.a]),
            denominator: trimInteger([positive.d, positive.c]),
          };
          return {
            kind: 'expression',
            expression: moebiusExpression(positive, expression),
            own: { name, value },
          };
        },
      });
    }
  }
};
