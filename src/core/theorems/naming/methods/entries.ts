import { binary, call, integer } from '../../../constants/expression.ts';
import type { Expression } from '../../../constants/expression.ts';
import { rational } from '../../../numbers/rational.ts';
import { expressionOf, rangeOf } from '../catalogue/catalogue.ts';
import { choiceCost, entryCost, fractionCost, methodCost } from '../cost.ts';
import { over, rationalMultiple, times } from '../formulas.ts';
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

/** A form r·f(c) in which a constant c of the catalogue stands with a rational number r. */
interface MultipleShape {
  readonly share: number;
  /** r for x and c. */
  readonly ratio: (x: number, c: number) => number;
  /** By what the relative error of x is multiplied in r. */
  readonly stretch: number;
  readonly build: (p: bigint, q: bigint, c: Expression) => Expression;
}

const shapes: readonly MultipleShape[] = [
  {
    share: 0.4,
    ratio: (x, c) => x / c,
    stretch: 1,
    build: (p, q, c) => rationalMultiple(rational(p, q), c),
  },
  {
    share: 0.2,
    ratio: (x, c) => x * c,
    stretch: 1,
    build: (p, q, c) => over(integer(p), times(integer(q), c)),
  },
  {
    // r²·c²
    share: 0.05,
    ratio: (x, c) => Math.sqrt(x) / c,
    stretch: 1,
    build: (p, q, c) => rationalMultiple(rational(p * p, q * q), binary('power', c, integer(2))),
  },
  {
    // √r·c
    share: 0.1,
    ratio: (x, c) => (x / c) ** 2,
    stretch: 2,
    build: (p, q, c) => times(rootExpression(rational(p, q)), c),
  },
  {
    // √r/c
    share: 0.1,
    ratio: (x, c) => (x * c) ** 2,
    stretch: 2,
    build: (p, q, c) => over(rootExpression(rational(p, q)), c),
  },
  {
    // √(r c)
    share: 0.1,
    ratio: (x, c) => x ** 2 / c,
    stretch: 2,
    build: (p, q, c) => call('sqrt', [rationalMultiple(rational(p, q), c)]),
  },
  {
    // √(r/c)
    share: 0.05,
    ratio: (x, c) => x ** 2 * c,
    stretch: 2,
    build: (p, q, c) => call('sqrt', [over(integer(p), times(integer(q), c))]),
  },
];

/** r·c, r/c, √r·c and the like for every constant c of the catalogue, r rational. */
export const multiples: NamingMethod = ({ value, relative, doubleBudget }, catalogue, offer) => {
  catalogue.entries.forEach(({ text, value: c }, rank) => {
    const own = methodCost('multiple') + entryCost(rank);
    for (const { share, ratio, stretch, build } of shapes) {
      const base = own + choiceCost(share);
      if (base + 1 > doubleBudget) continue;
      const found = nearbyFraction(ratio(value, c), stretch * relative);
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
