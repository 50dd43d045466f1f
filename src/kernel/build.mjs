import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

/**
 * Compiles src/kernel/assembly to WebAssembly.
 * @param {string} target the file to write, dist/kernel.wasm by default
 * @throws Error with the compiler's messages when the sources do not compile
 */
export async function buildKernel(target = 'dist/kernel.wasm') {
  mkdirSync(dirname(target), { recursive: true });
  const source = fileURLToPath(new URL('assembly/kernel.ts', import.meta.url));
  const options = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];
  const { error, stderr } = await asc.main([source, '--outFile', target, ...options]);
  if (error) throw new Error(`src/kernel/assembly does not compile:\n${stderr.toString()}`);
}
