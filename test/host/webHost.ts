import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startChromium } from './chromium.ts';
import { provideHost } from './install.ts';
import { VsCodeServer } from './server.ts';

/** Time that the tests inside may take. */
const testsMilliseconds = 10 * 60_000;

/** The flags of the desktop program that matter here, and the folder; the others are passed over. */
function parse(words: readonly string[]) {
  const flag = (name: string) =>
    words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + '--='.length);
  const need = (name: string) => {
    const value = flag(name);
    if (!value) throw new Error(`--${name}=… is missing`);
    return resolve(value);
  };
  return {
    extensionDevelopmentPath: need('extensionDevelopmentPath'),
    extensionTestsPath: need('extensionTestsPath'),
    userData: flag('user-data-dir'),
    extensions: flag('extensions-dir'),
    folder: words.find((word) => !word.startsWith('-')),
  };
}

/** Runs the tests that the flags of VS Code's desktop program ask for in the web host, and gives their exit code. */
export async function runWebHost(words: readonly string[]): Promise<number> {
  const { extensionDevelopmentPath, extensionTestsPath, ...asked } = parse(words);
  const fresh = mkdtempSync(join(tmpdir(), 'esma-web-host-'));
  const folder = resolve(asked.folder ?? join(fresh, 'workspace'));
  mkdirSync(folder, { recursive: true });
  const server = await VsCodeServer.start(await provideHost(), {
    userData: resolve(asked.userData ?? join(fresh, 'user-data')),
    extensions: resolve(asked.extensions ?? join(fresh, 'extensions')),
  });
  const browser = await startChromium();
  try {
    const page = await browser.newPage();
    const ended = new Promise<number>((end, fail) => {
      const timer = setTimeout(
        () => fail(new Error(`The tests did not end in ${testsMilliseconds / 60_000} minutes.`)),
        testsMilliseconds,
      );
      // VS Code's page calls these two where they exist.
      const exit = page.exposeFunction('codeAutomationExit', (code: number) => {
        clearTimeout(timer);
        end(code);
      });
      const log = page.exposeFunction('codeAutomationLog', (type: string, values: unknown[]) => {
        if (process.env.ESMA_HOST_LOG) console.error(`[${type}]`, ...values);
      });
      Promise.all([exit, log])
        .then(() =>
          page.goto(server.address({ folder, extensionDevelopmentPath, extensionTestsPath }), {
            timeout: testsMilliseconds,
          }),
        )
        .catch(fail);
    });
    return await ended;
  } finally {
    await browser.close();
    await server.stop();
    rmSync(fresh, { recursive: true, force: true });
  }
}
