import { call, integer } from '../../../constants/expression.ts';
import type { Expression } from '../../../constants/expression.ts';
import { absolute, integerRoot, squarefreePart } from '../../../numbers/integers.ts';
import type { IntegerPolynomial } from '../../../numbers/polynomial.ts';
import { choiceCost, methodCost, vectorCost } from '../cost.ts';
import { linearCombination } from '../formulas.ts';
import type { NumberName } from '../name.ts';
import { atLeastOne, holds, relations, times } from '../relations.ts';
import { isOfUsualSize, widestWindow } from '../target.ts';
import type { NamingMethod, Target } from '../target.ts';

/** Largest degree of the algebraic numbers that are looked for. */
export const largestDegree = 12;

/** A root of an integer polynomial of degree 2 to 12, the least degree first. */
export const algebraicNumbers: NamingMethod = (target, _, offer) => {
  if (!isOfUsualSize(target)) return;
  const { budget } = target;
  for (let degree = 2; degree <= largestDegree; degree++) {
    const base = methodCost('algebraic') + choiceCost(1 / (degree * (degree - 1))) + choiceCost(1 / degree);
    // The least that a vector with a 1 at both ends costs, whatever stands between.
    if (base + 1.5 > budget) return;
    const found = polynomialNear(target, degree);
    if (!found) continue;
    const cost = base + vectorCost(found);
    offer({ method: 'algebraic', cost, build: () => nameOfRoot(found, target.value) });
    // Higher degrees would only find its multiples.
    if (cost <= budget) return;
  }
};

/** The polynomial of the degree that lattice reduction proposes, where x is near one of its roots; null otherwise. */
function polynomialNear({ x, unit, bits }: Target, degree: number): bigint[] | null {
  const powers = [1n << BigInt(bits)];
  for (let i = 1; i <= degree; i++) powers.push(times(powers[i - 1]!, x, bits));
  const scale = 2n * times(unit, atLeastOne(powers[degree - 1]!, bits), bits) + 1n;
  for (const { coefficients, residual } of relations(powers, scale)) {
    const lead = coefficients[degree]!;
    if (lead === 0n || coefficients[0] === 0n) continue;
    const derivative = coefficients.reduce(
      (sum, c, i) => (i === 0 ? sum : sum + BigInt(i) * c * powers[i - 1]!),
      0n,
    );
    if (!holds(residual, derivative, BigInt(widestWindow) * unit, bits)) continue;
    return lead < 0n ? coefficients.map((c) => -c) : [...coefficients];
  }
  return null;
}

/** A root by radicals where they are short, else as the root near the digits. */
function nameOfRoot(polynomial: IntegerPolynomial, near: number): NumberName {
  const radicals = byRadicals(polynomial, near);
  return radicals ? { kind: 'expression', expression: radicals } : { kind: 'root', polynomial };
}

function byRadicals(polynomial: IntegerPolynomial, near: number): Expression | null {
  if (polynomial.length === 3) return quadraticRoot(polynomial, near);
  if (polynomial.length === 5 && polynomial[1] === 0n && polynomial[3] === 0n)
    return biquadraticRoot([polynomial[0]!, polynomial[2]!, polynomial[4]!], near);
  return null;
}

/** (−b ± √(b² − 4ac))/(2a), the root that lies near. */
export function quadraticRoot([c, b, a]: IntegerPolynomial, near: number): Expression | null {
  const discriminant = b! * b! - 4n * a! * c!;
  if (discriminant <= 0n) return null;
  const { squarefree, root } = squarefreePart(discriminant);
  const sign = 2 * Number(a) * near + Number(b) >= 0 ? 1n : -1n;
  if (squarefree === 1n) return linearCombination([{ coefficient: sign * root - b!, factor: null }], 2n * a!);
  return linearCombination(
    [
      { coefficient: sign * root, factor: call('sqrt', [integer(squarefree)]) },
      { coefficient: -b!, factor: null },
    ],
    2n * a!,
  );
}

/** √p + √q and √p − √q where p and q are rational, else the root of a root. */
function biquadraticRoot([c, b, a]: readonly [bigint, bigint, bigint], near: number): Expression | null {
  // x² = y with a y² + b y + c = 0; (√p ± √q)² = p + q ± 2√(pq), so p + q = −b/(2a) and (p − q)² = c/a.
  const split = splitSquares(a, b, c, near);
  if (split) return split;
  const inner = quadraticRoot([c, b, a], near * near);
  return inner && near > 0 ? call('sqrt', [inner]) : null;
}

function splitSquares(a: bigint, b: bigint, c: bigint, near: number): Expression | null {
  const product = a * c;
  if (product < 0n) return null;
  const root = integerRoot(product, 2);
  if (root * root !== product) return null;
  // p, q = (−b ± 2·√(ac))/(4a), so √p = √((−b ± 2√(ac))·a)/(2|a|).
  const [p, q] = [(-b + 2n * root) * a, (-b - 2n * root) * a];
  if (p <= 0n || q <= 0n) return null;
  const part = (n: bigint): { coefficient: bigint; factor: Expression | null } => {
    const { squarefree, root: factor } = squarefreePart(n);
    return { coefficient: factor, factor: squarefree === 1n ? null : call('sqrt', [integer(squarefree)]) };
  };
  const divisor = 2n * absolute(a);
  const sizes = [p, q].map((n) => Math.sqrt(Number(n)) / Number(divisor));
  const [larger, smaller] = sizes[0]! >= sizes[1]! ? [part(p), part(q)] : [part(q), part(p)];
  const isSum = Math.abs(sizes[0]! + sizes[1]! - near) < Math.abs(Math.abs(sizes[0]! - sizes[1]!) - near);
  return linearCombination(
    [larger, isSum ? smaller : { ...smaller, coefficient: -smaller.coefficient }],
    divisor,
  );
}
