/**
 * ψ(D) = D ∏ (1 + 1/p) over the primes p that divide D: the orbits of primitive matrices of determinant ±D under GL₂(ℤ).
 * @returns ψ(D) at place D, 1 ≤ D ≤ most, by a sieve
 */
export function orbitsUpTo(most: number): Float64Array {
  const orbits = Float64Array.from({ length: most + 1 }, (_, determinant) => determinant);
  for (let p = 2; p <= most; p++) {
    // What no smaller prime divides is unchanged.
    if (orbits[p] !== p) continue;
    for (let multiple = p; multiple <= most; multiple += p) orbits[multiple]! += orbits[multiple]! / p;
  }
  return orbits;
}
