import { binary, call, integer } from '../../../constants/expression.ts';
import type { Expression } from '../../../constants/expression.ts';
import { expressionOf, rangeOf } from '../catalogue/catalogue.ts';
import { choiceCost, entryCost, methodCost, tiers } from '../cost.ts';
import { over, times } from '../formulas.ts';
import type { NamingMethod } from '../target.ts';

/**
 * The table of two constants: all u ∘ v with u and v from the catalogue. It is never written out. The entries are sorted by
 * value, and for each u and each operation the v that would give x is looked up there: 4,680² pairs and fourteen operations,
 * 3·10^8 formulas, for 65,000 look-ups.
 */
interface Operation {
  readonly name: string;
  readonly share: number;
  /** The v with u ∘ v = x; NaN where there is none. */
  readonly solve: (x: number, u: number) => number;
  /** How far v moves where x moves by its relative error and u by a rounding: an absolute tolerance per relative error. */
  readonly stretch: (x: number, u: number, v: number) => number;
  readonly build: (u: Expression, v: Expression) => Expression;
  /** Whether u ∘ v = v ∘ u, so that each pair is looked at once and has the weight of both. */
  readonly symmetric: boolean;
}

const sizes = (x: number, u: number): number => Math.abs(x) + Math.abs(u);
const half = (numerator: Expression): Expression => over(numerator, integer(2));
const twice = (v: Expression): Expression => times(integer(2), v);
const sqrt = (x: Expression): Expression => call('sqrt', [x]);
const plus = (u: Expression, v: Expression): Expression => binary('add', u, v);
const minus = (u: Expression, v: Expression): Expression => binary('subtract', u, v);
const inverse = (x: Expression): Expression => over(integer(1), x);

/** An operation that is a sum of multiples: x = f(a u + b v), y = f⁻¹(x), with |dy/dx|·x = slope. */
function linear(
  name: string,
  share: number,
  [a, b]: readonly [number, number],
  back: (x: number) => number,
  slope: (x: number) => number,
  build: (u: Expression, v: Expression) => Expression,
  symmetric = false,
): Operation {
  return {
    name,
    share,
    solve: (x, u) => (back(x) - a * u) / b,
    stretch: (x, u) => (slope(x) + Math.abs(back(x)) + Math.abs(a * u)) / Math.abs(b),
    build,
    symmetric,
  };
}

const itself = (x: number): number => x;
const square = (x: number): number => x * x;
const twiceSquare = (x: number): number => 2 * x * x;
const reciprocal = (x: number): number => 1 / x;

/** The operations; their shares sum to 1. */
export const operations: readonly Operation[] = [
  linear('u + v', 0.15, [1, 1], itself, itself, plus, true),
  linear('u − v', 0.15, [1, -1], itself, itself, minus),
  {
    name: 'u v',
    share: 0.15,
    solve: (x, u) => x / u,
    stretch: (_x, _u, v) => 2 * v,
    build: times,
    symmetric: true,
  },
  {
    name: 'u / v',
    share: 0.15,
    solve: (x, u) => u / x,
    stretch: (_x, _u, v) => 2 * v,
    build: over,
    symmetric: false,
  },
  {
    name: 'u^v',
    share: 0.1,
    solve: (x, u) => Math.log(x) / Math.log(u),
    stretch: (x, u, v) => (1 + sizes(Math.log(x), Math.log(u))) / Math.abs(Math.log(u)) + Math.abs(v),
    build: (u, v) => binary('power', u, v),
    symmetric: false,
  },
  linear('u + 2v', 0.04, [1, 2], itself, itself, (u, v) => plus(u, twice(v))),
  linear('u − 2v', 0.04, [1, -2], itself, itself, (u, v) => minus(u, twice(v))),
  linear('2u − v', 0.04, [2, -1], itself, itself, (u, v) => minus(twice(u), v)),
  linear('(u + v)/2', 0.04, [0.5, 0.5], itself, itself, (u, v) => half(plus(u, v)), true),
  linear('(u − v)/2', 0.04, [0.5, -0.5], itself, itself, (u, v) => half(minus(u, v))),
  linear('√(u + v)', 0.03, [1, 1], square, twiceSquare, (u, v) => sqrt(plus(u, v)), true),
  linear('√(u − v)', 0.03, [1, -1], square, twiceSquare, (u, v) => sqrt(minus(u, v))),
  linear('1/(u + v)', 0.02, [1, 1], reciprocal, reciprocal, (u, v) => inverse(plus(u, v)), true),
  linear('1/(u − v)', 0.02, [1, -1], reciprocal, reciprocal, (u, v) => inverse(minus(u, v))),
];

/** What the cheapest entry costs. */
const leastEntry = Math.min(...tiers.map(({ size, share }) => choiceCost(share / size)));

/** u ∘ v for constants u and v of the catalogue. */
export const table: NamingMethod = ({ value, relative, doubleBudget }, catalogue, offer) => {
  const { entries, order, sorted } = catalogue;
  for (const { share, solve, stretch, build, symmetric } of operations) {
    const base = methodCost('table') + choiceCost(share);
    for (let i = 0; i < entries.length; i++) {
      const own = base + entryCost(i);
      if (own + leastEntry > doubleBudget) break;
      const u = entries[i]!;
      const v = solve(value, u.value);
      const tolerance = relative * stretch(value, u.value, v);
      // Where v is lost in its error, or in what double precision can hold, any constant would do.
      if (!(v > 0 && tolerance < v)) continue;
      const [first, end] = rangeOf(catalogue, v - tolerance, v + tolerance);
      for (let place = first; place < end; place++) {
        const j = order[place]!;
        // u ∘ u is a multiple, a power or a rational number.
        if (j === i || (symmetric && j < i)) continue;
        const cost = own + entryCost(j) - (symmetric && j !== i ? Math.log10(2) : 0);
        if (cost > doubleBudget || !(sorted[place]! > 0)) continue;
        const [left, right] = [u.text, entries[j]!.text];
        offer({
          method: 'table',
          cost,
          build: () => ({
            kind: 'expression',
            expression: build(expressionOf(left), expressionOf(right)),
          }),
        });
      }
    }
  }
};
