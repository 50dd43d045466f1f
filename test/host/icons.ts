// npm run icons: renders media/icon.png, which the manifest names, from media/icon.svg.
import { readFileSync } from 'node:fs';
import { startChromium } from './chromium.ts';

/** Pixels of a side; VS Code shows 128 of them, a dense screen twice as many. */
const side = 256;

const browser = await startChromium();
try {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  const picture = Buffer.from(readFileSync('media/icon.svg')).toString('base64');
  await page.setContent(
    `<style>body { margin: 0 } img { display: block; width: ${side}px }</style><img src="data:image/svg+xml;base64,${picture}">`,
  );
  await page.locator('img').screenshot({ path: 'media/icon.png', omitBackground: true });
  console.log(`media/icon.png is new: ${side} × ${side} pixels.`);
} finally {
  await browser.close();
}
