import { constantFromExpression } from '../../../constants/constants.ts';
import { call, integer, negate, symbol } from '../../../constants/expression.ts';
import type { Expression } from '../../../constants/expression.ts';
import { formatExpression } from '../../../constants/formatExpression.ts';
import { withBits } from '../../../numbers/enclosure.ts';
import type { Matrix } from '../../../numbers/matrix.ts';
import { firstPart, functionOfParts } from '../../classical/functionOfParts.ts';
import { generator } from '../../classical/rationalFunction.ts';
import { positiveMap } from '../methods/combinations.ts';
import { moebiusExpression } from '../moebiusExpression.ts';

/** Binary digits that tell the sign of a denominator; where they do not, it is left as it is. */
const bits = 128;

/**
 * An expression that is a Möbius image over ℚ of the one constant in it, in lowest terms and with a positive denominator, where
 * that is shorter: 27/(4*exp(-3)+8) for -(162/(-48-24*exp(-3))), and 1/(3-e) for exp(-1)/(3*exp(-1)-1). All others as they are.
 * @throws InputError where the constant has no value
 */
export function shorterForm(expression: Expression): Expression {
  const atom = firstPart(expression, (part) =>
    part.kind === 'call' || part.kind === 'symbol' ? { part } : null,
  )?.part;
  if (!atom) return expression;
  const own = formatExpression(atom);
  const image = functionOfParts(expression, (part) => {
    if (part.kind !== 'call' && part.kind !== 'symbol') return undefined;
    return formatExpression(part) === own ? generator : null;
  });
  if (!image || image.radicand !== 1n) return expression;
  const { numerator, denominator } = image;
  if (Math.max(numerator.length, denominator.length) > 2) return expression;
  const [b = 0n, a = 0n] = numerator;
  const [d = 0n, c = 0n] = denominator;
  const inverse = inverseExponential(atom);
  const written = [
    imageOf({ a, b, c, d }, atom),
    ...(inverse ? [imageOf({ a: b, b: a, c: d, d: c }, inverse)] : []),
  ];
  return written.reduce(
    (best, one) => (formatExpression(one).length < formatExpression(best).length ? one : best),
    expression,
  );
}

function imageOf(map: Matrix, atom: Expression): Expression {
  const value = withBits(constantFromExpression(atom).enclose(Math.ceil(bits * Math.log10(2))), bits).lo;
  return moebiusExpression(positiveMap(map, bits, value), atom);
}

/** e^{−x} for e^x; null for all else. */
function inverseExponential(atom: Expression): Expression | null {
  if (atom.kind === 'symbol') return atom.name === 'e' ? call('exp', [negate(integer(1))]) : null;
  if (atom.kind !== 'call' || atom.name !== 'exp') return null;
  const [x] = atom.arguments as readonly [Expression];
  if (x.kind !== 'negate') return call('exp', [negate(x)]);
  const size = x.argument;
  return size.kind === 'integer' && size.value === 1n ? symbol('e') : call('exp', [size]);
}
