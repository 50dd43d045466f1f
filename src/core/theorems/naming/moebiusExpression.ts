import { binary, call, integer, negate } from '../../constants/expression.ts';
import type { Expression } from '../../constants/expression.ts';
import { absolute, squarefreePart } from '../../numbers/integers.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import { rational } from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';

const unit = integer(1);

/**
 * (a g + b)/(c g + d) as an expression, with as few signs and parentheses as it takes. Over a quotient g = A/B it is
 * written (a A + b B)/(c A + d B).
 * @param map not all of a, b and not all of c, d are 0
 */
export function moebiusExpression({ a, b, c, d }: Matrix, g: Expression): Expression {
  if (c === 0n && d === 1n) return combination(a, g, b, unit);
  const [upper, lower] = g.kind === 'divide' ? [g.left, g.right] : [g, unit];
  const negative = a <= 0n && b <= 0n;
  const sign = negative ? -1n : 1n;
  const numerator = combination(sign * a, upper, sign * b, lower);
  const denominator = combination(c, upper, d, lower);
  return binary('divide', negative ? negate(numerator) : numerator, denominator);
}

/** p·x + q·y, a positive part first; y may be 1. */
function combination(p: bigint, x: Expression, q: bigint, y: Expression): Expression {
  if (p === 0n) return multiple(q, y);
  if (q === 0n) return multiple(p, x);
  if (p < 0n && q > 0n) return binary('subtract', multiple(q, y), multiple(-p, x));
  return binary(q > 0n ? 'add' : 'subtract', multiple(p, x), multiple(absolute(q), y));
}

function multiple(n: bigint, x: Expression): Expression {
  if (x === unit || n === 0n) return signedInteger(n);
  if (n === 1n) return x;
  return n === -1n ? negate(x) : binary('multiply', signedInteger(n), x);
}

function signedInteger(n: bigint): Expression {
  return n < 0n ? negate(integer(-n)) : integer(n);
}

/** √q for a rational q > 0, with the squares drawn out: 2*sqrt(3), 1/sqrt(2), sqrt(6)/3, and without a root where q is a square. */
export function rootExpression({ numerator, denominator }: Rational): Expression {
  const [upper, lower] = [squarefreePart(numerator), squarefreePart(denominator)];
  // √(s f²/(t g²)) = f√s/(g√t) = f√(st)/(gt).
  if (upper.squarefree === 1n && lower.squarefree !== 1n) {
    return binary('divide', integer(upper.root), timesRoot(lower.root, lower.squarefree));
  }
  const { numerator: f, denominator: g } = rational(upper.root, lower.root * lower.squarefree);
  const top = timesRoot(f, upper.squarefree * lower.squarefree);
  return g === 1n ? top : binary('divide', top, integer(g));
}

/** f√D for integers f ≥ 1 and D ≥ 1. */
function timesRoot(f: bigint, radicand: bigint): Expression {
  if (radicand === 1n) return integer(f);
  const root = call('sqrt', [integer(radicand)]);
  return f === 1n ? root : binary('multiply', integer(f), root);
}

/** A rational number in the language of constants: 3, -1/2. */
export function rationalExpression({ numerator, denominator }: Rational): Expression {
  const whole = integer(absolute(numerator));
  const size = denominator === 1n ? whole : binary('divide', whole, integer(denominator));
  return numerator < 0n ? negate(size) : size;
}
