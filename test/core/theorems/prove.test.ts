import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Conjecture } from '../../../src/core/conjecture.ts';
import { parseExpression } from '../../../src/core/constants/parser.ts';
import { InputError } from '../../../src/core/errors.ts';
import { multiplyMatrices } from '../../../src/core/numbers/matrix.ts';
import { equalPolynomialMatrices, matrixDegree } from '../../../src/core/numbers/polynomialMatrix.ts';
import { rational } from '../../../src/core/numbers/rational.ts';
import { canonicalStep } from '../../../src/core/fractions/canonicalFraction.ts';
import { canonicalImage } from '../../../src/core/theorems/classical/canonicalImage.ts';
import type { MoverCertificate } from '../../../src/core/certificate.ts';
import { checkCertificate } from '../../../src/core/theorems/certificates/checker.ts';
import type { Claim } from '../../../src/core/theorems/certificates/checker.ts';
import { proveFamily } from '../../../src/core/theorems/certificates/familyProof.ts';
import { linearTransformation } from '../../../src/core/theorems/certificates/finder.ts';
import { headMatrix, periodMatrix, tailPeriod } from '../../../src/core/fractions/periodMatrix.ts';
import { proveClaim, proveConjecture } from '../../../src/core/theorems/certificates/prove.ts';
import { claimOf } from '../../../src/core/theorems/certificates/proofOf.ts';
import { certificateFromJson, certificateToJson } from '../../../src/library/certificateJson.ts';
import { readCertificate } from '../../../src/library/reading.ts';
import { conjecturesOf, familiesOf, fractionOf, randomIntegers } from './support.ts';

const eMinusOne: Claim = {
  constant: parseExpression('e'),
  value: { numerator: [-1n, 1n], denominator: [1n] },
  fraction: fractionOf('2; 3+2k', '-+'),
};

/** Every number in a JSON value, with a function that puts another one in its place. */
function* numbersIn(json: unknown, put: (changed: unknown) => unknown): Generator<() => [unknown, string]> {
  if (typeof json === 'number') yield () => [put(json === 1 ? -1 : json + 1), `${json}`];
  if (typeof json === 'string' && /^-?\d+(\/\d+)?$/.test(json)) {
    const [numerator, denominator] = json.split('/');
    const changed = `${BigInt(numerator!) + 1n}${denominator === undefined ? '' : `/${denominator}`}`;
    yield () => [put(changed), json];
  }
  if (typeof json !== 'object' || json === null) return;
  for (const [key, entry] of Object.entries(json)) {
    yield* numbersIn(entry, (changed) =>
      put(Array.isArray(json) ? json.with(Number(key), changed) : { ...json, [key]: changed }),
    );
  }
}

