import type { Decimal } from 'decimal.js';
import { binary, call, integer, symbol } from '../../../constants/expression.ts';
import type { Expression } from '../../../constants/expression.ts';
import type { FunctionName } from '../../../constants/names.ts';
import { rational } from '../../../numbers/rational.ts';
import { choiceCost, methodCost, vectorCost } from '../cost.ts';
import { expressionOf } from '../catalogue/catalogue.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { linearCombination, over, times } from '../formulas.ts';
import { simplestBetween } from '../../../numbers/simplestFraction.ts';
import { rationalExpression, rootExpression } from '../moebiusExpression.ts';
import { holds, relations, times as product } from '../relations.ts';
import { log10 } from '../interval.ts';
import { widestWindow } from '../target.ts';
import type { Candidate, NamingMethod } from '../target.ts';
import { quadraticRoot } from './algebraic.ts';
import { arithmetic, decimalOf, fixedPoint } from './logarithm.ts';
import type { DecimalFunction } from './logarithm.ts';

/** A function whose values at simple points are looked for: x = f(y), y calculated from x. */
interface Wrapped {
  readonly name: string;
  readonly point: DecimalFunction;
  readonly build: (y: Expression) => Expression;
  /** Kinds of points p/q, √(p/q), quadratic ones: all but those of which x is rational or a root of low degree. */
  readonly points?: 'irrational' | 'rational';
  /** Whether points (p c + q)/r are looked at too. */
  readonly affine?: boolean;
}

const of =
  (name: FunctionName) =>
  (y: Expression): Expression =>
    call(name, [y]);
const pi = symbol('pi');
const overPi =
  (name: FunctionName) =>
  (y: Expression): Expression =>
    over(call(name, [y]), pi);
const circle = (numbers: typeof Decimal): Decimal => new numbers(-1).acos();

const inverses = { sin: 'asin', cos: 'acos', tan: 'atan' } as const;

/** The functions, with equal shares. */
const wrapped: readonly Wrapped[] = [
  { name: 'exp', point: (x) => x.ln(), build: of('exp'), affine: true },
  { name: 'log', point: (x) => (x.lt(60) ? x.exp() : null), build: of('log'), affine: true },
  { name: 'sqrt', point: (x) => x.times(x), build: of('sqrt'), points: 'irrational', affine: true },
  {
    name: 'exp(π·)',
    point: (x, numbers) => x.ln().div(circle(numbers)),
    build: (y) => call('exp', [times(pi, y)]),
  },
  {
    name: '2^',
    point: (x, numbers) => x.ln().div(new numbers(2).ln()),
    build: (y) => binary('power', integer(2), y),
    points: 'irrational',
  },
  { name: 'atan', point: (x) => (x.lt(1.57) ? x.tan() : null), build: of('atan') },
  { name: 'asin', point: (x) => (x.lt(1.57) ? x.sin() : null), build: of('asin') },
  { name: 'acos', point: (x) => (x.lt(1.57) ? x.cos() : null), build: of('acos') },
  {
    name: 'atan/π',
    point: (x, numbers) => (x.lt(0.5) ? x.times(circle(numbers)).tan() : null),
    build: overPi('atan'),
  },
  {
    name: 'acos/π',
    point: (x, numbers) => (x.lt(0.5) ? x.times(circle(numbers)).cos() : null),
    build: overPi('acos'),
  },
  // Algebraic numbers whose polynomials are long: the degree is that of cos(2π/q).
  ...(['sin', 'cos', 'tan'] as const).map((name): Wrapped => ({
    name: `${name}(π·)`,
    point: (x, numbers) => (name === 'tan' || x.lte(1) ? x[inverses[name]]().div(circle(numbers)) : null),
    build: (y) => call(name, [y.kind === 'divide' ? over(times(y.left, pi), y.right) : times(y, pi)]),
    points: 'rational',
  })),
  { name: 'tan', point: (x) => x.atan(), build: of('tan') },
  { name: 'sin', point: (x) => (x.lte(1) ? x.asin() : null), build: of('sin') },
  { name: 'cos', point: (x) => (x.lte(1) ? x.acos() : null), build: of('cos') },
  { name: 'asinh', point: (x) => (x.lt(60) ? x.sinh() : null), build: of('asinh') },
  { name: 'acosh', point: (x) => (x.lt(60) ? x.cosh() : null), build: of('acosh') },
  { name: 'atanh', point: (x) => (x.lt(60) ? x.tanh() : null), build: of('atanh') },
  { name: 'sinh', point: (x) => x.asinh(), build: of('sinh') },
  { name: 'cosh', point: (x) => (x.gte(1) ? x.acosh() : null), build: of('cosh') },
  { name: 'tanh', point: (x) => (x.lt(1) ? x.atanh() : null), build: of('tanh') },
  { name: 'log/π', point: (x, n) => (x.lt(60) ? x.times(circle(n)).exp() : null), build: overPi('log') },
  {
    name: 'log/log 2',
    point: (x, n) => (x.lt(1000) ? new n(2).pow(x) : null),
    build: (y) => over(call('log', [y]), call('log', [integer(2)])),
  },
];

