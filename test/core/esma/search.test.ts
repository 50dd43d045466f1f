import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import type { Conjecture } from '../../../src/core/conjecture.ts';
import { constantFromDigits, constantFromText } from '../../../src/core/constants/constants.ts';
import type { Constant } from '../../../src/core/constants/constant.ts';
import { InputError } from '../../../src/core/errors.ts';
import { plainSieve } from '../../../src/core/esma/reference/plainSieve.ts';
import {
  exhaustiveSearchDigits,
  planSearch,
  reachExplanation,
  reachWarning,
} from '../../../src/core/planning/plan.ts';
import { checkSearchable, valueSpace } from '../../../src/core/esma/searchScope.ts';
import { search } from '../../../src/core/esma/reference/search.ts';
import type { SearchEvent } from '../../../src/core/esma/reference/search.ts';
import { defaultSpecification } from '../../../src/core/esma/specification.ts';
import type { SearchSpecification } from '../../../src/core/esma/specification.ts';
import { verifyConjecture } from '../../../src/core/esma/verify.ts';
import { evaluateFraction } from '../../../src/core/fractions/evaluate.ts';
import { parseInterlacedTerms } from '../../../src/core/fractions/parseTerms.ts';
import { formatSigns } from '../../../src/core/fractions/signs.ts';
import type { Sign } from '../../../src/core/fractions/signs.ts';
import { meet } from '../../../src/core/numbers/enclosure.ts';
import { trim } from '../../../src/core/numbers/polynomial.ts';
import { rational } from '../../../src/core/numbers/rational.ts';
import { formatRule, formatValue } from '../../../src/formats/text/plain.ts';
import { signsOf } from '../../support/signs.ts';

type Done = Extract<SearchEvent, { kind: 'done' }>;

async function runSearch(
  constant: Constant,
  bounds: Partial<SearchSpecification>,
  stopsAfter = Infinity,
): Promise<{ conjectures: Conjecture[]; done: Done }> {
  const specification = { ...defaultSpecification, constant: constant.name, ...bounds };
  const conjectures: Conjecture[] = [];
  let done: Done | null = null;
  const controller = new AbortController();
  const options = { createSieve: plainSieve, membersKept: 3, signal: controller.signal };
  for await (const event of search(specification, constant, options)) {
    if (event.kind === 'conjecture') conjectures.push(event.conjecture);
    if (conjectures.length === stopsAfter) controller.abort();
    if (event.kind === 'done') done = event;
  }
  return { conjectures, done: done! };
}

/** Linear congruential digits: random reals that are the same on every run. */
function randomDigits(seed: number, count: number): string {
  let state = BigInt(seed);
  let digits = '';
  while (digits.length < count) {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    digits += String(state >> 40n)
      .slice(-4)
      .padStart(4, '0');
  }
  return `${seed % 7}.${digits.slice(0, count)}`;
}

