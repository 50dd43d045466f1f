import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { PeriodicCertificate } from '../../../src/core/certificate.ts';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import { parseExpression } from '../../../src/core/constants/parser.ts';
import { inadmissibility } from '../../../src/core/fractions/admissible.ts';
import { evaluateFraction } from '../../../src/core/fractions/evaluate.ts';
import { fractionOf } from '../../../src/core/fractions/fraction.ts';
import type { InterlacedTerms } from '../../../src/core/fractions/fraction.ts';
import { numeratorSign, numeratorSize, numeratorsOfWord } from '../../../src/core/fractions/numerators.ts';
import { parseNumerators } from '../../../src/core/fractions/parseNumerators.ts';
import { parseInterlacedTerms } from '../../../src/core/fractions/parseTerms.ts';
import { meet } from '../../../src/core/numbers/enclosure.ts';
import * as Q from '../../../src/core/numbers/rational.ts';
import { encloseValue } from '../../../src/core/value.ts';
import { checkCertificate } from '../../../src/core/theorems/certificates/checker.ts';
import type { Claim } from '../../../src/core/theorems/certificates/claim.ts';
import { findPeriodicCertificate } from '../../../src/core/theorems/certificates/finder.ts';
import { proveClaim } from '../../../src/core/theorems/certificates/prove.ts';
import { radicalForm } from '../../../src/core/theorems/naming/closedForm.ts';
import { formatExpression } from '../../../src/core/constants/formatExpression.ts';

/** Periodic terms, each its least size and what is beyond it, under integers as numerators. */
const periodicFractions = fc
  .record({
    word: fc.array(
      fc.integer({ min: -7, max: 7 }).filter((b) => b !== 0),
      { minLength: 1, maxLength: 3 },
    ),
    beyond: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 3 }),
    head: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 2 }),
  })
  .map(({ word, beyond, head }) => {
    const numerators = numeratorsOfWord(word.map((b) => [BigInt(b)]));
    const term = (n: number, more: number) =>
      (n === 0 ? 0n : numeratorSize(numerators, n - 1)) +
      (numeratorSign(numerators, n) < 0 ? 1n : 0n) +
      BigInt(more);
    const start = Math.max(head.length, 1);
    const rule: InterlacedTerms = {
      kind: 'interlaced',
      preperiod: Array.from({ length: start }, (_, n) => term(n, head[n] ?? 1)),
      polynomials: Array.from({ length: word.length * beyond.length }, (_, i) => [
        Q.rational(term(start + i, beyond[i % beyond.length]!)),
      ]),
    };
    return fractionOf(rule, numerators);
  })
  .filter((fraction) => inadmissibility(fraction) === null);

function claimOf(constant: string, terms: string, numerators: string): Claim {
  return {
    constant: parseExpression(constant),
    value: { numerator: [0n, 1n], denominator: [1n] },
    fraction: fractionOf(parseInterlacedTerms(terms), parseNumerators(numerators)),
  };
}

function certificateOf(claim: Claim): PeriodicCertificate {
  const proof = proveClaim(claim);
  assert.ok(proof.ok, proof.ok ? '' : proof.reason);
  assert.ok(proof.certificate.kind === 'periodic');
  return proof.certificate;
}

describe('periodic fractions with any integers as numerators', () => {
  it('are proved for formulas of the literature', () => {
    // √(a² + b) = a + b/(2a + b/(2a + …)) (Bombelli 1572, Cataldi 1613), and √2 = 2 − 2/(4 − 2/(4 − …)).
    for (const [constant, terms, numerators] of [
      ['sqrt(13)', '3 | 6', '4'],
      ['sqrt(18)', '4 | 8', '2'],
      ['sqrt(2)', '2 | 4', '-2'],
      ['sqrt(7)', '3 | 6', '-2'],
    ] as const)
      certificateOf(claimOf(constant, terms, numerators));
  });

  it('are proved whatever their terms, as the number that they enclose, and as no other', () => {
    fc.assert(
      fc.property(periodicFractions, (fraction) => {
        assert.ok(fraction.rule.kind === 'interlaced');
        const numerators = 'signs' in fraction ? fraction.signs : fraction.numerators;
        const finding = findPeriodicCertificate(fraction.rule, numerators);
        assert.ok(finding.ok);
        const { constant, value } = radicalForm(finding.certificate.value);
        const claim = { constant, value, fraction };
        const certificate = certificateOf(claim);
        const alpha = constantFromText(formatExpression(constant));
        assert.ok(meet(encloseValue(alpha, value, 40), evaluateFraction(fraction, 40)));
        const { tail, value: whole } = certificate;
        const conjugate = (x: typeof tail) => ({ ...x, irrational: Q.negate(x.irrational) });
        const more = { ...tail, rational: Q.add(tail.rational, Q.one) };
        for (const wrong of [
          { ...certificate, tail: conjugate(tail), value: conjugate(whole) },
          { ...certificate, tail: more },
          { ...certificate, head: certificate.head + 1 },
          { ...certificate, period: certificate.period * 2 },
        ])
          assert.equal(checkCertificate(claim, wrong).ok, false);
        const other = value.numerator.map((c, i) => (i === 0 ? c + value.denominator[0]! : c));
        assert.equal(
          checkCertificate({ ...claim, value: { ...value, numerator: other } }, certificate).ok,
          false,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('are refused for the repelling fixed point, and where numerators grow', () => {
    const claim = claimOf('sqrt(2)', '2 | 4', '-2');
    const good = certificateOf(claim);
    // 2 − √2 is fixed, too, with the derivative 2/(2 − √2)² > 1.
    const repelling = { ...good.tail, irrational: Q.negate(good.tail.irrational) };
    const check = checkCertificate(
      { ...claim, constant: parseExpression('-sqrt(2)') },
      { ...good, tail: repelling, value: { ...good.value, irrational: Q.negate(good.value.irrational) } },
    );
    assert.ok(!check.ok && check.reason === 'the fixed point repels');
    const growing = claimOf('sqrt(2)', '2 | k+4', '-k-2');
    assert.equal(checkCertificate(growing, good).ok, false);
  });
});
