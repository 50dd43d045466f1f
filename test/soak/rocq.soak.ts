import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { fractionOf } from '../../src/core/fractions/fraction.ts';
import {
  argumentOf,
  fractionOfArgument,
  signedArgumentOf,
} from '../../src/core/theorems/certificates/argument.ts';
import type { Argument, SignedArgument } from '../../src/core/theorems/certificates/argument.ts';
import { checkCertificate } from '../../src/core/theorems/certificates/checker.ts';
import { claimOf } from '../../src/core/theorems/certificates/proofOf.ts';
import { rocqProofs } from '../../src/formats/proofs/rocq/proofs.ts';
import { rocqCheck } from '../../src/formats/proofs/rocq/theorem.ts';
import { conjectureFromLine } from '../../src/library/reading.ts';
import { randomIntegers } from '../core/theorems/support.ts';
import { esma } from '../support/cli.ts';
import { damagesOf } from '../support/damaged.ts';
import type { Damaged } from '../support/damaged.ts';
import { axiomsOfTheReals, compileLibrary, coqc, printedAxioms, printedBooleans } from '../support/rocq.ts';
import { hasTool } from '../support/tools.mjs';

/** Constants in the Quick space: degree 1, height 2, patterns up to length 4, order 24. */
const constants = [
  'e',
  'sqrt(e)',
  'e^2',
  'exp(2/3)',
  'tan(1)',
  'tan(1/2)',
  'tanh(1)',
  'besseli(1,2)/besseli(0,2)',
  'besselj(1,2)/besselj(0,2)',
  'sqrt(3)*tan(1/sqrt(3))',
  'sqrt(2)',
  'sqrt(3)',
  'phi',
];

/** Theorems of one file. */
const batch = 300;

const damagedCertificates = 1000;

describe('theorems for Rocq, all of them', function () {
  this.timeout(0);
  let folder: string;
  before(function () {
    if (!hasTool('coq') || !hasTool('libcoq-coquelicot')) this.skip();
    folder = mkdtempSync(join(tmpdir(), 'esma-rocq-'));
    compileLibrary(folder);
  });
  after(() => {
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  const argumentsOf = (conjectures: readonly Conjecture[]): SignedArgument[] =>
    conjectures.map((conjecture) => {
      const argument = signedArgumentOf(conjecture);
      assert.ok(argument, `${conjecture.id} has no proof`);
      return argument;
    });

  const found = (constant: string, ...words: string[]): Conjecture[] => {
    const path = join(folder, 'found.esma.jsonl');
    rmSync(path, { force: true });
    const { code, err } = esma('search', constant, '--prove', '--out', path, ...words);
    assert.equal(code, 0, err);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    return lines.map(conjectureFromLine);
  };

  const search = (constant: string, ...words: string[]): SignedArgument[] =>
    argumentsOf(found(constant, ...words));

  /** How many are accepted; every file must compile, and name the three axioms alone. */
  const accept = (proofs: readonly Argument[]): number => {
    let accepted = 0;
    for (let start = 0; start < proofs.length; start += batch) {
      const { text, theorems, unreached } = rocqProofs(proofs.slice(start, start + batch), 'beside');
      for (const { conjecture, reason } of unreached) console.log(`${conjecture.id}: ${reason}`);
      const { code, out, err } = coqc(folder, 'theorems.v', text);
      assert.equal(code, 0, err);
      for (const axioms of printedAxioms(out)) assert.deepEqual(axioms, axiomsOfTheReals);
      assert.equal(printedAxioms(out).length, Math.ceil(theorems / 100));
      accepted += theorems;
    }
    return accepted;
  };

  it('every family of thirteen constants in the Quick space', () => {
    for (const constant of constants) {
      const proofs = search(constant, '--members', '1');
      assert.equal(accept(proofs), proofs.length, constant);
    }
  });

  it('every family with polynomial numerators: linear ones for e, quadratic ones for what Euler sums', () => {
    for (const [constant, height, degree] of [
      ['e', 2, 1],
      ['tan(1)', 1, 2],
      ['besseli(0,2)', 2, 2],
      ['besseli(1,2)/besseli(0,2)', 1, 2],
      ['hyp1f1(1,3/2,1/2)', 1, 2],
    ] as const) {
      const space = [
        '--height',
        height,
        '--period',
        2,
        '--numerator-degree',
        degree,
        '--numerator-height',
        2,
      ];
      const proved = found(constant, ...space.map(String), '--members', '1').flatMap((conjecture) => {
        const argument = argumentOf(conjecture);
        return argument ? [argument] : [];
      });
      assert.ok(
        proved.some(({ kind }) => kind === 'gauge'),
        constant,
      );
      assert.equal(accept(proved), proved.length, constant);
    }
  });

  it('all 1,470 members of e', () => {
    const proofs = search('e', '--members', 'all');
    assert.equal(proofs.length, 1470);
    assert.equal(accept(proofs), 1470);
  });

  it('the twelve largest certificates of e at height 5, order 200', () => {
    const proofs = search('e', '--height', '5', '--order', '200', '--members', '1');
    const size = ({ certificate }: SignedArgument): number => certificate.head + certificate.period;
    const largest = [...proofs].sort((x, y) => size(y) - size(x)).slice(0, 12);
    assert.equal(accept(largest), 12);
  });

  it('1,000 certificates with one number changed are refused, as by our own checker', () => {
    const proofs = [
      'e',
      'exp(2/3)',
      'tan(1)',
      'besselj(1,2)/besselj(0,2)',
      'sqrt(3)*tan(1/sqrt(3))',
      'phi',
    ].flatMap((constant) => search(constant, '--members', '1'));
    const random = randomIntegers(1000n);
    const damaged: Damaged[] = [];
    while (damaged.length < damagedCertificates) {
      const ways = damagesOf(proofs[random(proofs.length)]!);
      const fields = [...new Set(ways.map(({ field }) => field))];
      // Each field in turn, of whatever proof has it.
      const field = fields[damaged.length % fields.length]!;
      const ofField = ways.filter((way) => way.field === field);
      damaged.push(ofField[random(ofField.length)]!);
    }
    const accepted: string[] = [];
    for (let start = 0; start < damaged.length; start += batch) {
      const some = damaged.slice(start, start + batch);
      const checks = some.map(({ argument }) => `Eval vm_compute in ${rocqCheck(argument)}.`);
      const header = 'From Esma Require Import Esma.\nOpen Scope R_scope.';
      const { code, out, err } = coqc(folder, 'damaged.v', [header, ...checks, ''].join('\n'));
      assert.equal(code, 0, err);
      const verdicts = printedBooleans(out);
      assert.equal(verdicts.length, some.length);
      some.forEach(({ field, argument }, i) => {
        const { rule, numerators } = fractionOfArgument(argument);
        const claim = { ...claimOf(argument.conjecture)!, fraction: fractionOf(rule, numerators) };
        if (verdicts[i] || checkCertificate(claim, argument.certificate).ok)
          accepted.push(`${argument.conjecture.id} ${field}`);
      });
    }
    assert.deepEqual(accepted, []);
  });
});
