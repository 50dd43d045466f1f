// Part of npm run screenshots: pictures of the extension in the real VS Code, for the README.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChromium } from './chromium.ts';
import { checkout, copySample } from './folders.ts';
import { provideHost } from './install.ts';
import { VsCodeServer } from './server.ts';
import { themes, VsCodeWindow } from './window.ts';

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
  'workbench.colorTheme': themes.dark,
});
const browser = await startChromium();

try {
  const address = server.address({ folder: workspace, extensionDevelopmentPath: checkout });
  const window = await VsCodeWindow.open(browser, address, workspace);
  const { page } = window;
  /** A picture without the pointer's hover and the notifications. */
  const picture = async (name: string) => {
    await page.mouse.move(900, 700);
    await page.waitForTimeout(800);
    await page.screenshot({ path: join(media, name) });
  };
  await window.openFile('paper.tex');
  await window.goToLine(28);
  await window.run('ESMA: Search for Conjectures…');
  await window.answer('e');
  await window.choose('Quick');
  await window.quickInput.getByText('2,464 candidates').waitFor();
  await page.keyboard.press('Enter');
  const list = await window.webview('.row .katex');
  await list.getByText('1,470 conjectures in 68 families').first().waitFor();
  await window.run('Notifications: Clear All Notifications');
  await list.locator('.row').nth(1).hover();
  await list.locator('.row').nth(1).getByRole('button', { name: 'Insert' }).click();
  await page.locator('.tabs-container .tab.active.dirty').waitFor();
  await picture('panel.png');
  await window.setTheme('light');
  await picture('panel-light.png');
  await window.setTheme('dark');
  await window.run('View: Toggle Primary Side Bar Visibility');
  await window.run('ESMA: Show Conjectures');
  const wide = await window.webview('.page.wide .row .katex');
  await wide.locator('.row').nth(1).locator('.equation').click();
  await wide.locator('.detail svg').first().waitFor();
  await picture('detail.png');
  await window.close();
  console.log('media/panel.png, media/panel-light.png and media/detail.png are new.');
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
