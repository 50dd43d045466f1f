import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { installMock } from './mockHost.ts';
import type { MockOptions } from './mockHost.ts';
import { themes, themeSheet } from './themes.ts';
import type { ThemeName } from './themes.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** Serves the built page as a webview would have it: the skeleton, the policy, the theme's variables. */
export async function servePage(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://page');
    if (pathname === '/') {
      const theme = (searchParams.get('theme') ?? 'dark') as ThemeName;
      const layout = searchParams.get('layout') ?? 'side';
      const nonce = randomBytes(16).toString('base64');
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.setHeader(
        'Content-Security-Policy',
        `default-src 'none'; style-src 'self'; font-src 'self'; script-src 'nonce-${nonce}'`,
      );
      response.end(skeleton(theme, layout, nonce));
    } else if (pathname === '/theme.css') {
      response.setHeader('Content-Type', 'text/css');
      response.end(themeSheet((searchParams.get('theme') ?? 'dark') as ThemeName));
    } else {
      readFile(`dist${pathname}`).then(
        (content) => {
          response.setHeader('Content-Type', types[extname(pathname)] ?? 'application/octet-stream');
          response.end(content);
        },
        () => response.writeHead(404).end(),
      );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

function skeleton(theme: ThemeName, layout: string, nonce: string): string {
  const start = JSON.stringify({ layout, strings: {} }).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Conjectures</title>
<link rel="stylesheet" href="theme.css?theme=${theme}">
<link rel="stylesheet" href="webview.css">
</head>
<body class="${themes[theme].kind}">
<script type="application/json" id="start">${start}</script>
<script nonce="${nonce}" src="webview.js"></script>
</body>
</html>`;
}

export interface PageLook {
  readonly theme?: ThemeName;
  readonly layout?: 'side' | 'wide';
  readonly width?: number;
  readonly height?: number;
}

/** Opens the page in a fresh context with the mocked host. */
export async function openPage(
  browser: Browser,
  url: string,
  host: MockOptions,
  { theme = 'dark', layout = 'side', width = 300, height = 800 }: PageLook = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  // tsx names functions through a helper that the browser does not have.
  await page.addInitScript('globalThis.__name = (f) => f;');
  await page.addInitScript(installMock, host);
  await page.goto(`${url}?theme=${encodeURIComponent(theme)}&layout=${layout}`);
  return page;
}
