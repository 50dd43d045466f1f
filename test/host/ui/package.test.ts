import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import { startChromium } from '../chromium.ts';
import { provideHost } from '../install.ts';
import type { Host } from '../install.ts';
import { checkExtension, checkTerminalPackage, packExtension } from '../package.ts';
import { runServerCommand, VsCodeServer } from '../server.ts';
import { skipWithoutHost } from '../session.ts';
import { VsCodeWindow } from '../window.ts';

/** Time in ms that an installation and a first start may take on a machine that is busy. */
const installPatience = 600_000;

describe('the packaged extension', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'esma-package-'));
    packExtension(file('esma.vsix'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('holds what is listed and no more, and is small', () => {
    assert.deepEqual(checkExtension(file('esma.vsix')), []);
  });

  it('the terminal’s package, too, holds what is listed and no more', () => {
    assert.deepEqual(checkTerminalPackage(), []);
  });

  describe('installed into a fresh VS Code', () => {
    let host: Host;
    let browser: Browser;
    before(async function () {
      try {
        host = await provideHost();
        browser = await startChromium();
      } catch (error) {
        skipWithoutHost(this, error);
      }
    });
    after(async () => browser?.close());

    it('runs its command', async function () {
      this.timeout(installPatience);
      const folders = { userData: file('user-data'), extensions: file('extensions') };
      const said = await runServerCommand(host, folders, '--install-extension', file('esma.vsix'));
      assert.match(said, /was successfully installed/);
      const workspace = file('workspace');
      mkdirSync(workspace);
      const server = await VsCodeServer.start(host, folders);
      try {
        const window = await VsCodeWindow.open(browser, server.address({ folder: workspace }), workspace);
        await window.showLog();
        assert.match(await window.output(), /\[info\] ESMA \d+\.\d+\.\d+/);
        await window.close();
      } finally {
        await server.stop();
      }
    });
  });
});
