import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { argumentOf } from '../../src/core/theorems/certificates/argument.ts';
import type { Argument } from '../../src/core/theorems/certificates/argument.ts';
import { proveFamily, Prover } from '../../src/core/theorems/certificates/familyProof.ts';
import { withCertificate } from '../../src/core/theorems/certificates/prove.ts';
import type { ClassicalName } from '../../src/formats/proofs/classicalStatements.ts';
import { neededBy } from '../../src/formats/proofs/preliminaries.ts';
import { foundationsIn, proofText } from '../../src/formats/proofs/text.ts';
import type { ProofDialect } from '../../src/formats/proofs/text.ts';
import { conjecturesOf, familiesOf } from '../core/theorems/support.ts';
import { hasTool } from '../support/tools.mjs';

/** One argument a family, of constants of all kinds. */
async function argumentsOfFamilies(): Promise<Argument[]> {
  const found: Argument[] = [];
  for (const [constant, period] of [
    ['e', 3],
    ['tan(1)', 2],
    ['besseli(4/3,2/3)/besseli(1/3,2/3)', 1],
    ['sqrt(2)', 2],
    ['sqrt(2)*tanh(1/sqrt(2))', 2],
  ] as const) {
    for (const members of familiesOf(await conjecturesOf(constant, period))) {
      const last = members[members.length - 1]!;
      const proof = proveFamily([last]).proofs[0]!;
      assert.ok(proof.ok, last.id);
      found.push(argumentOf(withCertificate(last, proof))!);
    }
  }
  return found;
}

describe('the words of a proof', () => {
  let proofs: Argument[];
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'esma-proof-text-'));
    proofs = await argumentsOfFamilies();
    assert.ok(proofs.length > 20);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const all = (dialect: ProofDialect) =>
    proofs
      .map((proof) => proofText(proof, dialect))
      .flatMap(({ foundations, theorem, proof }) => [foundations, theorem, proof]);

  it('for Markdown: every formula between dollars', () => {
    for (const text of all({ kind: 'markdown' })) {
      assert.equal(text.split('$$').length % 2, 1, text);
      // Pandoc makes pages of it with LaTeX, whose text fonts have Latin letters and little else.
      assert.doesNotMatch(text, /[^\x20-\u017f\n\u2013\u2014\u2018\u2019\u201c\u201d]/);
      assert.doesNotMatch(text.replace(/\$\$[\s\S]*?\$\$|\$[^$]*\$/g, ''), /[\\$]/);
    }
  });

  it('what a paper has already is left out; what is wider for roots is there beside it', () => {
    const dialect = { kind: 'environments', theorem: 'theorem', lemma: 'lemma' } as const;
    const labels = (text: string) => [...text.matchAll(/\\label\{([\w-]+)\}/g)].map(([, label]) => label);
    const find = (kind: string, classical?: ClassicalName) =>
      proofs.find(
        (proof) =>
          proof.kind === kind &&
          (classical === undefined ||
            (neededBy([proof]).carried &&
              (neededBy([proof]).signed || classical !== 'lambert-coth') &&
              neededBy([proof]).classical.includes(classical))),
      )!;
    let paper = '';
    const insert = (proof: Argument) => {
      const { foundations, theorem } = proofText(proof, dialect, foundationsIn(paper));
      paper += `${foundations}\n\n${theorem}\n`;
      return labels(foundations);
    };
    assert.deepEqual(insert(find('periodic')), ['esma-lagrange']);
    assert.deepEqual(insert(find('mover', 'lambert-coth')), [
      'esma-tietze',
      'esma-lambert-coth',
      'esma-tails',
    ]);
    assert.deepEqual(insert(find('mover', 'lambert-coth-roots')), ['esma-lambert-coth-roots']);
    assert.deepEqual(insert(find('mover', 'bessel-i')), ['esma-bessel-i']);
    for (const proof of proofs) insert(proof);
    for (const proof of proofs) assert.deepEqual(insert(proof), []);
    assert.equal(paper.split('{Notation.}').length, 2);
  });

  it('rests on what it cites, and on nothing else', async () => {
    const dialect = { kind: 'environments', theorem: 'theorem', lemma: 'lemma' } as const;
    const members = (await conjecturesOf('e', 1)).map((member) =>
      argumentOf(withCertificate(member, new Prover().prove(member))),
    );
    let classical = 0;
    for (const argument of [...proofs, ...members.filter((member) => member !== null)]) {
      const { foundations, theorem, proof } = proofText(argument, dialect);
      const text = [foundations, theorem, proof].join('\n');
      const named = (command: string) =>
        new Set(
          [...text.matchAll(new RegExp(`\\\\${command}\\{(esma-[\\w-]+)\\}`, 'g'))].map(([, label]) => label),
        );
      assert.deepEqual([...named('label')].sort(), [...named('ref')].sort(), text);
      if (!foundations.includes('esma-tails') && argument.kind === 'mover') classical++;
    }
    assert.ok(classical > 0, 'no fraction is a classical one as it stands');
  });

  for (const [name, dialect, preamble] of [
    ['paragraphs', { kind: 'paragraphs' }, ''],
    [
      'environments of the author',
      { kind: 'environments', theorem: 'thm', lemma: 'hs' },
      '\\usepackage{amsthm}\n\\newtheorem{thm}{Theorem}\n\\newtheorem{hs}[thm]{Lemma}\n',
    ],
  ] as const) {
    it(`for a paper, as ${name}: pdflatex finds nothing undefined`, function () {
      if (!hasTool('texlive-latex-recommended')) this.skip();
      for (const kind of ['mover', 'periodic'] as const) {
        const file = `${kind}-${dialect.kind}`;
        let paper = `\\documentclass{article}\n\\usepackage{amsmath}\n${preamble}\\begin{document}\n`;
        for (const argument of proofs.filter((proof) => proof.kind === kind)) {
          const { foundations, theorem, proof } = proofText(argument, dialect, foundationsIn(paper));
          paper += `${foundations}\n\n${theorem}\n${proof}\n\n`;
        }
        writeFileSync(join(folder, `${file}.tex`), `${paper}\\end{document}\n`);
        for (let run = 0; run < 2; run++) {
          const { status } = spawnSync('pdflatex', ['-halt-on-error', '-interaction=batchmode', file], {
            cwd: folder,
          });
          assert.equal(status, 0, readFileSync(join(folder, `${file}.log`), 'latin1').slice(-2000));
        }
        const log = readFileSync(join(folder, `${file}.log`), 'latin1');
        assert.doesNotMatch(log, /undefined|multiply defined/);
        // An article of LaTeX's own has narrow lines: 345 pt.
        assert.doesNotMatch(log, /Overfull/);
      }
    });
  }
});
