import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { fingerprint } from '../../src/core/hash.ts';

/** FNV-1a of 64 bits over UTF-16 units, as its definition says. */
function plainFingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    hash ^= BigInt(text.charCodeAt(i));
    hash = BigInt.asUintN(64, hash * 0x100000001b3n);
  }
  return hash.toString(32).padStart(13, '0');
}

describe('the fingerprint', () => {
  it('is FNV-1a of 64 bits', () => {
    // Of the published test vectors of Fowler, Noll and Vo.
    for (const [text, hash] of [
      ['', 0xcbf29ce484222325n],
      ['a', 0xaf63dc4c8601ec8cn],
      ['foobar', 0x85944171f73967e8n],
    ] as const)
      assert.equal(fingerprint(text), hash.toString(32).padStart(13, '0'));
    fc.assert(
      fc.property(fc.uint16Array({ maxLength: 200 }), (units) => {
        const text = String.fromCharCode(...units);
        assert.equal(fingerprint(text), plainFingerprint(text));
      }),
    );
  });
});
