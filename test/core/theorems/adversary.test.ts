import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { constantFromExpression } from '../../../src/core/constants/constants.ts';
import { formatExpression } from '../../../src/core/constants/formatExpression.ts';
import { parseExpression } from '../../../src/core/constants/parser.ts';
import { inadmissibility } from '../../../src/core/fractions/admissible.ts';
import { evaluateFraction } from '../../../src/core/fractions/evaluate.ts';
import type { Sign } from '../../../src/core/fractions/signs.ts';
import { meet } from '../../../src/core/numbers/enclosure.ts';
import {
  adjugate,
  determinant,
  multiplyMatrices,
  normalizeMatrix,
} from '../../../src/core/numbers/matrix.ts';
import type { Matrix } from '../../../src/core/numbers/matrix.ts';
import { trim, trimInteger } from '../../../src/core/numbers/polynomial.ts';
import * as Q from '../../../src/core/numbers/rational.ts';
import { canonicalStep } from '../../../src/core/fractions/canonicalFraction.ts';
import { canonicalImage } from '../../../src/core/theorems/classical/canonicalImage.ts';
import type { MoverCertificate } from '../../../src/core/certificate.ts';
import { checkCertificate } from '../../../src/core/theorems/certificates/checker.ts';
import type { Claim } from '../../../src/core/theorems/certificates/checker.ts';
import { headMatrix } from '../../../src/core/fractions/periodMatrix.ts';
import type { InterlacedFraction } from '../../../src/core/fractions/fraction.ts';
import { proveClaim } from '../../../src/core/theorems/certificates/prove.ts';
import { encloseValue } from '../../../src/core/value.ts';
import { conjecturesOf, fractionOf, randomIntegers } from './support.ts';
import { signed, signsOf } from '../../support/signs.ts';

/** Whether both sides of a claim agree to 60 digits. */
function isTrue({ constant, value, fraction }: Claim): boolean {
  return meet(encloseValue(constantFromExpression(constant), value, 60), evaluateFraction(fraction, 60));
}

/** W K(0) … K(s − 1) of the claim's own value, and H of its own fraction, with the U(0) that makes the heads agree. */
function withOwnHeads(claim: Claim, certificate: MoverCertificate): MoverCertificate | null {
  const image = canonicalImage(claim.constant, claim.value);
  if (!image) return null;
  let canonicalHead: Matrix = image.matrix;
  for (let t = 0; t < certificate.skipped; t++) {
    canonicalHead = multiplyMatrices(canonicalHead, canonicalStep(image.fraction, BigInt(t)));
  }
  const fractionHead = headMatrix(signed(claim.fraction), certificate.head);
  const u = normalizeMatrix(multiplyMatrices(adjugate(canonicalHead), fractionHead));
  const entry = (c: bigint) => trimInteger([c]);
  return {
    ...certificate,
    canonical: image.fraction,
    canonicalHead: normalizeMatrix(canonicalHead),
    fractionHead: normalizeMatrix(fractionHead),
    transformation: { a: entry(u.a), b: entry(u.b), c: entry(u.c), d: entry(u.d) },
  };
}

