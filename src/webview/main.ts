import './panel.css';
import type { PageStart } from '../protocol/page.ts';
import { Host } from './host.ts';
import type { VsCodeApi } from './host.ts';
import { NumbersPage } from './numbersPage.ts';
import { Page } from './page.ts';
import { setLanguage } from './text.ts';

declare function acquireVsCodeApi(): VsCodeApi;

const start = JSON.parse(document.getElementById('start')?.textContent ?? '{}') as Partial<PageStart>;
setLanguage(start.strings ?? {}, document.documentElement.lang);
const api = acquireVsCodeApi();
if (start.layout === 'numbers') {
  new NumbersPage((message) => api.postMessage(message), window).start(document.body);
} else {
  const host = new Host((message) => api.postMessage(message), window);
  new Page(start.layout === 'wide' ? 'wide' : 'side', host, api).start(document.body);
}
