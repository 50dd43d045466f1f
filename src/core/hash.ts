/**
 * FNV-1a, 64 bits, as 13 characters of base 32: a name for a text, stable over versions and machines. Not
 * cryptographic; among 10^6 texts two share a name with probability 3·10^−8.
 */
export function fingerprint(text: string): string {
  let high = 0xcbf29ce4 | 0;
  let low = 0x84222325 | 0;
  for (let i = 0; i < text.length; i++) {
    low ^= text.charCodeAt(i);
    // (high, low) · (2^40 + 0x1b3) modulo 2^64, all in integers of 32 bits: low is multiplied in halves of 16.
    const bottom = (low & 0xffff) * 0x1b3;
    const top = (low >>> 16) * 0x1b3 + (bottom >>> 16);
    high = (Math.imul(high, 0x1b3) + (top >>> 16) + (low << 8)) | 0;
    low = (top << 16) | (bottom & 0xffff);
  }
  return ((BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)).toString(32).padStart(13, '0');
}
