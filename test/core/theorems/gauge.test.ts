import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Certificate, GaugeCertificate } from '../../../src/core/certificate.ts';
import type { Conjecture } from '../../../src/core/conjecture.ts';
import { constantFromText } from '../../../src/core/constants/constants.ts';
import { parseExpression } from '../../../src/core/constants/parser.ts';
import { fractionOf, isSigned } from '../../../src/core/fractions/fraction.ts';
import { parseNumerators } from '../../../src/core/fractions/parseNumerators.ts';
import { parseInterlacedTerms } from '../../../src/core/fractions/parseTerms.ts';
import { evaluateFraction } from '../../../src/core/fractions/evaluate.ts';
import { meet } from '../../../src/core/numbers/enclosure.ts';
import { rational } from '../../../src/core/numbers/rational.ts';
import { encloseValue } from '../../../src/core/value.ts';
import type { Value } from '../../../src/core/value.ts';
import { checkCertificate } from '../../../src/core/theorems/certificates/checker.ts';
import type { Claim } from '../../../src/core/theorems/certificates/claim.ts';
import {
  proveClaim,
  proveConjecture,
  withCertificate,
} from '../../../src/core/theorems/certificates/prove.ts';
import { proofOf } from '../../../src/core/theorems/certificates/proofOf.ts';
import { conjectureToLine } from '../../../src/library/json.ts';
import { conjectureFromLine } from '../../../src/library/reading.ts';
import { sampleSearch } from '../../support/samples.ts';

const itself: Value = { numerator: [0n, 1n], denominator: [1n] };
const inverse: Value = { numerator: [1n], denominator: [0n, 1n] };

function claimOf(constant: string, value: Value, terms: string, numerators: string): Claim {
  return {
    constant: parseExpression(constant),
    value,
    fraction: fractionOf(parseInterlacedTerms(terms), parseNumerators(numerators)),
  };
}

function gaugeOf(claim: Claim): GaugeCertificate {
  const proof = proveClaim(claim);
  assert.ok(proof.ok, proof.ok ? '' : proof.reason);
  assert.ok(proof.certificate.kind === 'gauge');
  return proof.certificate;
}

/** Classical formulas, written here as in the literature. */
const classical: readonly (readonly [constant: string, value: Value, terms: string, numerators: string])[] = [
  // The Ramanujan Machine's first conjecture.
  ['e', itself, 'k+3', '-n'],
  ['e', { numerator: [1n], denominator: [-2n, 1n] }, 'k+1', 'n'],
  // 1/(e − 1) = 1 − 1/(2 + 1/(2 + 2/(4 − 2/(5 + 3/(5 + 4/(7 − …)))))), three numerators a word.
  ['e', { numerator: [1n], denominator: [-1n, 1n] }, '1 | 3k+2; 3k+2; 3k+4', '-k-1; 2k+1; 2k+2'],
  ['sqrt(pi/2)*exp(1/2)*erf(1/sqrt(2))', inverse, '2k+1', '-2k-1; 2k+2'],
  ['sqrt(pi/2)*exp(1/2)*erf(1/sqrt(2))', inverse, '2k', '2k+2'],
  ['sqrt(pi)/2*exp(1)*erf(1)', inverse, '1 | 2k+3', '-4k-2; 4k+4'],
  ['besseli(0,2)', { numerator: [1n], denominator: [-1n, 1n] }, '1 | k^2+4k+5', '-n^2'],
  ['cos(1)', { numerator: [1n], denominator: [1n, -1n] }, '2 | 4k^2+14k+11', '4k^2+6k+2'],
  // Σ 1/(n!)³ by Euler.
  ['hyp0f2(1,1,1)', { numerator: [0n, 1n], denominator: [-1n, 1n] }, 'k^3+3k^2+3k+2', '-n^3'],
];

describe('proofs with polynomial numerators', () => {
  it('are found for classical formulas, and are of numbers that agree', () => {
    for (const [constant, value, terms, numerators] of classical) {
      const claim = claimOf(constant, value, terms, numerators);
      const sides = [
        encloseValue(constantFromText(constant), value, 60),
        evaluateFraction(claim.fraction, 60),
      ];
      const isTrue = meet(sides[0]!, sides[1]!);
      const proof = proveClaim(claim);
      // What is true is proved, and nothing else is.
      assert.equal(proof.ok, isTrue, `${constant} ${terms} ${numerators}`);
      assert.ok(isTrue, `${constant} ${terms} ${numerators}`);
    }
  });

  it('do not survive a change of any of their parts', () => {
    const claim = claimOf('e', itself, 'k+3', '-n');
    const good = gaugeOf(claim);
    const bump = (p: readonly bigint[]) => (p.length === 0 ? [1n] : [p[0]! + 1n, ...p.slice(1)]);
    const base = good.base;
    assert.ok(base.kind === 'kummer');
    const u = good.transformation;
    const changed: readonly Certificate[] = [
      { ...good, head: good.head + 1 },
      { ...good, period: good.period + 1 },
      { ...good, skipped: [good.skipped[0] + 1, good.skipped[1]] },
      { ...good, direction: [good.direction[1], good.direction[0]] },
      { ...good, direction: [0, 0] },
      { ...good, direction: [-1, 2] },
      { ...good, base: { ...base, z: rational(2n) } },
      { ...good, base: { ...base, c: rational(2n) } },
      { ...good, base: { ...base, a: rational(-1n) } },
      { ...good, transformation: { ...u, a: bump(u.a) } },
      { ...good, transformation: { ...u, d: bump(u.d) } },
      { ...good, transformation: { a: [], b: [], c: [], d: [] } },
    ];
    for (const certificate of changed) assert.equal(checkCertificate(claim, certificate).ok, false);
    for (const other of [
      claimOf('e', itself, 'k+4', '-n'),
      claimOf('e', itself, '3 | k+5', '-n'),
      claimOf('e', itself, 'k+3', 'n'),
      claimOf('exp(2)', itself, 'k+3', '-n'),
      claimOf('pi', itself, 'k+3', '-n'),
      claimOf('e', inverse, 'k+3', '-n'),
    ])
      assert.equal(checkCertificate(other, good).ok, false);
    assert.ok(checkCertificate(claim, good).ok);
  });

  it('are found for every family of small spaces, kept in records, and read again', async function () {
    this.timeout(300_000);
    for (const [name, bounds] of [
      ['e', { height: 1, period: 1, numeratorDegree: 1, numeratorHeight: 2 }],
      [
        'sqrt(pi/2)*exp(1/2)*erf(1/sqrt(2))',
        { height: 1, period: 1, numeratorDegree: 1, numeratorHeight: 2 },
      ],
      ['tan(1)', { height: 1, period: 1, numeratorDegree: 0, numeratorHeight: 2 }],
      ['besseli(0,2)', { height: 2, numerators: '-n^2' }],
      ['cos(1)', { height: 1, numerators: '4k^2+6k+2' }],
    ] as const) {
      const { families } = await sampleSearch(name, bounds);
      const members = families
        .map((family): Conjecture => family.members[0]!)
        .filter(({ fraction }) => !isSigned(fraction));
      assert.ok(members.length > 0, name);
      for (const member of members) {
        const proof = proveConjecture(member);
        assert.ok(proof.ok, `${name} ${member.id}`);
        const record = withCertificate(member, proof);
        const read = conjectureFromLine(conjectureToLine(record));
        assert.deepEqual(read, record);
        assert.ok(proofOf(read));
      }
    }
  });
});
