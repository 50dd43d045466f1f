// Module hooks: the sources import the kernel as the build puts it into a bundle, as its bytes.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @type {import('node:module').LoadHook} */
export async function load(url, context, next) {
  if (!url.endsWith('.wasm')) return next(url, context);
  const bytes = readFileSync(fileURLToPath(url)).toString('base64');
  return {
    format: 'module',
    shortCircuit: true,
    source: `export default new Uint8Array(Buffer.from('${bytes}', 'base64'));`,
  };
}