describe('The checker against an adversary', () => {
  it('accepts nothing but truths: claims changed at random, with heads and U made to fit', async function () {
    this.timeout(300_000);
    const random = randomIntegers(11n);
    const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
    let [accepted, falsehoods] = [0, 0];
    for (const [name, period] of [
      ['e', 4],
      ['tan(1)', 3],
      ['besselj(1,2)/besselj(0,2)', 3],
      ['hyp0f1(1,2)/hyp0f1(2,2)', 3],
    ] as const) {
      const constant = parseExpression(name);
      const conjectures = await conjecturesOf(name, period);
      for (let trial = 0; trial < 400; trial++) {
        const conjecture = pick(conjectures);
        const claim: Claim = { constant, value: conjecture.value, fraction: conjecture.fraction };
        const proof = proveClaim(claim);
        assert.ok(proof.ok && proof.certificate.kind === 'mover');
        const fraction = claim.fraction as InterlacedFraction;
        const other = pick(conjectures);
        const { preperiod, polynomials } = fraction.rule;
        const bump = (): bigint => BigInt(random(5) - 2);
        const place = random(polynomials.length);
        const bumped = polynomials[place]!.map((c) => Q.add(c, Q.rational(random(2) === 0 ? 0n : bump())));
        const changed: Claim = pick<() => Claim>([
          () => ({ ...claim, value: other.value }),
          () => ({ ...claim, fraction: { ...fraction, signs: signsOf(other.fraction) } }),
          () => ({
            ...claim,
            fraction: {
              ...fraction,
              signs: fraction.signs.map((sign) => (random(3) ? sign : (-sign as Sign))),
            },
          }),
          () => ({
            ...claim,
            fraction: {
              ...fraction,
              rule: { ...fraction.rule, polynomials: polynomials.with(place, trim(bumped)) },
            },
          }),
          () => ({
            ...claim,
            fraction: {
              ...fraction,
              rule: { ...fraction.rule, preperiod: preperiod.map((term) => term + bump()) },
            },
          }),
          () => ({ ...claim, fraction: other.fraction }),
          () => claim,
        ])();
        const { certificate } = proof;
        const warped: MoverCertificate = {
          ...certificate,
          skipped: Math.max(0, certificate.skipped + pick([0, 0, 0, 1, -1, certificate.steps])),
          steps: pick([certificate.steps, certificate.steps, 2 * certificate.steps, certificate.steps + 1]),
          factor: pick([1, -1] as const),
          head: certificate.head + pick([0, 0, 0, 1, certificate.period]),
          period: pick([certificate.period, certificate.period, 2 * certificate.period, polynomials.length]),
        };
        const fitted = withOwnHeads(changed, warped);
        if (!fitted) continue;
        const truth = inadmissibility(changed.fraction) === null && isTrue(changed);
        if (!truth) falsehoods++;
        if (!checkCertificate(changed, fitted).ok) continue;
        accepted++;
        assert.ok(
          truth,
          `${formatExpression(constant)}: ${JSON.stringify(conjecture.id)} was made a falsehood`,
        );
      }
    }
    // Both happen often enough for the test to mean something.
    assert.ok(accepted > 50 && falsehoods > 500, `${accepted} accepted, ${falsehoods} falsehoods`);
  });

  it('refuses identities with a U that is singular, zero or of a changing determinant', () => {
    const claim: Claim = {
      constant: parseExpression('e'),
      value: { numerator: [-1n, 1n], denominator: [1n] },
      fraction: fractionOf('2; 3+2k', '-+'),
    };
    const proof = proveClaim(claim);
    assert.ok(proof.ok && proof.certificate.kind === 'mover');
    const { certificate } = proof;
    assert.notEqual(determinant(certificate.fractionHead), 0n);
    const zero = { a: [], b: [], c: [], d: [] };
    const { a, b, c, d } = certificate.transformation;
    const times = (factor: bigint[]) => ({
      a: a.flatMap((x) => factor.map((y) => x * y)),
      b: b.flatMap((x) => factor.map((y) => x * y)),
      c: c.flatMap((x) => factor.map((y) => x * y)),
      d: d.flatMap((x) => factor.map((y) => x * y)),
    });
    const nothing = checkCertificate(claim, { ...certificate, transformation: zero });
    assert.ok(!nothing.ok && /det U/.test(nothing.reason));
    for (const transformation of [zero, { ...zero, a: [1n] }, times([0n, 1n]), { a, b, c: a, d: b }]) {
      assert.ok(!checkCertificate(claim, { ...certificate, transformation }).ok);
    }
    // A multiple of U is as good as U.
    assert.ok(checkCertificate(claim, { ...certificate, transformation: times([-7n]) }).ok);
    // λ is ±1, whatever a file says.
    const doubled = { ...certificate, factor: 2 as Sign };
    assert.ok(!checkCertificate(claim, doubled).ok);
  });

  it('refuses a period that is none of the signs: coth(1) = 1 + 1/(3 + 1/(5 + …)), and not 1 + 1/(3 − 1/(5 + …))', () => {
    const claim: Claim = {
      constant: parseExpression('coth(1)'),
      value: { numerator: [0n, 1n], denominator: [1n] },
      fraction: fractionOf('1+2k', '+'),
    };
    const proof = proveClaim(claim);
    assert.ok(proof.ok && proof.certificate.period === 1);
    const turned = { ...claim, fraction: { ...claim.fraction, signs: [1, -1] as const } };
    const check = checkCertificate(turned, proof.certificate);
    assert.ok(!check.ok && /no period of terms and numerators/.test(check.reason));
  });

  it('refuses an odd number of canonical steps a period where every second term has a factor', () => {
    const claim: Claim = {
      constant: parseExpression('hyp0f1(1,2)/hyp0f1(2,2)'),
      value: { numerator: [0n, 1n], denominator: [1n] },
      fraction: fractionOf('1+2k; 1+k', '+'),
    };
    const proof = proveClaim(claim);
    assert.ok(proof.ok && proof.certificate.kind === 'mover');
    assert.equal(proof.certificate.canonical.multiplier, 2n);
    for (const steps of [1, 3]) {
      const check = checkCertificate(claim, { ...proof.certificate, steps });
      assert.ok(!check.ok && /even/.test(check.reason));
    }
    // The same a and b with another m are the canonical fraction of another number.
    const other = { ...claim, constant: parseExpression('hyp0f1(1,4)/hyp0f1(2,4)') };
    assert.ok(!checkCertificate(other, proof.certificate).ok);
    const plain = { ...proof.certificate.canonical, multiplier: 1n };
    assert.ok(!checkCertificate(claim, { ...proof.certificate, canonical: plain }).ok);
  });
});
