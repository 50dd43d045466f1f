/**
 * FNV-1a, 64 bits, as 13 characters of base 32: a name for a text, stable over versions and machines. Not
 * cryptographic; among 10^6 texts two share a name with probability 3·10^−8.
 */
export function fingerprint(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let i = 0; i < text.length; i++) {
    low = (low ^ text.charCodeAt(i)) >>> 0;
    // (high, low) · (2^40 + 0x1b3) modulo 2^64, in halves that stay below 2^53.
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return ((BigInt(high) << 32n) | BigInt(low)).toString(32).padStart(13, '0');
}
