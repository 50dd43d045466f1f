import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { conjectureAs } from '../../../src/formats/conjectureAs.ts';
import { sourceOf } from '../../../src/core/constants/source.ts';
import { conjectureToJson } from '../../../src/library/json.ts';
import { conjectureFromLine } from '../../../src/library/reading.ts';
import { esma } from '../../support/cli.ts';
import { forged } from '../../support/damagedRecords.ts';
import { typeset } from '../../support/tex.ts';
import { hasTool } from '../../support/tools.mjs';
import { openLibrary } from '../actions.ts';
import { eventually } from '../eventually.ts';
import { prepare, useWindow } from '../session.ts';

const library = esma('search', 'e', '--period', '2', '--members', '2', '--json').out;
const conjecture = conjectureFromLine(
  library.split('\n').find((line) => line.includes('"numerator":["1","1"]'))!,
);
const options = { depth: 4, environment: 'equation' } as const;

const claims = conjectureToJson({
  ...conjecture,
  constant: sourceOf('e+10^-400'),
  claimedProof: null,
});
/** It agrees with e to 400 digits, and says 1000. */
const falseRecord = `${JSON.stringify(forged(claims))}\n`;

describe('copying and exporting, through the user interface', () => {
  const vscode = useWindow({ files: { 'library.esma.jsonl': library, 'false.esma.jsonl': falseRecord } });

  prepare(() => openLibrary(vscode(), 'library.esma.jsonl', 'conjectures in'));

  /** Runs Copy Conjecture As… on the first conjecture, up to the list of formats. */
  const copyAs = async () => {
    const window = vscode();
    await window.run('ESMA: Copy Conjecture As…');
    await window.takeChosen('(e + 1)/(e - 1)');
    await window.quickInput.getByText('LaTeX: nested fractions').first().waitFor();
  };

  /** What the clipboard holds once it holds something else than before. */
  const copied = (before: string) =>
    eventually(async () => {
      const text = await vscode().clipboard();
      return text !== before && text;
    }, 'the clipboard holds what it held');

  for (const [label, format] of [
    ['LaTeX: Gauss’s K', 'latex-gauss'],
    ['LaTeX: theorem with its proof', 'latex-proof'],
    ['Markdown', 'markdown'],
    ['Typst', 'typst'],
    ['MathML', 'mathml'],
    ['Maxima program', 'maxima'],
    ['PARI/GP program', 'pari'],
  ] as const) {
    it(`${label} is in the clipboard`, async () => {
      const window = vscode();
      const before = await window.clipboard();
      await copyAs();
      await window.choose(label);
      assert.equal(await copied(before), await conjectureAs(conjecture, format, options));
    });
  }

  it('the last format stands first, and its program runs', async () => {
    const window = vscode();
    const program = await window.clipboard();
    await copyAs();
    assert.equal((await window.choices())[0], 'PARI/GP program');
    await window.screenshot('copy-as');
    await window.page.keyboard.press('Escape');
    if (!hasTool('pari-gp')) return;
    const file = join(window.folder, 'program.gp');
    writeFileSync(file, program);
    const { stdout } = spawnSync('gp', ['-q', file], { input: '', encoding: 'utf8' });
    assert.equal(stdout, 'agreement to 200 digits\n');
  });

  it('JSON and the line of a library file are the record', async () => {
    const window = vscode();
    for (const label of ['JSON', 'Line of a library file']) {
      const before = await window.clipboard();
      await copyAs();
      await window.choose(label);
      const text = await copied(before);
      assert.equal((JSON.parse(text) as { id: string }).id, conjecture.id);
    }
  });

  for (const [label, file] of [
    ['CSV table', 'table.csv'],
    ['LaTeX article', 'article.tex'],
    ['ESMA library', 'again.esma.jsonl'],
  ] as const) {
    it(`Export Conjectures… writes a file: ${label}`, async function () {
      const window = vscode();
      await window.run('ESMA: Export Conjectures…');
      await window.choose(label);
      // The dialog takes a name once it has proposed one.
      const proposed = () => window.quickInput.locator('.quick-input-box input').inputValue();
      await eventually(
        async () => (await proposed()).includes('/conjectures.'),
        'the dialog proposes a name',
      );
      await window.answer(`${window.folder}/${file}`);
      await window.notified(`conjectures are exported to ${file}`);
      assert.ok(existsSync(join(window.folder, file)));
      const text = window.read(file);
      const records = library.trim().split('\n');
      if (file === 'table.csv') assert.equal(text.trim().split('\r\n').length, records.length + 1);
      if (file === 'again.esma.jsonl') assert.deepEqual(text.trim().split('\n').sort(), [...records].sort());
      if (file === 'article.tex' && hasTool('texlive-pictures')) {
        const { status, complaints } = typeset(text, { runs: 4 });
        assert.deepEqual(complaints, []);
        assert.equal(status, 0);
      }
    });
  }

  it('a conjecture whose two sides are seen to differ is not copied, and that is said', async () => {
    const window = vscode();
    const all = new Set(
      (library + falseRecord)
        .trim()
        .split('\n')
        .map((line) => conjectureFromLine(line).id),
    );
    await openLibrary(window, 'false.esma.jsonl', `${all.size} conjectures in`);
    const before = await window.clipboard();
    await window.run('ESMA: Copy Conjecture as LaTeX');
    await window.choose('((e+10^-400) + 1)');
    await window.notified(/differ within [\d,]+ digits: it is false, and not written/);
    assert.equal(await window.clipboard(), before);
  });
});
