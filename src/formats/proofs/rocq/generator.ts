import * as Q from '../../../core/numbers/rational.ts';
import type { Rational } from '../../../core/numbers/rational.ts';
import type { CanonicalFraction } from '../../../core/fractions/canonicalFraction.ts';
import { evaluatePolynomial } from '../../../core/numbers/polynomial.ts';
import type { Polynomial } from '../../../core/numbers/polynomial.ts';
import type { Generator } from '../../../core/theorems/classical/generator.ts';
import { besselOrder } from '../../../core/fractions/canonicalFraction.ts';
import { writeClassical, writeQ } from './data.ts';

/** The number over which the library computes (Generators.v), and how finely it is enclosed. */
export interface RocqGenerator {
  /** A term of the type generator. */
  readonly text: string;
  /** Whether the theorem speaks of every Gamma and power function. */
  readonly fractional: boolean;
  /** Terms of the series of ₀F₁. */
  readonly terms: number;
  /** Binary digits that they are computed with. */
  readonly bits: number;
}

/** Most terms of a series: at arguments that want more the enclosure would take too long. */
const mostTerms = 2000;

/** The generator over which a constant and a classical fraction stand; null where its series is too long. */
export function generatorOfForm(generator: Generator, canonical: CanonicalFraction): RocqGenerator | null {
  if ('unit' in generator) {
    const name = generator.kind === 'exponential' ? 'Exponential' : 'Tangent';
    const quarter = toNumber(generator.unit) ** 2 / 4;
    return enclosed(`${name} ${writeQ(generator.unit)}`, false, 0.5, quarter);
  }
  const order = besselOrder(canonical);
  const fractional = generator.kind === 'bessel' && !Q.isInteger(order);
  const size = 1 / (Number(canonical.multiplier) * toNumber(canonical.difference) ** 2);
  const name = fractional ? 'FractionalNeighbours' : 'Neighbours';
  return enclosed(`${name} ${writeClassical(canonical)}`, fractional, toNumber(order), size);
}

/** Euler's sum with these factors, c(0), c(1), … the values of a polynomial. @param sum "factor q" of the base Euler */
export function generatorOfSum(factor: Polynomial, sum: string): RocqGenerator | null {
  let logarithm = 0;
  for (let n = 0; n <= mostTerms; n++) {
    const size = Math.abs(toNumber(evaluatePolynomial(factor, Q.rational(BigInt(n)))));
    if (logarithm < -100 && size > 2) return { text: `Sum ${sum}`, fractional: false, terms: n, bits: 0 };
    logarithm -= Math.log2(size);
  }
  return null;
}

function toNumber({ numerator, denominator }: Rational): number {
  return Number(numerator) / Number(denominator);
}

/**
 * Terms and digits for ₀F₁(; c; ±z): terms until one is below 2^−100 of the unit and they fall by halves, and digits for
 * what alternating terms, as large as e^{2√z}, take away.
 */
function enclosed(text: string, fractional: boolean, c: number, z: number): RocqGenerator | null {
  const lost = Math.ceil(2 * Math.sqrt(z) * Math.LOG2E);
  const bits = 100 + 2 * lost;
  let logarithm = 0;
  for (let n = 0; n <= mostTerms; n++) {
    if (logarithm < -(100 + lost) && 2 * z <= (n + 1) * (c + n)) return { text, fractional, terms: n, bits };
    logarithm += Math.log2(z / ((n + 1) * (c + n)));
  }
  return null;
}