describe('Proofs', () => {
  it('e − 1 = 2 − 1/(3 + 1/(2 − 1/(5 + …))) has a certificate with constant U', () => {
    const proof = proveClaim(eMinusOne);
    assert.ok(proof.ok);
    const certificate = certificateToJson(proof.certificate);
    assert.ok(certificate.kind === 'mover');
    assert.equal(certificate.steps, 1);
    assert.deepEqual(
      [certificate.first, certificate.difference, certificate.sign, certificate.skipped],
      ['2', '4', 1, 1],
    );
    assert.deepEqual(certificate.transformation, [['1'], [], ['-1'], ['2']]);
  });

  it('all 1,470 conjectures of e are proved', async () => {
    const conjectures = await conjecturesOf('e', 4);
    assert.equal(conjectures.length, 1470);
    const unproved = conjectures.filter((conjecture) => !proveConjecture(conjecture).ok);
    assert.deepEqual(
      unproved.map(({ id }) => id),
      [],
    );
  });

  for (const constant of [
    'tan(1)',
    'exp(2)',
    'exp(1/2)',
    'exp(2/3)',
    'tan(1/2)',
    'tanh(1)',
    'besseli(1,2)/besseli(0,2)',
    'besselj(1,2)/besselj(0,2)',
    'hyp0f1(1,2)/hyp0f1(2,2)',
    'sqrt(2)*tanh(1/sqrt(2))',
    'sqrt(3)*tan(1/sqrt(3))',
    'sqrt(2)*besseli(1,sqrt(2))/besseli(0,sqrt(2))',
  ]) {
    it(`all conjectures of ${constant} are proved`, async () => {
      const conjectures = await conjecturesOf(constant, 3);
      assert.ok(conjectures.length > 100, `${conjectures.length}`);
      const unproved = conjectures.flatMap((conjecture) => {
        const proof = proveConjecture(conjecture);
        return proof.ok ? [] : [proof.reason];
      });
      assert.deepEqual(unproved, []);
    });
  }

  it('the identity of a family is found once and carried to its members', async () => {
    const families = familiesOf(await conjecturesOf('e', 4));
    assert.equal(families.length, 68);
    for (const members of families) {
      const { proofs, transported } = proveFamily(members);
      assert.ok(proofs.every(({ ok: proved }) => proved));
      assert.equal(transported, members.length - 1);
    }
  });

  it('periodic fractions of quadratic irrationals are proved to be those numbers', async () => {
    for (const constant of ['sqrt(2)', 'phi', '(3-sqrt(13))/7']) {
      const conjectures = await conjecturesOf(constant, 2);
      assert.ok(conjectures.length > 50);
      for (const conjecture of conjectures) assert.ok(proveConjecture(conjecture).ok, conjecture.id);
    }
  });

  it('a U that is linear in j proves the same with another shift', () => {
    const { constant, value } = eMinusOne;
    const proof = proveClaim(eMinusOne);
    assert.ok(proof.ok && proof.certificate.kind === 'mover');
    const interlaced = fractionOf('2; 3+2k', '-+');
    const image = canonicalImage(constant, value)!;
    const alignment = { head: 0, skipped: 2, steps: 1 };
    const u = linearTransformation(
      periodMatrix(tailPeriod(interlaced, 0)),
      image,
      alignment,
      headMatrix(interlaced, 0),
      1,
    )!;
    assert.equal(matrixDegree(u), 1);
    assert.ok(!equalPolynomialMatrices(u, proof.certificate.transformation));
    const step = (t: bigint) => canonicalStep(image.fraction, t);
    const canonicalHead = multiplyMatrices(multiplyMatrices(image.matrix, step(0n)), step(1n));
    const shifted: MoverCertificate = { ...proof.certificate, skipped: 2, transformation: u, canonicalHead };
    assert.ok(checkCertificate(eMinusOne, shifted).ok);
    const wrong = { ...shifted, transformation: proof.certificate.transformation };
    assert.ok(!checkCertificate(eMinusOne, wrong).ok);
  });

  it('a constant that is given by digits is no claim, whatever its name', async () => {
    const [conjecture] = await conjecturesOf('e', 4);
    assert.ok(proveConjecture(conjecture!).ok);
    assert.ok(!proveConjecture({ ...conjecture!, enclosure: 'numerical' }).ok);
    assert.ok(!proveConjecture({ ...conjecture!, constant: { kind: 'digits', name: 'e' } }).ok);
  });

  it('says why what it cannot prove is not proved', () => {
    const reason = (claim: Claim) => {
      const proof = proveClaim(claim);
      assert.ok(!proof.ok);
      return proof.reason;
    };
    assert.match(reason({ ...eMinusOne, constant: parseExpression('pi') }), /has no theorem/);
    assert.match(reason({ ...eMinusOne, fraction: fractionOf('2; 3+4k', '-+') }), /grows/);
    assert.match(reason({ ...eMinusOne, fraction: fractionOf('1', '+') }), /periodic/);
    assert.match(reason({ ...eMinusOne, value: { numerator: [0n, 1n], denominator: [1n] } }), /no U|refused/);
  });
});

