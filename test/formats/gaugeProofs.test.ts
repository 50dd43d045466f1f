import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { sourceOf } from '../../src/core/constants/source.ts';
import { isSigned } from '../../src/core/fractions/fraction.ts';
import { argumentOf } from '../../src/core/theorems/certificates/argument.ts';
import type { Argument } from '../../src/core/theorems/certificates/argument.ts';
import { gaugeArgumentOf } from '../../src/core/theorems/certificates/gaugeArgument.ts';
import type { GaugeArgument } from '../../src/core/theorems/certificates/gaugeArgument.ts';
import { proveConjecture, withCertificate } from '../../src/core/theorems/certificates/prove.ts';
import { articleOf } from '../../src/formats/latex/article.ts';
import { pariGap, pariProgram } from '../../src/formats/proofs/pari.ts';
import { latexProofs } from '../../src/formats/proofs/proof.ts';
import { rocqSection } from '../../src/formats/proofs/rocqSection.ts';
import { sympyGap, sympyProgram } from '../../src/formats/proofs/sympy.ts';
import { foundationsIn, proofText } from '../../src/formats/proofs/text.ts';
import { damagesOf } from '../support/damaged.ts';
import { sampleSearch } from '../support/samples.ts';
import { typeset } from '../support/tex.ts';
import { hasTool } from '../support/tools.mjs';

const programs = [
  ['pari-gp', ['gp', '-q', '-f'], pariProgram],
  ['python3-sympy', ['/usr/bin/python3'], sympyProgram],
] as const;

describe('proofs of periodic fractions with other numerators', function () {
  this.timeout(300_000);
  const proofs: Argument[] = [];

  before(async () => {
    for (const name of ['sqrt(2)', 'phi']) {
      const bounds = { height: 1, period: 2, numeratorDegree: 0, numeratorHeight: 3 };
      const { families } = await sampleSearch(name, bounds);
      const found = families
        .map((family) => family.members[0]!)
        .filter(({ fraction }) => !isSigned(fraction))
        .map((member) => argumentOf(withCertificate(member, proveConjecture(member))));
      assert.ok(found.length > 5 && found.every((proof) => proof?.kind === 'periodic'), name);
      proofs.push(...found.slice(0, 4).map((proof) => proof!));
    }
  });

  for (const [tool, command, write] of programs) {
    it(`are accepted by a program for ${tool} on its own, and refused where they have been changed`, function () {
      if (!hasTool(tool)) return this.skip();
      const verdicts = run(command, write(proofs));
      assert.doesNotMatch(write(proofs), /Kummer/);
      assert.equal(verdicts.output, proofs.map(({ conjecture }) => `${conjecture.id}: proved`).join('\n'));
      assert.equal(verdicts.code, 0);
      const damaged = proofs.slice(0, 2).flatMap((proof) => {
        assert.ok(proof.kind === 'periodic');
        return damagesOf(proof).map(({ argument }) => argument);
      });
      const refused = run(command, write(damaged));
      assert.equal(refused.code, 1);
      assert.ok(!refused.output.includes('proved'), refused.output);
    });
  }

  it('are set by TeX without an overfull line or an undefined reference', function () {
    if (!hasTool('texlive-latex-recommended')) return this.skip();
    const { status, complaints, log } = typeset(latexProofs(proofs), { runs: 2 });
    assert.equal(status, 0, log.slice(-2000));
    assert.deepEqual(complaints, []);
  });
});

