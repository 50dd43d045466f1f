import type { Conjecture } from '../../src/core/conjecture.ts';
import { sourceOf } from '../../src/core/constants/source.ts';
import { termsOf } from '../../src/core/fractions/fraction.ts';
import type { SignedContinuedFraction, TermRule } from '../../src/core/fractions/fraction.ts';
import { parseInterlacedTerms } from '../../src/core/fractions/parseTerms.ts';
import { parseSigns } from '../../src/core/fractions/signs.ts';
import type { Value } from '../../src/core/value.ts';

/** A record with this value and this fraction; it is to be typeset, and nothing says that it is true. */
export function recordOf(
  name: string,
  constant: string,
  value: Value,
  rule: TermRule | string,
  signs: string,
): Conjecture {
  const terms = typeof rule === 'string' ? parseInterlacedTerms(rule) : rule;
  const fraction: SignedContinuedFraction = { rule: terms, signs: parseSigns(signs) };
  return {
    id: name,
    constant: sourceOf(constant),
    value,
    fraction,
    terms: termsOf(terms, 30),
    order: 1,
    family: 'f',
    digits: 1000,
    enclosure: 'proved',
    rate: 1,
    simpleRate: 1,
    claimedProof: null,
    search: { degree: 1, height: 1, period: 1, order: 24, digits: 1000 },
  };
}

const identity: Value = { numerator: [0n, 1n], denominator: [1n] };
const big = (digits: number) => BigInt('1234567890'.repeat(Math.ceil(digits / 10)).slice(0, digits));
const list = (count: number, term: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => term(n)).join('; ');

/** Formulas that no line holds: long numbers, many classes, large degrees, long preperiods, long sign patterns. */
export const wideConjectures: readonly Conjecture[] = [
  ...[15, 24, 40, 120].map((digits) =>
    recordOf(`digits${digits}`, 'e', identity, `${big(digits)}; ${big(digits)}k + ${big(digits)}; 3`, '-+'),
  ),
  recordOf('preperiod', 'e', identity, `${list(60, (n) => `${n + 2}`)} | 2k + 2; 3`, '-'),
  recordOf('longPreperiod', 'e', identity, `${list(12, (n) => `${big(3 * n + 1)}`)} | 2k + 2`, '+-+--'),
  recordOf(
    'classes',
    'e',
    identity,
    list(24, (n) => `${n + 3}k + ${n + 2}`),
    '+--+-+',
  ),
  recordOf(
    'equalClasses',
    'e',
    identity,
    list(24, (n) => (n % 6 === 1 ? '2k + 2' : '4')),
    '++-',
  ),
  recordOf(
    'degree',
    'pi',
    identity,
    list(3, (n) =>
      Array.from({ length: 8 }, (_, i) => `${big(6 + n)}/2k^${9 - i} + ${big(6 + n)}/2k^${8 - i}`).join(
        ' + ',
      ),
    ),
    '+',
  ),
  recordOf(
    'value',
    'besseli(1,2)/besseli(0,2)',
    {
      numerator: [-3n, 2n, 0n, 5n, 1n],
      denominator: [7n, -1n, 12n],
    },
    '2; k + 3',
    '-+',
  ),
  recordOf(
    'wideValue',
    'e',
    {
      numerator: Array.from({ length: 12 }, (_, i) => big(3 + i) * (i % 2 === 0 ? 1n : -1n)),
      denominator: [1n, -2n, big(70)],
    },
    '2; k + 3',
    '-',
  ),
  recordOf(
    'wideConstant',
    'sqrt(2)+sqrt(3)+sqrt(5)+sqrt(7)+sqrt(11)+sqrt(13)+sqrt(17)+sqrt(19)+sqrt(23)',
    identity,
    '2; k + 3',
    '+',
  ),
  recordOf(
    'recurrence',
    'e',
    identity,
    {
      kind: 'recurrent',
      initial: [1n, 2n, 3n, 5n, 8n, 13n, 21n, 34n, 55n],
      recurrence: [3n, -1n, 4n, -1n, 5n, -9n, 2n, 6n].map((c) => c * 1000n + 1n),
    },
    '+-',
  ),
];
