/** A picture of the program with a palette of 128 colours: a PNG of the same size in pixels. */
export function withPalette(png: Uint8Array): Promise<Buffer>;
