import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { buildKernel } from './src/kernel/build.mjs';

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
await buildKernel();

const common = {
  outdir: 'dist',
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  logLevel: 'warning',
  loader: { '.wasm': 'binary' },
};
const webview = 'src/webview/main.ts';

await Promise.all([
  build({
    ...common,
    entryPoints: { cli: 'src/cli/main.ts', worker: 'src/engine/worker.ts' },
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: { js: '#!/usr/bin/env node' },
  }),
  build({
    ...common,
    entryPoints: { extension: 'src/extension/extension.ts' },
    platform: 'node',
    target: 'node20',
    // The package's type is "module": only a .cjs is read as CommonJS.
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    external: ['vscode'],
  }),
  existsSync(webview) &&
    build({
      ...common,
      entryPoints: { webview },
      platform: 'browser',
      target: 'es2022',
      format: 'iife',
    }),
]);
