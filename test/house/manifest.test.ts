import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { formulaEnvironments } from '../../src/formats/latex/styles/formula.ts';
import { styles } from '../../src/formats/latex/styles/styles.ts';

interface Setting {
  readonly enum: readonly string[];
  readonly enumDescriptions: readonly string[];
  readonly default: string;
}

describe('the manifest', () => {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly contributes: {
      readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    };
  };
  const setting = (name: string): Setting => contributes.configuration.properties[name]!;

  it('offers the styles of formulas that there are, with what they are', () => {
    const style = setting('esma.latex.style');
    assert.deepEqual(
      style.enum,
      styles.map(({ name }) => name),
    );
    assert.deepEqual(
      style.enumDescriptions,
      styles.map(({ description }) => description),
    );
    assert.ok(styles.some(({ name }) => name === style.default));
  });

  it('offers the environments that there are', () => {
    const environment = setting('esma.latex.environment');
    assert.deepEqual(environment.enum, formulaEnvironments);
    assert.equal(environment.enumDescriptions.length, formulaEnvironments.length);
  });
});
