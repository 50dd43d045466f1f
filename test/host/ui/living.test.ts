import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { formula } from '../../../src/formats/latex/styles/styles.ts';
import { textOf } from '../../../src/formats/latex/styles/formula.ts';
import type { FormulaStyle } from '../../../src/formats/latex/styles/styles.ts';
import type { Conjecture } from '../../../src/core/conjecture.ts';
import { digitsReached } from '../../../src/core/gain.ts';
import { proofOf } from '../../../src/core/theorems/certificates/proofOf.ts';
import { conjectureFromLine } from '../../../src/library/reading.ts';
import { esma } from '../../support/cli.ts';
import { hasTool } from '../../support/tools.mjs';
import { compileLatex } from '../actions.ts';
import { eventually } from '../eventually.ts';
import { prepare, useWindow } from '../session.ts';

const library = esma('search', 'e', '--json').out;
const conjecture = conjectureFromLine(
  library.split('\n').find((line) => line.includes('"numerator":["1","1"]'))!,
);

/** The formula as it stands in a document, with its comment on the first line. */
function written(
  style: FormulaStyle,
  environment: 'equation' | 'equation*' = 'equation',
  label = 'eq:mine',
): string {
  const options = { depth: 4, environment, ...(environment === 'equation' ? { label } : {}) };
  return textOf(formula(conjecture, style, options).block).replace('\n', () => ` % esma: ${conjecture.id}\n`);
}

const paper = (...lines: string[]) =>
  [
    '\\documentclass{amsart}',
    '\\begin{document}',
    ...lines,
    '\\bibliography{refs}',
    '\\end{document}',
    '',
  ].join('\n');

/** Two fractions of one value, both proved: the list has none that is faster than the second. */
function slowAndFast(): readonly [Conjecture, Conjecture] {
  const all = library.trim().split('\n').map(conjectureFromLine);
  const key = (each: Conjecture) => `${each.value.numerator.join()} ${each.value.denominator.join()}`;
  for (const slow of all) {
    const same = all.filter((each) => key(each) === key(slow));
    const fast = same.reduce((best, each) => (digitsReached(each) > digitsReached(best) ? each : best));
    if (digitsReached(fast) > digitsReached(slow) && [slow, fast].every(proofOf)) return [slow, fast];
  }
  throw new Error('no value has two proved fractions');
}

/** A paper with a theorem and its proof, and below it the same as a formula. */
function provedPaper({ id }: Conjecture): string {
  const folder = mkdtempSync(join(tmpdir(), 'esma-paper-'));
  const [file, records] = [join(folder, 'proved.tex'), join(folder, 'library.jsonl')];
  writeFileSync(records, library);
  writeFileSync(file, '\\documentclass{article}\n\\begin{document}\nSo\n\nHence\n\n\\end{document}\n');
  // The lower one first: the upper one moves it.
  for (const [line, ...options] of [
    ['6', '--label', 'eq:'],
    ['4', '--proof'],
  ] as const) {
    const { code, err } = esma(
      'insert',
      `${file}:${line}:1`,
      records,
      '--id',
      id,
      '--complete-preamble',
      ...options,
    );
    assert.equal(code, 0, err);
  }
  const text = readFileSync(file, 'utf8');
  rmSync(folder, { recursive: true });
  return text;
}

