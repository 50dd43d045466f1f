import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { eventually, patience } from './eventually.ts';
import type { VsCodeWindow } from './window.ts';

/** Waits for a step of the quick input of a search, which its title numbers, and until it takes input. */
export async function searchStep(window: VsCodeWindow, step: 1 | 2 | 3): Promise<void> {
  await window.quickInput.locator('.quick-input-title', { hasText: `(${step}/3)` }).waitFor();
  await window.quickInput.locator('.quick-input-box input:enabled').waitFor();
}

/** Goes through the quick input of a search up to Start, which is left to be pressed. */
export async function prepareSearch(
  window: VsCodeWindow,
  constant: string,
  space: string,
  command = 'ESMA: Search for Conjectures…',
): Promise<void> {
  const first = window.quickInput.locator('.quick-input-title', { hasText: '(1/3)' });
  await window.runUntil(command, first);
  await searchStep(window, 1);
  await window.answer(constant);
  await searchStep(window, 2);
  await window.choose(space);
  await searchStep(window, 3);
}

/** Starts a search through the quick input. Its plan is not waited for: nor need a user. */
export async function startSearch(window: VsCodeWindow, constant: string, space: string): Promise<Locator> {
  await prepareSearch(window, constant, space);
  await window.page.keyboard.press('Enter');
  const item = searchItem(window, constant);
  await item.waitFor();
  return item;
}

/** The item of the newest search of a constant in the view Searches. */
export function searchItem(window: VsCodeWindow, constant: string): Locator {
  return window.page
    .locator('.part.sidebar .monaco-list-row', {
      has: window.page.locator('.label-name').getByText(constant, { exact: true }),
    })
    .first();
}

/** Waits until an item of a tree says something. */
export async function says(item: Locator, text: string | RegExp, timeout = 100_000): Promise<void> {
  await item.filter({ hasText: text }).waitFor({ timeout });
}

/** Presses an inline button of an item; it shows when the pointer is over it. */
export async function press(item: Locator, title: string): Promise<void> {
  await item.hover();
  await item.getByRole('button', { name: title }).click();
}

/** Presses an inline button of an item until the item says what comes of it: a tree that is laid out anew loses a click. */
export async function pressUntil(item: Locator, title: string, text: string | RegExp): Promise<void> {
  await eventually(
    async () => {
      if (await item.filter({ hasText: text }).count()) return true;
      await press(item, title).catch(() => undefined);
      return item
        .filter({ hasText: text })
        .waitFor({ timeout: patience / 8 })
        .then(
          () => true,
          () => false,
        );
    },
    `the item does not say "${String(text)}" after ${title}`,
  );
}

/** Opens a library file of the workspace, and gives the page of its conjectures in an editor tab. */
export async function openLibrary(
  window: VsCodeWindow,
  file: string,
  counts: string | RegExp,
): Promise<Frame> {
  await window.runUntil('ESMA: Open Conjectures File…', window.quickInput.getByText(file).first());
  await window.answer(`${window.folder}/${file}`);
  const page = await window.webview('.page.wide .row .katex');
  await page.locator('.counts').filter({ hasText: counts }).waitFor();
  return page;
}

/** The folder in which the extension keeps the searches of a window's workspace: the one that has the newest of all. */
export function storeOf(window: VsCodeWindow): string {
  const storage = join(dirname(window.folder), 'user-data', 'User', 'workspaceStorage');
  const stored = readdirSync(storage, { recursive: true, withFileTypes: true })
    .filter(({ name }) => /^\d+\.checkpoint$/.test(name))
    .sort((x, y) => x.name.localeCompare(y.name));
  return stored.at(-1)!.parentPath;
}

/** Compiles a text beside the paper. @throws Error with what LaTeX printed where it does not accept it */
export function compileLatex(window: VsCodeWindow, text: string): void {
  writeFileSync(join(window.folder, 'compiled.tex'), text);
  const flags = ['-interaction=nonstopmode', '-halt-on-error', '-draftmode', 'compiled.tex'];
  execFileSync('pdflatex', flags, { cwd: window.folder, stdio: 'pipe' });
}
