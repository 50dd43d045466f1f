import type { HypergeometricNode } from '../../certificate.ts';
import type { Expression } from '../../constants/expression.ts';
import { confluentFromBase } from '../../constants/special/contiguous.ts';
import { normalizeMatrix } from '../../numbers/matrix.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';
import type { Value } from '../../value.ts';
import { valueOfFunction } from './normalForm.ts';
import { functionDegree, rationalFunction } from './rationalFunction.ts';
import type { RationalFunction } from './rationalFunction.ts';
import { firstPart, functionOfParts } from './functionOfParts.ts';
import { rationalOf, small } from './transcendental.ts';

type Kummer = Extract<HypergeometricNode, { readonly kind: 'kummer' }>;

/**
 * P(α)/Q(α) as a Möbius image of Y(a, c) where α is made of functions ₁F₁ at one z whose parameters differ by integers, none of
 * them with an integer a: by the contiguous relations each is a linear form in b ₁F₁(a; b; z) and ₁F₁(a+1; b+1; z).
 */
export function confluentImages(
  constant: Expression,
  value: Value,
): { readonly base: HypergeometricNode; readonly matrix: Matrix }[] {
  const base = baseOf(constant);
  const inner = base && functionOver(constant, base);
  const f = inner && valueOfFunction(value, inner);
  if (!f || f.weight !== 0 || functionDegree(f) !== 1) return [];
  const { numerator: p, denominator: q } = f;
  const matrix = { a: p[1] ?? 0n, b: p[0] ?? 0n, c: q[1] ?? 0n, d: q[0] ?? 0n };
  return [{ base, matrix: normalizeMatrix(matrix) }];
}

/** The place with 0 < a < 1 and 0 < c ≤ 1 on the lattice of the first function ₁F₁. */
function baseOf(constant: Expression): Kummer | null {
  const place = firstPart(constant, placeOf);
  return place && { ...place, a: fractional(place.a), c: fractional(place.c) };
}

/** Where ₁F₁(a; b; z) stands, c = b − a; null for other expressions, and for an integer a, where it is elementary or a multiple of a series. */
function placeOf(expression: Expression): Kummer | null {
  if (expression.kind !== 'call' || expression.name !== 'hyp1f1') return null;
  const [a, b, z] = expression.arguments.map((x) => small(rationalOf(x)));
  if (!a || !b || !z || z.numerator === 0n || Q.isInteger(a)) return null;
  return { kind: 'kummer', z, a, c: Q.subtract(b, a) };
}

/** x modulo 1, in (0, 1]. */
function fractional(x: Rational): Rational {
  return Q.add(x, Q.rational(Q.floor(Q.negate(x)) + 1n));
}

function functionOver(constant: Expression, base: Kummer): RationalFunction | null {
  return functionOfParts(constant, (part) => {
    if (part.kind !== 'call') return undefined;
    const place = placeOf(part);
    return place && linearForm(place, base);
  });
}

/** ₁F₁(a; a+c; z) as (p g + q)·F with F = ₁F₁(a₀+1; b₀+1; z) and g = Y(a₀, c₀) of the base. */
function linearForm(place: Kummer, base: Kummer): RationalFunction | null {
  const form = Q.equals(place.z, base.z) ? confluentFromBase(place.z, base, place) : null;
  if (!form) return null;
  const [p, q] = form;
  const scale = p.denominator * q.denominator;
  return rationalFunction([q.numerator * p.denominator, p.numerator * q.denominator], [scale], 1);
}
