import { binary, call, integer } from '../../../constants/expression.ts';
import type { Expression } from '../../../constants/expression.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';
import { expressionOf, rangeOf } from '../catalogue/catalogue.ts';
import { choiceCost, entryCost, fractionCost, methodCost } from '../cost.ts';
import { linearCombination, over, rationalMultiple, times } from '../formulas.ts';
import { nearbyFraction } from '../fractions.ts';
import { rootExpression } from '../moebiusExpression.ts';
import type { NamingMethod } from '../target.ts';

/** A constant of the catalogue itself. */
export const entries: NamingMethod = ({ value, relative }, catalogue, offer) => {
  const [first, end] = rangeOf(catalogue, value * (1 - relative), value * (1 + relative));
  for (let place = first; place < end; place++) {
    const rank = catalogue.order[place]!;
    const { text } = catalogue.entries[rank]!;
    offer({
      method: 'entry',
      cost: methodCost('entry') + entryCost(rank),
      build: () => ({ kind: 'expression', expression: expressionOf(text) }),
    });
  }
};

/** A form r·f(c) in which a constant c of the catalogue stands with a rational number r > 0. */
interface MultipleShape {
  readonly share: number;
  /** r for x and c; the form has no such r where it is ≤ 0. */
  readonly ratio: (x: number, c: number) => number;
  /** By what the relative error of x is multiplied in r. */
  readonly stretch: (x: number) => number;
  readonly build: (p: bigint, q: bigint, c: Expression) => Expression;
}

const once = (): number => 1;
const twice = (): number => 2;

/** What is added to a multiple, or from what a multiple is taken off. */
const shifts = [Q.one, Q.rational(1n, 2n), Q.rational(2n)] as const;

/** t + r·c, t − r·c and r·c − t. */
function shifted(t: Rational): MultipleShape[] {
  const size = Number(t.numerator) / Number(t.denominator);
  const shape = (sign: number, offset: number): MultipleShape => ({
    share: 0.01,
    ratio: (x, c) => (sign * (x - offset)) / c,
    stretch: (x) => (x + size) / Math.abs(x - offset),
    build: (p, q, c) =>
      linearCombination(
        [
          { coefficient: BigInt(sign) * p * t.denominator, factor: c },
          { coefficient: BigInt(Math.sign(offset)) * q * t.numerator, factor: null },
        ],
        q * t.denominator,
      ),
  });
  return [shape(1, size), shape(-1, size), shape(1, -size)];
}

const shapes: readonly MultipleShape[] = [
  {
    share: 0.35,
    ratio: (x, c) => x / c,
    stretch: once,
    build: (p, q, c) => rationalMultiple(Q.rational(p, q), c),
  },
  {
    share: 0.16,
    ratio: (x, c) => x * c,
    stretch: once,
    build: (p, q, c) => over(integer(p), times(integer(q), c)),
  },
  {
    // r²·c²
    share: 0.05,
    ratio: (x, c) => Math.sqrt(x) / c,
    stretch: once,
    build: (p, q, c) => rationalMultiple(Q.rational(p * p, q * q), binary('power', c, integer(2))),
  },
  {
    // √r·c
    share: 0.1,
    ratio: (x, c) => (x / c) ** 2,
    stretch: twice,
    build: (p, q, c) => times(rootExpression(Q.rational(p, q)), c),
  },
  {
    // √r/c
    share: 0.1,
    ratio: (x, c) => (x * c) ** 2,
    stretch: twice,
    build: (p, q, c) => over(rootExpression(Q.rational(p, q)), c),
  },
  {
    // √(r c)
    share: 0.1,
    ratio: (x, c) => x ** 2 / c,
    stretch: twice,
    build: (p, q, c) => call('sqrt', [rationalMultiple(Q.rational(p, q), c)]),
  },
  {
    // √(r/c)
    share: 0.05,
    ratio: (x, c) => x ** 2 * c,
    stretch: twice,
    build: (p, q, c) => call('sqrt', [over(integer(p), times(integer(q), c))]),
  },
  ...shifts.flatMap(shifted),
];

/** r·c, r/c, √r·c, r·c + 1 and the like for every constant c of the catalogue, r rational. */
export const multiples: NamingMethod = ({ value, relative, doubleBudget }, catalogue, offer) => {
  catalogue.entries.forEach(({ text, value: c }, rank) => {
    const own = methodCost('multiple') + entryCost(rank);
    for (const { share, ratio, stretch, build } of shapes) {
      const base = own + choiceCost(share);
      if (base + 1 > doubleBudget) continue;
      const found = nearbyFraction(ratio(value, c), stretch(value) * relative);
      if (!found) continue;
      const [p, q] = [BigInt(found.p), BigInt(found.q)];
      const cost = base + fractionCost(p, q);
      if (cost > doubleBudget) continue;
      offer({
        method: 'multiple',
        cost,
        build: () => ({ kind: 'expression', expression: build(p, q, expressionOf(text)) }),
      });
    }
  });
};

/** The shares of the shapes, for the sum of all weights. */
export const multipleShares = shapes.map(({ share }) => share);
