import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { argumentOf } from '../../src/core/theorems/certificates/argument.ts';
import type { Argument } from '../../src/core/theorems/certificates/argument.ts';
import { proveFamily } from '../../src/core/theorems/certificates/familyProof.ts';
import { withCertificate } from '../../src/core/theorems/certificates/prove.ts';
import { proofText } from '../../src/formats/proofs/text.ts';
import type { ProofText } from '../../src/formats/proofs/text.ts';
import { conjecturesOf, familiesOf } from '../core/theorems/support.ts';

/** The simplest member of every family, proved. */
async function provedFamilies(constant: string, period: number): Promise<Argument[]> {
  return familiesOf(await conjecturesOf(constant, period)).map(([first]) => {
    const proof = proveFamily([first!]).proofs[0]!;
    assert.ok(proof.ok, first!.id);
    return argumentOf(withCertificate(first!, proof))!;
  });
}

const environments = { kind: 'environments', theorem: 'theorem', lemma: 'lemma' } as const;
const whole = (text: ProofText) => [text.foundations, text.theorem, text.proof].join('\n');

describe('proofs as an author writes them', () => {
  let ofE: ProofText[];
  before(async () => {
    ofE = (await provedFamilies('e', 2)).map((argument) => proofText(argument, environments));
    assert.ok(ofE.length > 10);
  });

  it('of fractions of e rest on Lambert’s fraction of coth alone, not on Bessel functions', () => {
    for (const text of ofE) {
      assert.doesNotMatch(whole(text), /Bessel|I_\{?\\nu|Siegel|Lehmer/);
      assert.match(whole(text), /\\coth/);
    }
  });

  it('are short: the given fraction’s products are conjugate to Lambert’s at once', () => {
    for (const { proof } of ofE) {
      assert.doesNotMatch(proof, /grows faster|transfer/);
      assert.ok(proof.split('\n').filter((line) => !/^\\[[\]]$/.test(line)).length <= 40, proof);
    }
  });

  it('say nothing of signs where all are plus: a simple continued fraction converges anyway', async () => {
    for (const argument of await provedFamilies('e', 1)) {
      const text = whole(proofText(argument, environments));
      if (argument.kind === 'mover' && argument.fraction.signs.every((sign) => sign > 0))
        assert.doesNotMatch(text, /Tietze|b_\{n\+1\} =/);
    }
  });

  it('name no transformation where the steps are those of the classical fraction', async () => {
    const ofRoot = (await provedFamilies('sqrt(2)*tanh(1/sqrt(2))', 1)).map(
      (argument) => proofText(argument, environments).proof,
    );
    const plain = ofRoot.filter((proof) => /These are products of steps/.test(proof));
    assert.ok(plain.length > 0);
    for (const proof of plain) assert.doesNotMatch(proof, /\bU\b/);
    for (const proof of [...ofRoot, ...ofE.map((text) => text.proof)])
      assert.doesNotMatch(proof, /U = \\begin\{pmatrix\} (\d+) & 0 \\\\ 0 & \1 \\end/, proof);
  });

  it('give a classical fraction in one sentence', () => {
    const first = ofE.find(({ theorem }) => /a_\{n\} = 4 ?n \+ 2\$/.test(theorem));
    assert.match(first!.proof, /this is the fraction of Theorem~\\ref\{esma-lambert-coth\} with \$c = 2\$/);
    assert.match(first!.proof, /\\coth\\left\(\\frac\{1\}\{2\}\\right\) = \\frac\{e \+ 1\}\{e - 1\}/);
  });

  it('use letters once: a_n and b_n are the fraction’s, c that of the classical terms', () => {
    for (const { foundations, proof } of ofE) {
      const classical = /\\begin\{theorem\}\[Lambert[^]*?\\end\{theorem\}/.exec(foundations)![0];
      assert.doesNotMatch(classical, /\$[ab]\$|\b[ab] \+/);
      assert.doesNotMatch(proof, /\$a = |\$b = /);
    }
  });

  it('say in plain English why the fraction converges, with all three conditions', () => {
    for (const text of ofE) {
      assert.doesNotMatch(whole(text), /For let|it is not so|is the expansion of this value|Both sides obey/);
      if (!/Theorem~\\ref\{esma-tietze\} the fraction converges/.test(text.proof)) continue;
      assert.match(
        text.proof,
        /\$a_n \\ge \d\$ (?:and \$a_n \+ b_\{n\+1\} \\ge 2\$ )?for all \$n \\ge 1\$/,
        text.proof,
      );
      assert.match(text.proof, /\\to \\infty\$|\\ge 2\$ for all/);
    }
  });

  it('take the Bessel functions where they are the subject, with the sign that is used', async () => {
    const [argument] = await provedFamilies('besseli(4/3,2/3)/besseli(1/3,2/3)', 1);
    const { foundations } = proofText(argument!, environments);
    assert.match(foundations, /I_\{\\nu-1\}\(x\)/);
    assert.doesNotMatch(foundations, /J_|\\coth/);
  });

  it('define what they use before they use it, in no letter that a constant or a function has', async () => {
    const texts = [
      ...ofE,
      ...(await provedFamilies('sqrt(2)', 2)).map((argument) => proofText(argument, environments)),
    ];
    for (const text of texts) {
      const all = whole(text);
      const place = (words: string) => all.indexOf(words);
      // The step A(a, b) and the limit of convergents come before what speaks of them.
      if (/A\(c_t/.test(all)) assert.ok(place('With the step') < place('A(c_t'), all);
      if (all.includes('Notation.'))
        assert.match(all, /The fraction converges if its convergents tend to a real number, its value\./);
      // Entries of matrices are called neither e nor l, which looks like 1.
      assert.doesNotMatch(all, /\b[el]_\{\d\d\}/);
      assert.doesNotMatch(all, /\\tag\{\d\}|\(\d\) (?:holds|reads|are)/);
      assert.doesNotMatch(text.theorem, /^\\begin\{theorem\}\n\\\[/);
      // A box of its own below a display is for no one to read.
      assert.doesNotMatch(text.proof, /\\\]\n\\end\{proof\}/);
      assert.doesNotMatch(text.proof, /\b(?:first|taken|after|on,) (?:\d|10) (?:steps|terms)/i);
      assert.doesNotMatch(text.proof, /value is \$\\frac/);
    }
    const periodic = texts.filter(({ foundations }) => foundations.includes('esma-lagrange'));
    assert.ok(periodic.length > 5);
    // Lagrange's lemma has the convergence.
    for (const text of periodic) assert.doesNotMatch(whole(text), /tietze|positive integers/);
  });

  it('take classical theorems as theorems, whatever is proved', async () => {
    const [argument] = await provedFamilies('e', 2);
    const { foundations, theorem, proof } = proofText(argument!, {
      ...environments,
      theorem: 'prop',
      classical: 'thm',
    });
    assert.match(theorem, /^\\begin\{prop\}[^]*\\end\{prop\}$/);
    assert.match(foundations, /\\begin\{thm\}\[Lambert[^]*\\end\{thm\}/);
    assert.doesNotMatch(foundations, /\{prop\}/);
    assert.match(proof, /Theorem~\\ref\{esma-lambert-coth\}/);
  });

  it('say that J_ν(x) may vanish, and nothing that would have to be shown of it', async () => {
    const [argument] = await provedFamilies('besselj(4/3,2/3)/besselj(1/3,2/3)', 1);
    const { foundations } = proofText(argument!, environments);
    assert.match(foundations, /where both sides are \$\\infty\$ if \$J_\\nu\(x\) = 0\$\./);
  });
});
