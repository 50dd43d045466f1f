import { vanishesAt } from '../constants/algebraic.ts';
import type { Constant } from '../constants/constant.ts';
import { InputError } from '../errors.ts';
import { endsOfEnclosure, expandPlainly } from '../fractions/expand.ts';
import { convergents } from '../fractions/convergence.ts';
import { gcdNumber } from '../numbers/integers.ts';
import { withBits } from '../numbers/enclosure.ts';
import { addInteger, multiplyInteger } from '../numbers/polynomial.ts';
import type { IntegerPolynomial } from '../numbers/polynomial.ts';
import { encloseValue } from '../value.ts';
import type { Value } from '../value.ts';
import { listSpace, valueOfRow } from './valueSpace.ts';
import type { ValueSpace } from './valueSpace.ts';

/** Most values of an algebraic constant that are compared with each other. */
const mostValues = 2_000_000;

/** Digits by which values are sorted; those that agree to so many are compared exactly. */
const sortingDigits = 40;

/**
 * @param count how many values there are before those that coincide are left out, or at the least "more than" how many
 * @throws InputError where they are too many to be compared
 */
export function checkAlgebraicCount(
  { name }: Constant,
  count: number,
  quantity: '' | 'more than' = '',
): void {
  if (count <= mostValues) return;
  throw new InputError(
    `height: ${quantity === '' ? count : `${quantity} ${count}`} values of the algebraic constant ${name} would have to be compared, more than ${mostValues}; choose less.`,
  );
}

/**
 * The values of a space over an algebraic constant, those that coincide once (the first one stays), rational ones
 * left out. Sorting by an enclosure brings equal values together; whether neighbours are equal is decided exactly.
 */
export function distinctAlgebraicValues(constant: Constant, space: ValueSpace): ValueSpace {
  checkAlgebraicCount(constant, space.count);
  const { rowLength } = space;
  const all = space.rows(0, space.count);
  const rowOf = (index: number) => all.slice(index * rowLength, (index + 1) * rowLength);
  const formOf = quadraticForms(constant, all);
  if (rowLength === 4 && formOf) {
    const known = new Set<number | string>();
    const kept: Int32Array[] = [];
    for (let index = 0; index < space.count; index++) {
      const before = known.size;
      known.add(formOf(4 * index));
      if (known.size > before) kept.push(rowOf(index));
    }
    return listSpace(kept);
  }
  const sorted = Array.from({ length: space.count }, (_, index) => {
    const value = valueOfRow(rowOf(index));
    const { lo, hi, bits } = withBits(encloseValue(constant, value, sortingDigits), 128);
    return { index, value, lo, hi, bits };
  }).sort((x, y) => (x.lo < y.lo ? -1 : x.lo > y.lo ? 1 : x.index - y.index));

  const kept: number[] = [];
  let start = 0;
  while (start < sorted.length) {
    // A cluster: values that may be equal; usually one.
    let { hi } = sorted[start]!;
    let end = start + 1;
    for (; end < sorted.length && sorted[end]!.lo <= hi; end++) {
      if (sorted[end]!.hi > hi) hi = sorted[end]!.hi;
    }
    const distinct: typeof sorted = [];
    for (const entry of sorted.slice(start, end).sort((x, y) => x.index - y.index)) {
      if (!distinct.some(({ value }) => coincide(constant, value, entry.value))) distinct.push(entry);
    }
    for (const { index, value, lo, hi, bits } of distinct) {
      if (!isRational(constant, value, { lo, hi, bits })) kept.push(index);
    }
    start = end;
  }
  return listSpace(kept.sort((x, y) => x - y).map(rowOf));
}

/**
 * The values (a α + b)/(c α + d), ad ≠ bc, of a quadratic irrational as (x + y α)/n in lowest terms, n > 0: none is rational,
 * and equal values have one form. With A α² + B α + C = 0 and the conjugate α′ in c α′ + d, which makes the denominator an
 * integer: x = acC − bcB + bdA, y = (ad − bc)A, n = c²C − cdB + d²A.
 * @param rows b, a, d, c each
 * @returns the form of the row that begins at a place; null where α is not quadratic, or numbers would be too large for a double
 */
function quadraticForms(
  { annihilator }: Constant,
  rows: Int32Array,
): ((at: number) => number | string) | null {
  if (annihilator?.length !== 3) return null;
  const [C, B, A] = annihilator.map(Number) as [number, number, number];
  const height = rows.reduce((most, coefficient) => Math.max(most, Math.abs(coefficient)), 0);
  const most = height ** 2 * (Math.abs(A) + Math.abs(B) + Math.abs(C)) * 2;
  if (most > Number.MAX_SAFE_INTEGER) return null;
  const width = 2 * most + 1;
  const isOneNumber = width ** 3 < Number.MAX_SAFE_INTEGER;
  return (at) => {
    const [b, a, d, c] = [rows[at]!, rows[at + 1]!, rows[at + 2]!, rows[at + 3]!];
    const x = a * c * C - b * c * B + b * d * A;
    const y = (a * d - b * c) * A;
    const n = c * c * C - c * d * B + d * d * A;
    const divisor = Math.sign(n) * gcdNumber(gcdNumber(x, y), n);
    const form = [x / divisor, y / divisor, n / divisor] as const;
    return isOneNumber ? ((form[0] + most) * width + form[1] + most) * width + form[2] + most : form.join();
  };
}

function coincide(constant: Constant, x: Value, y: Value): boolean {
  return vanishesAt(crossDifference(x, y), constant);
}

/** P S − Q R for P/Q and R/S. */
function crossDifference(x: Value, y: Value): IntegerPolynomial {
  const negated = multiplyInteger(x.denominator, y.numerator).map((coefficient) => -coefficient);
  return addInteger(multiplyInteger(x.numerator, y.denominator), negated);
}

/** Denominator beyond which no rational value can lie, for heights that can be enumerated. */
const largestDenominator = 10n ** 12n;

/** A rational value has all enclosures around it: its last convergent of small denominator is tested exactly. */
function isRational(
  constant: Constant,
  value: Value,
  enclosure: { lo: bigint; hi: bigint; bits: number },
): boolean {
  // The upper end's own convergents: a rational value inside the interval would cut the expansion of both ends short.
  const { hi } = endsOfEnclosure(enclosure);
  const { terms } = expandPlainly({ lo: hi, hi }, [1], 64);
  for (const { p, q } of convergents(terms.map(BigInt), [1])) {
    if (q > largestDenominator) return false;
    if (
      isNear(p, q, enclosure) &&
      vanishesAt(crossDifference(value, { numerator: [p], denominator: [q] }), constant)
    ) {
      return true;
    }
  }
  return false;
}

/** Whether p/q lies within 2^−100 of the enclosure. */
function isNear(p: bigint, q: bigint, { lo, hi, bits }: { lo: bigint; hi: bigint; bits: number }): boolean {
  const slack = 1n << BigInt(Math.max(0, bits - 100));
  const scaled = p << BigInt(bits);
  return (lo - slack) * q <= scaled && scaled <= (hi + slack) * q;
}