describe('the search', () => {
  it('for e, height 2, period 4, order 24, approves 1,470 of 2,464 candidates to 1,000 digits, e itself among them', async () => {
    const { conjectures, done } = await runSearch(constantFromText('e'), {});
    assert.equal(done.progress.candidates, 2464);
    assert.equal(conjectures.length, 1470);
    assert.equal(done.progress.conjectures, 1470);
    assert.equal(new Set(conjectures.map(({ id }) => id)).size, 1470);
    assert.ok(
      conjectures.every(
        ({ digits, enclosure, order }) => digits === 1000 && enclosure === 'proved' && order <= 24,
      ),
    );
    assert.equal(done.families.length, new Set(conjectures.map(({ family }) => family)).size);
    assert.equal(
      done.families.reduce((sum, { count }) => sum + count, 0),
      1470,
    );
    const simple = conjectures.find(
      ({ value, fraction }) => formatValue(value, 'e') === 'e' && formatSigns(signsOf(fraction)) === '+',
    )!;
    assert.equal(formatRule(simple.fraction.rule), '2 | 1; 2k + 2; 1');
    assert.equal(simple.order, 7);
  });

  it('gives no gain to a fraction that is the simple one, however fast', async () => {
    const { conjectures } = await runSearch(constantFromText('e'), { period: 1, signs: '+' });
    assert.ok(conjectures.some(({ rate }) => rate > 4));
    for (const { rate, simpleRate } of conjectures) assert.equal(simpleRate, rate);
  });

  it('for tan(1) with period 3 approves 676 of 1,120', async () => {
    const { conjectures, done } = await runSearch(constantFromText('tan(1)'), { period: 3 });
    assert.deepEqual([conjectures.length, done.progress.candidates], [676, 1120]);
  });

  it('finds nothing for π, Catalan, ζ(3) and γ', async () => {
    for (const name of ['pi', 'catalan', 'zeta(3)', 'eulergamma']) {
      const { conjectures, done } = await runSearch(constantFromText(name), { period: 3 });
      assert.deepEqual(
        [conjectures.length, done.progress.candidates, done.progress.undecided],
        [0, 1120, 0],
        name,
      );
    }
  });

  it('finds nothing for 50 random reals given by 600 digits', async () => {
    for (let seed = 1; seed <= 50; seed++) {
      const constant = constantFromDigits(`random ${seed}`, randomDigits(seed, 600));
      const { conjectures, done } = await runSearch(constant, { period: 3 });
      assert.deepEqual([conjectures.length, done.progress.undecided], [0, 0], `seed ${seed}`);
    }
  });

  it('with few digits finds the fractions of low order, and says no more than the digits do', async () => {
    // tan(1/3), by mpmath.
    const digits = '0.346253549510575491038543565609740774595703916189800217976444064898597657492';
    for (const places of [45, 60, 74]) {
      const constant = constantFromDigits('t', digits.slice(0, 2 + places));
      const { conjectures, done } = await runSearch(constant, { period: 2 });
      // Lambert's: cot(1/3) = 3 − 1/(9 − 1/(15 − …)).
      assert.ok(
        conjectures.some(
          ({ value, terms, fraction }) =>
            value.numerator.join() === '1' &&
            value.denominator.join() === '0,1' &&
            formatSigns(signsOf(fraction)) === '-' &&
            terms.slice(0, 4).join() === '3,9,15,21',
        ),
        `${places} digits`,
      );
      assert.ok(done.progress.undecided > 0);
    }
  });

  it('finds nothing for random reals of few digits', async () => {
    for (const places of [42, 55, 74, 120])
      for (let seed = 1; seed <= 10; seed++) {
        const constant = constantFromDigits(`random ${seed}`, randomDigits(seed, places));
        const { conjectures } = await runSearch(constant, { period: 3 });
        assert.equal(conjectures.length, 0, `${places} digits, seed ${seed}`);
      }
  });

  it('flags every family of a quadratic irrational', async () => {
    const { done } = await runSearch(constantFromText('sqrt(2)'), { height: 1, period: 2 });
    assert.ok(done.families.length > 0);
    assert.ok(done.families.every(({ quadratic }) => quadratic));
  });

  it('stops when it is told to, and keeps what it has', async () => {
    const { conjectures, done } = await runSearch(constantFromText('e'), { height: 4 }, 10);
    assert.equal(done.cancelled, true);
    assert.ok(done.progress.candidatesDone < done.progress.candidates);
    assert.equal(conjectures.length, done.progress.conjectures);
  });

  it('with a sign pattern of its own searches that one alone', async () => {
    const { conjectures, done } = await runSearch(constantFromText('e'), { signs: '-+' });
    assert.equal(done.progress.candidates, 112);
    assert.ok(
      conjectures.length > 0 && conjectures.every(({ fraction }) => formatSigns(signsOf(fraction)) === '-+'),
    );
  });

  it('refuses rational constants and too few digits by a sentence', () => {
    const check = (constant: Constant) => () => checkSearchable(constant, defaultSpecification);
    assert.throws(
      check(constantFromText('22/7')),
      (error) => error instanceof InputError && /rational/.test(error.message),
    );
    assert.throws(
      check(constantFromText('0.577215664901')),
      (error) => error instanceof InputError && /digits/.test(error.message),
    );
  });
});

