import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { withEdits } from '../../src/documents/insertion.ts';
import { formulaFiles, replaceFormulas } from '../../src/documents/paperFormulas.ts';
import { display } from '../../src/documents/typeset.ts';
import type { Choices } from '../../src/documents/typeset.ts';
import { argumentOf } from '../../src/core/theorems/certificates/argument.ts';
import { proveConjecture, withCertificate } from '../../src/core/theorems/certificates/prove.ts';
import { dialectOf, replacedTheorem } from '../../src/documents/provedTheorems.ts';
import { foundationsIn, proofText } from '../../src/formats/proofs/text.ts';
import type { ProofDialect } from '../../src/formats/proofs/text.ts';
import { textOf } from '../../src/formats/latex/styles/formula.ts';
import type { FormulaStyle } from '../../src/formats/latex/styles/styles.ts';
import { sampleSearch } from '../support/samples.ts';
import { projectOf, rootText } from './projects.ts';

/** A paper that has all that proofs rest on. */
const foundationNames = foundationsIn(
  ['notation', 'tietze', 'transfer', 'lambert-coth', 'lambert-cot', 'tails']
    .map((name) => `esma-${name}`)
    .join(' '),
);

const choices = (style: FormulaStyle, label: string): Choices => ({
  ...{ style, depth: 3, environment: 'equation', comment: true },
  label: () => label,
});

