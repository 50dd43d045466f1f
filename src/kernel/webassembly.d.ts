// The part of WebAssembly's JavaScript interface that the kernel uses. TypeScript has it only in the libraries of
// browsers, whose other globals must not be seen here.
declare namespace WebAssembly {
  /** Compiled code; opaque. */
  type Module = object;
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>;
  }
  const Module: new (bytes: Uint8Array) => Module;
  const Instance: new (module: Module, imports: Record<string, Record<string, unknown>>) => Instance;
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
  /** A number, or a bigint for one of 64 bits. */
  interface Global<Value extends number | bigint = number> {
    readonly value: Value;
  }
}
