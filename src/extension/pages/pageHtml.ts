import { randomBytes } from 'node:crypto';
import { env, l10n, Uri } from 'vscode';
import type { Webview } from 'vscode';
import type { PageStart } from '../../protocol/page.ts';
import { pageStrings } from '../../protocol/strings.ts';

/** Prepares a webview for a page: its scripts and styles, and what it may load. */
export function startPage(webview: Webview, extensionUri: Uri, layout: PageStart['layout']): void {
  webview.options = {
    enableScripts: true,
    localResourceRoots: [Uri.joinPath(extensionUri, 'dist'), Uri.joinPath(extensionUri, 'media')],
  };
  webview.html = pageHtml(webview, extensionUri, layout);
}

function pageHtml(webview: Webview, extensionUri: Uri, layout: PageStart['layout']): string {
  const nonce = randomBytes(16).toString('base64');
  const asset = (name: string) => webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist', name)).toString();
  const { cspSource } = webview;
  const policy = `default-src 'none'; style-src ${cspSource}; font-src ${cspSource}; script-src 'nonce-${nonce}'`;
  const strings = Object.fromEntries(pageStrings.map((text) => [text, l10n.t(text)]));
  const start: PageStart = { layout, strings };
  const json = JSON.stringify(start).replaceAll('<', '\\u003c');
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ESMA</title>
<link rel="stylesheet" href="${asset('webview.css')}">
</head>
<body>
<script type="application/json" id="start">${json}</script>
<script nonce="${nonce}" src="${asset('webview.js')}"></script>
</body>
</html>`;
}
