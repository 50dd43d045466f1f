/**
 * Compiles src/kernel/assembly to WebAssembly.
 * @param target the file to write, dist/kernel.wasm by default
 * @param source its first file
 * @throws Error with the compiler's messages when the sources do not compile
 */
export function buildKernel(target?: string, source?: string): Promise<void>;
