import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { esma, esmaHere } from '../support/cli.ts';

describe('export in the terminal', () => {
  let folder: string;
  let library: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'esma-export-'));
    library = join(folder, 'e.jsonl');
    assert.equal(esma('search', 'e', '--height', '1', '--period', '2', '--out', library).code, 0);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('writes formulas, programs, an article, a table and records', async () => {
    const put = (format: string, ...more: string[]) => esmaHere('export', library, '--as', format, ...more);
    assert.match((await put('latex-gauss')).out, /\\operatorname\*\{K\}/);
    assert.match(
      (await put('latex-nested', '--environment', 'brackets', '--limit', '1')).out,
      /^\\\[\n.*\n\\\]\n$/,
    );
    assert.match((await put('latex-proof')).out, /\\begin\{proof\}/);
    assert.match((await put('pari', '--limit', '1')).out, /^\\\\ .*\nwanted = 200;|default\(realprecision/);
    assert.match((await put('article')).out, /^\\documentclass[^]*\\end\{document\}\n$/);
    assert.match((await put('csv')).out, /^id,constant,value,/);
    const records = (await put('json')).out;
    assert.deepEqual(
      (JSON.parse(records) as { id: string }[]).map(({ id }) => id),
      (await put('library')).out
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { id: string }).id),
    );
  });

  it('narrows fractions by how they stand to those with numerators ±1, as search does', async () => {
    const space = ['search', 'e', '--height', '1', '--period', '1', '--numerator-degree', '1'];
    const path = join(folder, 'numerators.jsonl');
    assert.equal(esma(...space, '--out', path).code, 0);
    const kinds = async (...more: string[]) => {
      const { out } = await esmaHere('export', path, '--as', 'csv', ...more);
      const [head, ...rows] = out.trimEnd().split('\r\n');
      // No field from there on holds a comma.
      const fromEnd = head!.split(',').length - head!.split(',').indexOf('relation');
      return rows.map((row) => row.split(',').at(-fromEnd)!);
    };
    const all = await kinds();
    assert.deepEqual([...new Set(all)].sort(), ['outside', 'signed']);
    for (const kind of ['signed', 'outside', 'equivalent'])
      assert.deepEqual(
        await kinds('--relation', kind),
        all.filter((each) => each === kind),
        kind,
      );
    const other = all.filter((each) => each !== 'signed');
    assert.deepEqual(await kinds('--relation', 'other'), other);
    const { out } = esma(...space, '--relation', 'outside', '--limit', '2');
    assert.deepEqual(out.match(/outside ₀F₁$/gm)?.length, 2);
    assert.match(out, /Shown are 2 families of the kind outside\./);
    const none = await esmaHere('export', path, '--as', 'csv', '--relation', 'kummer');
    assert.match(none.err, /^relation: "kummer" is not allowed; give one of signed, other, equivalent, /);
  });

  it('says what is wrong with its options', async () => {
    const unknown = await esmaHere('export', library, '--as', 'word');
    assert.equal(unknown.code, 1);
    assert.match(unknown.err, /^as: word is no format; give one of latex-nested, /);
    assert.equal(esma('export', library).code, 2);
    assert.match(
      (await esmaHere('export', library, '--as', 'csv', '--id', 'x')).err,
      /^id: x is no conjecture of /,
    );
    assert.match(
      (await esmaHere('export', library, '--as', 'text', '--environment', 'verse')).err,
      /^environment: verse is not allowed; give one of equation, equation\*, brackets\./,
    );
  });
});
