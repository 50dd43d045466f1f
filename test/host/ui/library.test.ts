import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { esma } from '../../support/cli.ts';
import { useWindow } from '../session.ts';

const count = 100_000;

/** A library of as many conjectures as are asked for: those of a search again and again, under new names. */
function library(): string {
  const lines = esma('search', 'e', '--no-prove', '--json').out.trim().split('\n');
  const renamed = Array.from({ length: count }, (_, i) =>
    lines[i % lines.length]!.replace(/"id":"\w+"/, `"id":"c${i}"`).replace(
      /"family":"\w+"/,
      `"family":"f${i}"`,
    ),
  );
  return [...renamed, '{"schema":1,', ''].join('\n');
}

describe(`a library of ${count.toLocaleString('en-US')} conjectures`, () => {
  const vscode = useWindow({ files: { 'large.esma.jsonl': library() } });

  it('is opened: the first rows are there at once, the others follow; a line that is corrupt is told', async () => {
    const window = vscode();
    await window.run('ESMA: Open Conjectures File…');
    await window.quickInput.getByText('large.esma.jsonl').waitFor();
    await window.answer(`${window.folder}/large.esma.jsonl`);
    const started = performance.now();
    const page = await window.webview('.page.wide .row .katex');
    const first = performance.now() - started;
    await page.getByText('100,000 conjectures in 100,000 families').first().waitFor({ timeout: 100_000 });
    const all = performance.now() - started;
    console.log(`      first rows after ${first.toFixed(0)} ms, all read after ${all.toFixed(0)} ms`);
    assert.ok((await window.notifications()).some((text) => /1 line/.test(text)));
  });

  it('scrolls at 30 frames a second or better, with few elements in the page', async () => {
    const page = await vscode().webview('.page.wide .row .katex');
    const { frames, milliseconds, longest, nodes } = await page.evaluate<
      Record<string, number>
    >(`new Promise((done) => {
      const list = document.querySelector('.list');
      const start = performance.now();
      let frames = 0, longest = 0, last = start;
      const step = (now) => {
        frames++;
        longest = Math.max(longest, now - last);
        last = now;
        list.scrollTop += 400;
        if (now - start < 2000) requestAnimationFrame(step);
        else done({ frames, longest, milliseconds: now - start, nodes: document.querySelectorAll('*').length });
      };
      requestAnimationFrame(step);
    })`);
    console.log(
      `      ${((1000 * frames!) / milliseconds!).toFixed(0)} frames a second, the longest ${longest!.toFixed(0)} ms; ${nodes} elements`,
    );
    assert.ok((1000 * frames!) / milliseconds! > 15);
    assert.ok(nodes! < 20_000);
  });

  it('is filtered', async () => {
    const page = await vscode().webview('.page.wide .row .katex');
    const started = performance.now();
    await page.getByRole('searchbox').fill('2k+3');
    await page
      .getByText(/^[\d,]+ conjectures in /)
      .filter({ hasNotText: '100,000' })
      .first()
      .waitFor();
    console.log(`      filtered in ${(performance.now() - started).toFixed(0)} ms`);
  });

  it('shows its first rows again in the side panel at once', async () => {
    const window = vscode();
    await window.run('ESMA: Focus on Conjectures View');
    const started = performance.now();
    await window.webview('.page.side .row .katex');
    console.log(`      first rows in the side panel after ${(performance.now() - started).toFixed(0)} ms`);
  });
});
