import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import {
  argumentOf,
  fractionOfArgument,
  signedArgumentOf,
} from '../../src/core/theorems/certificates/argument.ts';
import type { Argument, SignedArgument } from '../../src/core/theorems/certificates/argument.ts';
import { fractionOf, isSigned } from '../../src/core/fractions/fraction.ts';
import { checkCertificate } from '../../src/core/theorems/certificates/checker.ts';
import { proveFamily } from '../../src/core/theorems/certificates/familyProof.ts';
import { claimOf } from '../../src/core/theorems/certificates/proofOf.ts';
import { proveConjecture, withCertificate } from '../../src/core/theorems/certificates/prove.ts';
import { rocqCheck } from '../../src/formats/proofs/rocq/theorem.ts';
import { rocqLibrary } from '../../src/engine/proving/rocqLibrary.ts';
import { rocqProofs } from '../../src/formats/proofs/rocq/proofs.ts';
import { conjecturesOf, familiesOf, randomIntegers } from '../core/theorems/support.ts';
import { damagesOf, gaugeDamagesOf } from '../support/damaged.ts';
import { axiomsOfTheReals, coqc, printedAxioms, printedBooleans } from '../support/rocq.ts';
import { sampleSearch } from '../support/samples.ts';
import { hasTool } from '../support/tools.mjs';

/** A constant of each kind: exponential, nested, hyperbolic, trigonometric, Bessel, 0F1, at roots, of fractional order, quadratic. */
const constants = [
  'e',
  'exp(2/3)',
  '(e^2+1)/(e+1)/(e-1)',
  'tanh(1/2)',
  'coth(1)',
  'tan(1)',
  'sin(1)/(1+cos(1))',
  'besseli(1,2)/besseli(0,2)',
  'besselj(1,2)/besselj(0,2)',
  'besseli(4/3,2/3)/besseli(1/3,2/3)',
  'hyp0f1(1/3,1/9)/hyp0f1(4/3,1/9)',
  'sqrt(2)*tanh(1/sqrt(2))',
  'sqrt(3)*tan(1/sqrt(3))',
  'phi',
  '(3-sqrt(13))/7',
] as const;

/** Searches with numerators other than ±1: on Kummer's lattice, on Gauss's steps of 0F1, Euler's sums of 0F1 and 1F1, periodic ones. */
const numerated = [
  ['e', { height: 1, period: 1, numeratorDegree: 1 }],
  ['e', { height: 1, numerators: '-k-1; k+2' }],
  ['tan(1)', { height: 1, period: 1, numeratorHeight: 2, numeratorDegree: 0 }],
  ['besseli(0,2)', { height: 2, numerators: '-n^2' }],
  ['cos(1)', { height: 1, numerators: '4k^2+6k+2' }],
  ['hyp1f1(1,3/2,1/2)', { height: 1, numerators: '-2k-1; 2k+2' }],
  ['sqrt(2)', { height: 1, period: 2, numeratorHeight: 3, numeratorDegree: 0 }],
] as const;

async function numeratedProofsOf([constant, bounds]: (typeof numerated)[number]): Promise<Argument[]> {
  const { families } = await sampleSearch(constant, bounds);
  const found = families
    .map(({ members }) => members[0]!)
    .filter(({ fraction }) => !isSigned(fraction))
    .flatMap((member) => argumentOf(withCertificate(member, proveConjecture(member))) ?? []);
  assert.ok(found.length > 0, constant);
  return found.slice(0, 2);
}

async function proofsOf(constant: string): Promise<SignedArgument[]> {
  return familiesOf(await conjecturesOf(constant, 1)).map(([first]) => {
    const proof = proveFamily([first!]).proofs[0]!;
    assert.ok(proof.ok, first!.id);
    return signedArgumentOf(withCertificate(first!, proof))!;
  });
}

describe('proofs for Rocq', () => {
  let folder: string;
  let proofs: Argument[];
  let out: string;
  let count: number;
  let damaged: { readonly field: string; readonly argument: Argument }[];
  before(async function () {
    if (!hasTool('coq') || !hasTool('libcoq-coquelicot')) this.skip();
    this.timeout(0);
    folder = mkdtempSync(join(tmpdir(), 'esma-rocq-'));
    const signed = (await Promise.all(constants.map(proofsOf))).flatMap((found) => found.slice(0, 2));
    const others = (await Promise.all(numerated.map(numeratedProofsOf))).flat();
    proofs = [...signed, ...others];
    const random = randomIntegers(19n);
    damaged = proofs.flatMap((proof) => {
      const ways = proof.kind === 'gauge' ? gaugeDamagesOf(proof) : damagesOf(proof);
      return [ways[random(ways.length)]!, ways[random(ways.length)]!];
    });
    for (const { field, argument } of damaged) {
      const { rule, numerators } = fractionOfArgument(argument);
      const fraction = fractionOf(rule, numerators);
      const claim = { ...claimOf(argument.conjecture)!, fraction };
      assert.ok(!checkCertificate(claim, argument.certificate).ok, field);
    }
    const { text, theorems, unreached } = rocqProofs(proofs, rocqLibrary());
    assert.deepEqual(unreached, []);
    count = theorems;
    // The library's own verdict on certificates that hold and on damaged ones, after the theorems.
    const checks = [...proofs, ...damaged.map(({ argument }) => argument)].map(
      (argument) => `Eval vm_compute in ${rocqCheck(argument)}.`,
    );
    const run = coqc(folder, 'kinds.v', `${text}\n${checks.join('\n')}\n`);
    assert.equal(run.code, 0, run.err);
    out = run.out;
  });
  after(() => {
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('are accepted for a constant of each kind, library and theorems in one file', () => {
    assert.ok(count >= constants.length + numerated.length, String(count));
    const bases = new Set(proofs.flatMap((p) => (p.kind === 'gauge' ? [p.certificate.base.kind] : [])));
    assert.equal(bases.size, 3);
  });

  it('rest on the three axioms of the real numbers and on nothing else', () => {
    assert.deepEqual(printedAxioms(out), [axiomsOfTheReals]);
  });

  it('are refused where one number is changed, as by our own checker', () => {
    const verdicts = printedBooleans(out);
    assert.equal(verdicts.length, 3 * proofs.length);
    assert.ok(verdicts.slice(0, proofs.length).every((verdict) => verdict));
    const accepted = damaged.filter((_, i) => verdicts[proofs.length + i]);
    assert.deepEqual(
      accepted.map(({ field, argument }) => `${argument.conjecture.id} ${field}`),
      [],
    );
  });
});
