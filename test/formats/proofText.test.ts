import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { argumentOf } from '../../src/core/theorems/argument.ts';
import type { Argument } from '../../src/core/theorems/argument.ts';
import { proveFamily } from '../../src/core/theorems/familyProof.ts';
import { proofText } from '../../src/formats/proofText.ts';
import type { ProofDialect } from '../../src/formats/proofText.ts';
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
  ] as const) {
    for (const members of familiesOf(await conjecturesOf(constant, period))) {
      const last = members[members.length - 1]!;
      const proof = proveFamily([last]).proofs[0]!;
      assert.ok(proof.proved, last.id);
      found.push(argumentOf({ ...last, proof: proof.certificate })!);
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
    proofs.map((proof) => proofText(proof, dialect)).flatMap((text) => Object.values(text) as string[]);

  it('for Markdown: every formula between dollars', () => {
    for (const text of all({ kind: 'markdown' })) {
      assert.equal(text.split('$$').length % 2, 1, text);
      assert.doesNotMatch(text.replace(/\$\$[\s\S]*?\$\$|\$[^$]*\$/g, ''), /[\\$]/);
    }
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
      const lagrange = proofs.find(({ kind }) => kind === 'periodic')!;
      const mover = proofs.find(({ kind }) => kind === 'mover')!;
      for (const [kind, first] of [
        ['mover', mover],
        ['periodic', lagrange],
      ] as const) {
        const body = proofs
          .filter((proof) => proof.kind === kind)
          .map((proof) => proofText(proof, dialect))
          .map(({ theorem, proof }) => `${theorem}\n${proof}`);
        const file = `${kind}-${dialect.kind}`;
        writeFileSync(
          join(folder, `${file}.tex`),
          [
            `\\documentclass{article}\n\\usepackage{amsmath}\n${preamble}\\begin{document}`,
            proofText(first, dialect).foundations,
            ...body,
            '\\end{document}\n',
          ].join('\n\n'),
        );
        for (let run = 0; run < 2; run++) {
          const { status } = spawnSync('pdflatex', ['-halt-on-error', '-interaction=batchmode', file], {
            cwd: folder,
          });
          assert.equal(status, 0, readFileSync(join(folder, `${file}.log`), 'latin1').slice(-2000));
        }
        const log = readFileSync(join(folder, `${file}.log`), 'latin1');
        assert.doesNotMatch(log, /undefined|multiply defined/);
        const overfull = [...log.matchAll(/Overfull \\hbox \(([\d.]+)pt/g)].map(([, points]) =>
          Number(points),
        );
        console.log(
          `      ${file}: ${body.length} proofs, ${overfull.length} lines too wide, the widest by ${Math.max(0, ...overfull)} pt`,
        );
      }
    });
  }
});
