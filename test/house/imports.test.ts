import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';

/** Files with the files that each imports, types too. */
type Imports = ReadonlyMap<string, readonly string[]>;

function importsOf(folder: string): Imports {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.m?ts$/.test(path))
    .map((path) => join(folder, path));
  return new Map(
    files.map((file) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
      const names = importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith('.'));
      return [file, names.map((name) => join(dirname(file), name))];
    }),
  );
}

/** A circle of files, each of which imports the next, as far as there is one. */
function circleIn(imports: Imports): readonly string[] | null {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): readonly string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const imported of imports.get(file) ?? []) {
      const circle = visit(imported, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return null;
  };
  for (const file of imports.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return null;
}

describe('imports', () => {
  it('make no circle', () => {
    const imports = importsOf('src');
    assert.ok(imports.size > 200 && [...imports.values()].flat().length > 1000);
    assert.deepEqual(circleIn(imports), null);
  });

  it('a circle would be found', () => {
    const made = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', []],
      ['d', ['e']],
      ['e', ['b']],
    ]);
    assert.deepEqual(circleIn(made), ['b', 'd', 'e', 'b']);
    made.set('e', ['c']);
    assert.equal(circleIn(made), null);
  });

  it('across rooms are held to the table of eslint.config.mjs', async () => {
    const eslint = new ESLint();
    const said = async (file: string, imported: string): Promise<boolean> => {
      const [result] = await eslint.lintText(`import type {} from '${imported}';\n`, { filePath: file });
      return result!.messages.some(({ ruleId }) => ruleId === 'house/rooms');
    };
    const checker = 'src/core/theorems/certificates/checker.ts';
    for (const [file, imported] of [
      [checker, './finder.ts'],
      [checker, './prove.ts'],
      [checker, '../naming/nameNumber.ts'],
      ['src/core/theorems/classical/known.ts', '../certificates/prove.ts'],
      ['src/core/theorems/certificates/prove.ts', '../naming/nameNumber.ts'],
      ['src/core/esma/approve.ts', '../theorems/classical/known.ts'],
      ['src/core/esma/approve.ts', './reference/search.ts'],
      ['src/core/conjecture.ts', './esma/approve.ts'],
      ['src/core/fractions/fraction.ts', '../conjecture.ts'],
      ['src/core/fractions/fraction.ts', '../constants/constant.ts'],
      ['src/core/numbers/rational.ts', '../fractions/fraction.ts'],
      ['src/core/constants/constant.ts', '../../formats/text/plain.ts'],
      ['src/engine/searching/job.ts', '../../core/esma/reference/search.ts'],
      ['src/cli/commands/statements.ts', '../../core/esma/reference/search.ts'],
      ['src/documents/place.ts', 'vscode'],
    ] as const) {
      assert.ok(await said(file, imported), `${file} may not import ${imported}`);
    }
    for (const [file, imported] of [
      [checker, '../classical/canonicalImage.ts'],
      ['src/core/theorems/certificates/prove.ts', './checker.ts'],
      ['src/core/planning/plan.ts', '../theorems/classical/known.ts'],
      ['src/cli/commands/statements.ts', '../../engine/searching/directSearch.ts'],
      ['src/engine/searching/job.ts', '../../core/esma/searchScope.ts'],
    ] as const) {
      assert.ok(!(await said(file, imported)), `${file} may import ${imported}`);
    }
  });
});
