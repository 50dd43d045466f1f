import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import { InputError } from '../../../src/core/errors.ts';
import { approve } from '../../../src/core/esma/approve.ts';
import { massey, residues } from '../../../src/core/esma/massey.ts';
import { numeratorRules } from '../../../src/core/esma/numeratorRules.ts';
import { plainSieve } from '../../../src/core/esma/reference/plainSieve.ts';
import { search } from '../../../src/core/esma/reference/search.ts';
import { defaultSpecification, margin, validateSpecification } from '../../../src/core/esma/specification.ts';
import type { SearchSpecification } from '../../../src/core/esma/specification.ts';
import type { Conjecture } from '../../../src/core/conjecture.ts';
import { inadmissibility } from '../../../src/core/fractions/admissible.ts';
import { familyOf } from '../../../src/core/fractions/canonicalTail.ts';
import { evaluateFraction } from '../../../src/core/fractions/evaluate.ts';
import { endsOfEnclosure } from '../../../src/core/fractions/expand.ts';
import { expandUnder } from '../../../src/core/fractions/expandNumerators.ts';
import { fractionOf, numeratorsOf, termsOf } from '../../../src/core/fractions/fraction.ts';
import type { ContinuedFraction } from '../../../src/core/fractions/fraction.ts';
import {
  firstNumerators,
  formatNumerators,
  isSignPattern,
  numeratorsKey,
  numeratorsOfWord,
} from '../../../src/core/fractions/numerators.ts';
import { parseNumerators } from '../../../src/core/fractions/parseNumerators.ts';
import { parseInterlacedTerms } from '../../../src/core/fractions/parseTerms.ts';
import { primitivePatterns } from '../../../src/core/fractions/signs.ts';
import { formatNested, formatValue } from '../../../src/formats/text/plain.ts';
import { numeratedFractions } from '../../support/numeratedFractions.ts';

function fraction(terms: string, numerators: string): ContinuedFraction {
  return fractionOf(parseInterlacedTerms(terms), parseNumerators(numerators));
}

/** Expand, Massey and approve on the value of a fraction, as a search does it. */
function rediscover(from: ContinuedFraction, order = 24) {
  const value = (digits: number) => evaluateFraction(from, digits);
  const numerators = numeratorsOf(from);
  const { terms, state } = expandUnder(endsOfEnclosure(value(1500)), numerators, 2 * order + margin);
  assert.equal(state, 'complete');
  for (const exhaustive of [false, true]) {
    const recurrence = massey(residues(terms), numerators, order, margin, exhaustive);
    const approval =
      recurrence && approve(value, numerators, recurrence, { margin, digits: 300, most: 5000 });
    if (approval?.ok) return approval.fraction;
  }
  return null;
}

async function run(name: string, changes: Partial<SearchSpecification>) {
  const constant = constantFromText(name);
  const specification = { ...defaultSpecification, constant: constant.name, digits: 100, ...changes };
  const conjectures: Conjecture[] = [];
  for await (const event of search(specification, constant, { createSieve: plainSieve, membersKept: 2 })) {
    if (event.kind === 'conjecture') conjectures.push(event.conjecture);
    if (event.kind === 'done') return { conjectures, ...event };
  }
  throw new Error('the search did not end');
}

describe('numerator rules', () => {
  it('are enumerated as counted by an independent program, each sequence once', () => {
    for (const [degree, height, longest, count] of [
      [1, 2, 2, 150],
      [2, 2, 1, 36],
      [2, 6, 1, 588],
      [0, 2, 1, 4],
    ] as const) {
      const rules = numeratorRules({ degree, height, longest });
      assert.equal(rules.length, count);
      const sequences = new Set(rules.map((rule) => firstNumerators(rule, 24).join()));
      assert.equal(sequences.size, count, 'no sequence comes twice');
      assert.ok(rules.every((rule) => firstNumerators(rule, 40).every((b) => b !== 0n)));
    }
  });

  it('with δ = 0 and C = 1 are the sign patterns', () => {
    assert.deepEqual(numeratorRules({ degree: 0, height: 1, longest: 4 }), primitivePatterns(4));
    assert.deepEqual(numeratorsOfWord([[1n], [-1n], [1n], [-1n]]), [1, -1]);
  });

  it('have one form for one sequence', () => {
    assert.deepEqual(
      numeratorsOfWord([
        [1n, 2n],
        [2n, 2n],
      ]),
      [[1n, 1n]],
    );
    assert.deepEqual(parseNumerators('n'), [[1n, 1n]]);
    assert.deepEqual(parseNumerators('n; n'), [[1n, 1n]]);
    assert.deepEqual(parseNumerators('-n'), [[-1n, -1n]]);
    assert.deepEqual(parseNumerators('n^2'), [[1n, 2n, 1n]]);
    assert.deepEqual(parseNumerators('-2k-1; 2k+2'), [
      [-1n, -2n],
      [2n, 2n],
    ]);
    fc.assert(
      fc.property(numeratedFractions, (from) => {
        const numerators = numeratorsOf(from);
        assert.deepEqual(parseNumerators(formatNumerators(numerators)), numerators);
      }),
      { numRuns: 50 },
    );
  });

  it('that vanish, change their sign or cannot be read are refused with the field named', () => {
    for (const text of ['0', 'k', 'k-3', '1-k', 'n-1', 'k^2-3k+1', '1/2k+1', 'k, k+1', 'n+k', '', 'x'])
      assert.throws(
        () => parseNumerators(text),
        (error) => error instanceof InputError && error.message.startsWith('numerators: '),
        text,
      );
    assert.deepEqual(parseNumerators('k^2-k+1'), [[1n, -1n, 1n]]);
    assert.throws(() => {
      validateSpecification({
        ...defaultSpecification,
        period: 12,
        numeratorDegree: 6,
        numeratorHeight: 100,
      });
    }, /^InputError: numeratorHeight: 100 with degree 6 makes/);
    assert.throws(() => {
      validateSpecification({ ...defaultSpecification, signs: '-+', numerators: '-n' });
    }, /^InputError: signs: /);
  });
});

