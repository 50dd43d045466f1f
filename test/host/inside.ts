import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { requireChromium } from './chromium.ts';
import { checkout, copySample } from './folders.ts';
import { hostVersion, provideHost } from './install.ts';

/** Counts as of mocha; skipped where there is no VS Code to test in. */
interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What the tests inside leave beside their bundles. */
interface Report extends Counts {
  readonly output: string;
}

const source = join(checkout, 'test', 'host', 'inside');
const bundles = join(checkout, 'dist', 'test');

async function bundleTests(): Promise<void> {
  const tests = readdirSync(source).filter((name) => name.endsWith('.test.ts'));
  rmSync(bundles, { recursive: true, force: true });
  await build({
    entryPoints: ['index.ts', ...tests].map((name) => join(source, name)),
    outdir: bundles,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    // One mocha for all of them: it is the one that knows the suite that is being described.
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
    loader: { '.wasm': 'binary' },
  });
}

/** Which VS Code is tested in. */
async function findHost(): Promise<{ readonly executable: string; readonly name: string }> {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named) return { executable: resolve(named), name: `the desktop of VSCODE_EXECUTABLE, ${named}` };
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY) {
    try {
      const executable = await downloadAndUnzipVSCode({
        version: hostVersion,
        extensionDevelopmentPath: checkout,
      });
      return { executable, name: `the desktop ${hostVersion}, downloaded` };
    } catch (error) {
      console.log(
        `VS Code's desktop cannot be downloaded: ${error instanceof Error ? error.message : error}`,
      );
    }
  }
  requireChromium();
  await provideHost();
  return {
    executable: join(checkout, 'test', 'host', 'vscode-web-host.mjs'),
    name: `the web host ${hostVersion}`,
  };
}

async function runInside(): Promise<Counts> {
  let host;
  try {
    host = await findHost();
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    console.log(`The tests inside VS Code are skipped, there is none: ${reason}`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const fresh = mkdtempSync(join(tmpdir(), 'esma-inside-'));
  const folder = join(fresh, 'workspace');
  mkdirSync(folder);
  copySample(folder);
  const started = performance.now();
  try {
    await bundleTests();
    console.log(`\nInside the extension host of ${host.name}:`);
    await runTests({
      vscodeExecutablePath: host.executable,
      extensionDevelopmentPath: checkout,
      extensionTestsPath: join(bundles, 'index.cjs'),
      launchArgs: [
        folder,
        `--user-data-dir=${join(fresh, 'user-data')}`,
        `--extensions-dir=${join(fresh, 'extensions')}`,
      ],
    });
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  try {
    const { output, ...counts } = JSON.parse(readFileSync(join(bundles, 'report.json'), 'utf8')) as Report;
    console.log(`${output}\n  (${seconds} s from start to exit)\n`);
    return counts;
  } catch {
    console.log(`After ${seconds} s there was no report; with ESMA_HOST_LOG=1 you see what VS Code says.`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const counts = await runInside();
const report = process.env.ESMA_TEST_REPORT;
if (report) writeFileSync(report, JSON.stringify(counts));
process.exitCode = counts.failed ? 1 : 0;
