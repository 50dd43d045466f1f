import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { librarySchema } from '../support/librarySchema.ts';

describe('the JSON Schema of a library', () => {
  it('is published as the gate has it', () => {
    const published: unknown = JSON.parse(readFileSync('media/library-1.schema.json', 'utf8'));
    assert.deepEqual(published, librarySchema());
    assert.match(JSON.stringify(published), /"pattern":"\^\[0-9a-v\]\{13\}\$"/);
    const second: unknown = JSON.parse(readFileSync('media/library-2.schema.json', 'utf8'));
    assert.deepEqual(second, librarySchema(2));
  });
});
