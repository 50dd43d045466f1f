import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { formatExpression } from '../../src/core/constants/formatExpression.ts';
import { approximate } from '../../src/core/numbers/enclosure.ts';
import { bitLength } from '../../src/core/numbers/integers.ts';
import { scalePolynomial } from '../../src/core/numbers/linearFactors.ts';
import {
  addPolynomials,
  multiplyPolynomials,
  overRationals,
  substituteLinear,
} from '../../src/core/numbers/polynomial.ts';
import type { Polynomial } from '../../src/core/numbers/polynomial.ts';
import * as Q from '../../src/core/numbers/rational.ts';
import type { Rational } from '../../src/core/numbers/rational.ts';
import { generalConvergents, quotientOf } from '../../src/core/fractions/toolbox/generalFraction.ts';
import type { GeneralFraction } from '../../src/core/fractions/toolbox/generalFraction.ts';
import type { RationalSequence } from '../../src/core/fractions/toolbox/sequence.ts';
import { nameGeneralFraction } from '../../src/core/theorems/naming/nameNumber.ts';
import { polynomialClosedForm } from '../../src/core/theorems/naming/polynomial/closedForm.ts';
import { divergenceReason } from '../../src/core/theorems/naming/polynomial/divergence.ts';
import { isConditional } from '../../src/core/theorems/naming/polynomial/namePolynomial.ts';
import { generalFraction } from '../../src/core/theorems/naming/polynomial/fractionOfPolynomials.ts';
import { formatGeneralFraction } from '../../src/formats/text/fraction.ts';
import { builtCatalogue } from '../support/naming.ts';
import { randomIntegers } from '../core/theorems/support.ts';

const random = randomIntegers(1655n);
const whole = (n: number): Rational => Q.rational(BigInt(n));
const minusOne = whole(-1);
const draw = (most: number): Rational =>
  Q.rational(BigInt(random(2 * most + 1) - most), [1n, 1n, 2n, 2n, 3n, 4n, 6n][random(7)]!);
const linear = (): Polynomial => [draw(9), Q.one];
const product = (count: number): Polynomial =>
  Array.from({ length: count }, linear).reduce((p, q) => multiplyPolynomials(p, q), [Q.one]);

interface Elements {
  readonly terms: Polynomial;
  readonly numerators: Polynomial;
}

/** A published fraction, from an index of its own and times a constant. */
function moved(terms: Polynomial, numerators: Polynomial): Elements {
  const [index, r] = [whole(random(13) - 6), draw(5)];
  const at = (p: Polynomial): Polynomial => substituteLinear(p, Q.one, index);
  return {
    terms: scalePolynomial(at(terms), r),
    numerators: scalePolynomial(at(numerators), Q.multiply(r, r)),
  };
}

/** Euler's form A = C + D, B(n) = −C(n − 1) D(n) of the sum of x^k ∏(u)_k/∏(l)_k. */
function eulers(): Elements {
  const x = Q.rational([1n, -1n, 3n, -3n][random(4)]!, [1n, 2n, 3n, 4n, 8n, 9n][random(6)]!);
  const q = draw(9);
  const isPower = random(2) === 0;
  const count = 1 + random(3);
  const factors = (next: Rational): Polynomial =>
    Array.from(
      { length: count },
      () => [isPower ? Q.add(q, next) : draw(9), Q.one] as const,
    ).reduce<Polynomial>((p, factor) => multiplyPolynomials(p, factor), [Q.one]);
  const [d, c] = [scalePolynomial(factors(minusOne), x), factors(Q.zero)];
  const before = substituteLinear(c, Q.one, minusOne);
  return {
    terms: addPolynomials(c, d),
    numerators: scalePolynomial(multiplyPolynomials(before, d), minusOne),
  };
}

/** One for each kind of theorem, and some for none. */
const kinds: readonly (() => Elements)[] = [
  () => ({ terms: [draw(9), draw(6)], numerators: scalePolynomial(product(2), draw(6)) }),
  () => ({ terms: [draw(9), draw(6)], numerators: [draw(9), draw(9), draw(9)] }),
  () => ({ terms: [draw(9)], numerators: scalePolynomial(product(1 + random(2)), draw(6)) }),
  () => ({ terms: [draw(6), draw(6)], numerators: [draw(9), draw(9)] }),
  () => ({
    terms: [draw(6), draw(4), draw(4)],
    numerators: scalePolynomial(product(3 + random(2)), draw(4)),
  }),
  eulers,
  () => moved(overRationals([5n, 27n, 51n, 34n]), overRationals([0n, 0n, 0n, 0n, 0n, 0n, -1n])),
  () => moved(overRationals([3n, 11n, 11n]), overRationals([0n, 0n, 0n, 0n, 1n])),
  () => {
    const x = whole(1 + random(6));
    return moved([x, Q.add(x, x)], overRationals([0n, 0n, 0n, 0n, 1n]));
  },
  () => {
    const [x, m] = [draw(6), draw(6)];
    return moved([Q.add(x, x)], [Q.subtract(Q.one, Q.multiply(m, m)), whole(-4), whole(4)]);
  },
  () => {
    const [z, s] = [draw(8), draw(8)];
    return moved([Q.subtract(Q.add(z, Q.one), s), whole(2)], [Q.zero, s, minusOne]);
  },
];

