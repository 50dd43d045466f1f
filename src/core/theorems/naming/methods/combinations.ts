import { absolute } from '../../../numbers/integers.ts';
import { determinant } from '../../../numbers/matrix.ts';
import type { Matrix } from '../../../numbers/matrix.ts';
import {
  combinationBases,
  moebiusCount,
  pairedConstants,
  productBases,
  logarithmOf,
} from '../catalogue/bases.ts';
import { expressionOf } from '../catalogue/catalogue.ts';
import { choiceCost, methodCost, vectorCost } from '../cost.ts';
import { linearCombination, productOf } from '../formulas.ts';
import { moebiusExpression } from '../moebiusExpression.ts';
import * as Q from '../../../numbers/rational.ts';
import { atLeastOne, holds, relations, times } from '../relations.ts';
import { isOfUsualSize, widestWindow } from '../target.ts';
import type { Candidate, NamingMethod, Target } from '../target.ts';
import { logarithm } from './logarithm.ts';

/** Largest numerator and denominator of an exponent. */
const largestExponent = 60n;

/** Least that the integers of a relation cost. */
const leastVector = 1.5;

/** Forms of a Möbius image and their shares: (a c + b)/d, b/(a c + d), and all others. */
export const moebiusShares = { affine: 0.5, reciprocal: 0.2, full: 0.3 } as const;

/** (a c + b)/(c′ c + d) for the first constants of the catalogue. */
export const moebiusImages: NamingMethod = (target, catalogue, offer) => {
  if (!isOfUsualSize(target)) return;
  const { x, unit, bits, budget } = target;
  const one = 1n << BigInt(bits);
  for (let rank = 0; rank < moebiusCount; rank++) {
    const base = methodCost('moebius') + moebiusEntryCost(rank);
    if (base + leastVector > budget) break;
    const { text } = catalogue.entries[rank]!;
    const c = catalogue.precise(text, bits);
    const product = times(x, c, bits);
    const scale = 2n * times(unit, atLeastOne(c, bits), bits) + 1n;
    for (const { coefficients, residual } of relations([product, x, c, one], scale)) {
      const [xc, ofX, ofC, constant] = coefficients as [bigint, bigint, bigint, bigint];
      if (!holds(residual, xc * c + ofX * one, BigInt(widestWindow) * unit, bits)) continue;
      const map: Matrix = { a: -ofC, b: -constant, c: xc, d: ofX };
      if (determinant(map) === 0n) continue;
      offer({
        method: 'moebius',
        cost: base + moebiusCost(map),
        build: () => ({
          kind: 'expression',
          expression: moebiusExpression(positiveMap(map, bits, c), expressionOf(text)),
        }),
      });
    }
  }
};

/** The entry among the 72: the first eight have half of the share. */
function moebiusEntryCost(rank: number): number {
  return rank < 8 ? choiceCost(0.5 / 8) : choiceCost(0.5 / (moebiusCount - 8));
}

/** The form of a Möbius map and its entries. */
export function moebiusCost({ a, b, c, d }: Matrix): number {
  if (c === 0n) return choiceCost(moebiusShares.affine) + vectorCost([a, b, d]);
  if (a === 0n) return choiceCost(moebiusShares.reciprocal) + vectorCost([b, c, d]);
  return choiceCost(moebiusShares.full) + vectorCost([a, b, c, d]);
}

/** The same map with a positive divisor at c, in fixed point. */
export function positiveMap(map: Matrix, bits: number, c: bigint): Matrix {
  const divisor = map.c * c + (map.d << BigInt(bits));
  return divisor >= 0n ? map : { a: -map.a, b: -map.b, c: -map.c, d: -map.d };
}

/** Shares of pairs and of the longer bases. */
export const combinationShares = { pairs: 0.6, bases: 0.4 } as const;
/** Shares of relations with and without a rational part. */
export const constantShares = { without: 0.4, with: 0.6 } as const;

/** Rational combinations of 1 and two constants, or of 1 and a longer basis. */
export const combinations: NamingMethod = (target, catalogue, offer) => {
  if (!isOfUsualSize(target)) return;
  const count = pairedConstants.length;
  const pairBase =
    methodCost('combination') + choiceCost(combinationShares.pairs) + Math.log10((count * (count - 1)) / 2);
  if (pairBase + leastVector <= target.budget) {
    for (let j = 1; j < count; j++) {
      for (let i = 0; i < j; i++)
        offerCombination(
          target,
          [pairedConstants[i]!, pairedConstants[j]!],
          pairBase,
          catalogue.precise,
          offer,
        );
    }
  }
  const base =
    methodCost('combination') + choiceCost(combinationShares.bases) + Math.log10(combinationBases.length);
  if (base + leastVector > target.budget) return;
  for (const basis of combinationBases) offerCombination(target, basis, base, catalogue.precise, offer);
};

/** x as a rational combination of 1 and the basis, where a short relation holds. */
function offerCombination(
  { x, unit, bits }: Target,
  basis: readonly string[],
  base: number,
  precise: (text: string, bits: number) => bigint,
  offer: (candidate: Candidate) => void,
): void {
  const values = [x, 1n << BigInt(bits), ...basis.map((text) => precise(text, bits))];
  for (const { coefficients, residual } of relations(values, 2n * unit)) {
    const [ofX, constant, ...others] = coefficients;
    if (!holds(residual, ofX! << BigInt(bits), BigInt(widestWindow) * unit, bits)) continue;
    const integers =
      constant === 0n
        ? choiceCost(constantShares.without) + vectorCost([ofX!, ...others])
        : choiceCost(constantShares.with) + vectorCost(coefficients);
    offer({
      method: 'combination',
      cost: base + integers,
      build: () => {
        const terms = [
          ...others.map((c, i) => ({ coefficient: -c, factor: expressionOf(basis[i]!) })),
          { coefficient: -constant!, factor: null },
        ];
        return { kind: 'expression', expression: linearCombination(terms, ofX!) };
      },
    });
  }
}

/** Products of rational powers of the bases: relations of logarithms. */
export const products: NamingMethod = (target, catalogue, offer) => {
  const { x, unit, bits, budget } = target;
  const base = methodCost('product') + Math.log10(productBases.length);
  if (base + leastVector > budget) return;
  const log = logarithm(x, bits);
  if (log === null) return;
  const error = (unit << BigInt(bits)) / x + 1n;
  for (const basis of productBases) {
    const logarithms = basis.map((text) =>
      text === 'e' ? 1n << BigInt(bits) : catalogue.precise(logarithmOf(text), bits),
    );
    for (const { coefficients, residual } of relations([log, ...logarithms], 2n * error)) {
      const [ofX, ...others] = coefficients;
      if (!holds(residual, ofX! << BigInt(bits), BigInt(widestWindow) * error, bits)) continue;
      if (others.every((c) => c === 0n)) continue;
      if (coefficients.some((c) => absolute(c) > largestExponent)) continue;
      offer({
        method: 'product',
        cost: base + vectorCost(coefficients),
        build: () => {
          const factors = basis.map((text, i) => ({
            base: expressionOf(text),
            exponent: Q.rational(-others[i]!, ofX!),
          }));
          return { kind: 'expression', expression: productOf(factors) };
        },
      });
    }
  }
};
