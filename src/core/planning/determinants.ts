/**
 * Which determinants values with hits can have (THEORY.md, "Which determinants can have hits"). For κ = [a; a + b, a + 2b, …]
 * under + or −, and a value whose terms under a pattern are from some place on a_n = u_n + n v_n with periodic u and v:
 * let m be their joint period, p the period of v alone, and ν of p neighbouring v not 0. Then
 *
 *     D divides b ν m/p   with ν < p,   or D divides 2b, or D = 1;
 *
 * and with an order ≤ L the periods are small: Σ 2 φ(d) over the orders d of the roots of unity in v, and Σ φ(d) over
 * those in u alone, is at most L; 1 is among the first, as v ≥ 0.
 */

/** n as powers of different primes, ascending. */
function primePowers(n: number): number[] {
  const powers: number[] = [];
  for (let p = 2; n > 1; p++) {
    if (p * p > n) p = n;
    let power = 1;
    for (; n % p === 0; n /= p) power *= p;
    if (power > 1) powers.push(power);
  }
  return powers;
}

/** φ of a power of a prime. */
function totient(power: number): number {
  let p = 2;
  while (power % p !== 0) p++;
  return power - power / p;
}

/**
 * The least Σ φ(d) over sets of d > 1 among which each of these prime powers divides one: φ(de) ≥ φ(d) + φ(e) for coprime
 * d, e > 2, and a single 2 costs nothing beside an odd one, as φ(2d) = φ(d).
 */
function leastTotients(powers: readonly number[]): number {
  const isFree = powers.length > 1;
  return powers.reduce((sum, power) => sum + (power === 2 && isFree ? 0 : totient(power)), 0);
}

/** All n > 1 that are least common multiples of numbers d > 1 with Σ φ(d) ≤ budget. */
function periodsWithin(budget: number): number[] {
  const found: number[] = [];
  const primes: number[] = [];
  for (let n = 2; n <= budget + 1; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);
  const extend = (from: number, n: number, powers: readonly number[]) => {
    if (n > 1 && leastTotients(powers) <= budget) found.push(n);
    for (let i = from; i < primes.length; i++) {
      const p = primes[i]!;
      for (let power = p; totient(power) <= budget; power *= p) {
        const longer = [...powers, power];
        // A 2 alone may cost more than with what follows.
        if (leastTotients(longer.filter((each) => each > 2)) <= budget) extend(i + 1, n * power, longer);
      }
    }
  };
  extend(0, 1, []);
  return found;
}

/**
 * All determinants that values with hits of order ≤ L under any pattern can have relative to κ; a few more may be among them.
 * @param order L ≥ 2, @param step b ≥ 1
 * @returns ascending
 */
export function possibleDeterminants(order: number, step: number): number[] {
  // For each m/p the largest p.
  const longest = new Map<number, number>();
  const budget = order - 2;
  const joints = periodsWithin(budget).map((joint) => ({ joint, powers: primePowers(joint) }));
  for (const period of periodsWithin(Math.floor(budget / 2))) {
    const left = budget - 2 * leastTotients(primePowers(period));
    for (const { joint, powers } of joints) {
      if (joint % period !== 0) continue;
      const further = powers.filter((power) => period % power !== 0);
      // Twice an order of v is an order of u that costs as much as that one, and no less than 1.
      if (leastTotients(further) > left) continue;
      const quotient = joint / period;
      longest.set(quotient, Math.max(longest.get(quotient) ?? 0, period));
    }
  }
  const determinants = new Set(divisors(2 * step));
  for (const [quotient, period] of longest) {
    for (let movers = 1; movers < period; movers++)
      for (const divisor of divisors(step * quotient * movers)) determinants.add(divisor);
  }
  return [...determinants].sort((x, y) => x - y);
}

function divisors(n: number): number[] {
  const found: number[] = [];
  for (let d = 1; d * d <= n; d++) if (n % d === 0) found.push(d, n / d);
  return found;
}