function trimmed(p: Polynomial): Polynomial {
  return p.slice(0, p.findLastIndex(({ numerator }) => numerator !== 0n) + 1);
}

/** Convergents as numbers, NaN where one is infinite. */
function lateConvergents<const Places extends readonly number[]>(
  fraction: GeneralFraction,
  places: Places,
): { readonly [place in keyof Places]: number } {
  const convergents = generalConvergents(fraction, 1 + Math.max(...places));
  return places.map((n) => {
    const value = convergents[n] && quotientOf(convergents[n]);
    return value ? Number((value.numerator << 200n) / value.denominator) / 2 ** 200 : NaN;
  }) as { readonly [place in keyof Places]: number };
}

/** Interlaced polynomials behind a head, small whole numbers as people type them. */
function interlaced(period: number, isNumerator: boolean): RationalSequence {
  const small = (): Rational => whole(random(7) - 3);
  const one = (): Polynomial => {
    const polynomial = trimmed(random(2) === 0 ? [small()] : [small(), small()]);
    return polynomial.length === 0 && isNumerator ? [Q.one] : polynomial;
  };
  const preperiod = Array.from({ length: random(3) }, () => (isNumerator ? whole(1 + random(4)) : small()));
  return { preperiod, polynomials: Array.from({ length: period }, one) };
}

/** How many fractions. */
const most = Number(process.env.ESMA_RANDOM_FRACTIONS ?? '3000');

describe('Closed forms that are called proved', () => {
  it(`are where the convergents go, for ${most} fractions of every kind`, function () {
    this.timeout(0);
    const checked = new Map<string, number>();
    for (let tried = 0; tried < most; tried++) {
      const drawn = kinds[random(kinds.length)]!();
      const [terms, numerators] = [trimmed(drawn.terms), trimmed(drawn.numerators)];
      if (terms.length === 0 || numerators.length === 0) continue;
      const fraction = { head: [], terms, numerators };
      const form = polynomialClosedForm(fraction);
      const enclosure = form?.value.enclose(300);
      // Terms that cancel out leave some of them no digits.
      if (!form || !enclosure || bitLength(enclosure.hi - enclosure.lo) > enclosure.bits - 60) continue;
      const [before, middle, last] = lateConvergents(generalFraction(fraction), [149, 298, 299]);
      // As far as they agree; where they do not, those of odd places come nearer.
      const spread = Math.max(Math.abs(last - middle), Math.abs(last - before));
      const value = approximate(enclosure);
      const distance = Math.abs(value - last);
      const text = `${formatExpression(form.expression ?? { kind: 'integer', value: 0n })} for ${terms.map(Q.formatRational).join()} @ ${numerators.map(Q.formatRational).join()}: ${value}, ${last}`;
      if (!Number.isFinite(spread)) continue;
      if (spread > 1e-3 * Math.abs(last)) assert.ok(distance < 1.01 * Math.abs(value - before), text);
      else {
        assert.ok(distance <= 20 * spread + 1e-9 * (1 + Math.abs(value)), text);
        checked.set(form.theorem, (checked.get(form.theorem) ?? 0) + 1);
      }
    }
    console.log(`      ${JSON.stringify(Object.fromEntries(checked))}`);
    assert.ok(checked.size >= 9, 'every kind of theorem');
  });

  it(`or are said to be none, for ${most / 10} fractions of longer periods`, function () {
    this.timeout(0);
    const counts = { proved: 0, conditional: 0, diverges: 0 };
    for (let tried = 0; tried < most / 10; tried++) {
      const fraction = {
        terms: interlaced(1 + random(3), false),
        numerators: interlaced(1 + random(3), true),
      };
      const naming = nameGeneralFraction(fraction, { catalogue: builtCatalogue, determinant: 1 });
      const last = lateConvergents(fraction, [594, 595, 596, 597, 598, 599]);
      const spread = Math.max(...last) - Math.min(...last);
      const text = `${formatGeneralFraction(fraction)}: ${last.join()}`;
      if (naming.kind === 'unknown' && divergenceReason(fraction) !== null) {
        counts.diverges++;
        assert.ok(!(spread < 1e-6 * (1 + Math.abs(last[0]))), text);
      }
      if (naming.kind !== 'polynomial' || !naming.form || !naming.value) continue;
      if (isConditional(naming)) counts.conditional++;
      else {
        counts.proved++;
        const value = Number(naming.value.text.replace('…', ''));
        for (const number of last) assert.ok(Math.abs(number - value) < 0.05 * (1 + Math.abs(value)), text);
      }
    }
    console.log(`      ${JSON.stringify(counts)}`);
    assert.ok(counts.proved > 0 && counts.diverges > 0);
  });
});
