import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { eventually, patience, startPatience } from './eventually.ts';

/** Colour themes of VS Code, one of each kind that an extension must look right in. */
export const themes = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  highContrastDark: 'Dark High Contrast',
  highContrastLight: 'Light High Contrast',
} as const;

/** The kinds, by name. */
export type Theme = keyof typeof themes;

/** Where screenshots go: not into dist, which every build empties. */
const screenshots = process.env.ESMA_SCREENSHOTS || join(tmpdir(), 'esma-screenshots');

/** A window of VS Code, in a page of Chromium, and the folder that it shows. */
export class VsCodeWindow {
  /** What pages, webviews among them, were refused by their content security policy: the browser's messages. */
  readonly refusals: string[] = [];

  private constructor(
    /** The page, for what has no method here. */
    readonly page: Page,
    /** The workspace's folder. */
    readonly folder: string,
  ) {}

  /** Opens an address of a server in a page that shares nothing with others, and waits for the workbench. Files are written first. */
  static async open(
    browser: Browser,
    address: string,
    folder: string,
    files: Readonly<Record<string, string>> = {},
  ): Promise<VsCodeWindow> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    // Leaving a page with unsaved files asks whether one is sure.
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
    const window = new VsCodeWindow(page, folder);
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) window.refusals.push(message.text());
    });
    for (const [path, text] of Object.entries(files)) window.write(path, text);
    await page.goto(address, { timeout: startPatience });
    await window.ready();
    return window;
  }

  /** The workbench, with its status bar, which comes last. */
  private async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .statusbar-item').first().waitFor();
  }

  /** The box at the top that takes commands and choices. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget');
  }

  /** Opens the palette and types into it. */
  private async searchPalette(title: string): Promise<void> {
    const box = this.quickInput.locator('.quick-input-box input');
    await this.untilDone('the palette does not open', async (timeout) => {
      await this.page.keyboard.press('F1');
      // A key is lost while the focus is on its way from one part to another.
      await box.waitFor({ timeout });
      await box.fill(`>${title}`, { timeout });
      // The list is never empty: without a match there is a row that says so.
      await this.quickInput.locator('.monaco-list-row').first().waitFor({ timeout });
    });
  }

  /** Runs a command by the title that the palette shows, as "ESMA: Show Log". */
  async run(title: string): Promise<void> {
    const row = this.quickInput.locator('.monaco-list-row', {
      has: this.page.locator('.label-name').getByText(title, { exact: true }),
    });
    // The commands of an extension are in the palette once it has been scanned, and what takes the focus meanwhile closes it: open it
    // again until one can be chosen.
    await this.untilDone(`the palette has no "${title}"`, async (timeout) => {
      await this.searchPalette(title);
      await row.first().waitFor({ timeout });
      await this.accept(title, timeout);
    });
  }

  /**
   * Tries to do something until it is done, as to open a box, with Escape between two tries. Each try has more time than
   * the one before: what was too little on a machine that is busy now would be too little every time.
   * @param attempt what to do, with the milliseconds that each wait in it may take
   * @param between what is pressed between two tries, if anything
   */
  private async untilDone(
    sentence: string,
    attempt: (timeout: number) => Promise<void>,
    between: string | null = 'Escape',
  ): Promise<void> {
    const end = Date.now() + patience;
    for (let timeout = 1000; ; timeout = Math.min(2 * timeout, patience / 4)) {
      try {
        await attempt(timeout);
        return;
      } catch (error) {
        if (Date.now() > end) throw new Error(sentence, { cause: error });
        if (between !== null) await this.page.keyboard.press(between);
      }
    }
  }

  /** Accepts the row of this label by the keyboard: hovers lie over what a mouse would click. */
  private async accept(label: string, timeout: number = patience): Promise<void> {
    const rows = this.quickInput.locator('.monaco-list-row');
    const wanted = rows.filter({ has: this.page.locator('.label-name').getByText(label, { exact: true }) });
    await wanted.first().waitFor({ timeout });
    const focused = wanted.and(this.page.locator('.focused'));
    const most = Number(await wanted.first().getAttribute('aria-setsize'));
    for (let i = 0; i <= most && (await focused.count()) === 0; i++)
      await this.page.keyboard.press('ArrowDown');
    assert.ok((await focused.count()) > 0, `"${label}" cannot be chosen`);
    await this.page.keyboard.press('Enter');
  }

  /**
   * Runs a command until what it opens is there. The palette has the commands of an extension before the extension host
   * knows them: what is run then is not found, or comes to nothing.
   */
  async runUntil(title: string, opened: Locator): Promise<void> {
    const refused = this.page.locator('.monaco-dialog-box', { hasText: 'not found' });
    const outcome = refused.or(opened).first();
    await this.untilDone(`"${title}" opens nothing`, async (timeout) => {
      if (await opened.isVisible()) return;
      await this.run(title);
      await outcome.waitFor({ timeout: Math.max(timeout, patience / 8) });
      if (await refused.isVisible()) throw new Error(await refused.innerText());
    });
  }

  /** Runs "ESMA: Show Log" and waits for its first line. */
  async showLog(): Promise<void> {
    await this.runUntil('ESMA: Show Log', this.page.locator('.part.panel').getByText('[info]').first());
  }

  /** Whether the palette offers a command of this title now. */
  async offers(title: string): Promise<boolean> {
    await this.searchPalette(title);
    const found = await this.quickInput.locator('.label-name').getByText(title, { exact: true }).count();
    await this.page.keyboard.press('Escape');
    return found > 0;
  }

  /** Waits until the palette offers a command: those of an extension are there once it has been scanned. */
  async offered(title: string): Promise<void> {
    for (const end = Date.now() + patience; !(await this.offers(title));)
      assert.ok(Date.now() < end, `the palette has no "${title}"`);
  }

  /** Types into the quick input that is open, and accepts it. */
  async answer(text: string): Promise<void> {
    const box = this.quickInput.locator('.quick-input-box input');
    await box.waitFor();
    await box.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Chooses a row of the quick pick that is open, by its label. */
  async choose(label: string): Promise<void> {
    await this.quickInput.locator('.quick-input-box input').fill(label);
    await this.accept(label);
  }

  /** Accepts the row that is chosen from the start, whose text holds this, once the list is there and takes keys. */
  async takeChosen(text: string): Promise<void> {
    await this.quickInput.locator('.monaco-list-row.focused').getByText(text).first().waitFor();
    await this.quickInput.locator('.quick-input-box input').press('Enter');
  }

  /** Labels of the rows that the quick pick shows. */
  async choices(): Promise<string[]> {
    await this.quickInput.locator('.monaco-list-row').first().waitFor();
    return this.quickInput.locator('.monaco-list-row .label-name').allInnerTexts();
  }

  /** Opens a file of the workspace in an editor and gives it the focus. */
  async openFile(path: string): Promise<void> {
    const { page } = this;
    const box = this.quickInput.locator('.quick-input-box input');
    const name = path.split('/').at(-1)!;
    await this.untilDone(`${path} is not opened`, async (timeout) => {
      await page.keyboard.press('ControlOrMeta+p');
      await box.waitFor({ timeout });
      await box.fill(path, { timeout });
      await this.accept(name, timeout);
      await page
        .locator(`.tabs-container .tab.active[data-resource-name="${name}"]`)
        .waitFor({ timeout: Math.max(timeout, patience / 8) });
    });
    await page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  /** Where the caret of the active editor is, and how much is selected, as the status bar says. */
  private get caret(): Locator {
    return this.page.locator('[id="status.editor.selection"]');
  }

  /** Gives the active editor the focus: keys that are pressed before it has it are lost. */
  async focusEditor(): Promise<void> {
    await this.quickInput.waitFor({ state: 'hidden' });
    const focused = this.page.locator('.editor-instance .monaco-editor.focused');
    if ((await focused.count()) === 0) await this.run('View: Focus Active Editor Group');
    await focused.waitFor();
  }

  /** Puts the caret of the active editor at the end of a line, the first being 1. */
  async goToLine(line: number): Promise<void> {
    await this.goTo(line, 1);
    await this.page.keyboard.press('End');
  }

  /** Puts the caret of the active editor at a place, line and column counted from 1. */
  async goTo(line: number, column: number): Promise<void> {
    const there = this.caret.getByText(new RegExp(`^Ln ${line}, Col ${column}$`));
    const box = this.quickInput.locator('.quick-input-box input');
    await this.untilDone(`the caret is not put at ${line}:${column}`, async (timeout) => {
      await this.focusEditor();
      await this.page.keyboard.press('Control+g');
      await box.waitFor({ timeout });
      await box.fill(`:${line}:${column}`, { timeout });
      await box.press('Enter', { timeout });
      await there.waitFor({ timeout: Math.max(timeout, patience / 8) });
    });
    await this.focusEditor();
  }

  /** Selects a line of the active editor, the first being 1, without its end. */
  async selectLine(line: number): Promise<void> {
    await this.goToLine(line);
    await this.page.keyboard.press('Shift+Home');
    await this.caret.getByText(/selected/).waitFor();
  }

  /** Puts the caret of the active editor at the end of its text, so that nothing is selected. */
  async goToEnd(): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press('Control+End');
    await this.caret.getByText(/^Ln \d+, Col \d+$/).waitFor();
  }

  /** Saves the file of the active editor, and waits until it is on disk. */
  async save(): Promise<void> {
    const saved = this.page.locator('.tabs-container .tab.active:not(.dirty)');
    const attempt = async (timeout: number) => {
      // By its key: what has just been inserted takes the focus, and would close a palette and get the Enter meant for it.
      await this.page.keyboard.press('ControlOrMeta+s');
      await saved.waitFor({ timeout });
    };
    // Escape would leave the stops of a snippet.
    await this.untilDone('the file is not saved', attempt, null);
  }

  /**
   * Saves a file of the first group of editors, once it has been changed, and gives its text: a webview in another group
   * may have the focus, and takes it back while it works.
   */
  async saveFirst(name: string): Promise<string> {
    const tab = `.tabs-container .tab[data-resource-name="${name}"]`;
    await this.page.locator(`${tab}.dirty`).waitFor();
    await this.untilDone(`${name} is not saved`, async (timeout) => {
      await this.focusFirst();
      await this.page.keyboard.press('ControlOrMeta+s');
      await this.page.locator(`${tab}:not(.dirty)`).waitFor({ timeout });
    });
    return this.read(name);
  }

  /** Gives the editor of the first group the focus. */
  async focusFirst(): Promise<void> {
    await this.page.keyboard.press('Control+1');
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  /**
   * Takes back the last change of the active editor, whose file is saved, so that it is changed again.
   * @param focus gives it the focus, where it is none of a file's
   */
  async undo(focus: () => Promise<void> = () => this.focusEditor()): Promise<void> {
    await this.untilDone('nothing is taken back', async (timeout) => {
      await focus();
      await this.page.keyboard.press('ControlOrMeta+z');
      await this.page
        .locator('.tabs-container .tab.active.dirty')
        .waitFor({ timeout: Math.max(timeout, patience / 8) });
    });
  }

  /** The text of a file of the workspace, as it is on disk. */
  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Writes a file of the workspace on disk. */
  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** The frame of a webview that contains the selector: a webview is two frames, one in the other. */
  async webview(selector: string): Promise<Frame> {
    return eventually(async () => {
      for (const frame of this.page.frames()) {
        // A frame may go away while it is asked.
        const count = () => frame.locator(selector).count();
        if (frame !== this.page.mainFrame() && (await count().catch(() => 0)) > 0) return frame;
      }
      return undefined;
    }, `no webview has ${selector}`);
  }

  /** The lines that the output panel shows; it must be open. */
  async output(): Promise<string> {
    const lines = this.page.locator(
      '.part.panel .output-view .view-line, .part.panel .monaco-editor .view-line',
    );
    // Monaco writes spaces as non-breaking ones.
    return (await lines.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
  }

  /** Texts of the rows of the side bar's trees, from the top. */
  async sideBar(): Promise<string[]> {
    return this.page.locator('.part.sidebar .monaco-list-row').allInnerTexts();
  }

  /** Texts of the notifications that there are now. The flag that lets tests in keeps them from popping up: they are in the list. */
  async notifications(): Promise<string[]> {
    await this.run('Notifications: Show Notifications');
    const center = this.page.locator('.notifications-center');
    await center.waitFor();
    const texts = await center.locator('.notification-list-item-message').allInnerTexts();
    await this.hideNotifications();
    return texts;
  }

  /** Waits until there is a notification that says this. */
  async notified(text: string | RegExp): Promise<void> {
    await this.run('Notifications: Show Notifications');
    const messages = this.page.locator('.notifications-center .notification-list-item-message');
    await messages.filter({ hasText: text }).first().waitFor();
    await this.hideNotifications();
  }

  /** Hides the list of notifications, which may have gone by itself: then the palette has no command for it. */
  private async hideNotifications(): Promise<void> {
    const center = this.page.locator('.notifications-center');
    const title = 'Notifications: Hide Notifications';
    await this.untilDone('the notifications are not hidden', async (timeout) => {
      if (!(await center.isVisible())) return;
      await this.searchPalette(title);
      // They may go while the palette opens: the next look finds them gone.
      await this.accept(title, timeout);
      await center.waitFor({ state: 'hidden', timeout });
    });
  }

  /** Texts of the status bar's items. */
  async statusBar(): Promise<string[]> {
    return this.page.locator('.statusbar-item').allInnerTexts();
  }

  /** What is on the clipboard. */
  async clipboard(): Promise<string> {
    return this.page.evaluate<string>('navigator.clipboard.readText()');
  }

  /** Changes the colour theme. */
  async setTheme(theme: Theme): Promise<void> {
    await this.run('Preferences: Color Theme');
    await this.choose(themes[theme]);
    const kinds = {
      light: 'vs',
      dark: 'vs-dark',
      highContrastDark: 'hc-black',
      highContrastLight: 'hc-light',
    };
    await this.page.locator(`.monaco-workbench.${kinds[theme]}`).waitFor();
  }

  /**
   * Waits until VS Code has written this into the browser's storage: it does so every few seconds, and what it has not
   * written is lost when the page is loaded again.
   */
  async stored(text: RegExp): Promise<void> {
    const find = `(async () => {
      for (const { name } of await indexedDB.databases()) {
        const opened = (request) => new Promise((done, fail) => {
          request.onsuccess = () => done(request.result);
          request.onerror = () => fail(request.error);
        });
        const database = await opened(indexedDB.open(name));
        try {
          for (const store of database.objectStoreNames) {
            const values = await opened(database.transaction(store).objectStore(store).getAll());
            if (values.some((value) => ${text}.test(String(value)))) return true;
          }
        } finally {
          database.close();
        }
      }
      return false;
    })()`;
    await eventually(() => this.page.evaluate<boolean>(find), `the browser's storage does not have ${text}`);
  }

  /** Loads the window again, as "Developer: Reload Window" does: the extension host starts anew. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  /** Closes the window, and opens it again when something else has been done meanwhile. */
  async reopenAfter(work: () => Promise<void>): Promise<void> {
    const address = this.page.url();
    await this.page.goto('about:blank');
    await work();
    await this.page.goto(address, { timeout: startPatience });
    await this.ready();
  }

  /** Writes a picture of the window and gives its path. */
  async screenshot(name: string): Promise<string> {
    const path = join(screenshots, `${name.replaceAll(/[^\w-]+/g, '-')}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  /** Opens a window without a folder, beside this one: all such windows share what extensions store. */
  async openEmpty(): Promise<VsCodeWindow> {
    const page = await this.page.context().newPage();
    page.setDefaultTimeout(patience);
    const window = new VsCodeWindow(page, this.folder);
    const address = new URL(this.page.url());
    address.searchParams.delete('folder');
    address.searchParams.set('ew', 'true');
    await page.goto(address.href, { timeout: startPatience });
    await window.ready();
    return window;
  }

  /** Closes it. */
  async close(): Promise<void> {
    await this.page.context().close();
  }
}
