import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const kernelSource = fileURLToPath(new URL('assembly/kernel.ts', import.meta.url));

/**
 * Compiles src/kernel/assembly to WebAssembly.
 * @param {string} target the file to write, dist/kernel.wasm by default
 * @param {string} source its first file
 * @throws Error with the compiler's messages when the sources do not compile
 */
export async function buildKernel(target = 'dist/kernel.wasm', source = kernelSource) {
  mkdirSync(dirname(target), { recursive: true });
  const options = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];
  const { error, stderr } = await asc.main([source, '--outFile', target, ...options]);
  if (error) throw new Error(`src/kernel/assembly does not compile:\n${stderr.toString()}`);
}