describe('the identities of identities.json', () => {
  const { identities } = JSON.parse(readFileSync('test/fixtures/identities.json', 'utf8')) as {
    identities: { value: string; signs: Sign[]; polynomials: number[][] }[];
  };

  it('hold to 1,000 digits', () => {
    assert.equal(identities.length, 12);
    for (const { value, signs, polynomials } of identities) {
      const rule = {
        kind: 'interlaced',
        preperiod: [],
        polynomials: polynomials.map((p) => trim(p.map((c) => rational(BigInt(c))))),
      } as const;
      assert.ok(meet(constantFromText(value).enclose(1000), evaluateFraction({ rule, signs }, 1000)), value);
    }
  });

  it('are all found by searches of height 2 and period 4', async () => {
    const sources = ['e', 'exp(2)', 'tan(1)', 'besseli(0,2)/besseli(1,2)'];
    const found: { decimal: string; rule: string; signs: string }[] = [];
    for (const name of sources) {
      const constant = constantFromText(name);
      const { conjectures } = await runSearch(constant, {});
      for (const { fraction } of conjectures) {
        const { lo, bits } = evaluateFraction(fraction, 40);
        found.push({
          decimal: String((lo * 10n ** 30n) >> BigInt(bits)),
          rule: formatRule(fraction.rule),
          signs: formatSigns(signsOf(fraction)),
        });
      }
    }
    for (const { value, signs, polynomials } of identities) {
      const { lo, bits } = constantFromText(value).enclose(40);
      const decimal = String((lo * 10n ** 30n) >> BigInt(bits));
      const rule = formatRule(
        parseInterlacedTerms(polynomials.map(([c0, c1]) => (c1 ? `${c0}+${c1}k` : String(c0))).join(';')),
      );
      assert.ok(
        found.some(
          (entry) => entry.decimal === decimal && entry.signs === formatSigns(signs) && entry.rule === rule,
        ),
        `${value} = ${rule} under ${formatSigns(signs)}`,
      );
    }
  });
});

describe('verification', () => {
  it('confirms what was found, to more digits, and refuses what was damaged', async () => {
    const e = constantFromText('e');
    const { conjectures } = await runSearch(e, { height: 1, period: 2, digits: 100 });
    for (const conjecture of conjectures) {
      assert.deepEqual(verifyConjecture(conjecture, e, 2000), { ok: true, digits: 2000 });
      const damaged = {
        ...conjecture,
        value: {
          ...conjecture.value,
          numerator: conjecture.value.numerator.map((c, i) => (i === 0 ? c + 5n : c)),
        },
      };
      assert.equal(verifyConjecture(damaged, e, 200).ok, false);
    }
  });
});

describe('the plan', () => {
  it('counts values, patterns and candidates before the search does', () => {
    const e = constantFromText('e');
    const plan = planSearch(defaultSpecification, e, valueSpace(e, defaultSpecification).count);
    assert.deepEqual([plan.values, plan.patterns, plan.candidates, plan.warning], [112, 22, 2464, null]);
  });

  it('counts the exhaustive search: 10 sequences of order 1, 310 up to order 2', () => {
    assert.ok(Math.abs(10 ** exhaustiveSearchDigits({ order: 1 }, 1) - 10) < 1e-6);
    // Order 2: preperiod 1 and period 1, period 2, or period 1 of degree 1: 3 shapes of 100 each.
    assert.ok(Math.abs(10 ** exhaustiveSearchDigits({ order: 2 }, 1) - 310) < 1e-6);
  });

  it('warns where ESMA cannot reach, or finds only what Lagrange knew', () => {
    for (const isSigned of [true, false]) {
      assert.match(reachWarning(constantFromText('pi'), isSigned)!, /not expected to reach pi/);
      assert.match(reachWarning(constantFromText('sqrt(2)'), isSigned)!, /Lagrange/);
      assert.equal(reachWarning(constantFromText('e'), isSigned), null);
    }
  });

  it('says of numbers that numerators beyond ±1 reach that they do', () => {
    for (const name of [
      'sqrt(pi/2)*exp(1/2)*erf(1/sqrt(2))',
      'dawson(1)',
      'besseli(0,2)',
      'cos(1)',
      'hyp0f2(1,1,1)',
      'e',
    ])
      assert.match(
        reachExplanation(constantFromText(name), false),
        /has fractions with polynomial numerators/,
        name,
      );
    assert.match(
      reachExplanation(constantFromText('dawson(1)'), true),
      /With polynomials as numerators it has fractions/,
    );
    for (const isSigned of [true, false])
      assert.match(reachExplanation(constantFromText('gamma(1/3)'), isSigned), /is not known[^₁]*$/);
  });
});
