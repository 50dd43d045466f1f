import type { SearchBounds } from '../../core/conjecture.ts';
import type { Conjecture } from '../../core/conjecture.ts';
import type { Constant } from '../../core/constants/constant.ts';
import { approvalDigits, ExaminedValue, makeConjecture } from '../../core/esma/examine.ts';
import { compareSimplicity } from '../../core/family.ts';
import { inadmissibility } from '../../core/fractions/admissible.ts';
import { evaluateFraction } from '../../core/fractions/evaluate.ts';
import type { InterlacedFraction } from '../../core/fractions/fraction.ts';
import { meet } from '../../core/numbers/enclosure.ts';
import { lcmNumber } from '../../core/numbers/integers.ts';
import { multiplyMatrices, normalizeMatrix, stepMatrix } from '../../core/numbers/matrix.ts';
import type { Matrix } from '../../core/numbers/matrix.ts';
import { evaluateTerm, substituteLinear, trimInteger } from '../../core/numbers/polynomial.ts';
import type { IntegerPolynomial } from '../../core/numbers/polynomial.ts';
import * as Q from '../../core/numbers/rational.ts';
import { enclosePolynomial, valueHeight } from '../../core/value.ts';
import type { Value } from '../../core/value.ts';

/** A fraction without preperiod and its value as a Möbius map of α. */
export interface Tail {
  readonly fraction: InterlacedFraction;
  readonly value: Matrix;
  /** Linear complexity of the terms. */
  readonly order: number;
}

/**
 * The simplest fraction without preperiod of a tail's family, approved: the polynomials are followed back for as long as the
 * terms are those of an expansion, and each place of the first period there is tried.
 * @throws Error where value and fraction differ within the digits of the bounds: then the tail is wrong
 */
export function simplestMember(constant: Constant, tail: Tail, bounds: SearchBounds): Conjecture {
  const { rule, signs } = tail.fraction;
  const period = rule.polynomials.length;
  const joint = lcmNumber(period, signs.length);
  const place = (n: number) => ((n % joint) + joint) % joint;
  const term = (n: number) =>
    evaluateTerm(rule.polynomials[place(n) % period]!, BigInt(Math.floor(n / period)));
  const signAt = (n: number) => signs[place(n) % signs.length]!;
  let first = 0;
  let value = tail.value;
  // The first term is bound by nothing.
  while (term(first) >= (signAt(first) > 0 ? 1n : 2n)) {
    first--;
    value = normalizeMatrix(multiplyMatrices(stepMatrix(term(first), BigInt(signAt(first))), value));
  }
  let best: { value: Value; fraction: InterlacedFraction } | null = null;
  const source = constant.source;
  // A first term may be too small for a positive value, which the values of a search are: then the next of its phase is looked at.
  for (let start = first; start <= first + joint; start++) {
    const fraction: InterlacedFraction = {
      rule: {
        kind: 'interlaced',
        preperiod: [],
        polynomials: Array.from({ length: period }, (_, i) =>
          substituteLinear(
            rule.polynomials[place(start + i) % period]!,
            Q.one,
            Q.rational(BigInt(Math.floor((start + i) / period))),
          ),
        ),
      },
      signs: signs.map((_, i) => signAt(start + i)),
    };
    const candidate = { value: valueOf(constant, value), fraction };
    const ranked = ({ value, fraction }: typeof candidate) => ({
      constant: source,
      value,
      fraction,
      order: tail.order,
    });
    if (isPositive(constant, candidate.value) && inadmissibility(fraction) === null)
      if (!best || compareSimplicity(ranked(candidate), ranked(best)) < 0) best = candidate;
    // x_n = a_n + b/x_{n+1}.
    const sign = BigInt(signAt(start));
    value = normalizeMatrix(multiplyMatrices({ a: 0n, b: sign, c: 1n, d: -term(start) }, value));
  }
  if (!best) throw new Error('no place of a tail begins an admissible fraction');
  const digits = approvalDigits(constant, bounds.digits);
  const examined = new ExaminedValue(constant, best.value);
  if (!meet(examined.enclose(digits), evaluateFraction(best.fraction, digits)))
    throw new Error(`value and fraction of a tail differ within ${digits} digits`);
  const height = Math.max(bounds.height, Number(valueHeight(best.value)));
  return makeConjecture(examined, best.fraction, tail.order, { ...bounds, height });
}

/** Digits that tell the sign of a denominator. */
const signDigits = 200;

/** (aα + b)/(cα + d) with a positive denominator. */
function valueOf(constant: Constant, { a, b, c, d }: Matrix): Value {
  const denominator = trimInteger([d, c]);
  return isNegative(constant, denominator)
    ? { numerator: trimInteger([-b, -a]), denominator: trimInteger([-d, -c]) }
    : { numerator: trimInteger([b, a]), denominator };
}

function isPositive(constant: Constant, { numerator }: Value): boolean {
  return !isNegative(constant, numerator);
}

function isNegative(constant: Constant, polynomial: IntegerPolynomial): boolean {
  return enclosePolynomial(polynomial, constant.enclose(Math.min(signDigits, constant.digitsLimit))).hi < 0n;
}
