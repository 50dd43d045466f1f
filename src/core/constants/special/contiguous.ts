import * as Q from '../../numbers/rational.ts';
import type { Rational } from '../../numbers/rational.ts';

/** Steps that are taken at the most from a base to a function, along each parameter. */
const mostSteps = 60;

/** p and q of p·f + q·g. */
export type LinearForm = readonly [Rational, Rational];

/**
 * ₀F₁(; c; z) as p ₀F₁(; base; z) + q ₀F₁(; base+1; z), by ₀F₁(; c) = ₀F₁(; c+1) + z/(c(c+1)) ₀F₁(; c+2) (Gauss 1813).
 * @param base above 0, and c − base an integer; c no integer ≤ 0, z ≠ 0
 * @returns null where c lies too far away
 */
export function hypergeometricFromBase(z: Rational, base: Rational, c: Rational): LinearForm | null {
  const steps = Number(Q.subtract(c, base).numerator);
  if (Math.abs(steps) > mostSteps) return null;
  let [here, next]: LinearForm[] = [
    [Q.one, Q.zero],
    [Q.zero, Q.one],
  ];
  let at = base;
  const factor = () => Q.divide(z, Q.multiply(at, Q.add(at, Q.one)));
  for (let i = 0; i < steps; i++) {
    const inverse = Q.divide(Q.one, factor());
    [here, next] = [next!, combine(here!, inverse, next!, Q.negate(inverse))];
    at = Q.add(at, Q.one);
  }
  for (let i = 0; i > steps; i--) {
    at = Q.subtract(at, Q.one);
    [here, next] = [combine(here!, Q.one, next!, factor()), here!];
  }
  return here!;
}

/** a and c = b − a of ₁F₁(a; b; z). */
export interface ConfluentPlace {
  readonly a: Rational;
  readonly c: Rational;
}

/**
 * ₁F₁(a; b; z) as p·b₀ ₁F₁(a₀; b₀; z) + q·₁F₁(a₀+1; b₀+1; z), by the contiguous relations of Kummer (1836; DLMF 13.3).
 * @param base a₀ ≥ 0 and c₀ > 0
 * @returns null where the parameters do not differ by integers, lie too far away, or b is an integer ≤ 0
 */
export function confluentFromBase(
  z: Rational,
  base: ConfluentPlace,
  { a, c }: ConfluentPlace,
): LinearForm | null {
  const [across, along] = [Q.subtract(a, base.a), Q.subtract(c, base.c)];
  if (!Q.isInteger(across) || !Q.isInteger(along)) return null;
  const [x, y] = [Number(across.numerator), Number(along.numerator)];
  if (Math.abs(x) > mostSteps || Math.abs(y) > mostSteps) return null;
  let place: Place | null = { z, a: base.a, c: base.c, upper: [Q.one, Q.zero], lower: [Q.zero, Q.one] };
  // Upwards first, where no parameter vanishes.
  for (let i = 0; i < x; i++) place = place && raiseA(place);
  for (let i = 0; i < y; i++) place = place && raiseC(place);
  for (let i = 0; i > x; i--) place = place && lowered(place, 'a');
  for (let i = 0; i > y; i--) place = place && lowered(place, 'c');
  const b = Q.add(a, c);
  if (!place || b.numerator === 0n) return null;
  const inverse = Q.divide(Q.one, b);
  return combine(place.upper, inverse, place.upper, Q.zero);
}

/** b ₁F₁(a; b; z) and ₁F₁(a+1; b+1; z) of a place as linear forms in those of the base. */
interface Place extends ConfluentPlace {
  readonly z: Rational;
  readonly upper: LinearForm;
  readonly lower: LinearForm;
}

/** b ₁F₁(a; b) = (b − z) ₁F₁(a+1; b+1) + (a+1)z/(b+1) ₁F₁(a+2; b+2), from a to a + 1. */
function raiseA({ upper, lower, ...node }: Place): Place {
  const { z, a, c } = node;
  const [b, next] = [Q.add(a, c), Q.add(a, Q.one)];
  const after = Q.add(b, Q.one);
  const rest = combine(upper, Q.one, lower, Q.subtract(z, b));
  return {
    ...node,
    a: next,
    upper: combine(lower, after, lower, Q.zero),
    lower: combine(rest, Q.divide(after, Q.multiply(next, z)), rest, Q.zero),
  };
}

/** The inverse of b ₁F₁(a; b) = b ₁F₁(a; b+1) + az/(b+1) ₁F₁(a+1; b+2), ₁F₁(a+1; b+1) = ₁F₁(a; b+1) + z/(b+1) ₁F₁(a+1; b+2). */
function raiseC({ upper, lower, ...node }: Place): Place {
  const { z, a, c } = node;
  const b = Q.add(a, c);
  const after = Q.add(b, Q.one);
  const factor = Q.divide(after, c);
  return {
    ...node,
    c: Q.add(c, Q.one),
    upper: combine(upper, factor, lower, Q.negate(Q.multiply(factor, a))),
    lower: combine(lower, Q.divide(Q.multiply(factor, b), z), upper, Q.negate(Q.divide(factor, z))),
  };
}

/** The same two relations, from a to a − 1 or from c to c − 1; null where b becomes a pole. */
function lowered({ upper, lower, ...node }: Place, which: 'a' | 'c'): Place | null {
  const { z, a, c } = node;
  const after = Q.add(a, c);
  if (after.numerator === 0n) return null;
  const b = Q.subtract(after, Q.one);
  const inverse = Q.divide(Q.one, after);
  const scaled = Q.multiply(z, inverse);
  return which === 'a'
    ? {
        ...node,
        a: Q.subtract(a, Q.one),
        upper: combine(upper, Q.multiply(Q.subtract(b, z), inverse), lower, Q.multiply(a, scaled)),
        lower: combine(upper, inverse, lower, Q.zero),
      }
    : {
        ...node,
        c: Q.subtract(c, Q.one),
        upper: combine(upper, Q.multiply(b, inverse), lower, Q.multiply(a, scaled)),
        lower: combine(upper, inverse, lower, scaled),
      };
}

/** p·x + q·y. */
function combine(x: LinearForm, p: Rational, y: LinearForm, q: Rational): LinearForm {
  return [0, 1].map((i) => Q.add(Q.multiply(p, x[i]!), Q.multiply(q, y[i]!))) as unknown as LinearForm;
}
