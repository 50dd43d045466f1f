// What ESMA saves against an exhaustive search for the same conjectures, where both can run, and beyond.
import { constantFromText } from '../../src/core/constants/constants.ts';
import { quotientSpace } from '../../src/core/esma/enumerate.ts';
import { plainSieve } from '../../src/core/esma/reference/plainSieve.ts';
import { search } from '../../src/core/esma/reference/search.ts';
import { defaultSpecification } from '../../src/core/esma/specification.ts';
import { preperiodLength, ruleDegree } from '../../src/core/fractions/fraction.ts';
import { formatSigns, primitivePatterns } from '../../src/core/fractions/signs.ts';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { duration, grouped } from '../../src/cli/terminal.ts';
import { searchExhaustively, sequencesWithin } from './exhaustive.ts';
import type { ExhaustiveBounds } from './exhaustive.ts';
import { signsOf } from '../support/signs.ts';

/** Whether a conjecture's rule is among the sequences that the exhaustive search visits. */
function isWithin({ fraction: { rule } }: Conjecture, { size, largest }: ExhaustiveBounds): boolean {
  if (rule.kind !== 'interlaced') return false;
  const degree = Math.max(ruleDegree(rule), 0);
  const coefficients = [...rule.polynomials.flat()];
  return (
    preperiodLength(rule) + rule.polynomials.length * (degree + 1) <= size &&
    rule.preperiod.every((term) => term >= 0n && term <= BigInt(largest)) &&
    coefficients.every((c) => c.denominator === 1n && c.numerator >= 0n && c.numerator <= BigInt(largest))
  );
}

/** All conjectures of ESMA over e, by value and signs, with the seconds that the search took. */
export async function searchByEsma(height: number, period: number, order: number) {
  const started = performance.now();
  const specification = { ...defaultSpecification, height, period, order, digits: 60 };
  const conjectures: Conjecture[] = [];
  let candidates = 0;
  const options = { createSieve: plainSieve, membersKept: 1 };
  for await (const event of search(specification, constantFromText('e'), options)) {
    if (event.kind === 'conjecture') conjectures.push(event.conjecture);
    if (event.kind === 'done') candidates = event.progress.candidates;
  }
  return { conjectures, candidates, seconds: (performance.now() - started) / 1000 };
}

/** The two searches on the same bounds, and what each found there. */
export async function compareSearches(height: number, period: number, size: number, largest: number) {
  const constant = constantFromText('e');
  const space = quotientSpace(constant, 1, height);
  const patterns = primitivePatterns(period);
  const bounds = { size, largest, patterns };
  const started = performance.now();
  const exhaustive = searchExhaustively(constant, space, bounds);
  const seconds = (performance.now() - started) / 1000;
  const esma = await searchByEsma(height, period, Math.max(size, 2));
  const names = new Map(
    Array.from({ length: space.count }, (_, i) => {
      const { numerator, denominator } = space.value(i);
      return [`${numerator.join()}/${denominator.join()}`, i] as const;
    }),
  );
  const within = esma.conjectures
    .filter((conjecture) => isWithin(conjecture, bounds))
    .map(({ value, fraction }) => {
      const index = names.get(`${value.numerator.join()}/${value.denominator.join()}`);
      return `${index};${signsOf(fraction).join()}`;
    });
  return { bounds, exhaustive, seconds, esma, within: new Set(within), sequences: sequencesWithin(bounds) };
}

export async function benchAdvantage(print: (line: string) => void): Promise<void> {
  const [height, period, largest] = [2, 2, 4];
  const patterns = primitivePatterns(period);
  print(
    `  e, height ${height}, signs ${patterns.map(formatSigns).join(' ')}; sequences of at most n coefficients 0 … ${largest}`,
  );
  print(
    '  exhaustive: all interlaced polynomials in these bounds, each evaluated in double precision and looked up in a table of the values (meet in the middle), finds checked to 60 digits;',
  );
  print(
    '  ESMA: the search in plain TypeScript, without the kernel, order n, conjectures approved to 60 digits',
  );
  let perSequence = 0;
  for (const size of [3, 4, 5, 6, 7]) {
    const { exhaustive, seconds, esma, within, sequences } = await compareSearches(
      height,
      period,
      size,
      largest,
    );
    perSequence = seconds / sequences;
    const missed = [...within].filter((key) => !exhaustive.found.has(key)).length;
    const others = [...exhaustive.found.keys()].filter((key) => !within.has(key)).length;
    print(
      `  n = ${size}: exhaustive ${grouped(sequences)} sequences, ${seconds.toFixed(2)} s, ${exhaustive.found.size} conjectures; ` +
        `ESMA ${grouped(esma.candidates)} candidates, ${esma.seconds.toFixed(2)} s, ${within.size} in these bounds of ${esma.conjectures.length}` +
        `${missed + others > 0 ? `; ${missed} only by ESMA, ${others} only by the exhaustive search` : ''}`,
    );
  }
  const full = await searchByEsma(height, period, defaultSpecification.order);
  print(
    `  ESMA with order ${defaultSpecification.order}: ${grouped(full.candidates)} candidates, ${full.conjectures.length} conjectures, ${full.seconds.toFixed(2)} s`,
  );
  for (const [size, most] of [
    [12, largest],
    [defaultSpecification.order, largest],
    [defaultSpecification.order, 9],
  ] as const) {
    const sequences = sequencesWithin({ size, largest: most, patterns });
    print(
      `  extrapolated at ${(perSequence * 1e9).toFixed(0)} ns a sequence: n = ${size}, coefficients 0 … ${most}: ` +
        `10^${Math.log10(sequences).toFixed(1)} sequences, ${duration(perSequence * sequences)}`,
    );
  }
}
