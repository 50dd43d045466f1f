import { vanishesAt } from '../constants/algebraic.ts';
import type { Constant } from '../constants/constant.ts';
import { InputError } from '../errors.ts';
import { endsOfEnclosure, expandPlainly } from '../fractions/expand.ts';
import { convergents } from '../fractions/convergence.ts';
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
 * The values of a space over an algebraic constant, those that coincide once (the first one stays), rational ones
 * left out. Sorting by an enclosure brings equal values together; whether neighbours are equal is decided exactly.
 */
export function distinctAlgebraicValues(constant: Constant, space: ValueSpace): ValueSpace {
  if (space.count > mostValues) {
    throw new InputError(
      `height: ${space.count} values of the algebraic constant ${constant.name} would have to be compared, more than ${mostValues}; choose less.`,
    );
  }
  const { rowLength } = space;
  const all = space.rows(0, space.count);
  const rowOf = (index: number) => all.slice(index * rowLength, (index + 1) * rowLength);
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
