import { binary, symbol } from '../../../constants/expression.ts';
import type { Expression } from '../../../constants/expression.ts';
import { absolute, integerRoot } from '../../../numbers/integers.ts';
import * as Q from '../../../numbers/rational.ts';
import type { Rational } from '../../../numbers/rational.ts';
import { linearCombination, times } from '../formulas.ts';
import { rootExpression } from '../moebiusExpression.ts';
import { circularAngle, hyperbolicAngle, inverseRoot, logarithm } from './angles.ts';
import type { ScaledAtom } from './angles.ts';

/** coefficient·√square·(a logarithm or an angle), square > 0. */
interface Part {
  readonly coefficient: Rational;
  readonly square: Rational;
  readonly angle: ScaledAtom;
}

const half = Q.rational(1n, 2n);
const [two, three] = [Q.rational(2n), Q.rational(3n)];

/**
 * Σ_{k ≥ 0} x^k/(k + p/n) for p/n in thirds, fourths or sixths of lowest terms, 0 < p/n < 1, and x < 1, x ≠ 0: beyond −1 what
 * continues it analytically, n t^{−p} ∫_0^t u^{p−1}/(1 ∓ u^n) du with x = ±t^n. By partial fractions, with s = t², that is
 *
 *     n = 3, t of either sign:  3 t^{−p} (log((1 + t + t²)/(1 − t)²)/6 ± arctan(√3 t/(2 + t))/√3)
 *     n = 4, x > 0:  2 t^{−p} (artanh t ± arctan t)
 *     n = 4, x < 0:  √2 t^{−p} (arctan(√2 t/(1 − s)) ± artanh(√2 t/(1 + s)))
 *     n = 6, x > 0:  t^{−p} (2 artanh t + artanh(t/(1 + s)) ± √3 arctan(√3 t/(1 − s)))
 *     n = 6, x < 0:  t^{−p} (2 arctan t + arctan(t/(1 − s)) ± √3 artanh(√3 t/(1 + s)))
 *
 * with + for p = 1 and − for p = n − 1, each arctan of a quotient being the angle in (−π, π) of the point below and above.
 * null for all other p/n, and where t for n = 3, or s, is irrational.
 */
export function sumOfParts(part: Rational, x: Rational): Expression | null {
  const [p, n] = [Number(part.numerator), Number(part.denominator)];
  if (n !== 3 && n !== 4 && n !== 6) return null;
  const isPositive = x.numerator > 0n;
  const root = rootOfRational(n === 3 || isPositive ? x : Q.negate(x), n === 4 ? 2 : 3);
  if (!root) return null;
  const sign = p === 1 ? Q.one : Q.rational(-1n);
  const parts = n === 3 ? thirds(root) : evenParts(n, root, isPositive);
  const last = parts.length - 1;
  // t^{−p} = (1/√s) s^{(1−p)/2}: the root is in the parts.
  const front = n === 3 ? Q.power(Q.divide(Q.one, root), p) : Q.power(Q.divide(Q.one, root), (p - 1) / 2);
  return sumOf(
    parts.map(({ coefficient, ...rest }, i) => ({
      ...rest,
      coefficient: Q.multiply(front, i === last ? Q.multiply(coefficient, sign) : coefficient),
    })),
  );
}

/** U and V of n = 3, times 3. */
function thirds(t: Rational): readonly Part[] {
  const rest = Q.subtract(Q.one, t);
  const quotient = Q.divide(Q.add(Q.add(Q.one, t), Q.multiply(t, t)), Q.multiply(rest, rest));
  const isAbove = Q.compare(quotient, Q.one) > 0;
  const log = logarithm(isAbove ? quotient : Q.divide(Q.one, quotient));
  const angle = angleOf(three, t, Q.add(two, t));
  return [
    { coefficient: isAbove ? half : Q.negate(half), square: Q.one, angle: log },
    { coefficient: Q.one, square: three, angle },
  ];
}

/** What stands behind t^{−p} for n = 4 and n = 6, over √s with s > 0; the last one has the sign of p. */
function evenParts(n: 4 | 6, s: Rational, isPositive: boolean): readonly Part[] {
  const [below, above] = [Q.subtract(Q.one, s), Q.add(Q.one, s)];
  const inverse = Q.divide(Q.one, s);
  /** The angle of √(m s)/(1 ∓ s): of a circle for −, hyperbolic for +. */
  const circular = (m: Rational): ScaledAtom => angleOf(Q.multiply(m, s), Q.one, below);
  const hyperbolic = (m: Rational): ScaledAtom =>
    hyperbolicAngle(Q.divide(Q.multiply(m, s), Q.multiply(above, above)));
  const over = (coefficient: Rational, m: Rational, angle: ScaledAtom): Part => ({
    coefficient,
    square: Q.multiply(m, inverse),
    angle,
  });
  const [circle, hyperbola] = [angleOf(s, Q.one, Q.one), isPositive ? hyperbolicAngle(s) : null];
  if (n === 4)
    return hyperbola
      ? [over(two, Q.one, hyperbola), over(two, Q.one, circle)]
      : [over(Q.one, two, circular(two)), over(Q.one, two, hyperbolic(two))];
  return hyperbola
    ? [
        over(two, Q.one, hyperbola),
        over(Q.one, Q.one, hyperbolic(Q.one)),
        over(Q.one, three, circular(three)),
      ]
    : [over(two, Q.one, circle), over(Q.one, Q.one, circular(Q.one)), over(Q.one, three, hyperbolic(three))];
}

/** The angle of √m·t/d: ±π/2 where d = 0, and beyond that where d < 0. */
function angleOf(m: Rational, t: Rational, d: Rational): ScaledAtom {
  const sign = Q.rational(t.numerator < 0n ? -1n : 1n);
  if (d.numerator === 0n) return { factor: Q.multiply(sign, half), atom: symbol('pi'), root: 1n };
  const own = circularAngle(Q.divide(Q.multiply(m, Q.multiply(t, t)), Q.multiply(d, d)));
  if (d.numerator > 0n) return { ...own, factor: Q.multiply(sign, own.factor) };
  // π less the angle of √m·|t|/|d|.
  return own.atom.kind === 'symbol'
    ? { ...own, factor: Q.multiply(sign, Q.subtract(Q.one, own.factor)) }
    : { ...own, factor: sign, atom: binary('subtract', symbol('pi'), own.atom) };
}

/** x^{1/index}, of the sign of x, x > 0 for an even index; null where it is irrational. */
function rootOfRational({ numerator, denominator }: Rational, index: 2 | 3): Rational | null {
  const [p, q] = [integerRoot(absolute(numerator), index), integerRoot(denominator, index)];
  const power = BigInt(index);
  if (p ** power !== absolute(numerator) || q ** power !== denominator) return null;
  return Q.rational(index === 3 && numerator < 0n ? -p : p, q);
}

function sumOf(parts: readonly Part[]): Expression {
  const list = parts.map(({ coefficient, square, angle }) => {
    // √square = 1/√(1/square).
    const { factor, root } = inverseRoot(Q.divide(Q.one, square));
    const whole = Q.multiply(Q.multiply(coefficient, angle.factor), Q.divide(factor, Q.rational(root)));
    const written = rootExpression(Q.rational(root));
    const isSymbol = angle.atom.kind === 'symbol';
    return { whole, factor: isSymbol ? times(angle.atom, written) : times(written, angle.atom) };
  });
  const common = list.reduce((product, { whole }) => product * whole.denominator, 1n);
  return linearCombination(
    list.map(({ whole, factor }) => ({
      coefficient: whole.numerator * (common / whole.denominator),
      factor,
    })),
    common,
  );
}
