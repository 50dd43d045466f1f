// Part of npm run screenshots: pictures of the extension in the real VS Code, for the README.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withPalette } from '../support/palette.mjs';
import { prepareSearch } from './actions.ts';
import { startChromium } from './chromium.ts';
import { eventually } from './eventually.ts';
import { checkout, copySample } from './folders.ts';
import { provideHost } from './install.ts';
import { VsCodeServer } from './server.ts';
import type { Theme } from './window.ts';
import { themes, VsCodeWindow } from './window.ts';

/** The themes of the pictures, by the ends of their names. */
const looks: Readonly<Record<string, Theme>> = {
  dark: 'dark',
  light: 'light',
  contrast: 'highContrastDark',
};

/** A part of the window, in pixels. */
type Clip = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;

/** All below the title bar, which names the host of the tests. */
const workbench: Clip = { x: 0, y: 30, width: 1280, height: 770 };

const media = join(checkout, 'media');
const folder = mkdtempSync(join(tmpdir(), 'esma-pictures-'));
const workspace = join(folder, 'continued-fractions');
mkdirSync(workspace);
copySample(workspace);
const server = await VsCodeServer.start(await provideHost(), {
  userData: join(folder, 'user-data'),
  extensions: join(folder, 'extensions'),
});
server.setSettings({
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'window.commandCenter': false,
  'workbench.colorTheme': themes.dark,
});
const browser = await startChromium();

try {
  const address = server.address({ folder: workspace, extensionDevelopmentPath: checkout });
  const window = await VsCodeWindow.open(browser, address, workspace);
  const { page } = window;
  /** A picture of a part of the window, without the pointer's hover. */
  const picture = async (name: string, clip: Clip) => {
    await page.mouse.move(900, 700);
    // Fonts and the theme's colours come a moment after what they are for: then two looks see the same.
    await Promise.all(page.frames().map((frame) => frame.evaluate('document.fonts.ready.then(() => true)')));
    let last = await page.screenshot({ clip });
    await eventually(async () => {
      const before = last;
      last = await page.screenshot({ clip });
      return last.equals(before);
    }, `the window of ${name} comes to rest`);
    writeFileSync(join(media, `${name}.png`), await withPalette(last));
    console.log(`media/${name}.png is new.`);
  };
  const inAllLooks = async (name: string, clip: Clip) => {
    for (const [end, theme] of Object.entries(looks)) {
      await window.setTheme(theme);
      await window.run('Notifications: Clear All Notifications');
      await picture(`${name}-${end}`, clip);
    }
    await window.setTheme('dark');
  };

  await window.openFile('paper.tex');
  await window.goToLine(29);
  await prepareSearch(window, 'e', 'Quick');
  await window.quickInput.getByText('2,464 candidates').waitFor();
  await page.keyboard.press('Enter');
  const list = await window.webview('.page.side .row .katex');
  await list.locator('.counts').filter({ hasText: '1,470 conjectures in 68 families' }).waitFor();
  await list.locator('.row').nth(1).hover();
  await list.locator('.row').nth(1).getByRole('button', { name: 'Insert' }).click();
  await page.locator('.tabs-container .tab.active.dirty').waitFor();
  await inAllLooks('side', workbench);

  await window.run('View: Toggle Primary Side Bar Visibility');
  await window.run('ESMA: Show Conjectures');
  const wide = await window.webview('.page.wide .row .katex');
  await wide.locator('.row').nth(1).locator('.equation').click();
  await wide.locator('.detail svg.chart path.curve-0').first().waitFor();
  await inAllLooks('detail', workbench);
  const chart = wide.locator('.convergence');
  await chart.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await chart.boundingBox())!;
  await inAllLooks('chart', { x: x - 12, y: y - 8, width: width + 24, height: height + 16 });
  await window.close();
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
