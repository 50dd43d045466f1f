import { termsOf } from '../../fractions/fraction.ts';
import type { InterlacedFraction } from '../../fractions/fraction.ts';
import { absolute, bitLength } from '../../numbers/integers.ts';
import {
  determinant,
  matrixHeight,
  multiplyMatrices,
  normalizeMatrix,
  stepMatrix,
} from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import type { Value } from '../../value.ts';
import type { TermProgression, Words } from './imageTails.ts';

/** Steps of a family's fraction that are followed to reach the tails: each term of κ takes few of them. */
const mostSteps = 20_000;

/** Bits of a complete quotient's map beyond which the place of the tails is behind. */
const mostBits = 1000;

/** The complete quotients of the families of one determinant, as maps of ξ_T, each with its place in the pattern. */
export class FamilyTails {
  private readonly families = new Map<string, number>();

  /**
   * Adds the complete quotients of a family's fraction.
   * @param map the fraction's value as a map of ξ_T
   * @returns the family that has one of them already; null where there is none
   */
  add(number: number, { rule, signs }: InterlacedFraction, map: Matrix, words: Words): number | null {
    let quotient = normalizeMatrix(map);
    const limit = Math.max(mostBits, bitLength(matrixHeight(quotient)));
    for (let n = 0; n < mostSteps && bitLength(matrixHeight(quotient)) <= limit; n += blockOfTerms) {
      // Terms are taken in blocks, as each call of the rule begins anew.
      const terms = termsOf(rule, n + blockOfTerms).slice(n);
      for (const [i, term] of terms.entries()) {
        const start = (n + i) % signs.length;
        const key = keyOf(quotient, words.number([...signs.slice(start), ...signs.slice(0, start)]));
        const other = this.families.get(key);
        if (other !== undefined && other !== number) return other;
        this.families.set(key, number);
        // x_{n+1} = b_{n+1}/(x_n − a_n).
        const step = { a: 0n, b: BigInt(signs[start]!), c: 1n, d: -term };
        quotient = normalizeMatrix(multiplyMatrices(step, quotient));
      }
    }
    return null;
  }

  /** The family with this complete quotient; null where none has it. */
  find(map: Matrix, word: number): number | null {
    return this.families.get(keyOf(map, word)) ?? null;
  }
}

const blockOfTerms = 64;

function keyOf({ a, b, c, d }: Matrix, word: number): string {
  return [a, b, c, d].map((entry) => entry.toString(36)).join() + `;${word}`;
}

/** P(α)/Q(α) of degree 1 as a map of κ, given α as one. */
export function mapOfValue({ numerator, denominator }: Value, constant: Matrix): Matrix {
  const [b = 0n, a = 0n] = numerator;
  const [d = 0n, c = 0n] = denominator;
  return normalizeMatrix(multiplyMatrices({ a, b, c, d }, constant));
}

/** |det| of a map with coprime entries. */
export function determinantOfMap(map: Matrix): bigint {
  return absolute(determinant(map));
}

/** κ as a map of ξ_T. */
export function leadingSteps({ first, difference, sign }: TermProgression, place: number): Matrix {
  let steps: Matrix = { a: 1n, b: 0n, c: 0n, d: 1n };
  for (let t = 0; t < place; t++)
    steps = multiplyMatrices(steps, stepMatrix(BigInt(first + difference * t), BigInt(sign)));
  return steps;
}
