import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { allowedValue } from '../../src/extension/allowed.ts';
import type { SettingSchema } from '../../src/extension/allowed.ts';
import { settingNames } from '../../src/extension/names.ts';

const { contributes } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  contributes: { configuration: { properties: Record<string, SettingSchema> } };
};
const { properties } = contributes.configuration;

/** Whether a schema allows a value, said once more. */
function allows(schema: SettingSchema, value: unknown): boolean {
  if (schema.type === 'integer' && !Number.isInteger(value)) return false;
  if (schema.type === 'integer' || schema.type === 'number')
    return (
      typeof value === 'number' &&
      !Number.isNaN(value) &&
      !(value < (schema.minimum ?? value)) &&
      !(value > (schema.maximum ?? value))
    );
  if (schema.type === 'object')
    return Object.values(value as object).every((member) => typeof member === 'string');
  if (typeof value !== schema.type) return false;
  if (schema.enum && !schema.enum.includes(value)) return false;
  return !schema.pattern || new RegExp(schema.pattern, 'u').test(value as string);
}

describe('the settings', () => {
  for (const name of settingNames) {
    const schema = properties[`esma.${name}`]!;
    it(`${name}: whatever a workspace says, what the manifest allows is read`, () => {
      assert.ok(allows(schema, schema.default));
      const choices = (schema.enum ?? []).map((choice) => fc.constant(choice));
      fc.assert(
        fc.property(fc.oneof(fc.anything(), fc.double(), fc.integer(), fc.string(), ...choices), (value) => {
          const read = allowedValue(schema, value);
          assert.ok(allows(schema, read), `${JSON.stringify(value)} is read as ${JSON.stringify(read)}`);
          if (
            value !== null &&
            typeof value === schema.type &&
            schema.type !== 'object' &&
            allows(schema, value)
          )
            // There is one zero among bounds.
            assert.deepEqual(read, value === 0 ? 0 : value);
        }),
      );
    });
  }

  it('the nearest bound, the default and the strings of an object', () => {
    const read = (name: string, value: unknown) => allowedValue(properties[`esma.${name}`]!, value);
    assert.equal(read('workers', 1e9), 512);
    assert.equal(read('digits', -3), 20);
    assert.equal(read('latex.depth', '7'), 4);
    assert.equal(read('latex.style', 'nonsense'), 'nested');
    assert.equal(read('latex.labelPrefix', '}\\input{x}'), 'eq:');
    assert.deepEqual(read('constants', { mine: 'pi^2', wrong: 7 }), { mine: 'pi^2' });
  });
});
