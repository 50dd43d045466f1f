import { absolute, bitLength, gcd } from '../../numbers/integers.ts';
import { reduceRelations } from '../../numbers/relationLattice.ts';

/** Short integer relations between reals, as lattice reduction proposes them. */
export interface IntegerRelation {
  /** c with Σ c_i v_i near 0; not all 0, without common factor. */
  readonly coefficients: readonly bigint[];
  /** Σ c_i v_i in fixed point. */
  readonly residual: bigint;
}

/**
 * Proposals for small c with |Σ c_i v_i| about as small as the scale can see, the shortest first: the rows of the lattice
 * spanned by (e_i, v_i/scale), reduced.
 * @param values v_i in fixed point
 * @param scale what counts as 1 in the same fixed point: the error of the sum for coefficients of size 1
 */
export function relations(values: readonly bigint[], scale: bigint): IntegerRelation[] {
  const size = values.length;
  return reduceRelations(values.map((value) => nearest(value, scale)))
    .slice(0, mostProposals)
    .map((row) => withoutFactor(row.slice(0, size)))
    .map((coefficients) => ({
      coefficients,
      residual: coefficients.reduce((sum, c, i) => sum + c * values[i]!, 0n),
    }));
}

/** Vectors of a reduced basis that are looked at. */
const mostProposals = 2;

function nearest(value: bigint, scale: bigint): bigint {
  const size = (2n * absolute(value) + scale) / (2n * scale);
  return value < 0n ? -size : size;
}

function withoutFactor(vector: readonly bigint[]): bigint[] {
  const factor = vector.reduce((common, entry) => gcd(common, entry), 0n);
  return factor > 1n ? vector.map((entry) => entry / factor) : [...vector];
}

/**
 * Whether a relation holds within the tolerance in x: |f| ≤ tolerance·|f′|, both in fixed point with the given bits; the
 * derivative f′ with respect to x must not vanish.
 */
export function holds(residual: bigint, derivative: bigint, tolerance: bigint, bits: number): boolean {
  if (derivative === 0n) return false;
  return absolute(residual) << BigInt(bits) <= tolerance * absolute(derivative);
}

/** x·y in fixed point. */
export function times(x: bigint, y: bigint, bits: number): bigint {
  return (x * y) >> BigInt(bits);
}

/** The larger of |x| and 1, in fixed point. */
export function atLeastOne(x: bigint, bits: number): bigint {
  return bitLength(x) > bits ? absolute(x) : 1n << BigInt(bits);
}
