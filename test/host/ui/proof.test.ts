import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { Frame } from 'playwright-core';
import { esma } from '../../support/cli.ts';
import { axiomsOfTheReals, coqc, printedAxioms } from '../../support/rocq.ts';
import { hasTool } from '../../support/tools.mjs';
import { eventually, patience } from '../eventually.ts';
import { prepare, useWindow } from '../session.ts';

/** Conjectures of e, and one of a number that is known by its digits only; none has a proof. */
function library(): string {
  const folder = mkdtempSync(join(tmpdir(), 'esma-library-'));
  const digits = join(folder, 'digits.txt');
  const { out } = esma('search', 'e', '--json', '--no-prove');
  // e² − 3, to 300 digits.
  writeFileSync(digits, esma('evaluate', '--terms', '7 | 2+3k; 1; 1; 3+3k; 18+12k', '--digits', '300').out);
  const open = esma('search', `@${digits}`, '--height', '1', '--digits', '250', '--json', '--no-prove').out;
  rmSync(folder, { recursive: true });
  return `${out}${open.split('\n')[0]}\n`;
}

describe('proofs, through the user interface', () => {
  const records = library();
  const vscode = useWindow({
    files: {
      'library.esma.jsonl': records,
      'plain.tex':
        '\\documentclass{article}\n\\usepackage{amsmath}\n\\begin{document}\nText.\n\n\\end{document}\n',
      'formula.tex': 'Let $x = $ be.\n',
    },
  });
  let page: Frame;

  const rowOf = (text: string) => page.locator('.page.wide .row', { hasText: text }).first();

  /** Clicks the row of a text until it is the chosen one: the list may be laid out anew, and its page loaded, while it is clicked. */
  const choose = (text: string) =>
    eventually(async () => {
      try {
        await rowOf(text)
          .locator('.equation')
          .click({ timeout: patience / 8 });
        return (await rowOf(text).getAttribute('aria-selected')) === 'true';
      } catch {
        page = await vscode().webview('.page.wide .row .katex');
        return false;
      }
    }, 'the row is chosen');
  const detail = () => page.locator('.page.wide .detail');

  /** Brings the tab to the front: its page is loaded anew, with what it showed. */
  const show = async () => {
    await vscode().run('ESMA: Show Conjectures');
    page = await vscode().webview('.page.wide .detail .actions');
  };

  prepare(async () => {
    const window = vscode();
    await window.openFile('paper.tex');
    await window.run('ESMA: Open Conjectures File…');
    await window.quickInput.getByText('library.esma.jsonl').waitFor();
    await window.answer(`${window.folder}/library.esma.jsonl`);
    page = await window.webview('.page.wide .row .katex');
    await page.getByText('in 69 families').first().waitFor();
  });

  it('what has no proof says so, and is proved when it is asked for', async () => {
    await choose('e = [3; 3, 2');
    await detail().getByText('Open: a proof has not been looked for.').waitFor();
    await detail().getByRole('button', { name: 'Prove' }).click();
    await detail().getByText('Proved here; it is in no catalogue').waitFor();
    await rowOf('e = [3; 3, 2').locator('.badge.proved').waitFor();
    // Theorem, classical fraction, period, limit and convergence, and what they rest on.
    const proof = detail().locator('.proof');
    for (const step of [
      'Theorem.',
      'By Theorem',
      'Taken two at a time',
      'are convergents of the given fraction',
    ])
      await proof.getByText(step).first().waitFor();
    assert.ok((await proof.locator('.katex-display').count()) >= 5);
    await detail().getByText('What the proof rests on').click();
    await detail().locator('.foundations').getByText('Tietze 1911').waitFor();
    assert.equal(await detail().locator('.math code').count(), 0);
    assert.ok((await vscode().notifications()).some((text) => text.startsWith('Proved: e = [3; 3, 2')));
  });

  it('the proof is in the library’s file, and its checker accepts it', () => {
    const window = vscode();
    const text = window.read('library.esma.jsonl');
    assert.ok(text.startsWith(records), 'what was there stays');
    const { out, code } = esma('check', join(window.folder, 'library.esma.jsonl'));
    assert.equal(code, 0);
    assert.match(out, /^1 of 1 certificates accepted, 68 conjectures without one/);
  });

  it('the list shows what is proved, known and open', async () => {
    const standing = page.locator('.page.wide .filter select[aria-label="Standing"]');
    await standing.selectOption('proved');
    await page.getByText('One conjecture', { exact: true }).first().waitFor();
    await standing.selectOption('known');
    await page.getByText('Nothing matches.', { exact: true }).first().waitFor();
    await standing.selectOption('');
    // A classical tail is open until its value is certified.
    await choose('= [2; 6, 10');
    await detail().getByText('Open: the tail is known').waitFor();
    await detail().getByRole('button', { name: 'Prove' }).click();
    await rowOf('= [2; 6, 10').locator('.badge.known').waitFor();
    await standing.selectOption('known');
    await page.getByText('One conjecture', { exact: true }).first().waitFor();
    await standing.selectOption('');
  });

  it('a known result is named with its source', async () => {
    await choose('= [2; 6, 10');
    await detail()
      .getByText(/^Known: .*Hist\. Acad\. Berlin 17/)
      .waitFor();
    await vscode().run('ESMA: Prove Conjecture…');
    await vscode().choose('(e + 1)/(e - 1) = [2; 6, 10, 14, 18, 22, 26, …]  signs +, repeated');
    await detail().getByText('Certified here, too.').waitFor();
  });

  it('where there is no proof it says why', async () => {
    await page.locator('.page.wide .filter input').fill('digits');
    await page.getByText('One conjecture', { exact: true }).first().waitFor();
    await page.locator('.page.wide .row').first().locator('.equation').click();
    await detail().getByRole('button', { name: 'Prove' }).click();
    await detail().getByText('given by digits, about which nothing can be proved').waitFor();
    assert.ok(
      (await vscode().notifications()).some((text) =>
        text.startsWith('No proof is known here: its constant is given'),
      ),
    );
    await page.locator('.page.wide .filter').getByRole('button', { name: 'Clear the filter' }).click();
  });

  it('its programs are copied, and PARI/GP and SymPy accept them', async function () {
    const window = vscode();
    await choose('e = [3; 3, 2');
    await detail().getByRole('button', { name: 'Copy for PARI/GP' }).click();
    await window.page.locator('.statusbar-item').getByText('The program for PARI/GP is in').waitFor();
    const run = (command: string, ...words: string[]) => {
      const file = join(window.folder, 'program');
      return async () => {
        writeFileSync(file, await window.clipboard());
        return spawnSync(command, [...words, file], { encoding: 'utf8', input: '' });
      };
    };
    if (hasTool('pari-gp')) assert.match((await run('gp', '-q', '-f')()).stdout, /: proved\n/);
    await detail().getByRole('button', { name: 'Copy for SymPy' }).click();
    await window.page.locator('.statusbar-item').getByText('The program for SymPy is in').waitFor();
    if (hasTool('python3-sympy')) assert.match((await run('/usr/bin/python3')()).stdout, /: proved\n/);
    if (!hasTool('pari-gp') || !hasTool('python3-sympy')) this.skip();
  });

  it('its theorem for Rocq is copied with the library, and Coq accepts it', async function () {
    if (!hasTool('coq') || !hasTool('libcoq-coquelicot')) this.skip();
    this.timeout(600_000);
    const window = vscode();
    await detail().getByRole('button', { name: 'Copy for Rocq' }).click();
    await window.page.locator('.statusbar-item').getByText('The theorem for Rocq is in').waitFor();
    const text = await window.clipboard();
    assert.match(text, /expansion \(exp 1\)\n/);
    const { code, out, err } = coqc(window.folder, 'copied.v', text);
    assert.equal(code, 0, err);
    assert.deepEqual(printedAxioms(out), [axiomsOfTheReals]);
  });

  for (const theme of ['dark', 'light'] as const) {
    it(`looks well: ${theme}`, async () => {
      const window = vscode();
      await window.setTheme(theme);
      await detail().locator('.proof').scrollIntoViewIfNeeded();
      await detail()
        .locator('.detail-body')
        .evaluate((body) => body.scrollBy(0, 420));
      console.log(`      picture: ${await window.screenshot(`proof in the panel ${theme}`)}`);
      assert.deepEqual(window.refusals, []);
    });
  }

  /** Saves a file as soon as it holds so many proofs: the preamble is completed before they come. */
  const saveWith = async (name: string, proofs: number) => {
    const window = vscode();
    await window.page.locator(`.tab.active[data-resource-name="${name}"].dirty`).waitFor();
    await eventually(async () => {
      // By its key: the insertion, which takes the focus, would close a palette.
      await window.page.keyboard.press('ControlOrMeta+s');
      return (window.read(name).match(/(?:[Tt]his is the fraction of|By) Theorem~/g) ?? []).length >= proofs;
    }, `${proofs} proofs are in ${name}`);
    await window.page.locator(`.tab.active[data-resource-name="${name}"]:not(.dirty)`).waitFor();
  };

  /** Compiles a file of the workspace twice and gives the log. */
  const compile = (name: string): string => {
    const { folder } = vscode();
    for (let pass = 0; pass < 2; pass++) {
      const { status } = spawnSync(
        'pdflatex',
        ['-interaction=nonstopmode', '-halt-on-error', `${name}.tex`],
        {
          cwd: folder,
        },
      );
      assert.equal(status, 0, readFileSync(join(folder, `${name}.log`), 'latin1').slice(-2000));
    }
    return readFileSync(join(folder, `${name}.log`), 'latin1');
  };

  /** Pictures of the pages, to be looked at. */
  const picture = (name: string): void => {
    const prefix = join(tmpdir(), 'esma-screenshots', `page-${name}`);
    spawnSync('pdftoppm', ['-r', '80', '-png', `${name}.pdf`, prefix], { cwd: vscode().folder });
    console.log(`      pictures: ${prefix}-*.png`);
  };

  it('theorem and proof are put into the paper, which then compiles', async function () {
    const window = vscode();
    const original = window.read('paper.tex');
    await window.openFile('paper.tex');
    await window.goToLine(original.split('\n').findIndex((line) => line.includes('Conjectures go here')) + 1);
    await show();
    await detail().getByRole('button', { name: 'Insert proof' }).click();
    await window.choose('As a theorem with its proof');
    await saveWith('paper.tex', 1);
    const text = window.read('paper.tex');
    assert.match(text, /\\usepackage\{amsmath\}\n\\usepackage\{amsthm\}\n/);
    assert.match(
      text,
      /\\newtheorem\{theorem\}\{Theorem\}\n\\newtheorem\{lemma\}\[theorem\]\{Lemma\}\n\\begin\{document\}/,
    );
    assert.match(
      text,
      /Conjectures go here\.\n[^]*\\begin\{theorem\}\\label\{thm:e\} % esma: [0-9a-v]{13}\nWe have\n\\\[\n {2}e = 3 - [^]*\\end\{proof\}/,
    );
    if (hasTool('texlive-latex-recommended')) {
      assert.doesNotMatch(compile('paper'), /Overfull|undefined|multiply/);
      picture('paper');
    }
    // One undo takes the proof out, a second one the lines of the preamble.
    await window.undo();
    await window.save();
    assert.doesNotMatch(window.read('paper.tex'), /kappa/);
    assert.match(window.read('paper.tex'), /amsthm/);
    await window.undo();
    await window.save();
    assert.equal(window.read('paper.tex'), original);
    if (!hasTool('texlive-latex-recommended')) this.skip();
  });

  it('a second proof does not repeat the classical theorems', async () => {
    const window = vscode();
    await window.openFile('paper.tex');
    await window.goToLine(25);
    for (const [text, asked] of [
      ['= [2; 6, 10', true],
      ['e = [3; 3, 2', false],
    ] as const) {
      await show();
      await choose(text);
      await detail().locator('.proof').waitFor();
      await detail().getByRole('button', { name: 'Insert proof' }).click();
      if (asked) await window.choose('As a theorem with its proof');
      await saveWith('paper.tex', asked ? 1 : 2);
    }
    const text = window.read('paper.tex');
    assert.equal(text.split('\\label{esma-tietze}').length, 2);
    assert.equal(text.split('\\begin{proof}').length, 4, 'of the lemma and of two theorems');
  });

  it('in plain paragraphs it needs nothing but amsmath', async () => {
    const window = vscode();
    await window.openFile('plain.tex');
    await window.goToLine(5);
    await show();
    await detail().getByRole('button', { name: 'Insert proof' }).click();
    await window.choose('As plain paragraphs');
    await saveWith('plain.tex', 1);
    assert.doesNotMatch(window.read('plain.tex'), /\\begin\{(theorem|lemma|proof)\}|usepackage\{amsthm/);
    if (hasTool('texlive-latex-recommended')) {
      assert.doesNotMatch(compile('plain'), /Overfull|undefined/);
      picture('plain');
    }
  });

  it('inside a formula it is refused, with a sentence', async () => {
    const window = vscode();
    await window.openFile('formula.tex');
    for (let i = 0; i < 8; i++) await window.page.keyboard.press('ArrowRight');
    await show();
    await detail().getByRole('button', { name: 'Insert proof' }).click();
    await window.notified(/^The cursor stands in a formula/);
    assert.equal(window.read('formula.tex'), 'Let $x = $ be.\n');
  });
});
