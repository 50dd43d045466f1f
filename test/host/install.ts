import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { eventually } from './eventually.ts';

/** The version of VS Code that the host is: code-server 4.139.1 carries it. */
export const hostVersion = '1.139.1';

const codeServer = 'code-server@4.139.1';
const nodeVersion = '24.21.0';

const logger = fileURLToPath(new URL('spdlog.cjs', import.meta.url));

/** Names the way of installing: a cache that was filled in another way keeps the old beside the new. */
function revision(): string {
  const hash = createHash('sha256');
  for (const file of [fileURLToPath(import.meta.url), logger]) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 8);
}

/** A VS Code server that can be started. */
export interface Host {
  /** A Node that runs it: it does not start under the one that the tests run in. */
  readonly node: string;
  /** Its script, run by that Node. */
  readonly server: string;
}

/** Time after which a lock that its owner no longer touches is taken to be left over, and time between touches. */
const staleMilliseconds = 60_000;
const touchMilliseconds = 5_000;

const platform = process.platform === 'win32' ? 'win' : process.platform;
const nodePackage = `node-${platform}-${process.arch}`;

/** Where hosts are kept: outside the checkout, so that all checkouts share one. */
function cacheFolder(): string {
  const { ESMA_VSCODE_HOST, XDG_CACHE_HOME } = process.env;
  if (ESMA_VSCODE_HOST) return resolve(ESMA_VSCODE_HOST);
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'esma-vscode-host');
}

function hostIn(folder: string): Host {
  const packages = join(folder, 'node_modules');
  return {
    node: join(packages, nodePackage, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
    server: join(packages, 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
  };
}

/** Runs npm quietly; what it said is in the error where it fails. */
async function npmInstall(folder: string, ...words: string[]): Promise<void> {
  // Set by an npm that runs us, these would send the packages into the checkout.
  const misleading = /^npm_(package_|lifecycle_|config_(local|global)_prefix$)/i;
  const entries = Object.entries(process.env).filter(([name]) => !misleading.test(name));
  const npm = spawn('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...words], {
    cwd: folder,
    env: Object.fromEntries(entries),
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  npm.stdout.on('data', (text) => (said += text));
  npm.stderr.on('data', (text) => (said += text));
  await new Promise<void>((done, fail) => {
    npm.on('error', fail);
    npm.on('close', (status) => {
      if (status === 0) return done();
      const [, code] = /npm error code (\w+)/.exec(said) ?? [];
      fail(new Error(`npm could not install ${words.at(-1)} (${code ?? status}).\n${said.slice(-2000)}`));
    });
  });
}

async function install(folder: string): Promise<void> {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  await npmInstall(folder, '--no-package-lock', `${nodePackage}@${nodeVersion}`, codeServer);
  // Its dependencies are not code-server's, and it is a folder of a package: npm has not installed them.
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  await npmInstall(vscode, '--omit=dev', '.');
  copyFileSync(logger, join(vscode, 'node_modules', '@vscode', 'spdlog', 'index.js'));
  const { node, server } = hostIn(folder);
  for (const file of [node, server]) {
    if (!existsSync(file)) throw new Error(`${file} is missing after the installation`);
  }
}

/** Does the work while no other process does; the lock spares double work, the renaming keeps the result whole. */
async function locked<T>(lock: string, work: () => Promise<T>): Promise<T> {
  let told = false;
  const take = () => {
    try {
      mkdirSync(lock);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const touched = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - touched > staleMilliseconds) rmSync(lock, { recursive: true, force: true });
    if (!told) console.log('Another process is installing VS Code for the tests: waiting for it …');
    told = true;
    return false;
  };
  await eventually(take, `another process holds ${lock}`, Infinity);
  const timer = setInterval(() => {
    try {
      utimesSync(lock, new Date(), new Date());
    } catch {
      // Somebody took the lock for a left-over one; the renaming decides.
    }
  }, touchMilliseconds);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    rmSync(lock, { recursive: true, force: true });
  }
}

/** The VS Code server, installed from npm into the cache folder if it is not there. @throws Error where npm fails. */
export async function provideHost(): Promise<Host> {
  const cache = cacheFolder();
  const name = `${codeServer}_${nodePackage}@${nodeVersion}_${revision()}`;
  const folder = join(cache, name);
  const host = hostIn(folder);
  if (existsSync(folder)) return host;
  mkdirSync(cache, { recursive: true });
  return locked(`${folder}.lock`, async () => {
    if (existsSync(folder)) return host;
    const started = performance.now();
    console.log(`Installing VS Code ${hostVersion} (${codeServer}) and Node ${nodeVersion} into ${folder} …`);
    const beside = `${folder}.${process.pid}`;
    mkdirSync(beside);
    try {
      await install(beside);
      if (!existsSync(folder)) renameSync(beside, folder);
    } finally {
      rmSync(beside, { recursive: true, force: true });
    }
    console.log(`Installed in ${((performance.now() - started) / 1000).toFixed(0)} s.`);
    return host;
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { server } = await provideHost();
  console.log(`VS Code ${hostVersion} is in ${server}.`);
}
