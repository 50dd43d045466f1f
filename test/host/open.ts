// npm run vscode: opens VS Code with the extension and a copy of the sample folder, until Ctrl-C or the window is closed.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout, copySample } from './folders.ts';
import { provideHost } from './install.ts';
import { VsCodeServer } from './server.ts';

/** The desktop's program: what VSCODE_EXECUTABLE names, or "code" where it is on the path. */
function findDesktop(): string | undefined {
  const { VSCODE_EXECUTABLE } = process.env;
  if (VSCODE_EXECUTABLE) return VSCODE_EXECUTABLE;
  const shell = process.platform === 'win32';
  return spawnSync('code', ['--version'], { stdio: 'ignore', shell }).status === 0 ? 'code' : undefined;
}

/** Waits for Ctrl-C, or for whoever ends us. */
async function interruption(): Promise<void> {
  await new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });
}

async function openDesktop(program: string, folder: string, workspace: string): Promise<void> {
  console.log(`Opening ${workspace} in the desktop's VS Code (${program}), with ESMA from ${checkout}.`);
  const flags = [`--extensionDevelopmentPath=${checkout}`, `--user-data-dir=${join(folder, 'user-data')}`];
  const child = spawn(program, [...flags, '--wait', workspace], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  await Promise.race([once(child, 'exit'), interruption()]);
}

async function openWebHost(folder: string, workspace: string): Promise<void> {
  const folders = { userData: join(folder, 'user-data'), extensions: join(folder, 'extensions') };
  const server = await VsCodeServer.start(await provideHost(), folders);
  const address = server.address({ folder: workspace, extensionDevelopmentPath: checkout });
  console.log(`VS Code, with ESMA from ${checkout}, shows ${workspace} at\n\n  ${address}\n\nuntil Ctrl-C.`);
  await interruption();
  await server.stop();
}

const folder = mkdtempSync(join(tmpdir(), 'esma-sample-'));
const workspace = join(folder, 'sample');
mkdirSync(workspace);
copySample(workspace);
const desktop = findDesktop();
await (desktop ? openDesktop(desktop, folder, workspace) : openWebHost(folder, workspace));
rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
process.exit();
