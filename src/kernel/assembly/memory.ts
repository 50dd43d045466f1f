// Memory is laid out once, by configure, and never freed: an instance serves one specification.

let top: usize = (__heap_base + 15) & ~15;

/** Zeroed room at a multiple of 16, with 16 readable bytes before and after it. */
export function reserve(bytes: usize): usize {
  const start = top + 16;
  top = (start + bytes + 16 + 15) & ~15;
  const pages = <i32>((top + 0xffff) >> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) unreachable();
  return start;
}

/** Copies bytes in steps of 16, up to 15 beyond the end: faster than memory.copy, which leaves the module. */
export function copy(target: usize, source: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) v128.store(target + i, v128.load(source + i));
}

/** Zeroes bytes in steps of 16, up to 15 beyond the end. */
export function clear(target: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) v128.store(target + i, i64x2.splat(0));
}
