import { strict as assert } from 'node:assert';
import type { Browser, Page } from 'playwright-core';
import { figureAxes } from '../../src/core/fractions/figureAxes.ts';
import type { SeveralAction } from '../../src/protocol/actions.ts';
import type { FromPage } from '../../src/protocol/page.ts';
import { figureText } from '../../src/formats/figure/figure.ts';
import { startChromium } from '../host/chromium.ts';
import { eventually } from '../host/eventually.ts';
import { hasTool } from '../support/tools.mjs';
import type { Mock, MockOptions } from './support/mockHost.ts';
import { openPage, servePage } from './support/pageServer.ts';
import type { PageLook } from './support/pageServer.ts';
import { pageSamples } from './support/samples.ts';

declare global {
  interface Window {
    mock: Mock;
  }
}

describe('Several conjectures on the page', function () {
  this.timeout(300_000);

  let browser: Browser;
  let server: { readonly url: string; readonly close: () => void };
  let library: MockOptions;
  const opened: Page[] = [];

  before(async function () {
    if (!hasTool('chromium-headless-shell') && !process.env.ESMA_CHROMIUM) this.skip();
    [browser, server] = await Promise.all([startChromium(), servePage()]);
    library = { samples: await pageSamples(), families: 1470, delay: 2 };
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });
  afterEach(async () => {
    for (const page of opened.splice(0)) {
      assert.deepEqual(await page.evaluate(() => window.mock.violations), [], 'the policy was violated');
      await page.context().close();
    }
  });

  async function open(look: PageLook = {}, host: Partial<MockOptions> = {}): Promise<Page> {
    const page = await openPage(browser, server.url, { ...library, ...host }, look);
    opened.push(page);
    page.on('pageerror', (error) => assert.fail(error));
    await page.locator('.row .katex').first().waitFor();
    return page;
  }
  const row = (page: Page, n: number) => page.locator(`#row-${n - 1} .facts`);
  const idOf = (n: number) => library.samples[n - 1]!.row.id;
  const posted = (page: Page) => page.evaluate(() => window.mock.posted) as Promise<FromPage[]>;
  /** The ids that the host was told last. */
  const told = async (page: Page) =>
    (await posted(page)).reduce<readonly string[]>(
      (last, message) => (message.kind === 'selection' ? message.ids : last),
      [],
    );
  const calls = async (page: Page) =>
    (await posted(page)).flatMap((message) =>
      message.kind === 'call' && message.call === 'several' ? [message.parameters] : [],
    );
  const bar = (page: Page) => page.getByRole('group', { name: 'Selection' });
  async function says(page: Page, words: string): Promise<void> {
    await bar(page).getByText(words, { exact: true }).waitFor();
    // Screen readers hear it, too.
    await page.waitForFunction(
      (text) => document.querySelector('[role=status]')!.textContent === text,
      words,
    );
  }
  const selectedRows = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('.row[aria-selected=true]')].map((node) =>
        Number(node.getAttribute('aria-rowindex')),
      ),
    );

  it('are selected by clicks: one, one more, all up to one; and stay so under a filter and in another order', async () => {
    const page = await open();
    const list = page.getByRole('treegrid', { name: 'Conjectures' });
    assert.equal(await list.getAttribute('aria-multiselectable'), 'true');
    await row(page, 2).click();
    assert.ok(await bar(page).isHidden(), 'one row is no selection of several');
    await row(page, 4).click({ modifiers: ['ControlOrMeta'] });
    await says(page, '2 selected');
    assert.deepEqual(await told(page), [idOf(2), idOf(4)]);
    await row(page, 7).click({ modifiers: ['Shift'] });
    await says(page, '4 selected');
    assert.deepEqual(await told(page), [4, 5, 6, 7].map(idOf));
    assert.equal(
      await page.evaluate(() => String(window.getSelection())),
      '',
      'no text is selected with rows',
    );
    await row(page, 5).click({ modifiers: ['ControlOrMeta'] });
    await says(page, '3 selected');
    assert.deepEqual((await selectedRows(page)).sort(), [4, 6, 7]);

    await page.keyboard.press('/');
    await page.keyboard.type('tan');
    await page.waitForFunction(() =>
      document.querySelector('.row .formula-frame')!.getAttribute('title')!.includes('tan'),
    );
    assert.deepEqual(await selectedRows(page), []);
    await bar(page).getByText('3 selected', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Order' }).selectOption('fastest');
    await page.getByRole('combobox', { name: 'Order' }).selectOption('simplest');
    await eventually(async () => (await selectedRows(page)).length === 3, 'the same are selected again');

    await bar(page).getByRole('button', { name: 'Prove' }).click();
    assert.deepEqual(await calls(page), [{ action: 'prove', ids: [4, 6, 7].map(idOf), axes: 'terms' }]);
    // After a reload they are selected still, and the host is told.
    await page.waitForFunction(() =>
      (sessionStorage.getItem('vscode-state') ?? '').includes('"together":["'),
    );
    await page.reload();
    await bar(page).getByText('3 selected').waitFor();
    assert.deepEqual(await told(page), [4, 6, 7].map(idOf));
    await bar(page).getByRole('button', { name: 'Clear' }).click();
    assert.ok(await bar(page).isHidden());
    assert.deepEqual(await told(page), []);
  });

  it('are selected by keys: Space, Shift with arrows, and all, as far as they may be, which is said', async () => {
    const page = await open({}, { families: 100_000 });
    await page.getByRole('treegrid').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await says(page, '2 selected');
    assert.deepEqual(await told(page), [idOf(2), idOf(4)]);
    await page.keyboard.press(' ');
    assert.deepEqual(await told(page), [idOf(2)]);
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowDown');
    await says(page, '4 selected');
    assert.deepEqual(await told(page), [4, 5, 6, 7].map(idOf));
    await page.keyboard.press('Shift+ArrowUp');
    assert.deepEqual(await told(page), [4, 5, 6].map(idOf));
    // Rows that the page does not have are asked for.
    await page.keyboard.press('Shift+End');
    await says(page, '1,000 selected, no more can be');
    const ids = await told(page);
    assert.deepEqual([ids.length, ids[0]], [1000, idOf(4)]);
    // Though the row that has the focus is not at hand yet.
    await page.keyboard.press('Home');
    await page.keyboard.press('Escape');
    assert.ok(await bar(page).isHidden());
    await page.keyboard.press('Control+a');
    await says(page, '1,000 selected, no more can be');
    assert.equal((await told(page))[0], idOf(1));
    assert.ok((await page.locator('.row').count()) < 40);
  });

  it('have their figure in two gestures, on each axis, and it follows what is selected', async () => {
    const page = await open({ layout: 'wide', width: 1200, height: 800 });
    await row(page, 1).click();
    await row(page, 5).click({ modifiers: ['Shift'] });
    await bar(page).getByRole('button', { name: 'Figure' }).click();
    const detail = page.locator('.detail');
    await detail.getByRole('heading', { name: 'Convergence of 5 fractions' }).waitFor();
    const looks = () =>
      page.evaluate(() => ({
        curves: document.querySelectorAll('.detail .chart .curve').length,
        keys: document.querySelectorAll('.detail .key-entry').length,
        title: document.querySelector('.detail .chart')!.getAttribute('aria-label'),
        texts: [...document.querySelectorAll('.detail .chart text')].map((node) => node.textContent),
      }));
    const first = await looks();
    assert.deepEqual([first.curves, first.keys], [5, 5]);
    assert.match(first.title!, /^Correct digits after 30 terms: [\d.]+ by 1: /);
    assert.ok(first.texts.includes('correct digits') && first.texts.includes('terms'));
    const axes = detail.getByRole('combobox', { name: 'Axes' });
    for (const [value, name] of [
      ['multiplications', 'multiplications'],
      ['error', 'error'],
    ] as const) {
      await axes.selectOption(value);
      assert.ok((await looks()).texts.includes(name));
    }
    for (const [name, action] of [
      ['Insert figure', 'insertFigure'],
      ['Insert for TikZ', 'insertTikz'],
      ['Copy SVG', 'copySvg'],
      ['Copy TikZ', 'copyTikz'],
      ['Copy pgfplots', 'copyPgfplots'],
    ] as const satisfies readonly (readonly [string, SeveralAction])[]) {
      await detail.getByRole('button', { name, exact: true }).click();
      assert.deepEqual((await calls(page)).at(-1), { action, ids: [1, 2, 3, 4, 5].map(idOf), axes: 'error' });
    }
    await row(page, 6).click({ modifiers: ['ControlOrMeta'] });
    await detail.getByRole('heading', { name: 'Convergence of 6 fractions' }).waitFor();
    // A plain click goes back to one conjecture, with its own figure.
    await row(page, 2).click();
    await detail.locator('.katex-display').first().waitFor();
    assert.equal((await looks()).keys, 2);
  });

  it('have their figure copied as a picture; where the page may not, it is handed to the host', async () => {
    const page = await open({ layout: 'wide', width: 1000, height: 800 });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await row(page, 1).click();
    const copy = page.locator('.detail').getByRole('button', { name: 'Copy PNG' });
    await copy.click();
    await page.locator('.detail').getByRole('button', { name: 'Copied.' }).waitFor();
    /** Size of a PNG, and how many of its points are dark. */
    const look = (source: string) =>
      page.evaluate<{ width: number; height: number; dark: number }>(`(async () => {
        const bitmap = await createImageBitmap(${source});
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        context.drawImage(bitmap, 0, 0);
        const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
        let dark = 0;
        for (let at = 0; at < data.length; at += 4) if (data[at] < 64 && data[at + 3] > 250) dark++;
        return { width: bitmap.width, height: bitmap.height, dark };
      })()`);
    const copied = await look(`await (await navigator.clipboard.read())[0].getType('image/png')`);
    assert.ok(
      copied.width === 3 * 480 && copied.height > 3 * 300 && copied.dark > 5000,
      JSON.stringify(copied),
    );

    await page.context().clearPermissions();
    await page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new Error('not allowed'));
    });
    await page.locator('.detail').getByRole('button', { name: 'Copy PNG' }).click();
    const png = await eventually(async () => {
      for (const message of await posted(page))
        if (message.kind === 'call' && message.call === 'picture') return message.parameters.png;
      return false;
    }, 'the host gets the picture');
    const bytes = `new Blob([Uint8Array.from(atob('${png}'), (c) => c.charCodeAt(0))])`;
    assert.deepEqual(await look(bytes), copied);
  });

  it('have a figure in SVG whose texts neither lie upon each other nor leave it, in the fonts of a browser', async () => {
    const page = await open({ layout: 'wide', width: 1000, height: 800 });
    const curves = library.samples.slice(0, 6).flatMap(({ detail }) => detail.curves.slice(0, 1));
    for (const axes of figureAxes) {
      const svg = figureText(curves, axes, 'svg');
      const { wrong, size } = await page.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
        const root = document.importNode(parsed.documentElement, true) as unknown as SVGSVGElement;
        document.body.append(root);
        const found = [...parsed.querySelectorAll('parsererror')].map((node) => node.textContent);
        const boxes = [...root.querySelectorAll('text')].map((node) => ({
          name: node.textContent,
          box: node.getBBox(),
        }));
        const { width, height } = root.viewBox.baseVal;
        boxes.forEach(({ name, box: x }, i) => {
          if (x.x < 0 || x.y < 0 || x.x + x.width > width + 1 || x.y + x.height > height + 1)
            found.push(`${name} leaves it`);
          for (const { name: other, box: y } of boxes.slice(i + 1))
            if (x.x + x.width > y.x && y.x + y.width > x.x && x.y + x.height > y.y && y.y + y.height > x.y)
              found.push(`${name} lies upon ${other}`);
        });
        root.remove();
        return { wrong: found, size: boxes.length };
      }, svg);
      assert.deepEqual(wrong, [], axes);
      assert.ok(size > 12);
    }
  });

  it('have a bar that lies upon nothing, however narrow and low the page is', async () => {
    for (const [layout, width, height] of [
      ['side', 300, 300],
      ['side', 170, 260],
      ['wide', 500, 300],
    ] as const) {
      const page = await open({ layout, width, height });
      await page.getByRole('treegrid').focus();
      await page.keyboard.press(' ');
      await bar(page).waitFor();
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('.filter, .counts, .selection')]
          .filter((node) => node.scrollHeight > node.clientHeight || node.scrollWidth > node.clientWidth)
          .map((node) => node.className),
      );
      assert.deepEqual(cut, [], `${layout} ${width} × ${height}`);
    }
  });

  it('and one alone have the menu of VS Code: on a row, on the active row by keys, on the detail', async () => {
    const page = await open();
    // As VS Code reads it: from where the menu is opened, up to the page.
    await page.evaluate(() => {
      const menus: unknown[] = [];
      (window as unknown as { menus: unknown[] }).menus = menus;
      document.addEventListener('contextmenu', (event) => {
        event.preventDefault();
        const node = (event.target as Element).closest<HTMLElement>('[data-vscode-context]');
        const at = node && document.elementFromPoint(event.clientX, event.clientY);
        menus.push({
          context: JSON.parse(node?.dataset.vscodeContext ?? 'null') as unknown,
          isOnIt: at !== null && node!.contains(at),
        });
      });
    });
    const menus = () =>
      page.evaluate(() => (window as unknown as { menus: { context: unknown; isOnIt: boolean }[] }).menus);
    const context = (n: number, preventDefaultContextMenuItems: boolean) => ({
      webviewSection: 'conjecture',
      conjecture: idOf(n),
      preventDefaultContextMenuItems,
    });
    await row(page, 3).click({ button: 'right' });
    assert.deepEqual(await menus(), [{ context: context(3, true), isOnIt: true }]);
    await page.getByRole('treegrid').focus();
    await page.keyboard.press('ArrowDown');
    for (const key of ['ContextMenu', 'Shift+F10']) {
      const before = (await menus()).length;
      await page.keyboard.press(key);
      await eventually(async () => (await menus()).length > before, `${key} opens a menu`);
      assert.deepEqual((await menus()).slice(before), [{ context: context(2, true), isOnIt: true }], key);
    }
    await row(page, 2).click();
    await page.locator('.detail .katex-display').first().waitFor();
    await page.locator('.detail .terms').click({ button: 'right' });
    assert.deepEqual((await menus()).at(-1), { context: context(2, false), isOnIt: true });
  });
});
