import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const source = fileURLToPath(new URL('compile.ts', import.meta.url));
const cache = 'node_modules/.cache/esma';

/**
 * Calculates the catalogue of constants that numbers are named with. It takes some seconds, and the result follows from the
 * sources alone: it is kept under their hash, and calculated again only when they change.
 * @param {string} target the file to write, dist/catalogue.json by default
 */
export async function buildCatalogue(target = 'dist/catalogue.json') {
  const options = {
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    write: false,
  };
  const { outputFiles } = await build({ ...options, entryPoints: [source], logLevel: 'warning' });
  const program = outputFiles[0].text;
  const name = join(cache, `catalogue-${createHash('sha256').update(program).digest('hex').slice(0, 16)}`);
  mkdirSync(cache, { recursive: true });
  mkdirSync(dirname(target), { recursive: true });
  if (!existsSync(`${name}.json`)) {
    writeFileSync(`${name}.mjs`, program);
    const { compileCatalogue } = await import(pathToFileURL(`${name}.mjs`).href);
    writeFileSync(`${name}.json`, JSON.stringify(compileCatalogue()));
  }
  copyFileSync(`${name}.json`, target);
}
