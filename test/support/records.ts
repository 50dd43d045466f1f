import type { Conjecture } from '../../src/core/conjecture.ts';
import { conjectureId } from '../../src/core/conjecture.ts';
import { keptTermsOf } from '../../src/core/conjecture.ts';
import { familyOf } from '../../src/core/fractions/canonicalTail.ts';
import { termsOf } from '../../src/core/fractions/fraction.ts';
import type { SignedContinuedFraction } from '../../src/core/fractions/fraction.ts';
import { rational } from '../../src/core/numbers/rational.ts';

/** A record about digits that are in no file: all that can be worked out of it is right, and its value stays a claim. */
export function recordOfDigits(fraction: SignedContinuedFraction, order: number): Conjecture {
  const constant = { kind: 'digits', name: '@digits.txt' } as const;
  const value = { numerator: [0n, 1n], denominator: [1n] };
  const { rule, signs } = fraction;
  return {
    id: conjectureId(constant, value, signs),
    constant,
    value,
    fraction,
    terms: termsOf(rule, keptTermsOf(rule)),
    order,
    family: familyOf(fraction),
    digits: 100,
    enclosure: 'numerical',
    rate: 2.5,
    simpleRate: 1.25,
    claimedProof: null,
    search: { degree: 1, height: 1000, period: 4, order: 24, digits: 100 },
  };
}

/** As many records as are asked for, each of a family and of a value of its own. */
export function manyRecords(count: number): Conjecture[] {
  return Array.from({ length: count }, (_, i) => {
    const first = [rational(BigInt(i + 2))];
    const fraction: SignedContinuedFraction = {
      rule: { kind: 'interlaced', preperiod: [], polynomials: [first, [rational(3n), rational(2n)]] },
      signs: [-1, 1],
    };
    const record = recordOfDigits(fraction, 4);
    const value = {
      numerator: [BigInt(i % 1000), 1n + BigInt(Math.floor(i / 1000))],
      denominator: [1n],
    };
    return { ...record, value, id: conjectureId(record.constant, value, fraction.signs) };
  });
}
