import { mkdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { buildKernel } from './src/kernel/build.mjs';

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
await buildKernel();

await build({
  entryPoints: { cli: 'src/cli/main.ts', worker: 'src/engine/worker.ts' },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  banner: { js: '#!/usr/bin/env node' },
  minify: true,
  sourcemap: 'linked',
  logLevel: 'warning',
  loader: { '.wasm': 'binary' },
});