describe('the formulas of a paper', () => {
  let first: Conjecture;
  let second: Conjecture;
  const written = (conjecture: Conjecture, style: FormulaStyle, label: string) =>
    textOf(display(conjecture, choices(style, label)).pieces);

  before(async () => {
    const { conjectures } = await sampleSearch('e', { height: 1, period: 2 }, 8);
    [first, second] = conjectures as [Conjecture, Conjecture];
  });

  const paper = (style: FormulaStyle, other = first) =>
    projectOf({
      '/p/main.tex': rootText(`So\n${written(first, style, 'eq:a')}\nand \\input{part}`),
      '/p/part.tex': `  Hence\n\n  ${written(other, style, 'eq:b').replaceAll('\n', '\n  ')}\n% ${written(first, style, 'eq:c').split('\n')[0]}\n`,
    });

  it('are those of all its files, but not those in comments', async () => {
    const files = formulaFiles(await paper('nested', second), 0);
    assert.deepEqual(
      files.map(({ path, formulas }) => [path, formulas.map(({ id, label }) => [id, label])]),
      [
        ['/p/main.tex', [[first.id, 'eq:a']]],
        ['/p/part.tex', [[second.id, 'eq:b']]],
      ],
    );
  });

  it('are all restyled in place: what is written then is what the style writes, and back', async () => {
    const restyled = async (from: FormulaStyle, to: FormulaStyle) =>
      formulaFiles(await paper(from), 0).map((file) => {
        const { edits, changed } = replaceFormulas(file, choices(to, ''), () => ({
          ...{ now: first, wanted: first },
          style: to,
        }));
        assert.deepEqual([edits.length, changed.length], [1, 0]);
        return withEdits(file.text, edits).split('% \\begin')[0];
      });
    const texts = async (style: FormulaStyle) =>
      (await paper(style)).files.map(({ text }) => text.split('% \\begin')[0]);
    assert.deepEqual(await restyled('nested', 'gauss'), await texts('gauss'));
    assert.deepEqual(await restyled('gauss', 'nested'), await texts('nested'));
  });

  it('stay where a theorem has its proof below it, which would be that of another one', async () => {
    const proved = withCertificate(first, proveConjecture(first));
    const { theorem, proof } = proofText(argumentOf(proved)!, {
      ...{ kind: 'environments', theorem: 'thm', lemma: 'lem' },
      ...{ label: 'thm:e', comment: first.id },
    });
    for (const between of ['\n', '\n\n']) {
      const [file] = formulaFiles(
        await projectOf({ '/p/main.tex': rootText(`So\n${theorem}${between}${proof}\n`) }),
        0,
      );
      const [formula] = file!.formulas;
      assert.deepEqual([formula!.id, formula!.label], [first.id, 'thm:e']);
      assert.equal(file!.text.slice(formula!.proof!.start, formula!.proof!.end), proof);
      for (const style of ['gauss', undefined] as const) {
        const found = replaceFormulas(file!, choices('nested', ''), () => ({
          now: first,
          wanted: second,
          style,
        }));
        assert.deepEqual([found.edits, found.changed, found.proved], [[], [], [formula]]);
      }
    }
    // A proof further down is another one's.
    const [apart] = formulaFiles(
      await projectOf({ '/p/main.tex': rootText(`${theorem}\nRemark.\n${proof}\n`) }),
      0,
    );
    assert.equal(apart!.formulas[0]!.proof, undefined);
  });

  it('a theorem with its proof is replaced by that of another one, where no one has changed it', async () => {
    const textOfProof = (conjecture: Conjecture, dialect: ProofDialect) =>
      proofText(argumentOf(withCertificate(conjecture, proveConjecture(conjecture)))!, dialect, [
        ...foundationNames,
      ]);
    const written: ProofDialect = {
      ...{ kind: 'environments', theorem: 'thm', lemma: 'lem' },
      ...{ label: 'thm:e', comment: first.id },
    };
    const { theorem, proof } = textOfProof(first, written);
    const indentedBlock = `${theorem}\n\n${proof}`.replaceAll('\n', '\n  ');
    const fileWith = async (block: string) =>
      formulaFiles(await projectOf({ '/p/main.tex': rootText(`So\n  ${block}\nAnd so on.\n`) }), 0)[0]!;
    const file = await fileWith(indentedBlock);
    const [formula] = file.formulas;
    const dialect = (id: string) =>
      dialectOf(file.text, formula!, { lemma: 'lem', classical: 'thm' }, undefined, id);
    assert.deepEqual(dialect(first.id), written);
    const other = textOfProof(second, dialect(second.id));
    const wanted = `${other.theorem}\n${other.proof}`;
    const edit = replacedTheorem(file.text, formula!, textOfProof(first, dialect(first.id)), wanted)!;
    const now = withEdits(file.text, [edit]);
    assert.ok(now.includes(`So\n  ${wanted.replaceAll('\n', '\n  ')}\nAnd so on.`), now);
    assert.match(now, new RegExp(`\\\\begin\\{thm\\}\\\\label\\{thm:e\\} % esma: ${second.id}`));
    // A word of the author's in the proof would be lost.
    const changed = await fileWith(indentedBlock.replace('\\end{proof}', 'Quite so.\n  \\end{proof}'));
    const [mine] = changed.formulas;
    assert.equal(replacedTheorem(changed.text, mine!, textOfProof(first, written), wanted), null);
  });

  it('are replaced by another conjecture in the style that they have; what was changed by hand stays', async () => {
    const project = await paper('line');
    for (const file of formulaFiles(project, 0)) {
      const { edits } = replaceFormulas(file, choices('nested', ''), () => ({
        ...{ now: first, wanted: second },
        style: undefined,
      }));
      const label = file.formulas[0]!.label!;
      const indent = file.path === '/p/part.tex' ? '  ' : '';
      const wanted = written(second, 'line', label).replaceAll('\n', `\n${indent}`);
      assert.ok(withEdits(file.text, edits).includes(wanted), `${file.path}: ${edits[0]!.text}`);
      const other = { ...file, text: file.text.replace(/\\end\{equation\}/, 'x\n$&') };
      const moved = { ...other, formulas: file.formulas.map((each) => ({ ...each, end: each.end + 2 })) };
      const kept = replaceFormulas(moved, choices('nested', ''), () => ({
        ...{ now: first, wanted: second },
        style: 'gauss',
      }));
      assert.deepEqual([kept.edits.length, kept.changed.length], [0, 1]);
    }
  });
});