describe('The checker', () => {
  it('refuses each of 100 certificates that were damaged in one coefficient', async () => {
    const random = randomIntegers(2026n);
    const sources: Conjecture[] = [
      ...(await conjecturesOf('e', 4)),
      ...(await conjecturesOf('tan(1)', 3)),
      ...(await conjecturesOf('sqrt(2)', 2)),
      ...(await conjecturesOf('hyp0f1(1,2)/hyp0f1(2,2)', 3)),
    ];
    let refused = 0;
    while (refused < 100) {
      const conjecture = sources[random(sources.length)]!;
      const proof = proveConjecture(conjecture);
      assert.ok(proof.ok);
      const whole = certificateToJson(proof.certificate);
      const damages = [...numbersIn(whole, (changed) => changed)];
      const [damaged, original] = damages[random(damages.length)]!();
      assert.notDeepEqual(damaged, whole);
      try {
        const check = checkCertificate(claimOf(conjecture)!, readCertificate(damaged));
        assert.ok(!check.ok, `${original} changed in ${JSON.stringify(whole)}`);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
      }
      refused++;
    }
  });

  it('refuses every damage to one certificate', () => {
    const proof = proveClaim(eMinusOne);
    assert.ok(proof.ok);
    const whole = certificateToJson(proof.certificate);
    assert.deepEqual(certificateFromJson(JSON.parse(JSON.stringify(whole))), proof.certificate);
    for (const damage of numbersIn(whole, (changed) => changed)) {
      const [damaged, original] = damage();
      let accepted: boolean;
      try {
        accepted = checkCertificate(eMinusOne, readCertificate(damaged)).ok;
      } catch (error) {
        assert.ok(error instanceof InputError);
        accepted = false;
      }
      assert.ok(!accepted, `${original} in ${JSON.stringify(damaged)}`);
    }
  });

  it('refuses the certificate of one claim for every other claim', () => {
    const proof = proveClaim(eMinusOne);
    assert.ok(proof.ok);
    const refuses = (changed: Partial<Claim>) =>
      assert.ok(!checkCertificate({ ...eMinusOne, ...changed }, proof.certificate).ok);
    refuses({ constant: parseExpression('exp(2)') });
    refuses({ value: { numerator: [-2n, 1n], denominator: [1n] } });
    refuses({ fraction: fractionOf('2; 5+2k', '-+') });
    refuses({ fraction: fractionOf('2; 3+2k', '+-') });
    refuses({ fraction: fractionOf('1 | 2; 3+2k', '-+') });
  });

  it('refuses a value whose head does not meet the head of the fraction', () => {
    const proof = proveClaim(eMinusOne);
    assert.ok(proof.ok && proof.certificate.kind === 'mover');
    const value = { numerator: [-2n, 1n], denominator: [1n] };
    const image = canonicalImage(eMinusOne.constant, value)!;
    const canonicalHead = multiplyMatrices(image.matrix, canonicalStep(image.fraction, 0n));
    const check = checkCertificate({ ...eMinusOne, value }, { ...proof.certificate, canonicalHead });
    assert.ok(!check.ok && check.reason === 'the heads do not match');
  });

  it('writes the tail over the root of the number itself, however long the period', async () => {
    const conjectures = await conjecturesOf('(3-sqrt(13))/7', 2);
    assert.ok(conjectures.length > 100);
    for (const conjecture of conjectures) {
      const proof = proveConjecture(conjecture);
      assert.ok(proof.ok && proof.certificate.kind === 'periodic');
      assert.equal(proof.certificate.tail.radicand, 13n);
    }
  });

  it('refuses a periodic fraction for another number, and for the conjugate', () => {
    const golden: Claim = {
      constant: parseExpression('sqrt(5)'),
      value: { numerator: [1n, 1n], denominator: [2n] },
      fraction: fractionOf('1', '+'),
    };
    const proof = proveClaim(golden);
    assert.ok(proof.ok && proof.certificate.kind === 'periodic');
    const { certificate } = proof;
    const other = { numerator: [3n, 1n], denominator: [2n] };
    const check = checkCertificate({ ...golden, value: other }, certificate);
    assert.ok(!check.ok && check.reason === 'the value is another number');
    const conjugate = { ...certificate.value, irrational: rational(-1n, 2n) };
    const turned = { ...golden, value: { numerator: [1n, -1n], denominator: [2n] } };
    const repelled = checkCertificate(turned, { ...certificate, tail: conjugate, value: conjugate });
    assert.ok(!repelled.ok && repelled.reason === 'the fixed point repels');
  });

  it('refuses terms that are no integers', () => {
    const proof = proveClaim(eMinusOne);
    assert.ok(proof.ok);
    const polynomials = [[rational(2n)], [rational(3n), rational(3n, 2n)]];
    const fraction: Claim['fraction'] = {
      rule: { kind: 'interlaced', preperiod: [], polynomials },
      signs: [-1, 1],
    };
    const check = checkCertificate({ ...eMinusOne, fraction }, proof.certificate);
    assert.ok(!check.ok && /integers/.test(check.reason));
  });

  it('refuses fractions that are not admissible, whatever the certificate', () => {
    const proof = proveClaim(eMinusOne);
    assert.ok(proof.ok);
    const check = checkCertificate(
      { ...eMinusOne, fraction: fractionOf('3; 1; 3+2k', '-') },
      proof.certificate,
    );
    assert.ok(!check.ok && /not admissible/.test(check.reason));
  });
});
