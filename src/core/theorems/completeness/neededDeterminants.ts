import { gcdNumber } from '../../numbers/integers.ts';

/** Periods that terms a_n = u_n + n v_n may have: that of v alone, and the joint one of u and v. */
interface Periods {
  readonly movers: number;
  readonly joint: number;
}

/**
 * The determinants relative to κ = [a; a + b, a + 2b, …] that values with a hit of order ≤ L can have (THEORY.md, "Which
 * determinants can have hits"), from the definition: every way is tried to choose the orders d of the roots of unity in v and
 * in u alone at a cost of 2φ(d) and φ(d) with a sum ≤ L, 1 being among those in v; p and m are their least common multiples,
 * and D divides b ν m/p with ν < p, or 2b.
 * @param order L ≥ 2, @param step b ≥ 1
 */
export function neededDeterminants(order: number, step: number): ReadonlySet<number> {
  const needed = new Set<number>();
  const takeDivisors = (n: number) => {
    for (let d = 1; d * d <= n; d++) if (n % d === 0) needed.add(d).add(n / d);
  };
  takeDivisors(2 * step);
  const products = new Set<number>();
  for (const { movers, joint } of cheapestPeriods(order - 2))
    for (let growing = 1; growing < movers; growing++) products.add((step * growing * joint) / movers);
  products.forEach(takeDivisors);
  return needed;
}

/** All pairs of periods whose orders d > 1 cost no more than a budget. */
function cheapestPeriods(budget: number): Iterable<Periods> {
  let cheapest = new Map<string, Periods & { readonly cost: number }>([
    ['1 1', { movers: 1, joint: 1, cost: 0 }],
  ]);
  for (let d = 2; d <= largestOrder(budget); d++) {
    const cost = totient(d);
    if (cost > budget) continue;
    const next = new Map(cheapest);
    const offer = (movers: number, joint: number, total: number) => {
      if (total > budget) return;
      const key = `${movers} ${joint}`;
      const known = next.get(key);
      if (!known || total < known.cost) next.set(key, { movers, joint, cost: total });
    };
    for (const known of cheapest.values()) {
      const joint = lcm(known.joint, d);
      offer(known.movers, joint, known.cost + cost);
      offer(lcm(known.movers, d), joint, known.cost + 2 * cost);
    }
    cheapest = next;
  }
  return cheapest.values();
}

/** No d beyond has φ(d) ≤ budget, as φ(d) ≥ √(d/2). */
function largestOrder(budget: number): number {
  return 2 * budget * budget;
}

/** φ(n) by counting. */
function totient(n: number): number {
  let count = 0;
  for (let k = 1; k <= n; k++) if (gcdNumber(k, n) === 1) count++;
  return count;
}

function lcm(a: number, b: number): number {
  return (a / gcdNumber(a, b)) * b;
}
