import assert from 'node:assert/strict';
import { InputError } from '../../src/core/errors.ts';
import { describe, it } from 'mocha';

describe('sentences about input', () => {
  it('have of what is long the beginning and the end: the field, and what is allowed', () => {
    const { message } = new InputError(
      `signs: "${'x'.repeat(1e6)}" may hold only the letters + and -, as in -+.`,
    );
    assert.match(message, /^signs: "x+ … x+" may hold only the letters \+ and -, as in -\+\.$/);
    assert.ok(message.length < 1000);
    const short = `as: ${'y'.repeat(800)} is no format.`;
    assert.equal(new InputError(short).message, short);
  });
});
