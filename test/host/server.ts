import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from './install.ts';

/** The folders that a server keeps its state in. */
export interface ServerFolders {
  readonly userData: string;
  readonly extensions: string;
}

/** What a page of the server shows. */
export interface PageOptions {
  /** The workspace's folder, absolute. */
  readonly folder: string;
  /** An extension under development, absolute; else those installed in the extensions' folder. */
  readonly extensionDevelopmentPath?: string;
  /** A module that exports run(), absolute. */
  readonly extensionTestsPath?: string;
}

const startMilliseconds = 30_000;

/** Settings that keep a test's window quiet: nothing that is not of the editor, the extension or the test. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** The environment without what belongs to a VS Code or a Node that we run in. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env);
  return Object.fromEntries(
    entries.filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/.test(name)),
  );
}

function folderFlags({ userData, extensions }: ServerFolders): string[] {
  const flags = { 'user-data-dir': userData, 'extensions-dir': extensions, 'server-data-dir': userData };
  return Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
}

const quietFlags = ['--accept-server-license-terms', '--disable-telemetry', '--disable-workspace-trust'];

/** Runs the server's program to its end: to install an extension, say. Gives what it printed. */
export async function runServerCommand(
  host: Host,
  folders: ServerFolders,
  ...words: string[]
): Promise<string> {
  const child = spawn(host.node, [host.server, ...quietFlags, ...folderFlags(folders), ...words], {
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (said += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`VS Code ended with code ${code}:\n${said}`);
  return said;
}

/** A running VS Code server, reachable from this machine only. */
export class VsCodeServer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly authority: string,
    private readonly token: string,
    private readonly folders: ServerFolders,
    private readonly written: () => string,
  ) {}

  /** Starts it on a free port and waits until it listens. @param environment variables beside those of this process */
  static async start(
    host: Host,
    folders: ServerFolders,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<VsCodeServer> {
    mkdirSync(folders.extensions, { recursive: true });
    // Whoever can reach the port can run programs here; a web page in the developer's browser can reach it.
    const token = randomUUID();
    const tokenFile = join(folders.userData, 'token');
    mkdirSync(folders.userData, { recursive: true });
    writeFileSync(tokenFile, token, { mode: 0o600 });
    const words = ['--host', '127.0.0.1', '--port', '0', '--connection-token-file', tokenFile];
    const child = spawn(
      host.node,
      // Without the driver's flag the page would not honour the payload of its address.
      [host.server, ...words, '--enable-smoke-test-driver', ...quietFlags, ...folderFlags(folders)],
      { env: { ...cleanEnvironment(), ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let said = '';
    const port = await new Promise<string>((found, fail) => {
      const timer = setTimeout(() => fail(new Error(`VS Code did not start:\n${said}`)), startMilliseconds);
      const read = (text: Buffer) => {
        said += text;
        const listening = /agent listening on (\d+)/.exec(said);
        if (listening) found(listening[1]!);
        if (listening) clearTimeout(timer);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('error', fail);
      child.once('exit', (code) => fail(new Error(`VS Code ended with code ${code}:\n${said}`)));
    }).catch((error: unknown) => {
      child.kill('SIGKILL');
      throw error;
    });
    const server = new VsCodeServer(child, `127.0.0.1:${port}`, token, folders, () => said);
    server.setSettings({});
    return server;
  }

  /** Sets the user's settings, which all windows share, anew: the quiet ones and these. */
  setSettings(settings: Readonly<Record<string, unknown>>): void {
    const user = join(this.folders.userData, 'User');
    mkdirSync(user, { recursive: true });
    writeFileSync(join(user, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  }

  /** Its process. */
  get pid(): number {
    return this.child.pid!;
  }

  /** What the server has printed: for the message of a test that failed. */
  get log(): string {
    return this.written();
  }

  /** The address of a page. */
  address(options: PageOptions): string {
    const remote = (path: string) => `vscode-remote://${this.authority}${path}`;
    const payload = [
      ['enableProposedApi', ''],
      ['skipWelcome', 'true'],
    ];
    const { folder, extensionDevelopmentPath, extensionTestsPath } = options;
    if (extensionDevelopmentPath)
      payload.push(['extensionDevelopmentPath', remote(extensionDevelopmentPath)]);
    if (extensionTestsPath) payload.push(['extensionTestsPath', remote(extensionTestsPath)]);
    const query = new URLSearchParams({ tkn: this.token, folder, payload: JSON.stringify(payload) });
    return `http://${this.authority}/?${query}`;
  }

  /** Stops it, with its extension hosts. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 5_000);
    await gone;
    clearTimeout(timer);
  }
}
