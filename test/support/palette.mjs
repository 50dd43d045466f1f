import sharp from 'sharp';

/**
 * A picture of the program with a palette of 128 colours, which the eye does not tell from the whole: the package carries
 * the README's pictures, and they are less than half as large so.
 * @param {Uint8Array} png
 * @returns {Promise<Buffer>} a PNG of the same size
 */
export function withPalette(png) {
  return sharp(png)
    .png({ palette: true, colours: 128, dither: 0, effort: 10, compressionLevel: 9 })
    .toBuffer();
}
