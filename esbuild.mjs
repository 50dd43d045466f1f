import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
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

/** KaTeX's style sheet names each font in three formats, and some that no formula here uses: VS Code needs woff2. */
const fewFonts = {
  name: 'few fonts',
  setup({ onLoad }) {
    onLoad({ filter: /katex\.min\.css$/ }, ({ path }) => ({
      loader: 'css',
      contents: readFileSync(path, 'utf8')
        .replace(/,url\([^)]+\.(woff|ttf)\) format\("\w+"\)/g, '')
        .replace(/@font-face\{[^}]*KaTeX_(Fraktur|SansSerif|Script)[^}]*\}/g, ''),
    }));
  },
};

await Promise.all([
  build({
    ...common,
    entryPoints: {
      cli: 'src/cli/main.ts',
      worker: 'src/engine/worker.ts',
      tools: 'src/engine/toolsWorker.ts',
    },
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
      loader: { '.woff2': 'file' },
      assetNames: 'fonts/[name]',
      plugins: [fewFonts],
    }),
]);