describe('fractions with polynomial numerators', () => {
  it('are admissible exactly if a_n ≥ |b_n|, with one more before a minus, for all n', () => {
    assert.equal(inadmissibility(fraction('k+3', '-n')), null);
    assert.equal(inadmissibility(fraction('k', 'n')), null);
    assert.equal(inadmissibility(fraction('1 | k+1', 'n')), null);
    assert.equal(
      inadmissibility(fraction('3 | k+1', '-n')),
      'a_1 = 1 stands before a minus and must be at least |b_1| + 1 = 2',
    );
    assert.match(
      inadmissibility(fraction('3 | k+2', '-n'))!,
      /^a_n = \|b_n\| \+ 1 before a minus from some n on/,
    );
    assert.equal(inadmissibility(fraction('1 | 2k+5', '2n+9'))!, 'a_1 = 5 must be at least |b_1| = 11');
    // The difference falls below 0 only after a while.
    assert.match(inadmissibility(fraction('1 | 5k+90', 'n^2'))!, /^a_1\d = \d+ must be at least \|b_1\d\|/);
  });

  it('give the same polynomials back from their value alone, preperiods included', () => {
    let settled = 0;
    fc.assert(
      fc.property(numeratedFractions, (from) => {
        const numerators = numeratorsOf(from);
        const parabolic = numerators.every((_, i) => firstNumerators(numerators, i + 1)[i]! < 0n);
        fc.pre(!parabolic || isInformative(from));
        assert.deepEqual(rediscover(from), from);
        settled++;
      }),
      { numRuns: 150 },
    );
    assert.ok(settled >= 150);
  });

  it('that share a tail are of one family, whatever stands before it', () => {
    // b_n = −n belongs to the place: the same tail begins at other places of other rules.
    assert.equal(familyOf(fraction('k+3', '-k-1')), familyOf(fraction('7 | k+4', '-k-1')));
    assert.equal(familyOf(fraction('k+3', '-k-1')), familyOf(fraction('9; 4 | k+5', '-k-1')));
    assert.equal(familyOf(fraction('k+4', '-k-2')), familyOf(fraction('k+3', '-k-1')));
    assert.notEqual(familyOf(fraction('k+4', '-k-1')), familyOf(fraction('k+3', '-k-1')));
  });

  it('e, δ = 2, C = 2, period 1: 160, and the formula that made the Ramanujan Machine known', async () => {
    const { conjectures, progress } = await run('e', { period: 1, numeratorDegree: 2, numeratorHeight: 2 });
    assert.deepEqual([progress.candidates, progress.conjectures, progress.refused], [4032, 160, 0]);
    const itself = conjectures.find(
      ({ value, fraction: { rule } }) =>
        formatValue(value, 'e') === 'e' && termsOf(rule, 3).join() === '3,4,5',
    )!;
    assert.equal(
      formatNested(itself.terms, numeratorsOf(itself.fraction), 5),
      '3 − 1/(4 − 2/(5 − 3/(6 − 4/(7 − …))))',
    );
    assert.deepEqual([itself.search.numeratorDegree, itself.search.numeratorHeight], [2, 2]);
    const signed = conjectures.find(({ fraction: f }) => isSignPattern(numeratorsOf(f)))!;
    assert.equal('numeratorDegree' in signed.search, false);
    assert.equal(new Set(conjectures.map(({ id }) => id)).size, 160);
    assert.equal(
      new Set(conjectures.map(({ fraction: f }) => numeratorsKey(numeratorsOf(f)))).size > 3,
      true,
    );
  });

  it('I_0(2): 3, cos 1 with height 1: 2 of the quadratic spaces', async () => {
    const bessel = await run('besseli(0,2)', { numerators: '-n^2, n^2, 2n^2' });
    assert.equal(bessel.progress.conjectures, 3);
    assert.equal(bessel.families.length, 1);
    const cosine = await run('cos(1)', { height: 1, numerators: '2k+1, 4k^2+6k+2' });
    assert.equal(cosine.progress.conjectures, 2);
  });

  it('finds nothing for π, log 2, Catalan, ζ(3) and γ', async () => {
    for (const name of ['pi', 'log(2)', 'catalan', 'zeta(3)', 'eulergamma']) {
      const { progress } = await run(name, { height: 1, numeratorDegree: 1, numeratorHeight: 2, period: 1 });
      assert.deepEqual([name, progress.conjectures, progress.undecided], [name, 0, 0]);
    }
  });
});

/** Whether enough of 58 terms lie outside parabolic runs to see the rule by. */
function isInformative(from: ContinuedFraction): boolean {
  const terms = termsOf(from.rule, 58);
  const numerators = firstNumerators(numeratorsOf(from), 58);
  return terms.filter((term, n) => n === 0 || term !== 1n - numerators[n - 1]!).length > 48;
}
