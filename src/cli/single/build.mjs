// npm run single -- [FOLDER] [--executable]: the terminal program as one file for Node 20, and as one that needs no Node.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the terminal program reads, beside its own script. */
const parts = [
  'package.json',
  ...[
    'assistant.js',
    'cli.js',
    'command.js',
    'chunk.js',
    'kernel.js',
    'mathml.js',
    'worker.js',
    'catalogue.json',
    'rocqLibrary.json',
  ].map((name) => `dist/${name}`),
];

const words = process.argv.slice(2);
const folder = words.find((word) => !word.startsWith('--')) ?? join('dist', 'single');
mkdirSync(folder, { recursive: true });
const at = (name) => join(folder, name);
const { version, imports } = JSON.parse(readFileSync('package.json', 'utf8'));
const contents = Object.fromEntries(parts.map((path) => [path, readFileSync(path, 'utf8')]));
contents['package.json'] = JSON.stringify({ name: 'esma', version, type: 'module', imports });
contents['load.cjs'] = 'module.exports = (url) => import(url);\n';
const packed = gzipSync(JSON.stringify(contents), { level: 9 });
const start = readFileSync(join(import.meta.dirname, 'start.cjs'), 'utf8');
const source = `#!/usr/bin/env node\n${start}\nexports.start(Buffer.from(${JSON.stringify(packed.toString('base64'))}, 'base64'));\n`;
writeFileSync(at('esma.cjs'), source);
chmodSync(at('esma.cjs'), 0o755);
console.log(`${at('esma.cjs')}: for Node 20 or later, nothing beside it`);

if (words.includes('--executable')) {
  // https://nodejs.org/docs/latest-v20.x/api/single-executable-applications.html
  const [config, blob] = [at('sea.json'), at('esma.blob')];
  writeFileSync(
    config,
    JSON.stringify({ main: at('esma.cjs'), output: blob, disableExperimentalSEAWarning: true }),
  );
  execFileSync(process.execPath, ['--experimental-sea-config', config], { stdio: 'ignore' });
  copyFileSync(process.execPath, at('esma'));
  const { inject } = createRequire(import.meta.url)('postject');
  await inject(at('esma'), 'NODE_SEA_BLOB', readFileSync(blob), {
    sentinelFuse: 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2',
  });
  for (const path of [config, blob]) rmSync(path);
  console.log(`${at('esma')}: for ${process.platform} ${process.arch}, without Node`);
}
