import { constantFromExpression } from '../../../constants/constants.ts';
import type { Expression } from '../../../constants/expression.ts';
import { formatExpression } from '../../../constants/formatExpression.ts';
import { withBits } from '../../../numbers/enclosure.ts';
import { firstPart, functionOfParts } from '../../classical/functionOfParts.ts';
import { generator } from '../../classical/rationalFunction.ts';
import { positiveMap } from '../methods/combinations.ts';
import { moebiusExpression } from '../moebiusExpression.ts';

/** Binary digits that tell the sign of a denominator; where they do not, it is left as it is. */
const bits = 128;

/**
 * An expression that is a Möbius image over ℚ of the one constant in it, in lowest terms and with a positive denominator, where
 * that is shorter: 27/(4*exp(-3)+8) for -(162/(-48-24*exp(-3))). All others as they are.
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
  const value = withBits(constantFromExpression(atom).enclose(Math.ceil(bits * Math.log10(2))), bits).lo;
  const written = moebiusExpression(positiveMap({ a, b, c, d }, bits, value), atom);
  return formatExpression(written).length < formatExpression(expression).length ? written : expression;
}