describe('formulas that live in a document', () => {
  const [slow, fast] = slowAndFast();
  const vscode = useWindow({
    files: {
      'paper.tex': paper('Before.', written('nested'), 'After.', '', written('line', 'equation*'), 'End.'),
      'unknown.tex': paper('\\[ % esma: 0123456789abc', 'x', '\\]'),
      'esma.tex': paper('Type ', 'here.'),
      'proved.tex': provedPaper(slow),
      'number.md': 'It is 1.4142135623730951, or so.\n',
      'cite.tex': paper('As shown by ', 'or by '),
      'refs.bib': '@book{a,\n  title = {B}\n}\n',
      'library.esma.jsonl': library,
    },
    settings: { 'editor.acceptSuggestionOnEnter': 'on', 'editor.hover.delay': 100 },
  });
  const goTo = (line: number, column: number) => vscode().goTo(line, column);
  const changed = () => vscode().page.locator('.tabs-container .tab.active.dirty').waitFor();
  const hover = () => vscode().page.locator('.monaco-hover:not(.hidden)');

  prepare(async () => {
    const window = vscode();
    await window.run('ESMA: Open Conjectures File…');
    await window.quickInput.getByText('library.esma.jsonl').waitFor();
    await window.answer(`${window.folder}/library.esma.jsonl`);
    const page = await window.webview('.row .katex');
    await page.getByText('68 conjectures in 68 families').first().waitFor();
  });

  it('a hover shows the formula, the facts and the convergence', async () => {
    const window = vscode();
    await window.openFile('paper.tex');
    await goTo(5, 6);
    await window.run('Show or Focus Hover');
    await hover().getByText('Verified to 1,000 digits against a proved enclosure.').waitFor();
    const picture = hover().locator('img[src^="data:image/svg+xml"]');
    const { width } = (await picture.boundingBox())!;
    assert.ok(width > 100, 'the picture is drawn');
    const said = await hover().innerText();
    for (const words of [/Terms: 4k \+ 2; signs: \+/, /200 terms give 990 digits/, /correct digits/])
      assert.match(said.replaceAll('\u00a0', ' '), words);
    await window.screenshot('living formula hover');
    await window.page.keyboard.press('Escape');
  });

  it('a lens restyles it in place; label and environment stay; one undo', async () => {
    const window = vscode();
    await window.openFile('paper.tex');
    const original = window.read('paper.tex');
    const lens = window.page.locator('.codelens-decoration');
    assert.equal((await lens.first().innerText()).replace(/\s+/g, ' '), 'Verify | Open | Restyle');
    await lens.first().getByText('Restyle').click();
    await window.quickInput.getByText('Gauss’s K').first().waitFor();
    await window.screenshot('restyle');
    await window.choose('Gauss’s K');
    await changed();
    await window.save();
    assert.equal(
      window.read('paper.tex'),
      original.replace(written('nested'), () => written('gauss')),
    );
    await window.undo();
    await window.save();
    assert.equal(window.read('paper.tex'), original);
  });

  it('the sentence behind a formula goes with it; the command takes the formula at the cursor', async () => {
    const window = vscode();
    await window.openFile('paper.tex');
    const original = window.read('paper.tex');
    const old = written('line', 'equation*');
    assert.ok(original.includes(old));
    await goTo(original.split('\n').indexOf(old.split('\n')[0]!) + 2, 4);
    await window.run('ESMA: Restyle Formula…');
    await window.choose('Nested fractions');
    await changed();
    await window.save();
    assert.equal(
      window.read('paper.tex'),
      original.replace(old, () => written('nested', 'equation*')),
    );
    await window.undo();
    await window.save();
    assert.equal(window.read('paper.tex'), original);
  });

  it('all formulas of a paper are listed with what is known of them, and updated: theorem, proof and display', async () => {
    const window = vscode();
    await window.openFile('proved.tex');
    await window.runUntil(
      'ESMA: Formulas of This Paper…',
      window.quickInput.getByText('Formulas of This Paper: 2').first(),
    );
    await window.quickInput.getByText('proved.tex:').first().waitFor();
    await window.quickInput.getByText('Superseded: another fraction of this value').first().waitFor();
    await window.screenshot('formulas of a paper');
    await window.quickInput.getByRole('button', { name: 'Update All' }).click();
    await changed();
    await window.quickInput.waitFor({ state: 'hidden' });
    await eventually(async () => {
      await window.save();
      return !window.read('proved.tex').includes(slow.id);
    }, 'both are the faster one');
    const after = window.read('proved.tex');
    assert.deepEqual(
      [...after.matchAll(/\\(?:begin\{(\w+)\}\\label\{(\w+):.*\}) % esma: (\w+)$/gm)].map(
        ([, ...found]) => found,
      ),
      [
        ['theorem', 'thm', fast.id],
        ['equation', 'eq', fast.id],
      ],
    );
    if (hasTool('texlive-latex-recommended')) compileLatex(window, after);
    assert.ok((await window.notifications()).some((text) => text.includes('Formulas changed: 2.')));
  });

  it('a lens verifies it, and a lens opens it', async () => {
    const window = vscode();
    await window.openFile('paper.tex');
    const lens = window.page.locator('.codelens-decoration').first();
    const question = window.quickInput.getByText('Decimal digits, from 20');
    // The editor lays its lenses out anew as providers answer; a click on one that just goes is lost.
    await eventually(async () => {
      await lens.getByText('Verify').click();
      return question.waitFor({ timeout: 10_000 }).then(
        () => true,
        () => false,
      );
    }, 'Verify asks for digits');
    await window.page.keyboard.press('Escape');
    await lens.getByText('Open').click();
    const page = await window.webview('.page.wide .detail .katex');
    await page.locator('.detail').getByText('(e + 1)/(e - 1)').first().waitFor({ state: 'attached' });
  });

  it('of a conjecture that is not in the list the lens says so', async () => {
    const window = vscode();
    await window.openFile('unknown.tex');
    await window.page.locator('.codelens-decoration').getByText('Not in the list: open its file').waitFor();
  });

  it('\\esma completes to the conjectures, with a picture of each', async () => {
    const window = vscode();
    const { keyboard } = window.page;
    await window.openFile('esma.tex');
    await goTo(3, 6);
    await keyboard.type('\\esma', { delay: 30 });
    const suggestions = window.page.locator('.suggest-widget.visible .monaco-list-row');
    const first = suggestions.filter({ hasText: '(e + 1)/(e - 1) = ' }).first();
    // "\esma" itself first, where the editor has not asked again yet; it is asked until the conjectures come.
    await eventually(async () => {
      if (await first.isVisible()) return true;
      await window.run('Trigger Suggest');
      return first.waitFor({ timeout: 8000 }).then(
        () => true,
        () => false,
      );
    }, 'the conjectures are suggested');
    const picture = window.page.locator('.suggest-details img[src^="data:image/svg+xml"]');
    const isShown = () =>
      picture.waitFor({ timeout: 8000 }).then(
        () => true,
        () => false,
      );
    // The key that shows details hides them where they are about to come by themselves.
    await eventually(async () => {
      if (await isShown()) return true;
      await keyboard.press('Control+Space');
      return isShown();
    }, 'the details have the picture');
    await window.screenshot('completion');
    await first.click();
    await changed();
    await keyboard.press('Escape');
    await window.save();
    const text = window.read('esma.tex');
    assert.equal(text, paper('Type ', written('nested', 'equation', 'eq:e'), 'here.'));
  });

  it('a number is offered for a search, by a hover and by a code action', async () => {
    const window = vscode();
    await window.openFile('number.md');
    await goTo(1, 12);
    await window.run('Show or Focus Hover');
    await hover().getByText('Search for conjectures on 1.4142135623730951').waitFor();
    await window.page.keyboard.press('Escape');
    await goTo(1, 12);
    await window.run('Refactor...');
    const menu = window.page.locator('.action-widget');
    await menu.getByText('Search for conjectures on 1.4142135623730951').waitFor();
    await window.page.keyboard.press('Enter');
    await window.quickInput.getByText('Quick').first().waitFor();
    await window.page.keyboard.press('Escape');
  });

  it('the paper is cited, its entry comes into the bibliography once', async () => {
    const window = vscode();
    await window.openFile('cite.tex');
    for (const line of [3, 4]) {
      await window.goToLine(line);
      await window.run('ESMA: Cite the ESMA Paper');
      await window.page
        .locator('.view-line')
        .filter({ hasText: 'cite{pmlr-v202-razon23a}' })
        .nth(line - 3)
        .waitFor();
    }
    await window.save();
    assert.equal(
      window.read('cite.tex'),
      paper('As shown by \\cite{pmlr-v202-razon23a}', 'or by \\cite{pmlr-v202-razon23a}'),
    );
    const entries = window.read('refs.bib').match(/@\w+\{.*/g);
    assert.deepEqual(entries, ['@book{a,', '@inproceedings{pmlr-v202-razon23a,']);
  });

  it('the formula at the cursor, label included, is the one that commands take; a citation replaces nothing of it', async () => {
    const window = vscode();
    await window.openFile('paper.tex');
    const original = window.read('paper.tex');
    const [opening] = written('nested').split('\n');
    const line = original.split('\n').indexOf(opening!) + 1;
    const column = opening!.indexOf('eq:mine') + 2;
    await goTo(line, column);
    await window.run('ESMA: Verify Conjecture to More Digits…');
    await window.quickInput.getByText(/^Decimal digits, from/).waitFor();
    await window.page.keyboard.press('Escape');
    await goTo(line, column);
    await window.run('ESMA: Cite the ESMA Paper');
    await changed();
    await window.save();
    const formulaText = written('nested');
    assert.equal(
      window.read('paper.tex'),
      original.replace(formulaText, () => `${formulaText}\\cite{pmlr-v202-razon23a}`),
    );
    await window.undo();
    await window.save();
    assert.equal(window.read('paper.tex'), original);
  });

  it('its proof goes behind it, cites by the keys of the bibliography, and adds what that lacks', async () => {
    const window = vscode();
    await window.openFile('paper.tex');
    const original = window.read('paper.tex');
    const [opening] = written('nested').split('\n');
    await goTo(original.split('\n').indexOf(opening!) + 1, opening!.indexOf('eq:mine') + 2);
    await window.run('ESMA: Insert Proof…');
    await window.choose('As a theorem with its proof');
    await window.page.locator('.view-line').filter({ hasText: 'begin{proof}' }).first().waitFor();
    await window.save();
    const text = window.read('paper.tex');
    const behind = text.slice(text.indexOf(written('nested')) + written('nested').length);
    assert.match(
      behind,
      /\\begin\{theorem\}\\label\{thm:e\}[^]*this is the fraction of Theorem~\\ref\{esma-lambert-coth\}/,
    );
    assert.match(behind, /\[Lambert \\cite\{lambert1761\}, \{\\cite\[4\.39\.1\]\{dlmf\}\}\]/);
    assert.doesNotMatch(text, /Sources\./);
    assert.match(window.read('refs.bib'), /@article\{lambert1761,/);
    assert.match(window.read('refs.bib'), /@misc\{dlmf,/);
  });
});