describe('proofs with polynomial numerators', function () {
  this.timeout(300_000);
  const gauges: GaugeArgument[] = [];
  const damaged: GaugeArgument[] = [];

  before(async () => {
    for (const [name, bounds] of [
      ['e', { height: 1, period: 1, numeratorDegree: 1 }],
      ['e', { height: 1, numerators: '-k-1; k+2' }],
      ['sqrt(pi/2)*exp(1/2)*erf(1/sqrt(2))', { height: 1, numerators: '-2k-1; 2k+2' }],
      ['hyp0f2(1,1,1)', { height: 1, numerators: '-n^3' }],
      ['tan(1)', { height: 1, period: 1, numeratorHeight: 2, numeratorDegree: 0 }],
      ['besseli(0,2)', { height: 2, numerators: '-n^2' }],
      ['cos(1)', { height: 1, numerators: '4k^2+6k+2' }],
      ['1/(besseli(0,2)-1)', { height: 1, numerators: '-n^2' }],
      ['3^(1/6)*gamma(4/3)*besseli(1/3,2/sqrt(3))', { height: 1, numerators: '-3n^2-n' }],
      ['exp(1/3)*lowergamma(1/3,1/3)/3^(2/3)', { height: 1, numerators: '3n' }],
      ['hyp1f1(1/2,1,1/2)/hyp1f1(3/2,2,1/2)', { height: 2, numerators: '2n+1' }],
      // With signs alone, and no canonical fraction.
      ['hyp1f1(1/2,1,1)/hyp1f1(3/2,2,1)', { height: 1, period: 1 }],
      ['sqrt(2)*dawson(1/sqrt(2))', { height: 1, numerators: '2k+1; -2k-2, -2k-1; 2k+2, 2k+1' }],
    ] as const) {
      const { families } = await sampleSearch(name, bounds);
      const members = families.map((family) => family.members[0]!);
      const found = members.flatMap(
        (member) => gaugeArgumentOf(withCertificate(member, proveConjecture(member))) ?? [],
      );
      assert.ok(found.length > 0, name);
      gauges.push(...found.slice(0, 2));
    }
    for (const gauge of [gauges[0]!, gauges[2]!, gauges[5]!, gauges[gauges.length - 4]!]) {
      const { certificate, numerators } = gauge;
      const u = certificate.transformation;
      const wrong = { ...u, a: [(u.a[0] ?? 0n) + 1n, ...u.a.slice(1)] };
      damaged.push(
        { ...gauge, certificate: { ...certificate, transformation: wrong } },
        { ...gauge, certificate: { ...certificate, head: certificate.head + 1 } },
        { ...gauge, numerators: numerators.map((p) => [p[0]! * 2n, ...p.slice(1)]) },
      );
    }
  });

  const accepted = () => gauges.map(({ conjecture }) => `${conjecture.id}: proved`).join('\n');

  for (const [tool, command, write] of programs) {
    it(`are accepted by a program for ${tool} on its own, and refused where they have been changed`, function () {
      if (!hasTool(tool)) return this.skip();
      const verdicts = run(command, write(gauges));
      assert.equal(verdicts.output, accepted());
      assert.match(write(gauges), /take the relations of Kummer, Gauss and Euler/);
      assert.equal(verdicts.code, 0);
      const refused = run(command, write(damaged));
      assert.equal(refused.code, 1);
      assert.ok(!refused.output.includes('proved'), refused.output);
    });
  }

  it('are set by TeX without an overfull line or an undefined reference', function () {
    if (!hasTool('texlive-latex-recommended')) return this.skip();
    const { status, complaints, log } = typeset(latexProofs(gauges), { runs: 2 });
    assert.equal(status, 0, log.slice(-2000));
    assert.deepEqual(complaints, []);
    // Of a paper with them alone too, which has no theorem about signs.
    const article = articleOf(
      gauges.slice(-4).map(({ conjecture }) => conjecture),
      'esma search',
      3,
    );
    const set = typeset(article, { runs: 2 });
    assert.equal(set.status, 0, set.log.slice(-2000));
    assert.deepEqual(set.complaints, []);
  });

  it('are said to be carried out in Rocq where they are, and only those', () => {
    const reaches = (name: string) => gauges.filter(({ conjecture }) => conjecture.constant.name === name);
    assert.equal(rocqSection(reaches('sqrt(pi/2)*exp(1/2)*erf(1/sqrt(2))')), null);
    const [known, unknown] = [reaches('e'), reaches('sqrt(2)*dawson(1/sqrt(2))')];
    assert.match(rocqSection(known)!.lines.join('\n'), /The same proofs are carried out in Rocq/);
    const { lines, theorems } = rocqSection([...known, ...unknown])!;
    assert.equal(theorems.length, known.length);
    assert.match(
      lines.join('\n'),
      new RegExp(`Of these ${known.length + unknown.length} proofs ${known.length} are carried out in Rocq`),
    );
  });

  it('cite theorems for what they say, with a reason for every value, and hedge nothing', () => {
    const environments = { kind: 'environments', theorem: 'theorem', lemma: 'lemma' } as const;
    for (const gauge of gauges) {
      const { foundations, theorem, proof } = proofText(gauge, environments);
      const cited = [...foundations.matchAll(/\\begin\{theorem\}\[[^]*?\\end\{theorem\}\n(\S+)/g)];
      assert.ok(cited.length > 0);
      for (const [statement, next] of cited) {
        // What is asymptotic is a lemma of its own, with its proof; so are the relations shown.
        assert.doesNotMatch(statement, /O\(|R_k|period/);
        assert.equal(next, '\\begin{proof}');
        // b_n are the numerators of the given fraction, a_n its terms.
        const formulas = [...statement.matchAll(/\$([^$]*)\$|\\\[([^]*?)\\\]/g)].map(([formula]) => formula);
        const letters = formulas.join(' ').replace(/\\[a-zA-Z]+|\{[a-z]{2,}\}/g, ' ');
        assert.doesNotMatch(letters, /[abc]/);
      }
      assert.doesNotMatch(proof, /up to a constant factor|lambda|terms of lower order|e\^\{1\}|\\,\$|\$\\,/);
      const { base } = gauge.certificate;
      if (base.kind === 'kummer' && base.a.numerator === 0n && base.z.numerator > 0n)
        assert.match(proof, /\nas \$/, theorem);
    }
  });

  it('are left out of programs whose system lacks a function, and that is said', () => {
    const [gauge] = gauges;
    const constant = sourceOf('gompertz*liouville');
    const beyond = { ...gauge!, conjecture: { ...gauge!.conjecture, constant } };
    assert.equal(pariGap(gauge!), null);
    assert.equal(sympyGap(gauge!), null);
    assert.match(pariGap(beyond)!, /PARI\/GP lacks a function/);
    assert.match(sympyGap(beyond)!, /mpmath lacks a function/);
  });

  it('stand on their own in a paper, with foundations that it has once', function () {
    const environments = { kind: 'environments', theorem: 'theorem', lemma: 'lemma' } as const;
    let paper = '';
    for (const gauge of gauges) {
      const { foundations, theorem, proof } = proofText(gauge, environments, foundationsIn(paper));
      assert.doesNotMatch(foundations + theorem + proof, /\\cite|\\bibitem|undefined/);
      paper += `${foundations}\n\n${theorem}\n${proof}\n`;
    }
    assert.equal(paper.match(/\\label\{esma-nested\}/g)?.length, 1);
    assert.equal(paper.match(/\\label\{esma-gauge\}/g)?.length, 1);
    for (const kind of ['paragraphs', 'markdown', 'page'] as const)
      assert.doesNotMatch(
        Object.values(proofText(gauges[0]!, { kind })).join('\n'),
        /\\(?:cite|ref|label)\b/,
      );
    if (!hasTool('texlive-latex-recommended')) return this.skip();
    const preamble =
      '\\documentclass{article}\n\\usepackage{amsmath,amsthm}\n\\newtheorem{theorem}{Theorem}\n\\newtheorem{lemma}{Lemma}\n';
    const { status, complaints, log } = typeset(`${preamble}\\begin{document}\n${paper}\\end{document}\n`, {
      runs: 2,
    });
    assert.equal(status, 0, log.slice(-2000));
    assert.deepEqual(complaints, []);
  });
});

function run(
  [name, ...words]: readonly [string, ...string[]],
  program: string,
): { readonly output: string; readonly code: number | null } {
  const folder = mkdtempSync(join(tmpdir(), 'esma-gauge-'));
  try {
    const file = join(folder, 'proofs');
    writeFileSync(file, program);
    const { stdout, stderr, status } = spawnSync(name, [...words, file], { encoding: 'utf8' });
    return { output: `${stdout}${stderr}`.trim(), code: status };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
