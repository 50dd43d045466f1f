import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { determinantOf, familiesByDeterminant } from '../../../src/core/planning/familiesByDeterminant.ts';
import { latexArticle } from '../../../src/formats/latex/article.ts';
import { sampleSearch } from '../../support/samples.ts';

describe('families by determinant', () => {
  it('have all their members there, and stand in the article', async () => {
    const { families, conjectures } = await sampleSearch('e', { height: 2 });
    const byFamily = new Map<string, Set<bigint | null>>();
    for (const { family, value } of conjectures)
      byFamily.set(family, (byFamily.get(family) ?? new Set()).add(determinantOf(value)));
    for (const [family, determinants] of byFamily) assert.equal(determinants.size, 1, family);
    const counted = familiesByDeterminant(families)!;
    for (const { determinant, families, fractions } of counted) {
      const here = [...byFamily].filter(([, determinants]) => determinants.has(determinant));
      assert.equal(families, here.length);
      const ids = new Set(here.map(([family]) => family));
      assert.equal(fractions, conjectures.filter(({ family }) => ids.has(family)).length);
    }
    assert.equal(
      counted.reduce((sum, { families }) => sum + families, 0),
      68,
    );
    const article = latexArticle(
      families,
      {
        command: 'esma search e',
        origin: 'found',
        conjectures: conjectures.length,
        families: families.length,
      },
      5,
    );
    for (const { determinant, families, fractions } of counted)
      assert.ok(article.includes(`\n${determinant} & ${families} & ${fractions} \\\\\n`));
    assert.ok(article.includes('No value with $|ad - bc| > 20160$'));
  });

  it('are not told of values of degree 2', async () => {
    const { families } = await sampleSearch('e', { degree: 2, height: 1, period: 1 });
    assert.ok(families.some(({ members }) => determinantOf(members[0]!.value) === null));
    assert.equal(familiesByDeterminant(families), null);
  });
});
