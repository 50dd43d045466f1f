import type { Conjecture } from '../../../src/core/conjecture.ts';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import { plainSieve } from '../../../src/core/esma/reference/plainSieve.ts';
import { search } from '../../../src/core/esma/reference/search.ts';
import { defaultSpecification } from '../../../src/core/esma/specification.ts';
import { inadmissibility } from '../../../src/core/fractions/admissible.ts';
import { parseInterlacedTerms } from '../../../src/core/fractions/parseTerms.ts';
import { parseSigns } from '../../../src/core/fractions/signs.ts';
import type { SignPattern } from '../../../src/core/fractions/signs.ts';
import { trim } from '../../../src/core/numbers/polynomial.ts';
import { rational } from '../../../src/core/numbers/rational.ts';
import type { InterlacedFraction } from '../../../src/core/fractions/fraction.ts';

const found = new Map<string, Promise<Conjecture[]>>();

/** All conjectures of degree 1, height 2, order 24 over a constant, searched once a run. */
export function conjecturesOf(constant: string, period: number): Promise<Conjecture[]> {
  const key = `${constant};${period}`;
  let conjectures = found.get(key);
  if (!conjectures) found.set(key, (conjectures = runSearch(constant, period)));
  return conjectures;
}

async function runSearch(constant: string, period: number): Promise<Conjecture[]> {
  const conjectures: Conjecture[] = [];
  const specification = { ...defaultSpecification, constant, period, digits: 100 };
  const options = { createSieve: plainSieve, membersKept: 1 };
  for await (const event of search(specification, constantFromText(constant), options)) {
    if (event.kind === 'conjecture') conjectures.push(event.conjecture);
  }
  return conjectures;
}

/** Conjectures by family. */
export function familiesOf(conjectures: readonly Conjecture[]): Conjecture[][] {
  const families = new Map<string, Conjecture[]>();
  for (const conjecture of conjectures) {
    const members = families.get(conjecture.family);
    if (members) members.push(conjecture);
    else families.set(conjecture.family, [conjecture]);
  }
  return [...families.values()];
}

/** A fraction as a person writes it: fractionOf('2; 3+2k', '-+'). */
export function fractionOf(terms: string, signs: string): InterlacedFraction {
  return { rule: parseInterlacedTerms(terms), signs: parseSigns(signs) };
}

/** Whole numbers below a bound from a seed, the same in every run (a linear congruential generator, Knuth's MMIX). */
export function randomIntegers(seed: bigint): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    return Number((state >> 33n) % BigInt(bound));
  };
}

/** A random admissible fraction with one linear mover and a constant block of at most four terms. */
export function randomOneMover(random: (bound: number) => number): InterlacedFraction {
  for (;;) {
    const period = 1 + random(5);
    const place = random(period);
    const polynomials = Array.from({ length: period }, (_, i) =>
      trim([rational(BigInt(1 + random(4))), rational(i === place ? BigInt(1 + random(4)) : 0n)]),
    );
    const preperiod = Array.from({ length: random(3) }, () => BigInt(1 + random(4)));
    const signs: SignPattern = Array.from({ length: period }, () => (random(2) === 0 ? 1 : -1));
    const fraction: InterlacedFraction = { rule: { kind: 'interlaced', preperiod, polynomials }, signs };
    if (inadmissibility(fraction) === null) return fraction;
  }
}