/** Shares of the kinds of points: p/q, √(p/q), any quadratic irrational, (p c + q)/r for a constant c. */
export const pointShares = { rational: 0.4, root: 0.2, quadratic: 0.2, affine: 0.2 } as const;
/** Constants of which affine points are looked at: the first ones of the catalogue. */
export const affineCount = 16;

/** Least that a point costs. */
const leastPoint = 1.2;

/** Elementary functions at rational points, at square roots of rational numbers, and at quadratic irrationals. */
export const functionValues: NamingMethod = ({ x, unit, bits, budget }, catalogue, offer) => {
  const base = methodCost('functionValue') + Math.log10(wrapped.length);
  if (base + leastPoint > budget) return;
  const numbers = arithmetic(Math.ceil(bits * Math.log10(2)) + 8);
  const decimal = decimalOf(x, bits, numbers);
  const beside = decimalOf(x + (unit << nearShift), bits, numbers);
  for (const one of wrapped) {
    const point = at(one, decimal, bits, numbers);
    const next = at(one, beside, bits, numbers);
    if (point === null || next === null || point <= 0n) continue;
    // A simple point is no smaller, and no larger, than its integers allow.
    if (Math.abs(log10(rational(point, 1n << BigInt(bits)))) > budget) continue;
    // The error of y: the slope is taken over 2^10 units, so that their roundings do not count.
    const moved = next > point ? next - point : point - next;
    const error = (moved >> nearShift) + 1n;
    offerPoints(one, point, error, bits, base, offer);
    if (one.affine) offerAffine(one, { point, error, bits, base }, catalogue, offer);
  }
};

const nearShift = 10n;

function at({ point }: Wrapped, x: Decimal, bits: number, numbers: typeof Decimal): bigint | null {
  const y = point(x, numbers);
  return y && fixedPoint(y, bits);
}

function offerPoints(
  { build, points }: Wrapped,
  y: bigint,
  error: bigint,
  bits: number,
  base: number,
  offer: (candidate: Candidate) => void,
): void {
  const scale = 1n << BigInt(bits);
  const tolerance = BigInt(widestWindow) * error;
  const give = (cost: number, point: () => Expression): void =>
    offer({
      method: 'functionValue',
      cost: base + cost,
      build: () => ({ kind: 'expression', expression: build(point()) }),
    });
  if (y <= tolerance) return;
  if (points !== 'irrational') {
    const { p, q } = simplestBetween(y - tolerance, y + tolerance, scale);
    give(choiceCost(pointShares.rational) + vectorCost([p, q]), () => rationalExpression(rational(p, q)));
  }
  if (points === 'rational') return;
  const [low, high] = [y - tolerance, y + tolerance].map((end) => product(end, end, bits)) as [
    bigint,
    bigint,
  ];
  const { p, q } = simplestBetween(low, high + 1n, scale);
  give(choiceCost(pointShares.root) + vectorCost([p, q]), () => rootExpression(rational(p, q)));
  const square = product(y, y, bits);
  for (const { coefficients, residual } of relations([scale, y, square], 2n * error)) {
    const [c, b, a] = coefficients as [bigint, bigint, bigint];
    if (a === 0n || b === 0n || !holds(residual, 2n * a * y + b * scale, tolerance, bits)) continue;
    const polynomial = a < 0n ? [-c, -b, -a] : [c, b, a];
    const root = quadraticRoot(polynomial, Number(y) / Number(scale));
    if (!root) continue;
    // Either root: half each.
    give(choiceCost(pointShares.quadratic / 2) + vectorCost(coefficients), () => root);
  }
}

/** f((p c + q)/r) for the first constants c of the catalogue. */
function offerAffine(
  { build }: Wrapped,
  { point, error, bits, base }: { point: bigint; error: bigint; bits: number; base: number },
  catalogue: Catalogue,
  offer: (candidate: Candidate) => void,
): void {
  const one = 1n << BigInt(bits);
  for (const { text } of catalogue.entries.slice(0, affineCount)) {
    const c = catalogue.precise(text, bits);
    for (const { coefficients, residual } of relations([point, c, one], 2n * error)) {
      const [ofY, ofC, constant] = coefficients as [bigint, bigint, bigint];
      if (!holds(residual, ofY * one, BigInt(widestWindow) * error, bits)) continue;
      offer({
        method: 'functionValue',
        cost: base + choiceCost(pointShares.affine / affineCount) + vectorCost(coefficients),
        build: () => {
          const terms = [
            { coefficient: -ofC, factor: expressionOf(text) },
            { coefficient: -constant, factor: null },
          ];
          return { kind: 'expression', expression: build(linearCombination(terms, ofY)) };
        },
      });
    }
  }
}
