import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { eventually } from '../host/eventually.ts';
import type { PageAction } from '../../src/protocol/actions.ts';
import type { FromPage } from '../../src/protocol/page.ts';
import { startChromium } from '../host/chromium.ts';
import { keepsPromise } from '../support/promise.ts';
import { hasTool } from '../support/tools.mjs';
import type { Mock, MockOptions } from './support/mockHost.ts';
import { openPage, servePage } from './support/pageServer.ts';
import type { PageLook } from './support/pageServer.ts';
import { pageSamples } from './support/samples.ts';
import { themes } from './support/themes.ts';
import type { ThemeName } from './support/themes.ts';

declare global {
  interface Window {
    mock: Mock;
  }
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('The page of the conjectures', function () {
  // Four themes, looked at by axe, take minutes on a machine that is busy.
  this.timeout(600_000);

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
  const leavePages = async () => {
    for (const page of opened.splice(0)) {
      assert.deepEqual(await page.evaluate(() => window.mock.violations), [], 'the policy was violated');
      await page.context().close();
    }
  };
  afterEach(leavePages);

  async function open(look: PageLook = {}, host: Partial<MockOptions> = {}): Promise<Page> {
    const page = await openPage(browser, server.url, { ...library, ...host }, look);
    opened.push(page);
    page.on('pageerror', (error) => assert.fail(error));
    if (host.families !== 0) await page.locator('.row .katex').first().waitFor();
    return page;
  }
  const list = (page: Page) => page.getByRole('treegrid', { name: 'Conjectures' });
  const active = (page: Page) =>
    page.evaluate(() => {
      const id = document.querySelector('.list')!.getAttribute('aria-activedescendant');
      return id === null ? null : Number(document.getElementById(id)!.getAttribute('aria-rowindex'));
    });
  const calls = (page: Page, call: string) =>
    page.evaluate(
      (name) => window.mock.posted.filter((message) => message.kind === 'call' && message.call === name),
      call,
    ) as Promise<(FromPage & { readonly kind: 'call' })[]>;
  const actions = async (page: Page) =>
    (await calls(page, 'action')).map(
      (message) => message.parameters as { readonly action: PageAction; readonly id: string },
    );
  const idOf = (row: number) => library.samples[row - 1]!.row.id;
  /** Changes the theme as VS Code does: other variables, another class of the body. */
  async function wear(page: Page, theme: ThemeName): Promise<void> {
    await page.evaluate(
      ([name, kind]) =>
        new Promise<void>((resolve) => {
          const sheet = document.querySelector<HTMLLinkElement>('link[href^="theme.css"]')!;
          const next = sheet.cloneNode() as HTMLLinkElement;
          next.addEventListener('load', () => {
            sheet.remove();
            document.body.className = kind!;
            resolve();
          });
          next.href = `theme.css?theme=${encodeURIComponent(name!)}`;
          sheet.before(next);
        }),
      [theme, themes[theme].kind],
    );
  }
  async function activeBecomes(page: Page, index: number): Promise<void> {
    await page.waitForFunction(
      (id) => document.querySelector('.list')!.getAttribute('aria-activedescendant') === id,
      `row-${index - 1}`,
    );
  }

  it('tells the host that it listens, then asks for no more rows than are near', async () => {
    const page = await open();
    const posted = await page.evaluate(() => window.mock.posted);
    assert.equal(posted[0]!.kind, 'ready');
    for (const { parameters } of await calls(page, 'rows')) {
      const { start, end } = parameters as { readonly start: number; readonly end: number };
      assert.ok(end - start <= 100, `${start} … ${end}`);
    }
    assert.equal(await list(page).getAttribute('aria-rowcount'), '1470');
    assert.equal(await page.locator('.counts').textContent(), '30,870 conjectures in 1,470 families');
  });

  for (const look of [
    { layout: 'side', width: 300, height: 700 },
    { layout: 'wide', width: 1400, height: 600 },
  ] as const) {
    it(`has nothing for axe to find at WCAG 2.1 AA in four themes: ${look.layout}`, async () => {
      const page = await open(look);
      await list(page).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      await page.getByRole('row', { level: 2 }).first().waitFor();
      await page.keyboard.press(' ');
      await page.getByRole('group', { name: 'Selection' }).waitFor();
      await page.keyboard.press('ArrowRight');
      await page.locator('.detail .chart .curve').first().waitFor();
      await page.evaluate(axeSource);
      for (const theme of Object.keys(themes) as ThemeName[]) {
        await wear(page, theme);
        // All rules in the first theme; in the others, where the colours alone differ, the rules of colour.
        const rules =
          theme === 'dark'
            ? { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }
            : { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
        const { violations } = (await page.evaluate(
          (runOnly) =>
            (window as unknown as { axe: { run: (options: unknown) => unknown } }).axe.run({
              runOnly,
              resultTypes: ['violations'],
              preload: false,
            }),
          rules,
        )) as AxeResults;
        const found = violations.map(
          ({ id, help, nodes }) => `${id}: ${help}\n${nodes[0]!.html}\n${nodes[0]!.failureSummary}`,
        );
        assert.deepEqual(found, [], theme);
      }
    });
  }

  it('can be used without a pointer', async () => {
    const page = await open();
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement!.getAttribute('role')), 'searchbox');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await active(page), 2);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+c');
    assert.deepEqual(await actions(page), [
      { action: 'insert', id: idOf(2) },
      { action: 'copyLatex', id: idOf(2) },
    ]);

    const row = page.locator('#row-1');
    assert.equal(await row.getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(
      () => document.querySelector('#row-1')!.getAttribute('aria-expanded') === 'true',
    );
    await page.waitForFunction(() => document.querySelector('#row-2')!.getAttribute('aria-level') === '2');
    await page.keyboard.press('ArrowDown');
    assert.equal(await active(page), 3);
    await page.keyboard.press('ArrowLeft');
    assert.equal(await active(page), 2);
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => document.querySelector('#row-2')!.getAttribute('aria-level') === '1');

    await page.keyboard.press('End');
    await activeBecomes(page, 1470);
    await page.keyboard.press('PageUp');
    assert.ok((await active(page))! < 1465);
    await page.keyboard.press('Home');
    await activeBecomes(page, 1);

    // The first row's detail, then into it, through its buttons, and back.
    await page.keyboard.press('ArrowRight');
    await page.getByRole('row', { level: 2 }).first().waitFor();
    await page.keyboard.press('ArrowRight');
    await page.locator('.detail .katex-display').waitFor();
    await page.keyboard.press('ArrowRight');
    assert.ok(await page.evaluate(() => document.activeElement!.matches('.detail')));
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement!.textContent === 'Look up in OEIS')) break;
    }
    await page.keyboard.press('Enter');
    assert.deepEqual((await actions(page)).at(-1), { action: 'oeis', id: idOf(1) });
    await page.keyboard.press('Escape');
    assert.ok(await page.locator('.detail').isHidden());
    assert.ok(await page.evaluate(() => document.activeElement!.matches('.list')));

    // From the list, Tab reaches the buttons of the active row.
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement!.getAttribute('aria-label')), 'Insert');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.deepEqual((await actions(page)).at(-1), { action: 'copyLatex', id: idOf(1) });
  });

  it('shows the focus wherever it goes', async () => {
    const page = await open({ layout: 'wide', width: 1400 });
    await page.locator('.detail .chart').waitFor();
    const seen = new Set<string>();
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const node = document.activeElement!;
        if (node === document.body) return null;
        const shown = node.matches('.list')
          ? document.querySelector('.row.active')!
          : node.matches('input')
            ? node.parentElement!
            : node.matches('.divider')
              ? node
              : node;
        const style = getComputedStyle(shown);
        const name = `${node.tagName} ${node.className} ${node.textContent.slice(0, 20)}`;
        return { name, visible: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0 };
      });
      if (!focus) break;
      seen.add(focus.name);
      assert.ok(focus.visible, focus.name);
    }
    assert.ok(seen.size >= 12, [...seen].join('\n'));
  });

  it('opens a library of 100,000 families as quickly as one of 60, scrolls it smoothly and stays small', async function () {
    this.timeout(300_000);
    let page!: Page;
    const opening = async (families: number) => {
      await leavePages();
      page = await open({}, { families });
      const started = await page.evaluate(() => {
        const script = performance
          .getEntriesByType('resource')
          .find(({ name }) => name.endsWith('webview.js'))!;
        return (script as PerformanceResourceTiming).responseEnd;
      });
      await page.waitForFunction(() => window.mock.firstFormula !== null);
      return (await page.evaluate(() => window.mock.firstFormula!)) - started;
    };
    // In turn, so that what else the machine does meets both; the best of each counts.
    const few: number[] = [];
    const many: number[] = [];
    for (let i = 0; i < 3; i++) {
      few.push(await opening(60));
      many.push(await opening(100_000));
    }
    const [least, most] = [Math.min(...few), Math.min(...many)];
    console.log(
      `      from the script to the first formula: ${least.toFixed(0)} ms for 60, ${most.toFixed(0)} ms for 100,000 families`,
    );
    assert.ok(most < 1.5 * least + 30, `${few.join()} and ${many.join()}`);

    const rowCount = () => page.locator('.row').count();
    const heap = async () => {
      const session = await page.context().newCDPSession(page);
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      await session.detach();
      return usedSize / 2 ** 20;
    };
    const before = await heap();
    const scroll = (step: number, frames: number) =>
      page.evaluate(
        ([by, count]) =>
          new Promise<number[]>((resolve) => {
            const node = document.querySelector('.list')!;
            const times: number[] = [];
            let last = performance.now();
            const frame = (now: number) => {
              times.push(now - last);
              last = now;
              if (times.length >= count!) return resolve(times.slice(1));
              node.scrollTop += by!;
              requestAnimationFrame(frame);
            };
            requestAnimationFrame(frame);
          }),
        [step, frames],
      );
    for (const [name, step] of [
      ['a row', 61],
      ['half a page', 400],
      ['20 pages', 16_000],
    ] as const) {
      await keepsPromise(`a frame of scrolling ${name} a frame`, 1000 / 30, async () => {
        const times = await scroll(step, 60);
        return times.reduce((sum, time) => sum + time, 0) / times.length;
      });
      assert.ok((await rowCount()) < 40);
    }
    await page.waitForFunction(() => document.querySelectorAll('.row.coming').length === 0);
    await page.waitForFunction(() => document.querySelectorAll('.row .katex').length > 10);
    const after = await heap();
    console.log(`      memory of the page: ${before.toFixed(1)} MB, after scrolling ${after.toFixed(1)} MB`);
    assert.ok(after - before < 25, `${before} → ${after} MB`);
  });

  it('filters, chooses and sorts, and says how many there are', async () => {
    const page = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('tan');
    await page.waitForFunction(() =>
      document.querySelector('.row .formula-frame')!.getAttribute('title')!.includes('tan'),
    );
    const query = (await calls(page, 'rows')).at(-1)!.parameters as {
      readonly query: { readonly text: string };
    };
    assert.equal(query.query.text, 'tan');
    const counts = await page.locator('.counts').textContent();
    await page.waitForFunction(
      (text) => document.querySelector('[role=status]')!.textContent === text,
      counts,
    );

    await page.getByRole('combobox', { name: 'Standing' }).selectOption('proved');
    await page.getByRole('combobox', { name: 'Order' }).selectOption('fastest');
    await page.waitForFunction(
      () => document.querySelectorAll('.row .badge:not(.proved, .quadratic)').length === 0,
    );
    const rates = await page.locator('.row .rate').allTextContents();
    assert.deepEqual(
      rates.map(Number.parseFloat),
      rates.map(Number.parseFloat).sort((x, y) => y - x),
    );

    await page.keyboard.press('/');
    await page.keyboard.type('zzz');
    await page.getByText('No conjecture matches the filter.').waitFor();
    assert.ok(await list(page).isHidden());
    await page.locator('.empty').getByRole('button', { name: 'Clear the filter' }).click();
    await page.waitForFunction(
      () => document.querySelector('.list')!.getAttribute('aria-rowcount') === '1470',
    );
  });

  it('offers a search where there are no conjectures', async () => {
    const page = await open({}, { families: 0 });
    await page.getByRole('button', { name: 'New Search…' }).click();
    assert.equal((await page.evaluate(() => window.mock.posted)).at(-1)!.kind, 'search');
  });

  it('shows what went wrong as a sentence and goes on', async () => {
    const page = await open();
    await page.evaluate(() => {
      window.mock.intercept = ({ call }) => {
        if (call === 'rows') throw new Error('The library file could not be read.');
        if (call === 'detail') return { nonsense: true };
        return undefined;
      };
    });
    await page.getByRole('combobox', { name: 'Order' }).selectOption('gain');
    const alert = page.getByRole('alert').filter({ hasText: 'The library file could not be read.' });
    await alert.waitFor();
    assert.ok((await page.locator('.row').count()) > 5, 'the old rows stay');
    await page.locator('#row-2').click();
    await page.getByText('ESMA gave an answer that this page could not read.').waitFor();
    await page.evaluate(() => {
      window.mock.send({ kind: 'answer', number: 'x' });
      window.mock.send({ kind: 'changed', version: {} });
      window.mock.send(null);
      window.mock.intercept = null;
    });
    await alert.getByRole('button', { name: 'Try again' }).click();
    await alert.waitFor({ state: 'hidden' });
    await page.locator('.detail').getByRole('button', { name: 'Try again' }).click();
    await page.locator('.detail .katex-display').first().waitFor();
  });

  it('keeps its place and its selection when conjectures come in before them', async () => {
    const page = await open();
    await list(page).evaluate((node) => (node.scrollTop = 61 * 40));
    await page.locator('#row-42').click();
    await page.locator('.detail .katex-display').waitFor();
    const words = await page.locator('#row-42 .visually-hidden').textContent();
    const y = (await page.locator('#row-42').boundingBox())!.y;
    await page.evaluate(() => {
      const { mock } = window;
      // Three families more, in front of all others.
      const fresh = mock.options.samples.slice(0, 3).map(({ row, detail }) => ({
        row: { ...row, id: `new${row.id}`, family: `new${row.family}` },
        detail,
      }));
      mock.options = { ...mock.options, samples: [...fresh, ...mock.options.samples], families: 1473 };
      mock.version = 2;
      mock.send({ kind: 'changed', version: 2 });
    });
    await page.waitForFunction(
      () => document.querySelector('.list')!.getAttribute('aria-rowcount') === '1473',
    );
    assert.equal(await page.locator('#row-45 .visually-hidden').textContent(), words);
    assert.equal(await page.locator('#row-45').getAttribute('aria-selected'), 'true');
    assert.ok(Math.abs((await page.locator('#row-45').boundingBox())!.y - y) < 2);
  });

  it('comes back as it was after a reload', async () => {
    const page = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('e');
    await page.getByRole('combobox', { name: 'Order' }).selectOption('newest');
    await page.waitForFunction(() =>
      document.querySelector('.row .visually-hidden')!.textContent!.includes('= 16 +'),
    );
    await list(page).evaluate((node) => (node.scrollTop = 61 * 100));
    await page.locator('#row-103').click();
    await page.locator('.detail .katex-display').waitFor();
    const look = () =>
      page.evaluate(() => ({
        text: document.querySelector<HTMLInputElement>('.field input')!.value,
        sort: document.querySelector<HTMLSelectElement>('select[aria-label=Order]')!.value,
        top: document.querySelector('.list')!.scrollTop,
        row: document.querySelector('#row-103')?.getAttribute('aria-label'),
        selected: document.querySelector('#row-103')?.getAttribute('aria-selected'),
        detail: document.querySelector('.detail h2')?.textContent,
      }));
    const before = await look();
    // Kept a moment after the last change.
    await page.waitForFunction((top) => {
      const kept = JSON.parse(sessionStorage.getItem('vscode-state') ?? '{}') as Record<string, unknown>;
      return kept.scrollTop === top && typeof kept.selected === 'string';
    }, before.top);
    await page.reload();
    await page.locator('#row-103[aria-selected=true] .katex').waitFor();
    await page.locator('.detail .katex-display').waitFor();
    assert.deepEqual(await look(), before);
    assert.equal(before.selected, 'true');
  });

  it('inserts the row that was clicked, also while its detail has not come', async () => {
    const page = await open({ layout: 'wide' });
    await page.locator('.row').nth(0).locator('.equation').click();
    const insert = page.locator('.detail').getByRole('button', { name: 'Insert' }).first();
    await insert.waitFor();
    await page.evaluate(() => {
      window.mock.intercept = (message) =>
        message.kind === 'call' && message.call === 'detail' ? 'silence' : undefined;
    });
    await page.locator('.row').nth(1).locator('.equation').click();
    await insert.click();
    await eventually(async () => (await actions(page)).length > 0, 'it is asked for');
    assert.deepEqual((await actions(page)).at(-1), { action: 'insert', id: idOf(2) });
  });

  it('selects what the host names', async () => {
    const page = await open();
    await page.evaluate((id) => window.mock.send({ kind: 'select', id }), idOf(5));
    await page.locator('#row-4[aria-selected=true]').waitFor();
    await page.locator('.detail .katex-display').waitFor();
  });

  it('shows a conjecture with its terms, its convergence as chart and as table, and its proof', async () => {
    const page = await open({ layout: 'wide', width: 1400, height: 900 });
    await page.locator('#row-1').click();
    const detail = page.locator('.detail');
    await detail.getByText('Proof', { exact: true }).waitFor();
    assert.equal(await detail.locator('.classes tbody tr').count(), 2);
    assert.equal(await detail.locator('.proof .katex-display').count(), 1);
    assert.ok((await detail.locator('.proof math').count()) > 5, 'MathML for screen readers');
    await detail.getByText('The numbers as a table').click();
    assert.equal(await detail.locator('.numbers tbody tr').count(), 30);
    assert.match(
      (await detail.getByRole('img').getAttribute('aria-label'))!,
      /^Correct digits after 30 terms/,
    );
    // KaTeX has drawn every formula: none is left as source.
    assert.equal(await page.locator('.math code').count(), 0);
  });

  it('breaks at no width, whatever the formulas', async () => {
    for (const [layout, widths] of [
      ['side', [300, 200, 170]],
      ['wide', [1400, 700, 500]],
    ] as const) {
      const page = await open({ layout, width: widths[0] });
      await page.locator('#row-1').click();
      await page.locator('.detail .chart .curve').first().waitFor();
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        const wide = () =>
          page.evaluate(() =>
            [document.documentElement, ...document.querySelectorAll('.list, .detail, .detail-body, .filter')]
              .filter((node) => node.scrollWidth > node.clientWidth)
              .map((node) => `${node.className} ${node.scrollWidth} > ${node.clientWidth}`),
          );
        // The chart is drawn anew a moment after its width has changed.
        await eventually(
          async () => (await wide()).length === 0,
          `${layout} ${width} is broken by something`,
        );
      }
    }
  });

  it('has two rows to read and to walk through in a low window: the filter scrolls away', async () => {
    for (const [width, height] of [
      [320, 150],
      [170, 200],
    ] as const) {
      const page = await open({ width, height });
      const sight = () =>
        page.evaluate(() => {
          const list = document.querySelector('.list')!.getBoundingClientRect();
          // A row that is far away has not come yet.
          const row = document.querySelector('.row.active')?.getBoundingClientRect();
          return {
            list: list.height,
            row: row?.height ?? Infinity,
            isRowSeen: row !== undefined && row.top >= -1 && row.bottom <= innerHeight + 1,
          };
        });
      const { list: tall, row } = await sight();
      assert.ok(tall >= 2 * row, `the list is ${tall} high, a row ${row}`);
      await page.keyboard.press('/');
      await page.keyboard.press('Enter');
      await eventually(async () => (await sight()).isRowSeen, 'the row that has the focus is in sight');
      for (const key of ['ArrowDown', 'ArrowDown', 'End', 'Home']) {
        await page.keyboard.press(key);
        await eventually(async () => (await sight()).isRowSeen, `and after ${key}`);
      }
      // The filter is a key away.
      await page.keyboard.press('/');
      await eventually(
        () => page.evaluate(() => document.querySelector('.filter')!.getBoundingClientRect().top >= 0),
        'the filter is in sight again',
      );
    }
  });

  it('shows four terms of a fraction where the side bar is as narrow as it may be', async () => {
    const page = await open({ width: 170 });
    // As far as the fade leaves them whole.
    const terms = await page.evaluate(() => {
      const row = document.querySelector('#row-1')!;
      const edge = row.querySelector('.formula-frame')!.getBoundingClientRect().right;
      const em = Number.parseFloat(getComputedStyle(row).fontSize);
      return [...row.querySelectorAll('.formula .mfrac')].filter(
        (node) => node.getBoundingClientRect().right <= edge - em,
      ).length;
    });
    assert.ok(terms >= 4, `${terms} fractions are whole`);
  });

  it('fits tall formulas into their rows: smaller, or in words', async () => {
    const nested = (depth: number): string => (depth === 0 ? '1' : `\\cfrac{1}{1 + ${nested(depth - 1)}}`);
    const samples = [nested(0), nested(2), nested(6), '\\nonsense{'].map((latex, i) => {
      const { row, detail } = library.samples[i]!;
      return { row: { ...row, latex }, detail };
    });
    const page = await open({}, { samples, families: 4 });
    await page.locator('#row-3 code').waitFor();
    const rows = await page.evaluate(() =>
      [...document.querySelectorAll('.formula')].map((formula) => ({
        drawn: formula.querySelector('.katex') !== null,
        smaller: formula.querySelector<HTMLElement>('.math')!.style.fontSize !== '',
        words: formula.textContent,
      })),
    );
    assert.deepEqual(
      rows.map(({ drawn, smaller }) => [drawn, smaller]),
      [
        [true, false],
        [true, true],
        [false, false],
        [false, false],
      ],
    );
    assert.equal(rows[2]!.words, samples[2]!.row.text);
    assert.equal(rows[3]!.words, '\\nonsense{');
  });

  it('moves its divider by keyboard', async () => {
    const page = await open({ layout: 'wide', width: 1400 });
    const divider = page.getByRole('separator', { name: 'Resize' });
    await divider.focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await divider.getAttribute('aria-valuenow'), '47');
    await page.keyboard.press('End');
    assert.equal(await divider.getAttribute('aria-valuenow'), '80');
  });
});
