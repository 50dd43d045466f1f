import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, afterEach, before, beforeEach } from 'mocha';
import type { Browser } from 'playwright-core';
import { startChromium } from './chromium.ts';
import { checkout, copySample } from './folders.ts';
import { provideHost } from './install.ts';
import { VsCodeServer } from './server.ts';
import { VsCodeWindow } from './window.ts';

/** A server and a browser. */
interface Session {
  readonly folder: string;
  readonly server: VsCodeServer;
  readonly browser: Browser;
}

/** What a window is to be opened with. */
export interface WindowOptions {
  /** Settings of the user, beside those that keep the window quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Files of the workspace, by path, beside those of the sample. */
  readonly files?: Readonly<Record<string, string>>;
  /** The folder of the extension under development, where it is not the checkout. */
  readonly extension?: () => string;
}

/** Where a test may start a Slurm that the server's windows submit to: beside the folder of a workspace, or of the user's data. */
export function slurmBeside(folder: string): string {
  return join(dirname(folder), 'slurm');
}

async function startSession(): Promise<Session> {
  const host = await provideHost();
  const folder = mkdtempSync(join(tmpdir(), 'esma-vscode-'));
  const folders = { userData: join(folder, 'user-data'), extensions: join(folder, 'extensions') };
  const browser = await startChromium();
  try {
    // A Slurm that a test starts in this folder is the one that its programs find.
    const environment = { SLURM_CONF: join(slurmBeside(folders.userData), 'slurm.conf') };
    return { folder, browser, server: await VsCodeServer.start(host, folders, environment) };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

let session: Promise<Session> | undefined;

/** The process of the server that the windows of the tests are of. */
export async function serverProcess(): Promise<number> {
  if (!session) throw new Error('no window has been opened yet');
  return (await session).server.pid;
}
let windows = 0;

// One server and one browser for all test files; this file is loaded outside of any suite, so it is the root's hook.
after(async () => {
  const started = await session?.catch(() => undefined);
  if (!started) return;
  await started.browser.close();
  await started.server.stop();
  rmSync(started.folder, { recursive: true, force: true });
});

let said = false;

/** Milliseconds for a test in the window: more than ten times what the longest takes on a quiet machine. */
const testPatience = 600_000;

/**
 * Skips the tests of a suite, as there is no VS Code to test in, and says why, once; in CI they fail. What is skipped
 * is counted, so that no run looks better than it was.
 */
export function skipWithoutHost(context: Mocha.Context, error: unknown): never {
  if (process.env.CI) throw error;
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  if (!said) console.log(`    The tests in VS Code are skipped, there is none: ${reason}`);
  said = true;
  context.skip();
}

/** Prepares a window for the tests of a suite, with as much time as one of them has. */
export function prepare(work: () => unknown): void {
  before(async function () {
    this.timeout(testPatience);
    await work();
  });
}

/**
 * For a suite: a window with the extension under development and a fresh copy of the sample workspace, from before the
 * first test to after the last. Each suite has its own workspace, page storage and extension host; what a test leaves
 * open, the next one finds. A picture is taken of a test that failed.
 */
export function useWindow(options: WindowOptions = {}): () => VsCodeWindow {
  let window: VsCodeWindow | undefined;

  before(async function () {
    // The first window may have to install VS Code before.
    this.timeout(600_000);
    session ??= startSession();
    const { folder, server, browser } = await session.catch((error: unknown) => skipWithoutHost(this, error));
    const workspace = join(folder, `workspace-${++windows}`);
    mkdirSync(workspace);
    copySample(workspace);
    server.setSettings(options.settings ?? {});
    const address = server.address({
      folder: workspace,
      extensionDevelopmentPath: options.extension?.() ?? checkout,
    });
    window = await VsCodeWindow.open(browser, address, workspace, options.files);
  });

  beforeEach(function () {
    const test = this.currentTest!;
    test.timeout(Math.max(test.timeout(), testPatience));
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed' || !window) return;
    console.log(`      picture: ${await window.screenshot(`failed ${this.currentTest.fullTitle()}`)}`);
  });

  after(async () => window?.close());

  return () => {
    if (!window) throw new Error('the window is open while the tests of its suite run, not before');
    return window;
  };
}
