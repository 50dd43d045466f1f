// Builds dist/. With --watch it goes on and builds again whenever a file of src changes.
import { existsSync, mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { basename, join, parse } from 'node:path';
import { build, transform } from 'esbuild';
import { buildCatalogue } from './src/core/theorems/naming/catalogue/build.mjs';
import { buildRocqLibrary } from './src/formats/proofs/rocq/build.mjs';
import { buildKernel } from './src/kernel/build.mjs';

const common = {
  outdir: 'dist',
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  logLevel: 'warning',
  loader: { '.wasm': 'binary' },
  define: {
    'process.env.ESMA_VERSION': JSON.stringify(JSON.parse(readFileSync('package.json', 'utf8')).version),
  },
};
const webview = 'src/webview/main.ts';

/** What a file of src exports, which uses neither VS Code nor the page. */
async function exportsOf(path) {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

/** Writes a JSON file of the root as `change` makes it, where that is another one. */
function rewrite(path, change) {
  const text = readFileSync(path, 'utf8');
  const content = JSON.parse(text);
  const written = `${JSON.stringify(change(content) ?? content, null, 2)}\n`;
  if (written !== text) writeFileSync(path, written);
}

/** What the manifest says of commands and of styles is what their files in src say; the build keeps it so. */
async function writeManifest() {
  const { styles } = await exportsOf('src/formats/latex/styles/styles.ts');
  const { commandTitles, contributions } = await exportsOf('src/extension/commands/contributions.ts');
  const { languageModelTools } = await exportsOf('src/assistant/manifest.ts');
  const { walkthroughs } = await exportsOf('src/extension/walkthrough.ts');
  rewrite('package.json', ({ contributes }) => {
    Object.assign(contributes, contributions());
    contributes.walkthroughs = walkthroughs();
    contributes.languageModelTools = languageModelTools();
    const setting = contributes.configuration.properties['esma.latex.style'];
    setting.enum = styles.map(({ name }) => name);
    setting.enumDescriptions = styles.map(({ description }) => description);
  });
  rewrite('package.nls.json', (texts) => ({
    ...Object.fromEntries(Object.entries(texts).filter(([key]) => !key.startsWith('command.'))),
    ...commandTitles(),
  }));
}

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

/**
 * Names for the files that several entries of a build share: those of the entries, joined by a hyphen.
 * @param outputs the metafile's
 * @returns from file name to file name
 */
function namesOfShared(outputs) {
  const users = new Map();
  const visit = (path, entry) => {
    const known = users.get(path);
    if (known?.includes(entry)) return;
    if (!outputs[path].entryPoint) users.set(path, [...(known ?? []), entry]);
    for (const { path: imported, kind } of outputs[path].imports)
      if (kind === 'import-statement' && outputs[imported]) visit(imported, entry);
  };
  const nameOf = (path) => parse(path).name.replace(/-[A-Z0-9]{8}$/, '');
  for (const path of Object.keys(outputs).filter((path) => outputs[path].entryPoint))
    visit(path, nameOf(path));
  return new Map([
    ...[...users].map(([path, entries]) => [basename(path), `${entries.sort().join('-')}.cjs`]),
    ...Object.keys(outputs)
      .filter((path) => outputs[path].entryPoint)
      .map((path) => [basename(path), `${nameOf(path)}.cjs`]),
  ]);
}

/**
 * The extension in files: what activation needs, what is loaded with the first command and with the first record, KaTeX,
 * and what these share. VS Code wants CommonJS, and esbuild splits only modules, so that each file is translated once more.
 */
async function buildExtension() {
  const target = 'node20';
  const { outputFiles, metafile } = await build({
    ...common,
    entryPoints: { extension: 'src/extension/extension.ts' },
    platform: 'node',
    target,
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    // The package's type is "module": only a .cjs is read as CommonJS.
    outExtension: { '.js': '.cjs' },
    sourcemap: 'inline',
    external: ['vscode'],
    write: false,
    metafile: true,
  });
  const names = namesOfShared(metafile.outputs);
  const translated = { format: 'cjs', platform: 'node', target, minify: true, sourcemap: 'external' };
  for (const { path, text } of outputFiles) {
    const name = names.get(basename(path));
    const renamed = text.replace(
      /(?<=["']\.\/)[\w-]+\.cjs(?=["'])/g,
      (imported) => names.get(imported) ?? imported,
    );
    const { code, map } = await transform(renamed, {
      ...translated,
      sourcefile: name,
      supported: { 'dynamic-import': false },
    });
    writeFileSync(join('dist', name), `${code}//# sourceMappingURL=${name}.map\n`);
    writeFileSync(join('dist', `${name}.map`), map);
  }
}

async function buildAll() {
  rmSync('dist', { recursive: true, force: true });
  mkdirSync('dist');
  await buildKernel();
  await writeManifest();
  await buildCatalogue();
  buildRocqLibrary();
  const modules = { ...common, platform: 'node', target: 'node20', format: 'esm' };
  await Promise.all([
    build({
      ...modules,
      entryPoints: { cli: 'src/cli/main.ts' },
      banner: { js: '#!/usr/bin/env node' },
    }),
    // KaTeX, which MathML alone needs, is a file beside it.
    build({
      ...modules,
      entryPoints: { command: 'src/cli/commandScript.ts' },
      splitting: true,
      chunkNames: '[name]',
    }),
    build({ ...modules, entryPoints: { assistant: 'src/assistant/server.ts' } }),
    build({
      ...modules,
      entryPoints: {
        worker: 'src/engine/threads/searchScript.ts',
        proving: 'src/engine/threads/provingScript.ts',
      },
    }),
    buildExtension(),
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
}

await buildAll();
if (process.argv.includes('--watch')) {
  let timer;
  let building = Promise.resolve();
  const buildAgain = async () => {
    console.log('Building …');
    // esbuild has printed what is wrong; the next change may mend it.
    await buildAll().catch(() => {});
    console.log('Built.');
  };
  console.log('Built.');
  watch('src', { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => (building = building.then(buildAgain)), 100);
  });
}
